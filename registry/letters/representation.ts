/** The letter of a representation: what is asked of a lender, and about which loans. */
import { setImmediate as turn } from 'node:timers/promises';
import type { IsoDate } from '../../shared/domain/dates.ts';
import type { Tiyn } from '../../shared/domain/money.ts';
import { text, type TextKey, type TextValues } from '../../shared/texts/catalogue.ts';
import { dateAndTime, longDate, shortDate } from '../../shared/texts/dates.ts';
import { money } from '../../shared/texts/numbers.ts';
import { instant } from '../clock.ts';
import { newSheet } from './sheet.ts';

export type RepresentationLetter = {
  language: 'kk' | 'ru';
  number: string;
  lender: { bin: string; name: string };
  /** What is asked for, as the prosecutor wrote it. */
  demands: string;
  by: string;
  atMs: number;
  dueMs: number;
  isDemo: boolean;
  loans: readonly {
    number: string;
    fullName: string;
    iin: string;
    contract: string;
    issuedOn: string;
    amount: number;
  }[];
};

/** Parts of the sheet's width; numbers, days and sums up to a billion tenge stay on one line. */
const WIDTHS = [0.225, 0.29, 0.145, 0.125, 0.215];

/** A row is most of a millisecond. */
const ROWS_A_TURN = 25;

/** The letter as PDF. Over a year of cases it takes a second or more, and whoever else asks is answered meanwhile. */
export async function representationLetter(letter: RepresentationLetter): Promise<Buffer> {
  const { language, number, lender, loans } = letter;
  const say = (key: TextKey, values?: TextValues) => text(language, key, values);
  const day = (ms: number) => longDate(language, instant(ms).slice(0, 10) as IsoDate);
  const title = say('letters.representation', { number });
  const sheet = newSheet(title, language, letter.atMs);
  if (letter.isDemo) sheet.paragraph(say('letters.demo'), { weight: 'bold', align: 'center' });
  sheet.paragraph(say('letters.to', { lender: lender.name, bin: lender.bin }), { align: 'right', after: 18 });
  sheet.paragraph(title, { size: 15, weight: 'bold', align: 'center', after: 2 });
  sheet.paragraph(day(letter.atMs), { align: 'center', after: 14 });
  sheet.paragraph(say('letters.opening'));
  sheet.paragraph(say('letters.demands'), { weight: 'bold', after: 2 });
  sheet.paragraph(letter.demands, { after: 10 });
  sheet.paragraph(say('letters.answer', { due: day(letter.dueMs) }), { after: 12 });
  sheet.paragraph(say('letters.signed', { name: letter.by }), { after: 14 });
  sheet.paragraph(say('letters.cases', { loans: loans.length }), { weight: 'bold' });
  const head = ['claim', 'citizen', 'contract', 'issued', 'amount'] as const;
  sheet.heads(
    head.map((key) => say(`letters.${key}`)),
    WIDTHS,
  );
  for (const [i, loan] of loans.entries()) {
    if (i % ROWS_A_TURN === ROWS_A_TURN - 1) await turn();
    const cells = [
      loan.number,
      `${loan.fullName}\n${loan.iin}`,
      loan.contract || say('papers.loans.none'),
      shortDate(loan.issuedOn as IsoDate),
      money(language, loan.amount as Tiyn),
    ];
    sheet.row(cells, WIDTHS);
  }
  sheet.rule();
  sheet.paragraph(say('letters.sealed', { at: dateAndTime(language, instant(letter.atMs)) }), { size: 8 });
  return sheet.end();
}
