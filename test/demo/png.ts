/** Pictures of screens made small: a screen has few colors, and a PNG with a palette says so. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** Pixels from left to right and top to bottom, four bytes each: red, green, blue, opacity. */
export type Picture = { width: number; height: number; pixels: Uint8Array };

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** PNG (ISO/IEC 15948), 11.2.2: the color types that a browser writes and that of `smallPng`, by their bytes a pixel. */
const BYTES_OF_TYPE: Record<number, number> = { 2: 3, 3: 1, 6: 4 };
const MAX_COLORS = 256;

/** The picture in a PNG of 8 bits a sample, without interlace. Throws where it is another kind. */
export function readPng(file: Uint8Array): Picture {
  const bytes = Buffer.from(file);
  const packed: Buffer[] = [];
  let header = Buffer.alloc(13);
  let palette: Buffer | null = null;
  for (let at = SIGNATURE.length; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') header = Buffer.from(body);
    if (type === 'PLTE') palette = body;
    if (type === 'IDAT') packed.push(body);
    at += 12 + length;
  }
  const size = BYTES_OF_TYPE[header[9] ?? 0];
  if (header[8] !== 8 || size === undefined || header[12] !== 0) throw new Error('a PNG of another kind');
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const lines = unfilter(inflateSync(Buffer.concat(packed)), width * size, height, size);
  if (size === 4) return { width, height, pixels: lines };
  const pixels = new Uint8Array(width * height * 4).fill(255);
  for (let i = 0; i < width * height; i += 1) {
    const [from, at] = palette === null ? [lines, i * 3] : [palette, (lines[i] ?? 0) * 3];
    pixels.set(from.subarray(at, at + 3), i * 4);
  }
  return { width, height, pixels };
}

/** PNG 9.2: each line is told as its difference from what is left of it and above it. */
function unfilter(filtered: Buffer, stride: number, height: number, size: number): Uint8Array {
  const lines = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    const guess = GUESSES[filtered[y * (stride + 1)] ?? 0] ?? GUESSES[0];
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x < size ? 0 : (lines[at - size] ?? 0);
      const above = y === 0 ? 0 : (lines[at - stride] ?? 0);
      const corner = x < size || y === 0 ? 0 : (lines[at - stride - size] ?? 0);
      lines[at] = (filtered[y * (stride + 1) + 1 + x] ?? 0) + guess(left, above, corner);
    }
  }
  return lines;
}

type Guess = (left: number, above: number, corner: number) => number;

/** By the filter's number in the file. Called millions of times, so nothing is made in them. */
const GUESSES: [Guess, ...Guess[]] = [
  () => 0,
  (left) => left,
  (_left, above) => above,
  (left, above) => (left + above) >> 1,
  paeth,
];

/** PNG 9.4: whichever of the three is nearest to left + above - corner. */
function paeth(left: number, above: number, corner: number): number {
  const toLeft = Math.abs(above - corner);
  const toAbove = Math.abs(left - corner);
  const toCorner = Math.abs(left + above - 2 * corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

/** The picture as a PNG of at most 256 colors: the most frequent stay, each other becomes the nearest of them. */
export function smallPng({ width, height, pixels }: Picture): Buffer {
  const palette = frequentColors(pixels);
  const places = new Map(palette.map((color, place) => [color, place]));
  const lines = Buffer.alloc((width + 1) * height);
  let last = -1;
  let place = 0;
  for (let i = 0; i < width * height; i += 1) {
    const color = colorAt(pixels, i * 4);
    if (color !== last) {
      place = places.get(color) ?? nearest(palette, color);
      places.set(color, place);
      last = color;
    }
    lines[i + Math.floor(i / width) + 1] = place;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colorBytes = Buffer.from(palette.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255]));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colorBytes),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The colors of most pixels, at most 256. Neighbours are mostly alike, so runs are counted, not pixels. */
function frequentColors(pixels: Uint8Array): number[] {
  const counts = new Map<number, number>();
  for (let i = 0; i < pixels.length;) {
    const color = colorAt(pixels, i);
    let end = i + 4;
    while (end < pixels.length && colorAt(pixels, end) === color) end += 4;
    counts.set(color, (counts.get(color) ?? 0) + (end - i) / 4);
    i = end;
  }
  return [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, MAX_COLORS)
    .map(([color]) => color);
}

const colorAt = (pixels: Uint8Array, at: number): number =>
  ((pixels[at] ?? 0) << 16) | ((pixels[at + 1] ?? 0) << 8) | (pixels[at + 2] ?? 0);

function nearest(palette: number[], color: number): number {
  const distance = (other: number) =>
    ((other >> 16) - (color >> 16)) ** 2 +
    (((other >> 8) & 255) - ((color >> 8) & 255)) ** 2 +
    ((other & 255) - (color & 255)) ** 2;
  let best = 0;
  for (const [place, other] of palette.entries())
    if (distance(other) < distance(palette[best] ?? 0)) best = place;
  return best;
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(body.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}

/** The picture at one `factor`-th of its size: each pixel the mean of those it stands for. */
export function shrink({ width, height, pixels }: Picture, factor: number): Picture {
  const small = { width: Math.floor(width / factor), height: Math.floor(height / factor) };
  const shrunk = new Uint8Array(small.width * small.height * 4);
  for (let y = 0; y < small.height; y += 1) {
    for (let x = 0; x < small.width; x += 1) {
      for (let part = 0; part < 4; part += 1) {
        let sum = 0;
        for (let i = 0; i < factor * factor; i += 1) {
          const row = y * factor + Math.floor(i / factor);
          sum += pixels[(row * width + x * factor + (i % factor)) * 4 + part] ?? 0;
        }
        shrunk[(y * small.width + x) * 4 + part] = Math.round(sum / factor ** 2);
      }
    }
  }
  return { ...small, pixels: shrunk };
}

const GAP = 12;

/** Pictures of one size side by side, `columns` in a row. */
export function sheet(pictures: Picture[], columns: number): Picture {
  const [first] = pictures;
  if (!first) throw new Error('a sheet of no pictures');
  return shelves(pictures, columns * (first.width + GAP) + GAP);
}

/** Pictures of any size side by side, each shelf as full as `width` lets it be and as tall as its tallest. */
export function shelves(pictures: Picture[], width: number): Picture {
  let left = GAP;
  let top = GAP;
  let tallest = 0;
  const places = pictures.map((picture) => {
    if (left > GAP && left + picture.width + GAP > width) {
      top += tallest + GAP;
      left = GAP;
      tallest = 0;
    }
    const place = { picture, left, top };
    left += picture.width + GAP;
    tallest = Math.max(tallest, picture.height);
    return place;
  });
  const height = top + tallest + GAP;
  const pixels = new Uint8Array(width * height * 4).fill(0x88);
  for (const { picture, ...place } of places) {
    for (let y = 0; y < picture.height; y += 1) {
      const line = picture.pixels.subarray(y * picture.width * 4, (y + 1) * picture.width * 4);
      pixels.set(line, ((place.top + y) * width + place.left) * 4);
    }
  }
  return { width, height, pixels };
}
