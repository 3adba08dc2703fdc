import { cleanup, render, screen } from '@testing-library/react';
import { encodeQR } from 'qr';
import { decodeQR } from 'qr/decode.js';
import { afterEach, expect, test } from 'vitest';
import { QrCode } from './QrCode.tsx';

afterEach(cleanup);

/** Paints the path of the picture, as a browser would, and gives RGBA. */
function paint(svg: Element, scale: number) {
  const side = Number(svg.getAttribute('viewBox')?.split(' ')[2]);
  const size = side * scale;
  const data = new Uint8Array(size * size * 4).fill(255);
  const runs =
    svg
      .querySelector('path')
      ?.getAttribute('d')
      ?.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g) ?? [];
  for (const [, x, y, length] of runs) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1) {
      const from = (row * size + Number(x) * scale) * 4;
      for (let at = from; at < from + Number(length) * scale * 4; at += 4) data.fill(0, at, at + 3);
    }
  }
  return { width: size, height: size, data };
}

test('what is drawn reads back as what was written', () => {
  const text = 'QALQAN1:6BF5YFV7LEU3NR2QZ8XW';
  render(<QrCode text={text} label="Талонның QR коды" />);
  expect(decodeQR(paint(screen.getByRole('img', { name: 'Талонның QR коды' }), 4))).toBe(text);
});

test('its size is whole pixels a module, with the quiet frame of four', () => {
  render(<QrCode text="QALQAN" label="QR" modulePx={3} />);
  const modules = encodeQR('QALQAN', 'raw', { ecc: 'medium', border: 1 }).length - 2;
  expect(screen.getByRole('img').getAttribute('width')).toBe(String((modules + 8) * 3));
});
