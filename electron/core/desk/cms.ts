/**
 * A citizen's digital signature, as NCALayer gives it: detached CMS (RFC 5652), base64. What is looked at
 * is what a person at the desk can still mend: whose key it is, what for, and until when. Whether the
 * certificate was issued by the state and the mathematics hold is for whoever has the state's roots and its
 * GOST algorithms: neither is on a kiosk, and the signature never stands in place of the confirmation.
 */
import { createHash, X509Certificate } from 'node:crypto';
import { readDer, type Der } from './der.ts';

/** The key may sign e-mail and documents (RFC 5280, 4.2.1.12); a key to sign in with may not. */
const SIGNS = '1.3.6.1.5.5.7.3.4';
const SEQUENCE = 0x30;
const CERTIFICATES = 0xa0;
/** id-sha256, and the attribute messageDigest (RFC 5652, 11.2), as DER. */
const SHA256 = Buffer.from('608648016503040201', 'hex');
const MESSAGE_DIGEST = Buffer.from('2a864886f70d010904', 'hex');

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
  const { certificate, digest } = signed;
  if (!certificate.keyUsage?.includes(SIGNS)) return 'cms.wrongKey';
  if (nowMs < Date.parse(certificate.validFrom) || nowMs > Date.parse(certificate.validTo))
    return 'cms.expired';
  if (!certificate.subject.split('\n').includes(`serialNumber=IIN${iin}`)) return 'cms.otherPerson';
  return digest === null || digest.equals(createHash('sha256').update(data).digest())
    ? null
    : 'cms.otherWords';
}

type Signed = {
  readonly certificate: X509Certificate;
  /** Of what was signed, where it is SHA-256; null where the algorithm is one that is not known here. */
  readonly digest: Buffer | null;
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
  const [signer] = parts(members.at(-1));
  const about = parts(signer);
  const serial = parts(about[1])[1]
    ?.content.toString('hex')
    .replace(/^(00)+/, '');
  const certificate = parts(members.find(({ tag }) => tag === CERTIFICATES))
    .map(({ whole }) => certificateIn(whole))
    .find((one) => one !== null && one.serialNumber.toLowerCase().replace(/^(00)+/, '') === serial);
  return certificate ? { certificate, digest: digestIn(about) } : null;
}

const parts = (of: Der | undefined): readonly Der[] => (of && readDer(of.content)) ?? [];

function certificateIn(whole: Buffer): X509Certificate | null {
  try {
    return new X509Certificate(whole);
  } catch {
    return null;
  }
}

function digestIn(signer: readonly Der[]): Buffer | null {
  if (!parts(signer[2])[0]?.content.equals(SHA256)) return null;
  for (const attribute of parts(signer[3])) {
    const [type, values] = parts(attribute);
    if (type?.content.equals(MESSAGE_DIGEST)) return parts(values)[0]?.content ?? null;
  }
  return null;
}
