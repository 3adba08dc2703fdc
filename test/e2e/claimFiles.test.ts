import fs from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { PassThrough } from 'node:stream';
import Pdf from 'pdfkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerLoan, attachFile, beginAct, LOANS } from './claims.ts';
import { openDesk, type Desk } from './desk.ts';
import { action, choose, field, screenOf, seeScreen, signIn } from './journey.ts';
import { SERGEI } from './people.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({
    args: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  });
  await signIn(desk.page);
  await beginAct(desk.page, SERGEI, 'claim.file');
  await answerLoan(desk.page, 0, LOANS[0] ?? fail());
  await action(desk.page, 'next').click();
  await seeScreen(desk.page, 'claim.grounds');
  await choose(desk.page, 'grounds', 'coerced');
  await action(desk.page, 'next').click();
  await seeScreen(desk.page, 'claim.story');
  for (const [part, value] of Object.entries({ day: '5', month: '11', year: '2026' }))
    await field(desk.page, `discoveredOn.${part}`).fill(value);
  await action(desk.page, 'next').click();
  await seeScreen(desk.page, 'claim.evidence');
});
afterAll(() => desk?.remove());

function fail(): never {
  throw new Error('there is a loan');
}

const CRC = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  let crc = 0xffffffff;
  for (const byte of body) crc = (CRC[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE((crc ^ 0xffffffff) >>> 0);
  return Buffer.concat([length, body, sum]);
}

/** A grey PNG of `width` × `height`, one bit a pixel. */
function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (1 + Math.ceil(width / 8)), 0xaa);
  for (let row = 0; row < height; row += 1) rows[row * (1 + Math.ceil(width / 8))] = 0;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

async function pdf(pages: number): Promise<Buffer> {
  const document = new Pdf({ autoFirstPage: false });
  const out = document.pipe(new PassThrough());
  for (let page = 1; page <= pages; page += 1) document.addPage().text(`Demo ${page}`);
  document.end();
  const parts: Buffer[] = [];
  for await (const part of out) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

test('a picture of 60 megapixels and a PDF of 200 pages are kept; the picture is shown small', async () => {
  const { page } = desk;
  await attachFile(page, 'evidence', {
    name: 'large.png',
    mimeType: 'image/png',
    buffer: png(10_000, 6_000),
  });
  await page.waitForSelector('.attachment-picture img');
  const shown = await page
    .locator('.attachment-picture img')
    .first()
    .evaluate((image: HTMLImageElement) => image.naturalWidth);
  expect(shown).toBe(320);
  await attachFile(page, 'evidence', {
    name: 'long.pdf',
    mimeType: 'application/pdf',
    buffer: await pdf(200),
  });
  expect(await page.locator('[data-attachment]').count()).toBe(2);
});

test('what is no document is refused in words, whatever its name says, and what was attached stays', async () => {
  const { page } = desk;
  const fake = { name: 'scan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ this is a program') };
  await field(page, 'evidence').setInputFiles(fake);
  await page.waitForSelector('.attachment-field [role="alert"]');
  // As a file, so that nobody has to carry 26 MB in text through two programs first.
  const large = path.join(desk.folder, 'large.pdf');
  fs.writeFileSync(large, Buffer.alloc(26 * 1024 * 1024, 0x25));
  await field(page, 'evidence').setInputFiles(large);
  await page.waitForFunction(() =>
    document.querySelector('.attachment-field [role="alert"]')?.textContent?.includes('25'),
  );
  expect(await page.locator('[data-attachment]').count()).toBe(2);
});

test('a paper is photographed, looked at and attached', async () => {
  const { page } = desk;
  await action(page, 'photo').click();
  await seeScreen(page, 'claim.camera');
  await action(page, 'take-photo').click({ timeout: 30_000 });
  await action(page, 'again').click();
  await action(page, 'take-photo').click();
  await action(page, 'use-photo').click();
  await seeScreen(page, 'claim.evidence');
  await page.waitForFunction(() => document.querySelectorAll('[data-attachment]').length === 3);
  await page.waitForFunction(() => document.querySelectorAll('.attachment-picture img').length === 2);
});

test('a file is taken off again, and the session goes on after a restart with the others', async () => {
  const { page } = desk;
  await action(page, 'remove').click();
  await page.waitForFunction(() => document.querySelectorAll('[data-attachment]').length === 2);
  await page.waitForTimeout(1_000);
  await desk.kiosk.kill();
  await desk.startAgain();
  await signIn(desk.page);
  // The button beside the code has the same name, and is there first.
  await desk.page.locator('.continue-list [data-action="resume"]').click();
  await seeScreen(desk.page, 'claim.evidence');
  expect(await desk.page.locator('[data-attachment]').count()).toBe(2);
  expect(await screenOf(desk.page)).toBe('claim.evidence');
});
