/** The chain-of-custody page of a sealed export: who asked, who released, what is in it, and room for hands. */
import { text, type TextKey, type TextValues } from '../../shared/texts/catalogue.ts';
import { dateAndTime } from '../../shared/texts/dates.ts';
import type { SealedFile } from '../../shared/protocol/schema/cases.ts';
import type { z } from 'zod';
import { newSheet } from './sheet.ts';

export type Custody = {
  claim: string;
  id: string;
  why: string;
  at: string;
  atMs: number;
  isDemo: boolean;
  requested: { name: string; at: string };
  released: { name: string; at: string };
  files: readonly z.infer<typeof SealedFile>[];
};

/** Lines to be filled in by hand. */
const HANDS = 4;

/** The page as PDF, in both state languages' words one after the other. */
export function custodyPage(custody: Custody): Promise<Buffer> {
  const sheet = newSheet(text('kk', 'letters.custodyTitle'), 'kk', custody.atMs);
  for (const language of ['kk', 'ru'] as const) {
    const say = (key: TextKey, values?: TextValues) => text(language, key, values);
    const time = (instant: string) => dateAndTime(language, instant);
    const { claim, id, why, at, requested, released } = custody;
    if (custody.isDemo) sheet.paragraph(say('letters.demo'), { weight: 'bold', align: 'center' });
    sheet.paragraph(say('letters.custodyTitle'), { size: 15, weight: 'bold', after: 8 });
    sheet.paragraph(say('letters.custodyClaim', { claim }), { after: 0 });
    sheet.paragraph(say('letters.custodyExport', { id, at: time(at) }), { after: 0 });
    sheet.paragraph(say('letters.custodyWhy', { why: say(`letters.why.${why}` as TextKey) }), { after: 0 });
    sheet.paragraph(say('letters.custodyRequested', { ...requested, at: time(requested.at) }), { after: 0 });
    sheet.paragraph(say('letters.custodyReleased', { ...released, at: time(released.at) }), { after: 12 });
  }
  for (const language of ['kk', 'ru'] as const) {
    sheet.paragraph(text(language, 'letters.custodyHands'), { weight: 'bold', after: 18 });
    for (let line = 0; line < HANDS; line++) {
      sheet.rule();
      sheet.paragraph(' ', { after: 4 });
    }
  }
  sheet.paragraph(`${text('kk', 'letters.custodyFiles')} ${text('ru', 'letters.custodyFiles')}`, {
    weight: 'bold',
  });
  for (const { name, sha256 } of custody.files)
    sheet.row([name.replace(sha256, `${sha256.slice(0, 8)}…`), sha256], [0.3, 0.7], { size: 8 });
  return sheet.end();
}
