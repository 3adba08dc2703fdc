import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical, without } from './canonical.ts';

test('the sample of RFC 8785, section 3.2.2, comes out as in section 3.2.4', () => {
  const sample = JSON.parse(
    '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],' +
      '"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
  ) as unknown;
  expect(canonical(sample)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test('members are sorted by UTF-16 code units, as in RFC 8785, section 3.2.3', () => {
  const sample = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  };
  expect(Object.values(JSON.parse(canonical(sample)) as object)).toHaveLength(7);
  expect([...canonical(sample).matchAll(/:"([^"]+)"/g)].map((match) => match[1])).toEqual([
    'Carriage Return',
    'One',
    'Control',
    'Latin Small Letter O With Diaeresis',
    'Euro Sign',
    'Emoji: Grinning Face',
    'Hebrew Letter Dalet With Dagesh',
  ]);
});

// RFC 8785, Appendix B: IEEE 754 bits in hex and the text they must become.
const NUMBERS: [bits: string, text: string][] = [
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['ffefffffffffffff', '-1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['c340000000000000', '-9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555553', '333333333.3333332'],
  ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
];

test.each(NUMBERS)('the number %s of RFC 8785, appendix B, becomes %s', (bits, text) => {
  expect(canonical(Buffer.from(bits, 'hex').readDoubleBE())).toBe(text);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, undefined, { a: '\ud800' }])(
  'what JSON cannot carry is refused: %s',
  (value) => {
    expect(() => canonical(value)).toThrow(/not allowed|not a JSON value/);
  },
);

test('the canonical form says the same as the value and is its own canonical form', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      fc.pre(JSON.stringify(value).isWellFormed());
      const text = wellFormed(value) ? canonical(value) : null;
      if (text === null) return;
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonical(JSON.parse(text))).toBe(text);
    }),
  );
});

const names = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.constantFrom(
    'a',
    'b',
    'B',
    'ab',
    '1',
    '10',
    '9',
    '-1',
    '__proto__',
    'toJSON',
    'constructor',
    'length',
    '',
  ),
);
const leaves = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.double(),
  fc.integer(),
  fc.constantFrom(null, true, false, undefined, -0, '\ud800', 'ә\u2028"\\', new Date(0), 1e21),
);
const { anything } = fc.letrec((tie) => ({
  anything: fc.oneof({ maxDepth: 4 }, leaves, tie('array'), tie('object')),
  array: fc.array(tie('anything'), { maxLength: 4 }),
  object: fc
    .array(fc.tuple(names, tie('anything')), { maxLength: 6 })
    .map((pairs) => Object.fromEntries(pairs)),
}));

test('it is always the text, or the refusal, of the reference library', () => {
  const outcome = (write: (value: unknown) => string | undefined, value: unknown) => {
    try {
      return write(value) ?? 'refused';
    } catch {
      return 'refused';
    }
  };
  fc.assert(
    fc.property(anything, (value) => {
      expect(outcome(canonical, value)).toBe(outcome(canonicalize, value));
    }),
    { numRuns: 5_000 },
  );
});

test('nothing is nested too deeply', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  expect(canonical(JSON.parse(deep))).toBe(deep);
});

test('"all but" leaves every other member as it was received', () => {
  expect(without({ a: 1, sig: 'x', b: { sig: 'y' } }, 'sig')).toEqual({ a: 1, b: { sig: 'y' } });
});

function wellFormed(value: unknown): boolean {
  try {
    canonical(value);
    return true;
  } catch {
    return false;
  }
}
