/** A QR code on paper, held in front of the camera. */
import { encodeQR } from 'qr';
import { emptyRoom } from './puppet.ts';
import { paste, type Frame } from './render.ts';

/** Quiet places around it, in modules (ISO/IEC 18004, 9.1). */
const QUIET = 4;

export function codeOf(text: string): Frame {
  const modules = encodeQR(text, 'raw', { border: QUIET });
  const size = modules.length;
  const pixels = new Uint8ClampedArray(size * size * 3);
  for (const [y, row] of modules.entries())
    for (const [x, isDark] of row.entries())
      pixels.fill(isDark ? 24 : 236, (y * size + x) * 3, (y * size + x) * 3 + 3);
  return paste(
    emptyRoom(),
    { width: size, height: size, pixels },
    { x: 190, y: 110, width: 260, height: 260 },
  );
}
