import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { custodyPage } from './custody.ts';
import { runsOf } from './fonts.ts';
import { representationLetter, type RepresentationLetter } from './representation.ts';

const KAZAKH = 'АаӘәБбВвГгҒғДдЕеЁёЖжЗзИиЙйКкҚқЛлМмНнҢңОоӨөПпРрСсТтУуҰұҮүФфХхҺһЦцЧчШшЩщЪъЫыІіЬьЭэЮюЯя';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'qalqan-letter-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const letter = (language: 'kk' | 'ru', more: Partial<RepresentationLetter> = {}): RepresentationLetter => ({
  language,
  number: 'R-2026-000001',
  lender: { bin: '000140000012', name: 'Demo Bank Alma' },
  demands: `1. ${KAZAKH} 1 234,50 ₸ «a» — №.\n2. Второе.`,
  by: 'Прокурор',
  atMs: Date.parse('2026-11-22T10:00:00+05:00'),
  dueMs: Date.parse('2026-11-25T10:00:00+05:00'),
  isDemo: true,
  loans: Array.from({ length: 60 }, (_, i) => ({
    number: `KZ-2026-${String(i).padStart(9, '0')}-1`,
    fullName: 'Әлімжанұлы Құрманғазы-Шәкәрім Өтеғалиевич-Мұхамедқалиев',
    iin: '500101300003',
    contract: 'Д-1234567890/АБВ',
    issuedOn: '2026-10-01',
    amount: 123_456_789_050,
  })),
  ...more,
});

test.each(['kk', 'ru'] as const)(
  'the letter in %s has all its words, letters and loans',
  async (language) => {
    const content = await representationLetter(letter(language));
    const file = path.join(folder, `${language}.pdf`);
    writeFileSync(file, content);
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    expect(text.replaceAll(/\s/g, '')).toContain(KAZAKH);
    expect(text).toContain('1 234,50 ₸');
    expect(text).toContain('R-2026-000001');
    expect(text.match(/500101300003/g)).toHaveLength(60);
    expect(text.replaceAll('\u00a0', ' ')).toContain('1 234 567 890,50 ₸');
    // Each page of the table says what its columns are, and how many pages there are.
    const pages = text.split('\f').filter((page) => page.trim() !== '');
    for (const [i, page] of pages.entries()) {
      expect(page).toContain(language === 'kk' ? 'Азамат, ЖСН' : 'Гражданин, ИИН');
      expect(page.replaceAll(' ', '')).toContain(`\n${i + 1}/${pages.length}`);
    }
    const fonts = execFileSync('pdffonts', [file], { encoding: 'utf8' });
    expect(fonts.match(/GolosText/g)?.length).toBeGreaterThan(3);
    expect(fonts).not.toContain('Helvetica');
  },
  60_000,
);

const custody = (isDemo: boolean): Promise<Buffer> => {
  const at = '2026-11-22T10:00:00+05:00';
  const [requested, released] = [
    { name: 'Прокурор', at },
    { name: 'Коллега', at },
  ];
  const about = { claim: 'KZ-2026-000000001-1', id: 'X', why: 'court', at, atMs: Date.parse(at) };
  return custodyPage({ ...about, isDemo, requested, released, files: [] });
};

test('the page that goes along with an export says that it is of a demo, and only then', async () => {
  const said = async (isDemo: boolean) => {
    const file = path.join(folder, `custody-${isDemo}.pdf`);
    writeFileSync(file, await custody(isDemo));
    return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  };
  const demo = await said(true);
  expect(demo).toContain('ДЕМО. Құжат болып саналмайды.');
  expect(demo).toContain('ДЕМО. Не является документом.');
  expect(await said(false)).not.toContain('ДЕМО');
}, 60_000);

test('others have their turn while a long letter is written', async () => {
  const { loans } = letter('kk');
  let isWriting = true;
  let turns = 0;
  const others = (async () => {
    for (; isWriting; turns++) await turn();
  })();
  await representationLetter(letter('kk', { loans: [...loans, ...loans, ...loans, ...loans, ...loans] }));
  isWriting = false;
  await others;
  expect(turns).toBeGreaterThanOrEqual(12);
}, 60_000);

test('a letter without a glyph is a question mark, and runs are as long as a font goes', () => {
  expect(runsOf('a😀б', 'normal').map(({ text }) => text)).toEqual(['a?', 'б']);
  expect(runsOf('Қазақ', 'bold')).toEqual([
    { font: 'bold cyrillic-ext', text: 'Қ' },
    { font: 'bold cyrillic', text: 'аза' },
    { font: 'bold cyrillic-ext', text: 'қ' },
  ]);
});
