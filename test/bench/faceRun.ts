/** What `face` measures, in the real window. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { AIGUL, personOf } from '../camera/people.ts';
import { createPuppet, personIn } from '../camera/puppet.ts';
import type { Frame } from '../camera/render.ts';
import { openDesk } from '../e2e/desk.ts';
import { framesOf, showDocument, sitStill } from '../e2e/faces.ts';
import { action, choose, field, seeScreen, signIn, walk } from '../e2e/journey.ts';
import { ULZHAN } from '../e2e/people.ts';
import { median, type BenchOptions, type BenchResult } from './bench.ts';
import { figures, namedPairs, tilePairs, type Pairs } from './faceFigures.ts';

const ROUNDS = 3;
/** What a check takes at least: three pictures at rest, two a movement, one in each pause; and two faces described. */
const LOOKS = 14;
const KEEPS = 2;
/** The demo policy's. */
const THRESHOLD = 0.6;
const DRAWN = 8;

/** Measures, and says how often the engine is wrong on the pictures there are. */
export async function run({ say }: BenchOptions): Promise<Omit<BenchResult, 'ok'>> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-bench-'));
  const puppet = createPuppet(path.join(folder, 'film.y4m'));
  const desk = await openDesk({ args: puppet.args });
  try {
    const { page } = desk;
    await signIn(page);
    await openWorker(page);
    const ours: number[] = [];
    const frames: number[] = [];
    const person = framesOf(AIGUL);
    for (let round = 0; round < ROUNDS; round += 1) {
      await toCamera(page);
      await showDocument({ page, puppet }, AIGUL);
      const looked = await watched(page, () => sitStill({ page, puppet }, person));
      ours.push(looked.ms);
      frames.push(looked.longestFrameMs);
      await action(page, 'cancel').click();
      await action(page, 'keep').click();
      await seeScreen(page, 'desk.home');
    }
    const bare = await bareMs(page, personIn(AIGUL));
    const [value, peer] = [median(ours), bare];
    say(`looked and compared in ${ours.map(Math.round).join(', ')} ms`);
    const drawn = await drawnPairs(page);
    const tiles = await tilePairs(page);
    const notes = [
      `longest frame of the window meanwhile ${Math.round(Math.max(...frames))} ms`,
      `at ${THRESHOLD}, on the very few pictures there are: ${figures('40 descriptors of the package', namedPairs(), THRESHOLD)}`,
      figures('one page of small faces of the package, sorted by the engine itself', tiles, THRESHOLD),
      figures(`${DRAWN} drawn faces, which say nothing about people`, drawn, THRESHOLD),
    ];
    return { value, peer, ratio: value / peer, notes: notes.join('; ') };
  } finally {
    await desk.remove();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function toCamera(page: Page): Promise<void> {
  await walk(page, ULZHAN, { until: 'session.identity' });
  await choose(page, 'attestation.document.kind', ULZHAN.document.kind);
  await field(page, 'attestation.document.number').fill(ULZHAN.document.number);
  await choose(page, 'attestation.identity.method', 'face');
  await action(page, 'next').click();
}

/** How long `work` takes, and the longest time in which the window drew nothing. */
async function watched(page: Page, work: () => Promise<string>) {
  await page.evaluate(() => {
    const seen = { longest: 0, last: performance.now(), isOver: false };
    Object.assign(globalThis, { seenFrames: seen });
    const next = (now: number) => {
      seen.longest = Math.max(seen.longest, now - seen.last);
      seen.last = now;
      if (!seen.isOver) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  const startedAt = performance.now();
  const end = await work();
  const ms = performance.now() - startedAt;
  if (end !== 'matched') throw new Error(`the check ended ${end}`);
  const longestFrameMs = await page.evaluate(() => {
    const { seenFrames } = globalThis as unknown as { seenFrames: { longest: number; isOver: boolean } };
    seenFrames.isOver = true;
    return seenFrames.longest;
  });
  return { ms, longestFrameMs };
}

/** The window's own worker once more, with nothing around it. */
async function openWorker(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const worker = new Worker('app://kiosk/workers/faceWorker.js', { type: 'module' });
    let last = 0;
    const ask = (what: object, moved: Transferable[] = []) =>
      new Promise<unknown>((resolve, reject) => {
        last += 1;
        const id = last;
        const hear = ({ data }: MessageEvent<{ id: number; ok: boolean; value: unknown }>) => {
          if (data.id !== id) return;
          worker.removeEventListener('message', hear);
          if (data.ok) resolve(data.value);
          else reject(new Error('the worker could not answer'));
        };
        worker.addEventListener('message', hear);
        worker.postMessage({ ...what, id }, moved);
      });
    const pictureOf = (base64: string, width: number, height: number) => {
      const bytes = Uint8ClampedArray.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);
      return createImageBitmap(new ImageData(bytes, width, height));
    };
    Object.assign(globalThis, { faces: { ask, pictureOf } });
    await ask({ call: 'load' });
  });
}

type Faces = {
  ask: (what: object, moved?: Transferable[]) => Promise<unknown>;
  pictureOf: (base64: string, width: number, height: number) => Promise<ImageBitmap>;
};

/** Red, green, blue and full opacity, for a picture of the page's. */
function packed({ width, height, pixels }: Frame): string {
  const out = Buffer.alloc(width * height * 4, 255);
  for (let at = 0; at < width * height; at += 1) out.set(pixels.subarray(at * 3, at * 3 + 3), at * 4);
  return out.toString('base64');
}

async function bareMs(page: Page, frame: Frame): Promise<number> {
  const { width, height } = frame;
  const { look, keep } = await page.evaluate(
    async ({ data, wide, high }) => {
      const { ask, pictureOf } = (globalThis as unknown as { faces: Faces }).faces;
      const timedAsk = async (what: object) => {
        const picture = await pictureOf(data, wide, high);
        const startedAt = performance.now();
        await ask({ ...what, picture }, [picture]);
        return performance.now() - startedAt;
      };
      const times = async (what: object) => {
        const all: number[] = [];
        for (let n = 0; n < 15; n += 1) all.push(await timedAsk(what));
        return all;
      };
      return { look: await times({ call: 'look' }), keep: await times({ call: 'keep', as: 'live' }) };
    },
    { data: packed(frame), wide: width, high: height },
  );
  return LOOKS * median(look) + KEEPS * median(keep);
}

/** Drawn people, each straight ahead and a little turned. */
async function drawnPairs(page: Page): Promise<Pairs> {
  const people = Array.from({ length: DRAWN }, (_, n) => personOf(n + 1));
  const documents = people.map((one) => packed(personIn(one)));
  const live = people.map((one) => packed(personIn(one, { yaw: 6, pitch: 4 })));
  const { width, height } = personIn(AIGUL);
  return page.evaluate(
    async ({ first, second, wide, high }) => {
      const { ask, pictureOf } = (globalThis as unknown as { faces: Faces }).faces;
      const keep = async (data: string, as: string) => {
        const picture = await pictureOf(data, wide, high);
        return ask({ call: 'keep', picture, as }, [picture]);
      };
      const same: number[] = [];
      const other: number[] = [];
      for (const [one, document] of first.entries()) {
        await keep(document, 'document');
        for (const [two, seen] of second.entries()) {
          await keep(seen, 'live');
          (one === two ? same : other).push((await ask({ call: 'compare' })) as number);
        }
      }
      return { same, other };
    },
    { first: documents, second: live, wide: width, high: height },
  );
}
