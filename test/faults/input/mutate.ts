/** Makes bad input of good input: of bytes, and of values. */
import type { Random } from '../random.ts';

/** Values that are none of anybody's expectations; the last ones JSON cannot carry. */
const ODD_JSON: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  2 ** 53,
  1e308,
  '',
  ' ',
  '0',
  '\u0000',
  '\ud800',
  '\u202e',
  '500101300003 ',
  'ban.set\u0000',
  "'; DROP TABLE entries; --",
  '${7*7}',
  '../../../../etc/passwd',
  'x'.repeat(70_000),
  '💣'.repeat(500),
  '0'.repeat(64),
  '2026-13-45T99:99:99+99:00',
  [],
  [[]],
  {},
  { toString: null },
  { constructor: { prototype: { polluted: true } } },
  JSON.parse('{"__proto__":{"polluted":true}}'),
  Array.from({ length: 2_000 }, (_, n) => n),
  // Deeper, and Node's own channel between processes overflows its stack while it reads.
  nested(400),
];

const ODD_VALUES: readonly unknown[] = [
  ...ODD_JSON,
  undefined,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  10n,
  new Date(Number.NaN),
  new Map([['a', 1]]),
  new Set([1]),
  new Uint8Array(10),
  /x/,
  cyclic(),
];

/** Bytes that differ from `bytes` in one stroke. */
export function mutateBytes(bytes: Buffer, random: Random): Buffer {
  const at = random.between(0, bytes.length);
  const end = Math.min(bytes.length, at + random.between(1, 40));
  const [before, part, after] = [bytes.subarray(0, at), bytes.subarray(at, end), bytes.subarray(end)];
  const strokes = [
    () =>
      Buffer.concat([
        before,
        Buffer.from([(bytes[at] ?? 0) ^ (1 << random.between(0, 8))]),
        bytes.subarray(at + 1),
      ]),
    () => before,
    () => bytes.subarray(at),
    () => Buffer.concat([before, after]),
    () => Buffer.concat([before, part, part, after]),
    () => Buffer.concat([before, Buffer.from([...part].toReversed()), after]),
    () =>
      Buffer.concat([
        before,
        Buffer.from(Array.from({ length: random.between(1, 20) }, () => random.between(0, 256))),
        bytes.subarray(at),
      ]),
    () =>
      Buffer.concat([
        before,
        Buffer.from(
          random.pick(['\n', '\r', '\u0000', '\ufeff', '{', '}', '"', ',', '\\', '\\u0000', '1e999', '//']),
        ),
        bytes.subarray(at),
      ]),
  ];
  return random.pick(strokes)();
}

/** A copy of `value` with one member gone, odd, extra, or under another name; only what JSON can carry. */
export const mutateJson = (value: unknown, random: Random): unknown => mutate(value, random, ODD_JSON);

/** As `mutateJson`, with what structured clones can carry besides. */
export const mutateValue = (value: unknown, random: Random): unknown => mutate(value, random, ODD_VALUES);

function mutate(value: unknown, random: Random, odd: readonly unknown[]): unknown {
  const isDeep = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  if (!isDeep) return random.pick(odd);
  const names = Object.keys(value);
  const name = random.pick(names);
  const inner = (value as Record<string, unknown>)[name];
  if (random.next() < 0.6) return withMember(value, name, mutate(inner, random, odd));
  if (Array.isArray(value))
    return random.pick([
      [],
      [...value, ...value],
      value.toReversed(),
      [...value, random.pick(odd)],
      value.slice(1),
    ]);
  const { [name]: _, ...rest } = value as Record<string, unknown>;
  return random.pick([
    rest,
    { ...value, [`${name} `]: inner },
    { ...rest, [name.toUpperCase()]: inner },
    { ...value, [random.pick(['extra', '__proto__x', 'constructor', 'toString', ''])]: random.pick(odd) },
    { ...value, [name]: random.pick(odd) },
  ]);
}

function withMember(value: object, name: string, inner: unknown): unknown {
  if (Array.isArray(value)) return value.map((one: unknown, index) => (String(index) === name ? inner : one));
  return { ...value, [name]: inner };
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = level % 2 ? [value] : { a: value };
  return value;
}

function cyclic(): unknown {
  const ring: Record<string, unknown> = {};
  ring.ring = ring;
  return ring;
}
