/** Small pictures of attachments, to tell them apart by. */
import { MAX_THUMBNAIL_BYTES } from '../../shared/api/fileCalls.ts';
import { HEADER_BYTES, pictureSize } from '../../shared/domain/pictureSize.ts';

const SIDE_PX = 320;
/** Four bytes each while it is drawn: 320 MB, once. A larger one is attached, and has no small picture. */
const MAX_PIXELS = 80_000_000;
const QUALITIES = [0.8, 0.6, 0.4];

/**
 * A JPEG of at most 320 px a side, or null where `content` is no picture this browser can read, or larger than
 * MAX_PIXELS. The whole picture is decoded once and let go at once.
 */
export async function thumbnailOf(content: Blob): Promise<Blob | null> {
  const size = pictureSize(await startOf(content));
  if (size === null || size.width * size.height > MAX_PIXELS) return null;
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(content);
  } catch {
    return null;
  }
  const canvas = document.createElement('canvas');
  const scale = Math.min(1, SIDE_PX / Math.max(picture.width, picture.height));
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d');
  if (context) {
    context.imageSmoothingQuality = 'high';
    // JPEG knows no transparency: what lets through is paper.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  }
  picture.close();
  for (const quality of QUALITIES) {
    const jpeg = await jpegOf(canvas, quality);
    if (jpeg !== null && jpeg.size <= MAX_THUMBNAIL_BYTES) return jpeg;
  }
  return null;
}

const startOf = async (content: Blob): Promise<Uint8Array> =>
  new Uint8Array(await new Response(content.slice(0, HEADER_BYTES)).arrayBuffer());

/** What a canvas shows as a JPEG; null where it cannot be made. */
export const jpegOf = (canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> =>
  new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
