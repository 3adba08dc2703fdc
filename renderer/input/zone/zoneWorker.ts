/**
 * Recognises the letters of a zone in pictures, away from the window's own thread (Tesseract as WebAssembly). A picture
 * is memory of this worker, and of none of its files once it was read; whoever ends the worker forgets it.
 */
import openCore from 'tesseract.js-core/tesseract-core-simd-lstm.js';
import { isLegible } from './course.ts';
import { skewOf } from './skew.ts';
import type { AnsweredZone, AskedZone } from './wire.ts';

/** Beside the page, with their checksums (scripts/workerFiles.ts): nothing is fetched from elsewhere. */
const FOLDER = new URL('/zone/', globalThis.location.href).href;
const LANGUAGE = 'eng';
/** The engine of neural networks alone; the other is not in this build. */
const LSTM = 1;
/** One block of text. */
const ONE_BLOCK = 6;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<';
/** No words are guessed: a zone has none. */
const NO_WORDS = ['system', 'freq', 'punc', 'number', 'unambig', 'bigram'];
/** In turn: what is read wrong at one size is often read right at another. */
const WIDTHS = [1400, 1150, 1650];
/** Wide enough to tell how far the lines are turned. */
const SKEW_WIDTH = 400;
/** Degrees: lines turned by less are read as they are, and would lose sharpness. */
const LEAST_SKEW = 2;
/** Pixels a side of the small picture of which brightness and movement are told. */
const SAMPLE = { width: 48, height: 20 };

const sample = contextOf(SAMPLE.width, SAMPLE.height);
let before: Uint8Array | null = null;
let turn = 0;

function contextOf(width: number, height: number) {
  return new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
}

async function open() {
  const [program, packed] = await Promise.all(
    ['tesseract-core-simd-lstm.wasm', 'eng.bin'].map((name) => fetch(FOLDER + name)),
  );
  const unpacked = packed?.body?.pipeThrough(new DecompressionStream('gzip'));
  if (!program?.ok || !packed?.ok || !unpacked) throw new Error('a file of the recogniser is missing');
  const core = await openCore({ wasmBinary: new Uint8Array(await program.arrayBuffer()) });
  core.FS.writeFile(`${LANGUAGE}.traineddata`, new Uint8Array(await new Response(unpacked).arrayBuffer()));
  core.FS.writeFile('config', NO_WORDS.map((list) => `load_${list}_dawg 0\n`).join(''));
  const recogniser = new core.TessBaseAPI();
  if (recogniser.Init(null, LANGUAGE, LSTM, 'config') !== 0)
    throw new Error('the letters could not be loaded');
  recogniser.SetVariable('tessedit_char_whitelist', LETTERS);
  recogniser.SetPageSegMode(ONE_BLOCK);
  return { core, recogniser };
}
const opened = open();

async function read(
  picture: ImageBitmap,
): Promise<Pick<AnsweredZone & { ok: true }, 'light' | 'moved' | 'text'>> {
  const { core, recogniser } = await opened;
  const seen = glance(picture);
  if (!isLegible(seen)) return { ...seen, text: null };
  const page = pageOf(picture, WIDTHS[turn % WIDTHS.length] ?? picture.width);
  turn += 1;
  core.FS.writeFile('/input', page);
  try {
    recogniser.SetImageFile(1, 0);
    recogniser.Recognize(null);
    return { ...seen, text: recogniser.GetUTF8Text() };
  } finally {
    recogniser.Clear();
    core.FS.unlink('/input');
  }
}

/** How bright it is, and how much of it is another than in the picture before. */
function glance(picture: ImageBitmap): { light: number; moved: number } {
  if (!sample) return { light: 0, moved: 1 };
  sample.drawImage(picture, 0, 0, SAMPLE.width, SAMPLE.height);
  const now = greysOf(sample.getImageData(0, 0, SAMPLE.width, SAMPLE.height).data);
  const last = before;
  before = now;
  let light = 0;
  let moved = 0;
  for (const [at, grey] of now.entries()) {
    light += grey;
    moved += Math.abs(grey - (last?.[at] ?? grey));
  }
  const most = 255 * now.length;
  return { light: light / most, moved: moved / most };
}

/** ITU-R BT.709: how bright red, green and blue are to the eye. */
function greysOf(data: Uint8ClampedArray): Uint8Array {
  return Uint8Array.from({ length: data.length / 4 }, (_, at) =>
    Math.round(
      0.2126 * (data[at * 4] ?? 0) + 0.7152 * (data[at * 4 + 1] ?? 0) + 0.0722 * (data[at * 4 + 2] ?? 0),
    ),
  );
}

/** A picture with level lines and without colors, as the recogniser's library takes it: a portable gray map. */
function pageOf(picture: ImageBitmap, width: number): Uint8Array {
  const degrees = skewOf(drawn(picture, SKEW_WIDTH, 0).greys, SKEW_WIDTH);
  const { greys, height } = drawn(picture, width, Math.abs(degrees) < LEAST_SKEW ? 0 : -degrees);
  const head = new TextEncoder().encode(`P5 ${width} ${height} 255\n`);
  const page = new Uint8Array(head.length + greys.length);
  page.set(head);
  page.set(greys, head.length);
  return page;
}

function drawn(picture: ImageBitmap, width: number, degrees: number): { greys: Uint8Array; height: number } {
  const height = Math.round((picture.height * width) / picture.width);
  const context = contextOf(width, height);
  if (!context) throw new Error('nothing can be drawn');
  context.imageSmoothingQuality = 'high';
  if (degrees !== 0) {
    // Where the turned picture leaves corners empty, it shines through unturned: black ones would be read.
    context.drawImage(picture, 0, 0, width, height);
    context.translate(width / 2, height / 2);
    context.rotate((degrees * Math.PI) / 180);
    context.translate(-width / 2, -height / 2);
  }
  context.drawImage(picture, 0, 0, width, height);
  return { greys: greysOf(context.getImageData(0, 0, width, height).data), height };
}

addEventListener('message', ({ data: { id, picture } }: MessageEvent<AskedZone>) => {
  read(picture)
    .then((value): AnsweredZone => ({ id, ok: true, ...value }))
    .catch((): AnsweredZone => ({ id, ok: false }))
    .then((answered) => {
      picture.close();
      postMessage(answered);
    })
    .catch(() => undefined);
});
