/** The lines of a document, drawn by the window's own fonts, held in front of the camera. */
import type { Page } from 'playwright';
import { ZONE_FRAME } from '../../renderer/input/zone/zones.ts';
import type { Frame } from './render.ts';

const WIDTH = 640;
const HEIGHT = 480;

/** How badly it is held; what is left out is as good as it gets. */
export type Held = {
  readonly degrees?: number;
  /** Pixels. */
  readonly blur?: number;
  /** Of 255, the same noise each time. */
  readonly noise?: number;
  /** 1 is a bright room. */
  readonly light?: number;
};

/** A document whose lines fill the frame that the screen shows. */
export async function paperOf(page: Page, lines: readonly string[], held: Held = {}): Promise<Frame> {
  const { degrees = 0, blur = 0, noise = 0, light = 1 } = held;
  const drawn = await page.evaluate(
    ({ lines: text, degrees: turn, blur: soft, wide, high, frame }) => {
      const canvas = new OffscreenCanvas(wide, high);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('nothing can be drawn');
      context.fillStyle = '#b5bcc0';
      context.fillRect(0, 0, wide, high);
      context.translate(wide / 2, high / 2);
      context.rotate((turn * Math.PI) / 180);
      context.fillStyle = '#e6e9e4';
      context.fillRect(-wide * 0.49, -high * 0.4, wide * 0.98, high * 0.62);
      context.fillStyle = '#232323';
      context.filter = `blur(${soft}px)`;
      // OCR-B is not on every machine; of the same width for each letter it is all the same.
      context.font = '100px "DejaVu Sans Mono", monospace';
      const longest = Math.max(...text.map((line) => context.measureText(line).width));
      const size = (100 * wide * frame.width * 0.95) / longest;
      context.font = `${size}px "DejaVu Sans Mono", monospace`;
      const step = size * 1.35;
      for (const [row, line] of text.entries())
        context.fillText(
          line,
          -wide * frame.width * 0.475,
          (row - (text.length - 1) / 2) * step + size * 0.35,
        );
      const { data } = context.getImageData(0, 0, wide, high);
      let binary = '';
      for (let at = 0; at < data.length; at += 4)
        binary += String.fromCodePoint(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
      return btoa(binary);
    },
    { lines: [...lines], degrees, blur, wide: WIDTH, high: HEIGHT, frame: ZONE_FRAME },
  );
  let seed = 1;
  const pixels = Uint8ClampedArray.from(Buffer.from(drawn, 'base64'), (value) => {
    // A linear congruential generator (Numerical Recipes): noise that is the same in every run.
    seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return (value + (seed / 2 ** 32 - 0.5) * 2 * noise) * light;
  });
  return { width: WIDTH, height: HEIGHT, pixels };
}
