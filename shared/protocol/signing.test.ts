import { sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  asJwk,
  isSealedBy,
  isSignedBy,
  newKey,
  privateKey,
  publicJwk,
  publicKey,
  sealWith,
  signature,
  thumbprint,
} from './signing.ts';

// RFC 8032, section 7.1: secret key, public key, message, signature.
const VECTORS = [
  {
    name: 'TEST 1',
    secret: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    public: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    message: '',
    signature:
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  },
  {
    name: 'TEST 2',
    secret: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    public: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    message: '72',
    signature:
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  },
  {
    name: 'TEST 3',
    secret: 'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    public: 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    message: 'af82',
    signature:
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  },
];
const base64url = (hex: string) => Buffer.from(hex, 'hex').toString('base64url');

test.each(VECTORS)('$name of RFC 8032 signs and verifies with our key forms', (vector) => {
  const secret = privateKey({
    kty: 'OKP',
    crv: 'Ed25519',
    x: base64url(vector.public),
    d: base64url(vector.secret),
  });
  const message = Buffer.from(vector.message, 'hex');
  expect(sign(null, message, secret).toString('hex')).toBe(vector.signature);
  expect(
    verify(null, message, publicKey(base64url(vector.public)), Buffer.from(vector.signature, 'hex')),
  ).toBe(true);
});

test('the thumbprint of RFC 8037, appendix A.3, comes out', () => {
  const key = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' } as const;
  expect(thumbprint(key)).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
});

test('a public key is the same whether it came as a JWK or as raw bytes', () => {
  const key = publicJwk(newKey('Ed25519'));
  expect(asJwk(key.x)).toEqual(key);
  expect(publicKey(key).equals(publicKey(key.x))).toBe(true);
});

test('a seal covers every member: any change breaks it', () => {
  const jwk = newKey('Ed25519');
  const signer = { kid: 's1', key: privateKey(jwk) };
  fc.assert(
    fc.property(
      fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), fc.integer()),
      fc.stringMatching(/^[a-z]{1,6}$/),
      fc.integer(),
      (value, name, other) => {
        const sealed = sealWith(value, signer);
        expect(isSealedBy(sealed, publicKey(jwk))).toBe(true);
        fc.pre(name !== 'sig' && (sealed as Record<string, unknown>)[name] !== other);
        expect(isSealedBy({ ...sealed, [name]: other }, publicKey(jwk))).toBe(false);
      },
    ),
    { numRuns: 50 },
  );
});

test.each(['', 'nonsense', 'A'.repeat(86)])('a signature that is none is false, not an error: %s', (sig) => {
  const jwk = newKey('Ed25519');
  expect(isSignedBy({ a: 1 }, sig, publicKey(jwk))).toBe(false);
  expect(isSignedBy({ a: Number.NaN }, signature({ a: 1 }, privateKey(jwk)), publicKey(jwk))).toBe(false);
});
