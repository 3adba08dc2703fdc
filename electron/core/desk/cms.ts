/**
 * A citizen's digital signature, as NCALayer gives it: detached CMS (RFC 5652), base64. What is looked at
 * is what a person at the desk can still mend: whose key it is, what for, and until when; and, where OpenSSL
 * knows the algorithms (RSA or ECDSA with SHA-256), whether it is that key's signature over these words.
 * GOST's mathematics are not on a kiosk, nor are the state's roots: whether the certificate was issued by it is for
 * whoever has both, and the signature never stands in place of the confirmation.
 */
import { createHash, verify, X509Certificate } from 'node:crypto';
import { readDer, type Der } from './der.ts';

/** The key may sign e-mail and documents (RFC 5280, 4.2.1.12); a key to sign in with may not. */
const SIGNS = '1.3.6.1.5.5.7.3.4';
const SEQUENCE = 0x30;
const SET = 0x31;
/** Certificates in SignedData, and signed attributes in a signer: both are its first tagged member. */
const TAGGED = 0xa0;
/** id-sha256, and the attribute messageDigest (RFC 5652, 11.2), as DER in hex. */
const SHA256 = '608648016503040201';
const MESSAGE_DIGEST = '2a864886f70d010904';
/** rsaEncryption, sha256WithRSAEncryption (RFC 8017), ecdsa-with-SHA256 (RFC 5758): what OpenSSL verifies beside SHA-256. */
const VERIFIABLE = ['2a864886f70d010101', '2a864886f70d01010b', '2a8648ce3d040302'];

export type CmsProblem =
  | 'cms.unreadable'
  | 'cms.wrongKey'
  | 'cms.expired'
  | 'cms.otherPerson'
  | 'cms.otherWords';

/** What is wrong with `cms` as the signature of `iin` over `data`, at `nowMs`; null where nothing can be seen to be. */
export function cmsProblem(cms: string, data: Buffer, iin: string, nowMs: number): CmsProblem | null {
  const signed = readSigned(Buffer.from(cms, 'base64'));
  if (signed === null) return 'cms.unreadable';
  const { certificate, signer } = signed;
  if (!certificate.keyUsage?.includes(SIGNS)) return 'cms.wrongKey';
  if (nowMs < Date.parse(certificate.validFrom) || nowMs > Date.parse(certificate.validTo))
    return 'cms.expired';
  if (!certificate.subject.split('\n').includes(`serialNumber=IIN${iin}`)) return 'cms.otherPerson';
  return problemOfWords(signer, certificate, data);
}

type Signed = {
  readonly certificate: X509Certificate;
  /** Version, whose, digest's algorithm, attributes if any, the signature's algorithm, the signature. */
  readonly signer: readonly Der[];
};

/** ContentInfo → [0] SignedData → version, digests, content, [0] certificates, signers. */
function readSigned(bytes: Buffer): Signed | null {
  const [info] = readDer(bytes) ?? [];
  const [, wrapped] = parts(info);
  const [signedData] = parts(wrapped);
  const members = parts(signedData);
  const content = members[2];
  // Detached: what was signed is named by its type alone.
  if (content?.tag !== SEQUENCE || parts(content).length !== 1) return null;
  const signer = parts(parts(members.at(-1))[0]);
  const serial = parts(signer[1])[1]
    ?.content.toString('hex')
    .replace(/^(00)+/, '');
  const certificate = parts(members.find(({ tag }) => tag === TAGGED))
    .map(({ whole }) => certificateIn(whole))
    .find((one) => one !== null && one.serialNumber.toLowerCase().replace(/^(00)+/, '') === serial);
  return certificate ? { certificate, signer } : null;
}

const parts = (of: Der | undefined): readonly Der[] => (of && readDer(of.content)) ?? [];

function certificateIn(whole: Buffer): X509Certificate | null {
  try {
    return new X509Certificate(whole);
  } catch {
    return null;
  }
}

/** Whether these words were signed, by this key; where the algorithm is one that is not known here nothing can be seen. */
function problemOfWords(
  signer: readonly Der[],
  certificate: X509Certificate,
  data: Buffer,
): CmsProblem | null {
  if (firstOf(signer[2]) !== SHA256) return null;
  const attributes = signer.find(({ tag }) => tag === TAGGED);
  if (attributes) {
    const digest = digestIn(attributes);
    if (digest === null) return 'cms.unreadable';
    if (!digest.equals(createHash('sha256').update(data).digest())) return 'cms.otherWords';
  }
  const [algorithm, signature] = signer.slice(attributes ? 4 : 3);
  if (!signature || !VERIFIABLE.includes(firstOf(algorithm))) return null;
  // Attributes are signed as the SET they are, not under the tag they travel with (RFC 5652, 5.4).
  const signed = attributes ? Buffer.concat([Buffer.from([SET]), attributes.whole.subarray(1)]) : data;
  return isSigned(signed, certificate, signature.content) ? null : 'cms.unreadable';
}

/** The object identifier that an algorithm begins with, as DER in hex. */
const firstOf = (algorithm: Der | undefined): string => parts(algorithm)[0]?.content.toString('hex') ?? '';

function digestIn(attributes: Der): Buffer | null {
  for (const attribute of parts(attributes)) {
    const [type, values] = parts(attribute);
    if (type?.content.toString('hex') === MESSAGE_DIGEST) return parts(values)[0]?.content ?? null;
  }
  return null;
}

/** A key that does not fit what the signature says of itself has not made it. */
function isSigned(signed: Buffer, certificate: X509Certificate, signature: Buffer): boolean {
  try {
    return verify('sha256', signed, certificate.publicKey, signature);
  } catch {
    return false;
  }
}
