/** An authenticator in software: passkeys as a browser would give them, honest unless a test says otherwise. */
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest();

/** CBOR (RFC 8949) of the few things WebAuthn needs: whole numbers, texts, bytes, maps. */
function cbor(value: number | string | Uint8Array | Map<number | string, unknown>): Buffer {
  const head = (major: number, n: number) =>
    n < 24
      ? Buffer.from([major * 32 + n])
      : n < 256
        ? Buffer.from([major * 32 + 24, n])
        : Buffer.from([major * 32 + 25, n >> 8, n & 255]);
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string')
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Map) {
    const pairs = [...value].flatMap(([key, one]) => [cbor(key), cbor(one as string)]);
    return Buffer.concat([head(5, value.size), ...pairs]);
  }
  return Buffer.concat([head(2, value.length), value]);
}

/** What a test may have the browser or the authenticator do wrong. */
export type Lies = {
  origin?: string;
  domain?: string;
  challenge?: string;
  counter?: number;
  /** The authenticator did not verify its person. */
  unverified?: boolean;
  type?: string;
  key?: KeyObject;
};

export type Authenticator = {
  id: string;
  /** What `navigator.credentials.create` would answer. */
  create(options: { challenge: string }, lies?: Lies): object;
  /** What `navigator.credentials.get` would answer; the counter goes up by one. */
  get(options: { challenge: string }, lies?: Lies): object;
};

/** A new authenticator with one passkey (ES256) for the page at `origin`. */
export function newAuthenticator(origin: string): Authenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const id = randomBytes(16);
  let counter = 0;
  const cose = cbor(
    new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ]),
  );
  const clientData = (type: string, challenge: string, lies: Lies) =>
    Buffer.from(
      JSON.stringify({
        type: lies.type ?? type,
        challenge: lies.challenge ?? challenge,
        origin: lies.origin ?? origin,
        crossOrigin: false,
      }),
    );
  const data = (flags: number, lies: Lies, more = Buffer.alloc(0)) => {
    const count = Buffer.alloc(4);
    counter = lies.counter ?? counter + 1;
    count.writeUInt32BE(counter);
    const verified = lies.unverified === true ? 0 : 0x04;
    return Buffer.concat([
      sha256(lies.domain ?? new URL(origin).hostname),
      Buffer.from([flags | 0x01 | verified]),
      count,
      more,
    ]);
  };
  const about = {
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
  };
  return {
    id: about.id,
    create({ challenge }, lies = {}) {
      const length = Buffer.from([0, id.length]);
      const credential = Buffer.concat([Buffer.alloc(16), length, id, cose]);
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', data(0x40, lies, credential)],
      ]);
      return {
        ...about,
        response: {
          clientDataJSON: clientData('webauthn.create', challenge, lies).toString('base64url'),
          attestationObject: cbor(attestation).toString('base64url'),
        },
      };
    },
    get({ challenge }, lies = {}) {
      const client = clientData('webauthn.get', challenge, lies);
      const authenticatorData = data(0, lies);
      const signed = Buffer.concat([authenticatorData, sha256(client)]);
      return {
        ...about,
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: authenticatorData.toString('base64url'),
          signature: sign('sha256', signed, lies.key ?? privateKey).toString('base64url'),
        },
      };
    },
  };
}
