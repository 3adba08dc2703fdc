import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { pictureSize } from './pictureSize.ts';

const bytes = (...parts: (readonly number[])[]) => Uint8Array.from(parts.flat());
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52];
const SOI = [0xff, 0xd8];
const APP1 = [0xff, 0xe1, 0, 6, 1, 2, 3, 4];
const FRAME = [0xff, 0xc2, 0, 17, 8, 0x17, 0x70, 0x27, 0x10, 3, 1, 0x22, 0];

test('a PNG and a JPEG say how large they are', () => {
  expect(pictureSize(bytes(PNG, [0, 0, 0x75, 0x30, 0, 0, 0x4e, 0x20]))).toEqual({
    width: 30_000,
    height: 20_000,
  });
  expect(pictureSize(bytes(SOI, APP1, [0xff], FRAME))).toEqual({ width: 10_000, height: 6_000 });
});

test('what is no picture, or ends before it says so, has no size', () => {
  expect(pictureSize(bytes([]))).toBeNull();
  expect(pictureSize(bytes([0x25, 0x50, 0x44, 0x46, 0x2d]))).toBeNull();
  expect(pictureSize(bytes(SOI, APP1))).toBeNull();
  expect(pictureSize(bytes(SOI, APP1, [0, 0, 0, 0, 0, 0, 0, 0, 0]))).toBeNull();
  expect(pictureSize(bytes(PNG))).toBeNull();
});

test('no bytes make it hang or throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom(SOI, PNG, []), (noise, start) => {
      pictureSize(bytes(start, [...noise]));
    }),
  );
});
