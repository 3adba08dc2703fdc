/** A code on paper, held in front of the camera. */
import fs from 'node:fs';
import path from 'node:path';
import { encodeQR } from 'qr';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import { emptyRoom } from './puppet.ts';
import { paste, type Frame } from './render.ts';

/** Quiet places around it, in modules (ISO/IEC 18004, 9.1). */
const QUIET = 4;
/** The same of Code 128 (ISO/IEC 15417, 4.3). */
const WIDE_QUIET = 10;
/** Pixels of the camera a module. */
const SCALE = 5;
const WASM = path.join(import.meta.dirname, '../../node_modules/zxing-wasm/dist/writer/zxing_writer.wasm');

/** A picture of modules, and where it is held. */
function held(
  isDark: (x: number, y: number) => boolean,
  size: { width: number; height: number },
  at: { x: number; y: number; width: number; height: number },
): Frame {
  const pixels = new Uint8ClampedArray(size.width * size.height * 3);
  for (let y = 0; y < size.height; y += 1)
    for (let x = 0; x < size.width; x += 1)
      pixels.fill(isDark(x, y) ? 24 : 236, (y * size.width + x) * 3, (y * size.width + x) * 3 + 3);
  return paste(emptyRoom(), { ...size, pixels }, at);
}

export function codeOf(text: string): Frame {
  const modules = encodeQR(text, 'raw', { border: QUIET });
  const size = { width: modules.length, height: modules.length };
  return held((x, y) => modules[y]?.[x] === true, size, { x: 190, y: 110, width: 260, height: 260 });
}

/** A barcode in lines, as on the back of a card. */
export async function barcodeOf(text: string, format: 'Code128' | 'PDF417'): Promise<Frame> {
  const wasm = fs.readFileSync(WASM);
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });
  const { symbol, error } = await writeBarcode(text, { format });
  if (!symbol) throw new Error(error);
  const { width, height, data } = symbol;
  const quiet = format === 'Code128' ? WIDE_QUIET : QUIET;
  const size = { width: width + 2 * quiet, height: height + 2 * quiet };
  const isDark = (x: number, y: number) => {
    const [column, row] = [x - quiet, y - quiet];
    return column >= 0 && row >= 0 && column < width && row < height && data[row * width + column] === 0;
  };
  const [wide, high] = [size.width * SCALE, Math.min(300, size.height * SCALE)];
  return held(isDark, size, { x: (640 - wide) / 2, y: (480 - high) / 2, width: wide, height: high });
}
