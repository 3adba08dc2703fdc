/** Pictures for an engine, out of the camera's film; they are never anything but memory. */
import type { Box } from './port.ts';

/** Wide enough for every model; more would only be moved about. */
const LOOK_WIDTH = 640;

/** Where the document's photo is to be held, in shares of the picture. */
export const PHOTO_FRAME: Box = { x: 0.3, y: 0.12, width: 0.4, height: 0.76 };

/** What the camera sees now, small; null while it shows nothing. */
export async function pictureOf(video: HTMLVideoElement): Promise<ImageBitmap | null> {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0) return null;
  const width = Math.min(LOOK_WIDTH, videoWidth);
  const height = Math.round((videoHeight * width) / videoWidth);
  return createImageBitmap(video, { resizeWidth: width, resizeHeight: height });
}

/** The part of it inside the frame, as sharp as it is. */
export async function framedOf(video: HTMLVideoElement): Promise<ImageBitmap | null> {
  const { videoWidth: wide, videoHeight: high } = video;
  if (wide === 0) return null;
  const { x, y, width, height } = PHOTO_FRAME;
  return createImageBitmap(video, x * wide, y * high, width * wide, height * high);
}

/** A chance that nobody can know before: 0 to below 1. */
export const chance = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
