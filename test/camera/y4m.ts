/**
 * YUV4MPEG2, the form in which Chromium's fake camera reads a video. It reads frame by frame and begins
 * anew at the end, so whoever rewrites a file of one frame in place moves what the camera sees.
 */
import type { Frame } from './render.ts';

const RATE = 15;

/** A whole file: every frame as large as the first. */
export function y4m(frames: readonly Frame[]): Buffer {
  const [first] = frames;
  if (!first) throw new Error('a video has a frame');
  const head = Buffer.from(`YUV4MPEG2 W${first.width} H${first.height} F${RATE}:1 Ip A1:1 C420jpeg\n`);
  return Buffer.concat([head, ...frames.flatMap((frame) => [Buffer.from('FRAME\n'), planes(frame)])]);
}

/** BT.601: a plane of brightness, and two of color at half the size. */
function planes({ width, height, pixels }: Frame): Buffer {
  const size = width * height;
  const out = Buffer.alloc(size + size / 2);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const place = y * width + x;
      const red = pixels[place * 3] ?? 0;
      const green = pixels[place * 3 + 1] ?? 0;
      const blue = pixels[place * 3 + 2] ?? 0;
      out[place] = clamp(16 + 0.257 * red + 0.504 * green + 0.098 * blue);
      if (x % 2 === 1 || y % 2 === 1) continue;
      const half = size + (y / 2) * (width / 2) + x / 2;
      out[half] = clamp(128 - 0.148 * red - 0.291 * green + 0.439 * blue);
      out[half + size / 4] = clamp(128 + 0.439 * red - 0.368 * green - 0.071 * blue);
    }
  }
  return out;
}

const clamp = (value: number): number => Math.max(0, Math.min(255, Math.round(value)));
