/** Enrols a kiosk, a lender or a prosecutor (registry-protocol, section 6). */
import { uuidv7 } from 'uuidv7';
import { GENESIS } from '../../shared/protocol/schema/entry.ts';
import type { Certificate, Enrolled, EnrolmentRequest } from '../../shared/protocol/schema/keys.ts';
import type { PublicKey } from '../../shared/protocol/schema/scalars.ts';
import { sealTo } from '../../shared/protocol/sealing.ts';
import { asJwk, isSignedBy, publicKey, sealWith } from '../../shared/protocol/signing.ts';
import { shortInstant } from '../clock.ts';
import type { Context } from '../context.ts';
import { currentPolicy } from '../policy/policy.ts';
import { FIRST_PREV } from '../verdicts/append.ts';
import { findDevice } from '../store/devices.ts';
import type { Code, Device, Writing } from '../store/tables.ts';
import { transact } from '../store/transact.ts';
import { lockCode, useCode } from './codes.ts';

/** What is wrong with a request: the code, the proof, the center, or who asks again was revoked meanwhile. */
export type EnrolmentProblem = 'code' | 'proof' | 'center' | 'revoked';

export type Enrolment =
  | { ok: true; answer: Enrolled }
  | { ok: false; problem: EnrolmentProblem }
  | { ok: false; problem: 'invalid'; detail: string };

const raw = (key: PublicKey) => asJwk(key).x;

/**
 * Enrols the holder of the key; the same code and key get the same answer however often they come.
 * `received` is the request before any schema: the proof covers it as sent.
 */
export async function enrol(
  context: Context,
  request: EnrolmentRequest,
  received: unknown,
): Promise<Enrolment> {
  if (!(await isSealable(request))) return { ok: false, problem: 'invalid', detail: 'encryptionKey' };
  return transact<Enrolment>(context.store, async (tx) => {
    const nowMs = context.clock.now();
    const code = await lockCode(tx, request.code);
    if (!code || code.person !== null || !isOpenTo(code, request, nowMs))
      return { ok: false, problem: 'code' };
    if (!isProven(request, received as EnrolmentRequest)) return { ok: false, problem: 'proof' };
    if (request.center !== undefined && request.center !== code.center)
      return { ok: false, problem: 'center' };
    const known = code.device === null ? undefined : await findDevice(tx, code.device);
    if (known && known.revokedAt !== null) return { ok: false, problem: 'revoked' };
    const device = known ?? (await addDevice(context, tx, code, uuidv7(), request));
    return { ok: true, answer: await answerFor(context, tx, device) };
  });
}

/** A used code answers to its own key for ever: nobody else can ask, and a lost answer burns nothing. */
function isOpenTo(code: Code, request: EnrolmentRequest, nowMs: number): boolean {
  if (code.device !== null) return code.publicKey === raw(request.publicKey);
  return nowMs < code.expiresAt;
}

function isProven(request: EnrolmentRequest, received: EnrolmentRequest): boolean {
  const { code, publicKey: key, name, center } = received;
  const proven = { code, publicKey: key, name, ...(center !== undefined && { center }) };
  const jwk = asJwk(request.publicKey);
  return jwk.crv === 'Ed25519' && isSignedBy(proven, request.proof, publicKey(jwk));
}

/** Whether something can be sealed to the key that came along: found out now, not at the first staff list. */
async function isSealable({ encryptionKey }: EnrolmentRequest): Promise<boolean> {
  if (encryptionKey === undefined) return true;
  if (asJwk(encryptionKey, 'X25519').crv !== 'X25519') return false;
  return sealTo(new Uint8Array(), raw(encryptionKey)).then(
    () => true,
    () => false,
  );
}

/** Enrols whom the code is for under `id`, with these keys, and burns the code. */
export async function addDevice(
  context: Context,
  tx: Writing,
  code: Code,
  id: string,
  request: Pick<EnrolmentRequest, 'publicKey' | 'encryptionKey'>,
): Promise<Device> {
  const nowMs = context.clock.now();
  const key = raw(request.publicKey);
  const center = code.center === null ? {} : { center: code.center };
  const cert: Certificate = sealWith(
    // In the form it came: whoever enrolled knows their key by it.
    { device: id, publicKey: request.publicKey, ...center, from: shortInstant(nowMs) },
    context.keys.signer,
  );
  const device: Device = {
    id,
    role: code.role,
    name: code.name,
    center: code.center,
    region: code.region,
    bin: code.bin,
    publicKey: key,
    encryptionKey: request.encryptionKey === undefined ? null : raw(request.encryptionKey),
    cert: JSON.stringify(cert),
    previous: code.replaces,
    enrolledAt: nowMs,
    revokedAt: null,
    forkedAt: null,
    forkedSeq: null,
    headSeq: 0,
    headHash: GENESIS,
    lastFeed: 0,
    lastVerdict: FIRST_PREV,
  };
  await tx.insertInto('devices').values(device).execute();
  await useCode(tx, code, id, key);
  return device;
}

async function answerFor(context: Context, tx: Writing, device: Device): Promise<Enrolled> {
  return {
    device: device.id,
    cert: JSON.parse(device.cert) as Certificate,
    root: context.keys.root,
    keys: context.keys.published,
    policy: await currentPolicy(tx),
  };
}
