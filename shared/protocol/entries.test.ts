import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entryHash, headerOf } from './hashing.ts';
import { headAfter, isGenuine, linkProblem, nextEntry } from './entries.ts';
import { ArrivingEntry, Entry, GENESIS } from './schema/entry.ts';
import { newKey, privateKey, publicKey } from './signing.ts';

const jwk = newKey('Ed25519');
const device = '01930000-0000-7000-8000-000000000001';
const make = (seq: number, prev: string, body: Record<string, unknown> = { what: 'x' }) =>
  nextEntry(
    { seq: seq - 1, hash: prev },
    {
      device,
      id: `01930000-0000-7000-8000-${String(seq).padStart(12, '0')}`,
      kind: 'desk.event',
      at: '2026-11-22T10:42:07.123+05:00',
      body,
    },
    privateKey(jwk),
  );

test('an entry is of the form of the protocol, signed, and follows its head', () => {
  const first = make(1, GENESIS);
  const second = make(2, entryHash(first));
  expect(Entry.safeParse(first).success).toBe(true);
  expect(isGenuine(second, publicKey(jwk))).toBe(true);
  expect(linkProblem(headAfter(first), second)).toBeNull();
});

test('pruned of salt and body an entry keeps its hash and its signature', () => {
  const entry = make(1, GENESIS);
  const pruned = headerOf(entry);
  expect(entryHash(pruned)).toBe(entryHash(entry));
  expect(isGenuine(pruned, publicKey(jwk))).toBe(true);
  expect(ArrivingEntry.safeParse(pruned).success).toBe(true);
});

test('a hole is a gap; another past is a fork', () => {
  const first = make(1, GENESIS);
  expect(linkProblem({ seq: 0, hash: GENESIS }, make(2, entryHash(first)))).toBe('gap');
  expect(linkProblem(headAfter(first), make(1, GENESIS, { what: 'y' }))).toBe('fork');
  expect(linkProblem(headAfter(first), make(2, GENESIS))).toBe('fork');
});

test('one salt or body without the other, or a member too many, is no entry', () => {
  const { salt, ...noSalt } = make(1, GENESIS);
  expect(ArrivingEntry.safeParse(noSalt).success).toBe(false);
  expect(ArrivingEntry.safeParse({ ...headerOf(make(1, GENESIS)), salt }).success).toBe(false);
  expect(ArrivingEntry.safeParse({ ...make(1, GENESIS), extra: 1 }).success).toBe(false);
});

test('any change of any member is noticed by the signature or the digest', () => {
  const entry = make(1, GENESIS, { what: 'signed in', who: '1001' });
  const text = JSON.stringify(entry);
  fc.assert(
    fc.property(
      fc.nat(text.length - 1),
      fc.constantFrom(...'0123456789abcdefXYZ_"{}:,'.split('')),
      (at, letter) => {
        fc.pre(text[at] !== letter);
        const parsed = ArrivingEntry.safeParse(parseOrNull(text.slice(0, at) + letter + text.slice(at + 1)));
        expect(parsed.success && isGenuine(parsed.data, publicKey(jwk))).toBe(false);
      },
    ),
    { numRuns: 2000 },
  );
});

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
