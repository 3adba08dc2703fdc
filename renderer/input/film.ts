/**
 * Pictures out of a camera's film; they are never anything but memory. They are asked of the camera: of one that is
 * drawn from its video element Chromium keeps a copy as large as the film, for minutes after it was closed.
 */
import type { Box } from './face/port.ts';

/** Who asks one camera, one after the other: it refuses a second question before it has answered the first. */
type Film = { readonly capture: ImageCapture; turn: Promise<unknown> };
const films = new WeakMap<MediaStreamTrack, Film>();

/** A camera that is slow in the dark sends a picture more often; one that hangs never does. */
const PATIENCE_MS = 3_000;

/** The next picture of the camera that `video` shows, as sharp as it is; null while there is none. */
export async function filmed(video: HTMLVideoElement): Promise<ImageBitmap | null> {
  const film = filmOf(video);
  if (film === null) return null;
  const grabbed = film.turn.then(() => film.capture.grabFrame()).catch(() => null);
  film.turn = grabbed;
  return inTime(grabbed);
}

/** The picture, or null where it does not come; one that comes too late is let go of. */
function inTime(grabbed: Promise<ImageBitmap | null>): Promise<ImageBitmap | null> {
  return new Promise((resolve) => {
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      resolve(null);
    }, PATIENCE_MS);
    void grabbed.then((picture) => {
      clearTimeout(timer);
      if (isLate) picture?.close();
      else resolve(picture);
    });
  });
}

/** The part of it inside `box`, in shares of the picture. */
export async function filmedIn(video: HTMLVideoElement, box: Box): Promise<ImageBitmap | null> {
  const picture = await filmed(video);
  if (picture === null) return null;
  const { width: wide, height: high } = picture;
  try {
    return await createImageBitmap(picture, box.x * wide, box.y * high, box.width * wide, box.height * high);
  } finally {
    picture.close();
  }
}

/** Of the camera that it shows: before its first picture, and once it is off, there is none. */
function filmOf({ srcObject, videoWidth }: HTMLVideoElement): Film | null {
  if (videoWidth === 0 || srcObject === null || !('getVideoTracks' in srcObject)) return null;
  const [track] = srcObject.getVideoTracks();
  if (!track) return null;
  const film = films.get(track) ?? { capture: new ImageCapture(track), turn: Promise.resolve() };
  films.set(track, film);
  return film;
}
