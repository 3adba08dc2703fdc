/** Certificates and signatures of keys that nobody has, written as DER (ITU-T X.690): as real ones are, and long expired where wanted. */
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

const der = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  const { length } = content;
  const head =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
};
const sequence = (...parts: readonly Buffer[]) => der(0x30, ...parts);
const set = (...parts: readonly Buffer[]) => der(0x31, ...parts);
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const integer = (value: number) => der(0x02, Buffer.from([value]));
const octets = (content: Buffer) => der(0x04, content);
const bits = (content: Buffer) => der(0x03, Buffer.from([0]), content);
const words = (text: string) => der(0x0c, Buffer.from(text));
const moment = (at: Date) =>
  der(0x18, Buffer.from(`${at.toISOString().replaceAll(/[-:T]/g, '').slice(0, 14)}Z`));

const SHA256 = sequence(oid('608648016503040201'));
const ECDSA = sequence(oid('2a8648ce3d040302'));
/** rsaEncryption and sha256WithRSAEncryption (RFC 8017): a signer may name either. */
const RSA = sequence(oid('2a864886f70d010101'), der(0x05));
const SHA256_RSA = sequence(oid('2a864886f70d01010b'), der(0x05));
/** What the state's keys are of: GOST 34.10-2015 and 34.11-2015 under its own numbers, which OpenSSL does not know. */
const GOST = sequence(oid('2a830e030a01010202'));
const GOST_DIGEST = sequence(oid('2a830e030a010303'));
const GOST_BYTES = 64;
/** What a signature says that it was made with. Of GOST, which nobody here can use, key, digest and signature are noise. */
const SIGNS = { ecdsa: ECDSA, rsa: RSA, 'sha256-rsa': SHA256_RSA, gost: GOST } as const;
/** serialNumber and commonName (X.520), and two purposes of a key (RFC 5280, 4.2.1.12). */
const NAMES = { serialNumber: '550405', commonName: '550403' } as const;
const PURPOSES = { sign: '2b06010505070304', signIn: '2b06010505070302' } as const;

const nameOf = (names: Partial<Record<keyof typeof NAMES, string>>) =>
  sequence(
    ...Object.entries(names).map(([name, text]) =>
      set(sequence(oid(NAMES[name as keyof typeof NAMES]), words(text))),
    ),
  );

export type KeyOf = {
  readonly iin: string;
  readonly purpose?: keyof typeof PURPOSES;
  readonly until?: Date;
  readonly algorithm?: keyof typeof SIGNS;
};

export type Certified = {
  readonly certificate: Buffer;
  readonly privateKey: KeyObject;
  readonly algorithm: keyof typeof SIGNS;
};

const SERIAL = 7;
const ISSUER = nameOf({ commonName: 'Nobody' });

/** A key with its certificate, signed by itself; for a server on this machine too. */
export function certify({
  iin,
  purpose = 'sign',
  until = new Date('2049-01-01'),
  algorithm = 'ecdsa',
}: KeyOf): Certified {
  const isRsa = algorithm === 'rsa' || algorithm === 'sha256-rsa';
  const { privateKey, publicKey } = isRsa
    ? generateKeyPairSync('rsa', { modulusLength: 2048 })
    : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issued = isRsa ? SHA256_RSA : ECDSA;
  const extension = (id: string, value: Buffer) => sequence(oid(id), octets(value));
  const loopback = sequence(der(0x87, Buffer.from([127, 0, 0, 1])));
  const body = sequence(
    der(0xa0, integer(2)),
    integer(SERIAL),
    issued,
    ISSUER,
    sequence(moment(new Date('2020-01-01')), moment(until)),
    nameOf({ serialNumber: `IIN${iin}`, commonName: 'Nobody' }),
    algorithm === 'gost'
      ? sequence(GOST, bits(randomBytes(GOST_BYTES)))
      : publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(extension('551d25', sequence(oid(PURPOSES[purpose]))), extension('551d11', loopback))),
  );
  const certificate = sequence(body, issued, bits(sign('sha256', body, privateKey)));
  return { certificate, privateKey, algorithm };
}

/** Detached CMS (RFC 5652) over `data`, base64; without attributes the words themselves are signed. */
export function cmsOf(
  data: Buffer,
  { certificate, privateKey, algorithm }: Certified,
  { hasAttributes = true } = {},
): string {
  const isGost = algorithm === 'gost';
  const digests = isGost ? GOST_DIGEST : SHA256;
  const digest = isGost ? randomBytes(GOST_BYTES) : createHash('sha256').update(data).digest();
  const attributes = [
    sequence(oid('2a864886f70d010903'), set(oid('2a864886f70d010701'))),
    sequence(oid('2a864886f70d010904'), set(octets(digest))),
  ];
  const content = hasAttributes ? set(...attributes) : data;
  const signer = sequence(
    integer(1),
    sequence(ISSUER, integer(SERIAL)),
    digests,
    ...(hasAttributes ? [der(0xa0, ...attributes)] : []),
    SIGNS[algorithm],
    octets(isGost ? randomBytes(2 * GOST_BYTES) : sign('sha256', content, privateKey)),
  );
  const signed = sequence(
    integer(1),
    set(digests),
    sequence(oid('2a864886f70d010701')),
    der(0xa0, certificate),
    set(signer),
  );
  return sequence(oid('2a864886f70d010702'), der(0xa0, signed)).toString('base64');
}
