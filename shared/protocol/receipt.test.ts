import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openKeyring, type Keyring } from './keyring.ts';
import { MAX_RECEIPT_BYTES, RECEIPT_PREFIX, receiptText, signReceipt, verifyReceipt } from './receipt.ts';
import { canonical } from './canonical.ts';
import type { Receipt } from './schema/receipt.ts';
import { newKey, privateKey, publicJwk, sealWith, signature } from './signing.ts';

const root = newKey('Ed25519');
const registry = newKey('Ed25519');
const deviceKey = newKey('Ed25519');
const device = '01930000-0000-7000-8000-000000000001';

function keysDocument() {
  const unsigned = {
    keys: [
      {
        kid: 's1abcdef',
        use: 'sign',
        jwk: publicJwk(registry),
        from: '2026-01-01T00:00:00+05:00',
        until: '2028-01-01T00:00:00+05:00',
      },
    ],
    issued: '2026-11-22T10:00:00+05:00',
  };
  return { ...unsigned, sig: signature(unsigned, privateKey(root)) };
}

function ring(): Keyring {
  const opened = openKeyring(keysDocument(), publicJwk(root));
  if (!opened) throw new Error('the keyring must open');
  return opened;
}

const cert = sealWith(
  { device, publicKey: deviceKey.x, center: 'almaty-1', from: '2026-11-22T10:00:00+05:00' },
  { kid: 's1abcdef', key: privateKey(registry) },
);

const first: Omit<Receipt, 'sig'> = {
  v: 1,
  entry: '01930000-0000-7000-8000-00000000000a',
  hash: 'a'.repeat(64),
  device,
  seq: 1_234_567,
  kind: 'spouse.consent',
  at: '2026-11-22T10:42:07.123+05:00',
  iinLast4: '0125',
  summary: 'bank,microfinance',
  cert,
};

const second = {
  ...first,
  number: 'KZ-2026-000000001-5',
  effectiveFrom: '2026-11-22T11:07:00.000+05:00',
  verdictSig: 'A'.repeat(86),
  kid: 's1abcdef',
};

test.each([
  ['the first', first],
  ['the second', second],
])('%s receipt verifies with the published keys alone', (_name, receipt) => {
  const text = receiptText(signReceipt(receipt, privateKey(deviceKey)));
  expect(text.startsWith(RECEIPT_PREFIX)).toBe(true);
  expect(text).toMatch(/^[0-9A-Z $%*+\-./:]+$/);
  expect(verifyReceipt(text, ring())).toMatchObject({ ok: true, receipt: { iinLast4: '0125' } });
});

test('the largest receipt fits on paper', () => {
  expect(Buffer.byteLength(canonical(signReceipt(second, privateKey(deviceKey))))).toBeLessThanOrEqual(
    MAX_RECEIPT_BYTES,
  );
});

test('any letter changed makes it fail', () => {
  const text = receiptText(signReceipt(first, privateKey(deviceKey)));
  const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
  const opened = ring();
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.constantFrom(...letters.split('')), (at, letter) => {
      fc.pre(text[at] !== letter);
      expect(verifyReceipt(text.slice(0, at) + letter + text.slice(at + 1), opened).ok).toBe(false);
    }),
    { numRuns: 1500 },
  );
});

test('a receipt of a device the registry never certified is refused', () => {
  const own = sealWith(
    { device, publicKey: deviceKey.x, center: 'almaty-1', from: cert.from },
    { kid: 's1abcdef', key: privateKey(deviceKey) },
  );
  expect(
    verifyReceipt(receiptText(signReceipt({ ...first, cert: own }, privateKey(deviceKey))), ring()),
  ).toEqual({ ok: false, problem: 'certificate' });
});

test('a certificate of another device does not help', () => {
  const text = receiptText(
    signReceipt({ ...first, device: '01930000-0000-7000-8000-000000000002' }, privateKey(deviceKey)),
  );
  expect(verifyReceipt(text, ring())).toEqual({ ok: false, problem: 'device' });
});

test.each([
  ['another prefix', 'HC1:ABC', 'prefix'],
  ['broken letters', `${RECEIPT_PREFIX}abc`, 'encoding'],
  ['other JSON', `${RECEIPT_PREFIX}L69`, 'encoding'],
])('%s is named', (_name, text, problem) => {
  expect(verifyReceipt(text, ring())).toEqual({ ok: false, problem });
});

test('keys that the root did not sign open no keyring', () => {
  expect(openKeyring(keysDocument(), publicJwk(registry))).toBeNull();
  expect(openKeyring({ ...keysDocument(), issued: '2027-01-01T00:00:00Z' }, publicJwk(root))).toBeNull();
  expect(openKeyring('<html>', publicJwk(root))).toBeNull();
});
