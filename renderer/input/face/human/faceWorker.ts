/**
 * Holds the models of @vladmandic/human, away from the window's own thread. What it makes of a face never
 * leaves it; whoever ends the worker forgets it.
 */
import { Human, match, type FaceResult } from '@vladmandic/human';
import type { Box, Face, Kept, Sight } from '../port.ts';
import { coveredIn } from './cover.ts';
import { poseOf } from './measure.ts';
import type { Answered, Asked } from './wire.ts';

/** Models and the WebAssembly they run on lie beside the page (scripts/workerFiles.ts). */
const FOLDER = new URL('/face/', globalThis.location.href).href;
/** Below it, what was found may be anything. */
const CONFIDENCE = 0.5;
/** As the library names those that it loads here. */
const MODELS = ['blazeface', 'facemesh', 'iris', 'faceres'];
const MOST_FACES = 4;
/** Pixels a side of the small picture of which brightness is told. */
const SAMPLE = 24;

const off = { enabled: false } as const;
const human = new Human({
  backend: 'wasm',
  wasmPath: FOLDER,
  modelBasePath: FOLDER,
  // Nothing is kept on the disk, and nothing is guessed from the picture before.
  cacheModels: false,
  cacheSensitivity: 0,
  warmup: 'none',
  async: false,
  filter: off,
  gesture: off,
  body: off,
  hand: off,
  object: off,
  segmentation: off,
  face: {
    detector: { maxDetected: MOST_FACES, minConfidence: CONFIDENCE, rotation: false, return: false },
    emotion: off,
    antispoof: off,
    liveness: off,
    description: { enabled: true },
  },
});
const sample = new OffscreenCanvas(SAMPLE, SAMPLE).getContext('2d', { willReadFrequently: true });
const colors = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
const kept = new Map<Kept, readonly number[]>();

async function facesIn(picture: ImageBitmap, isDescribed: boolean): Promise<readonly FaceResult[]> {
  const { face } = await human.detect(picture, { face: { description: { enabled: isDescribed } } });
  return face.toSorted((a, b) => b.boxRaw[2] - a.boxRaw[2]);
}

async function look(picture: ImageBitmap): Promise<Sight> {
  const found = await facesIn(picture, false);
  const [largest] = found;
  return { faces: found.length, face: largest ? seen(largest, picture) : null };
}

function seen({ boxRaw, mesh }: FaceResult, picture: ImageBitmap): Face {
  const [x, y, width, height] = boxRaw;
  const box = { x, y, width, height };
  const isCovered = colors !== null && coveredIn(colors, picture, box, mesh);
  return { box, light: lightOf(picture, box), isCovered, ...poseOf(mesh) };
}

/** ITU-R BT.709: how bright red, green and blue are to the eye. */
function lightOf(picture: ImageBitmap, { x, y, width, height }: Box): number {
  if (!sample) return 0;
  const { width: wide, height: high } = picture;
  sample.drawImage(picture, x * wide, y * high, width * wide, height * high, 0, 0, SAMPLE, SAMPLE);
  const { data } = sample.getImageData(0, 0, SAMPLE, SAMPLE);
  sample.clearRect(0, 0, SAMPLE, SAMPLE);
  let sum = 0;
  for (let at = 0; at < data.length; at += 4)
    sum += 0.2126 * (data[at] ?? 0) + 0.7152 * (data[at + 1] ?? 0) + 0.0722 * (data[at + 2] ?? 0);
  return sum / (255 * SAMPLE * SAMPLE);
}

async function keep(picture: ImageBitmap, as: Kept): Promise<boolean> {
  kept.delete(as);
  const [largest] = await facesIn(picture, true);
  if (!largest?.embedding) return false;
  kept.set(as, largest.embedding);
  return true;
}

function compare(): number | null {
  const document = kept.get('document');
  const live = kept.get('live');
  return document && live ? match.similarity([...document], [...live]) : null;
}

async function answer(asked: Asked): Promise<Sight | boolean | number | null> {
  if (asked.call === 'compare') return compare();
  if (asked.call === 'load') {
    await human.load();
    // A model that could not be had is only written to the console by the library.
    if (!MODELS.every((name) => human.models.loaded().includes(name))) throw new Error('a model is missing');
    return true;
  }
  try {
    return asked.call === 'look' ? await look(asked.picture) : await keep(asked.picture, asked.as);
  } finally {
    asked.picture.close();
  }
}

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  const { id } = data;
  answer(data).then(
    (value) => postMessage({ id, ok: true, value } satisfies Answered),
    () => postMessage({ id, ok: false } satisfies Answered),
  );
});
