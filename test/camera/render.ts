/** Draws heads into a picture, as a camera would see them. */
import { colorOf, pointOf, type Color, type Features, type Pose } from './head.ts';

/** Three bytes a pixel, red, green, blue, from the top left. */
export type Frame = { readonly width: number; readonly height: number; readonly pixels: Uint8ClampedArray };

/** One head in a picture. */
export type Sitter = {
  readonly features: Features;
  readonly pose: Pose;
  /** The middle of the head, as shares of the picture's width and height. */
  readonly at: readonly [x: number, y: number];
  /** The head's height as a share of the picture's. */
  readonly size: number;
};

const COLUMNS = 220;
const ROWS = 260;
/** Millimeters from the camera: near enough that a nose stands out. */
const DISTANCE = 650;
const LIGHT = [-0.28, 0.42, 0.86] as const;

type Vertex = { x: number; y: number; z: number; color: Color };

/** An empty room. `light` is 1 by day; 0.1 is a dark room. */
export function room(width: number, height: number): Frame {
  const pixels = new Uint8ClampedArray(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const shade = 172 - (52 * y) / height + 14 * Math.sin((x / width) * 5);
      pixels.set([shade * 0.92, shade, shade * 1.04], (y * width + x) * 3);
    }
  }
  return { width, height, pixels };
}

/** Draws `sitters` into `frame`, those named later in front. */
export function draw(frame: Frame, ...sitters: readonly Sitter[]): Frame {
  for (const sitter of sitters) {
    drawBody(frame, sitter);
    drawHead(frame, sitter);
  }
  return frame;
}

/** The same picture in another light: 1 changes nothing. */
export function lit(frame: Frame, light: number): Frame {
  return { ...frame, pixels: frame.pixels.map((value) => value * light) };
}

/** Puts `picture` into `frame`, `width` and `height` pixels large, its corner at `x`, `y`: a photo that is held up. */
export function paste(
  frame: Frame,
  picture: Frame,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): Frame {
  for (let row = 0; row < Math.floor(height); row += 1) {
    for (let column = 0; column < Math.floor(width); column += 1) {
      const from = pixelAt(picture, (column / width) * picture.width, (row / height) * picture.height);
      const to = pixelAt(frame, x + column, y + row);
      if (from >= 0 && to >= 0) frame.pixels.set(picture.pixels.subarray(from, from + 3), to);
    }
  }
  return frame;
}

function pixelAt({ width, height }: Frame, x: number, y: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  return column < 0 || row < 0 || column >= width || row >= height ? -1 : (row * width + column) * 3;
}

/** Neck and shoulders, flat. */
function drawBody(frame: Frame, { features, at, size }: Sitter): void {
  const unit = (size * frame.height) / (2 * features.halfHeight);
  const middle = at[0] * frame.width;
  const top = at[1] * frame.height;
  for (let y = Math.floor(top); y < frame.height; y += 1) {
    const below = (y - top) / unit;
    const shoulder = below > 140 ? Math.min(215, 62 + Math.sqrt((below - 140) * 420)) : 0;
    const half = Math.max(below > 20 ? 50 : 0, shoulder);
    for (let x = Math.floor(middle - half * unit); x < middle + half * unit; x += 1) {
      const place = pixelAt(frame, x, y);
      if (place < 0) continue;
      const isNeck = Math.abs(x - middle) < 50 * unit && below < 172;
      const shade = 0.62 + 0.2 * (1 - ((x - middle) / (half * unit)) ** 2);
      const color = isNeck ? features.skin : ([74, 86, 112] as const);
      frame.pixels.set(
        color.map((value) => value * shade),
        place,
      );
    }
  }
}

function drawHead(frame: Frame, sitter: Sitter): void {
  const grid = vertices(sitter);
  const unit = (sitter.size * frame.height) / (2 * sitter.features.halfHeight);
  const placed = grid.map(({ x, y, z, color }): Vertex => {
    const near = DISTANCE / (DISTANCE - z);
    return {
      x: sitter.at[0] * frame.width + x * unit * near,
      y: sitter.at[1] * frame.height - y * unit * near,
      z,
      color,
    };
  });
  const depth = new Float32Array(frame.width * frame.height).fill(Number.NEGATIVE_INFINITY);
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = 0; column < COLUMNS; column += 1) {
      const first = row * (COLUMNS + 1) + column;
      const corners = [first, first + 1, first + COLUMNS + 1, first + COLUMNS + 2].map((one) => placed[one]);
      const [a, b, c, d] = corners;
      if (!a || !b || !c || !d) continue;
      fill(frame, depth, a, b, c);
      fill(frame, depth, b, d, c);
    }
  }
}

/** The head turned as the pose says, each point with the color that the light leaves of it. */
function vertices({ features, pose }: Sitter): Vertex[] {
  const points: [number, number, number][] = [];
  for (let row = 0; row <= ROWS; row += 1) {
    for (let column = 0; column <= COLUMNS; column += 1) {
      // Denser in front, where the face is.
      const across = (column / COLUMNS) * 2 - 1;
      const lon = Math.PI * (0.55 * across + 0.45 * across ** 3);
      points.push(pointOf(lon, ((row / ROWS) * 2 - 1) * (Math.PI / 2), features));
    }
  }
  const turned = points.map((point) => rotate(point, pose));
  return turned.map((point, index) => {
    const [x, y, z] = points[index] ?? point;
    const light = 0.42 + 0.66 * Math.max(0, dot(normalAt(turned, index), LIGHT));
    const [red, green, blue] = colorOf(x, y, z, features, pose);
    return { x: point[0], y: point[1], z: point[2], color: [red * light, green * light, blue * light] };
  });
}

type Point = readonly [number, number, number];
const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];

function normalAt(points: readonly Point[], index: number): Point {
  const here = points[index] ?? [0, 0, 0];
  const right = minus(points[index + 1] ?? here, points[index - 1] ?? here);
  const up = minus(points[index + COLUMNS + 1] ?? here, points[index - COLUMNS - 1] ?? here);
  const cross: Point = [
    right[1] * up[2] - right[2] * up[1],
    right[2] * up[0] - right[0] * up[2],
    right[0] * up[1] - right[1] * up[0],
  ];
  const length = Math.hypot(...cross) || 1;
  return [cross[0] / length, cross[1] / length, cross[2] / length];
}

function rotate([x, y, z]: Point, { yaw, pitch }: Pose): [number, number, number] {
  const turn = (yaw * Math.PI) / 180;
  const nod = (pitch * Math.PI) / 180;
  const x1 = x * Math.cos(turn) + z * Math.sin(turn);
  const z1 = z * Math.cos(turn) - x * Math.sin(turn);
  return [x1, y * Math.cos(nod) - z1 * Math.sin(nod), z1 * Math.cos(nod) + y * Math.sin(nod)];
}

/** One triangle, with its corners' colors run together. */
function fill(frame: Frame, depth: Float32Array, a: Vertex, b: Vertex, c: Vertex): void {
  const area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
  if (area === 0) return;
  const left = Math.max(0, Math.floor(Math.min(a.x, b.x, c.x)));
  const right = Math.min(frame.width - 1, Math.ceil(Math.max(a.x, b.x, c.x)));
  const top = Math.max(0, Math.floor(Math.min(a.y, b.y, c.y)));
  const bottom = Math.min(frame.height - 1, Math.ceil(Math.max(a.y, b.y, c.y)));
  for (let y = top; y <= bottom; y += 1) {
    for (let x = left; x <= right; x += 1) {
      const p = ((b.x - x) * (c.y - y) - (c.x - x) * (b.y - y)) / area;
      const q = ((c.x - x) * (a.y - y) - (a.x - x) * (c.y - y)) / area;
      const r = 1 - p - q;
      if (p < -0.001 || q < -0.001 || r < -0.001) continue;
      const z = p * a.z + q * b.z + r * c.z;
      const place = y * frame.width + x;
      if (z <= (depth[place] ?? 0)) continue;
      depth[place] = z;
      for (const channel of [0, 1, 2] as const)
        frame.pixels[place * 3 + channel] =
          p * a.color[channel] + q * b.color[channel] + r * c.color[channel];
    }
  }
}
