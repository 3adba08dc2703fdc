/** A value in every form in which a program may leave it on a disk. */

/** The value as bytes, and what that form is called. */
export type Form = { called: string; bytes: Buffer };

/** All forms of `value`; those that are the same bytes are there once. */
export function formsOf(value: string): Form[] {
  const texts = [
    ['', value],
    [' in NFD', value.normalize('NFD')],
    [' in capitals', value.toUpperCase()],
    [' in small letters', value.toLowerCase()],
  ] as const;
  const forms = texts.flatMap(([how, text]) => [
    { called: `utf-8${how}`, bytes: Buffer.from(text, 'utf8') },
    { called: `utf-16le${how}`, bytes: Buffer.from(text, 'utf16le') },
    { called: `utf-16be${how}`, bytes: Buffer.from(text, 'utf16le').swap16() },
  ]);
  const utf8 = Buffer.from(value, 'utf8');
  const written = [
    { called: 'JSON with escapes', bytes: Buffer.from(escaped(value)) },
    { called: 'percent-encoded', bytes: Buffer.from(encodeURIComponent(value)) },
    { called: 'hex', bytes: Buffer.from(utf8.toString('hex')) },
    ...[utf8, Buffer.from(value, 'utf16le')].flatMap(base64Forms),
  ];
  const known = new Set<string>();
  return [...forms, ...written].filter(({ bytes }) => {
    const key = bytes.toString('hex');
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
}

const escaped = (value: string): string =>
  Array.from({ length: value.length }, (_, at) => value.charCodeAt(at))
    .map((unit) => (unit < 0x80 ? String.fromCharCode(unit) : `\\u${unit.toString(16).padStart(4, '0')}`))
    .join('');

/** What is in the middle of a base64 text looks different by where it begins: at each of three places. */
function base64Forms(bytes: Buffer): Form[] {
  return [0, 1, 2].flatMap((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    // The letters at both ends hold bits of what stands beside.
    const middle = text.slice(shift === 0 ? 0 : shift + 1, text.endsWith('=') ? -4 : undefined);
    return [
      { called: `base64 at ${shift}`, bytes: Buffer.from(middle) },
      {
        called: `base64url at ${shift}`,
        bytes: Buffer.from(middle.replaceAll('+', '-').replaceAll('/', '_')),
      },
    ];
  });
}
