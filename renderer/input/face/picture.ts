/** Pictures for an engine, out of the camera's film. */
import { filmed, filmedIn } from '../film.ts';
import type { Box } from './port.ts';

/** Wide enough for every model; more would only be moved about. */
const LOOK_WIDTH = 640;

/** Where the document's photo is to be held, in shares of the picture. */
export const PHOTO_FRAME: Box = { x: 0.3, y: 0.12, width: 0.4, height: 0.76 };

/** What the camera sees now, small; null while it shows nothing. */
export async function pictureOf(video: HTMLVideoElement): Promise<ImageBitmap | null> {
  const picture = await filmed(video);
  if (picture === null || picture.width <= LOOK_WIDTH) return picture;
  const resizeHeight = Math.round((picture.height * LOOK_WIDTH) / picture.width);
  try {
    return await createImageBitmap(picture, { resizeWidth: LOOK_WIDTH, resizeHeight });
  } finally {
    picture.close();
  }
}

/** The part of it inside the frame, as sharp as it is. */
export const framedOf = (video: HTMLVideoElement): Promise<ImageBitmap | null> =>
  filmedIn(video, PHOTO_FRAME);

/** A chance that nobody can know before: 0 to below 1. */
export const chance = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
