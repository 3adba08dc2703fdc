import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kk } from '../../shared/texts/kk/index.ts';
import { reconnect } from './atDesk.ts';
import { openDesk, type Desk } from './desk.ts';
import { seeState, shownEntry, signIn, walk } from './journey.ts';
import { ULZHAN } from './people.ts';
import { printed, qrOf, textOfPdf } from './papers.ts';
import { ROOT } from './registry.ts';

let desk: Desk;
let entry = '';
/** The first receipt, given while the ban waited; the second, once the registry had answered. */
let first = '';
let second = '';
let a4 = '';

beforeAll(async () => {
  desk = await openDesk();
  fs.writeFileSync(path.join(desk.folder, 'root.json'), await desk.registry.ask('root'));
  const keys = await fetch(`${desk.registry.url}/v1/keys`);
  fs.writeFileSync(path.join(desk.folder, 'keys.json'), await keys.text());
  await desk.registry.stop();
  await signIn(desk.page);
  await walk(desk.page, ULZHAN);
  entry = (await shownEntry(desk.page)).id;
  first = await printed(desk, 'print');
  a4 = await printed(desk, 'print-a4');
  await reconnect(desk);
  await seeState(desk.page, entry, 'in-force');
  second = await printed(desk, 'print');
});
afterAll(() => desk?.remove());

const verify = (qr: string) =>
  spawnSync(
    process.execPath,
    [
      path.join(ROOT, 'electron/core/receiptCli.ts'),
      'verify',
      qr,
      '--root',
      path.join(desk.folder, 'root.json'),
      '--keys',
      path.join(desk.folder, 'keys.json'),
    ],
    { encoding: 'utf8' },
  );

test('receipts are kept for this user alone, under names that name nobody', () => {
  expect([first, a4, second].map((file) => path.basename(file))).toEqual([
    `${entry}-80mm-1.pdf`,
    `${entry}-a4-1.pdf`,
    `${entry}-80mm-2.pdf`,
  ]);
  for (const file of [first, a4, second]) expect(fs.statSync(file).mode & 0o777).toBe(0o600);
});

test('the receipt is one page, 80 mm wide, and A4 is A4', () => {
  const pages = (file: string) => execFileSync('pdfinfo', [file], { encoding: 'utf8' });
  expect(pages(first)).toMatch(/Pages:\s+1\n/);
  // 80 mm is 226.8 points.
  expect(pages(first)).toMatch(/Page size:\s+22[67]/);
  expect(pages(a4)).toMatch(/Pages:\s+1\n/);
  expect(pages(a4)).toMatch(/\(A4\)/);
});

test('its Kazakh can be read, every letter of it, by another program', () => {
  for (const file of [first, a4]) {
    const text = textOfPdf(file);
    for (const words of [
      kk.receipt.state.waiting,
      kk.receipt.keep,
      kk.receipt.verify,
      kk.receipt.notCovered,
    ]) {
      expect(text).toContain(words);
    }
  }
  const letters = [
    ...new Set(
      textOfPdf(first)
        .match(/[әғқңөұүһі]/giu)
        ?.map((letter) => letter.toLowerCase()),
    ),
  ];
  expect(letters.toSorted().join('')).toBe('әғқңөұүі'.split('').toSorted().join(''));
  // Name, type, encoding, then: embedded, cut down to what is used, readable as Unicode.
  const fonts = execFileSync('pdffonts', [first], { encoding: 'utf8' }).trim().split('\n').slice(2);
  expect(fonts.filter((font) => !/ yes (yes|no) +yes /.test(font))).toEqual([]);
});

test('it says no more of the person than initials and four digits', () => {
  for (const file of [first, a4, second]) {
    const text = textOfPdf(file);
    expect(text).toContain(ULZHAN.iin.slice(-4));
    for (const secret of [ULZHAN.iin, 'Өмірзақова', 'Ұлжан', ULZHAN.phone, ULZHAN.document.number])
      expect(text).not.toContain(secret);
    expect(fs.readFileSync(file).includes(Buffer.from(ULZHAN.iin))).toBe(false);
  }
});

test('the first says not yet in force, the second that it is, with the number', () => {
  expect(textOfPdf(first)).toContain(kk.receipt.state.waiting);
  expect(textOfPdf(second)).toContain(kk.receipt.state['in-force']);
  expect(textOfPdf(second)).toMatch(/KZ-\d{4}-\d{9}-\d/);
});

test.each([
  ['the first', () => first],
  ['A4', () => a4],
  ['the second', () => second],
])(
  'the code on %s, read from the paper by another program, proves itself without a network',
  (_what, file) => {
    const qr = qrOf(file(), desk.folder);
    expect(qr).toMatch(/^QALQAN1:/);
    const { status, stdout } = verify(qr);
    expect(status).toBe(0);
    expect(stdout).toContain(ULZHAN.iin.slice(-4));
  },
);

test('a code with one sign changed proves nothing', () => {
  const qr = qrOf(first, desk.folder);
  const at = Math.floor(qr.length / 2);
  const other = qr[at] === 'A' ? 'B' : 'A';
  expect(verify(qr.slice(0, at) + other + qr.slice(at + 1)).status).toBe(1);
});
