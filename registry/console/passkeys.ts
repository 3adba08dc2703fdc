/**
 * Passkeys of prosecutors and operators (WebAuthn level 3): enrolled by a one-time code, used to sign in. Any authenticator
 * will do, but it must verify its person; each challenge is answered once.
 */
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { uuidv7 } from 'uuidv7';
import { newKey } from '../../shared/protocol/signing.ts';
import type { Context } from '../context.ts';
import { lockCode, useCode } from '../enrolment/codes.ts';
import { addDevice } from '../enrolment/enrol.ts';
import { appendOwn } from '../own/journal.ts';
import { findDevice } from '../store/devices.ts';
import type { Code, Device, Passkey, Store, Writing } from '../store/tables.ts';
import { transact } from '../store/transact.ts';
import { openSession } from './sessions.ts';
import type { Site } from './site.ts';

const CHALLENGE_MS = 5 * 60_000;
/** EdDSA, ES256 and RS256 (RFC 9053, RFC 8812): what authenticators have; what else there is, Node calls experimental. */
const ALGORITHMS = [-8, -7, -257];

/** Who is signed in now, and the cookie that says so. */
export type SignedIn = { person: Device; cookie: string };
type Answer<T, P extends string> = ({ ok: true } & T) | { ok: false; problem: P };

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));

/** What the browser makes a new passkey by. The code is not used up yet. */
export async function beginEnrolment(
  context: Context,
  site: Site,
  codeText: string,
): Promise<Answer<{ options: PublicKeyCredentialCreationOptionsJSON }, 'code'>> {
  return transact(context.store, async (tx) => {
    const code = await openCode(context, tx, codeText);
    if (!code) return { ok: false, problem: 'code' as const };
    const person = code.person ?? uuidv7();
    const options = await generateRegistrationOptions({
      rpName: 'Qalqan',
      rpID: site.domain,
      userName: code.name,
      userDisplayName: code.name,
      userID: new Uint8Array(Buffer.from(person)),
      attestationType: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: (await passkeysOf(tx, person)).map(({ id }) => ({ id })),
      supportedAlgorithmIDs: ALGORITHMS,
      timeout: CHALLENGE_MS,
    });
    await keepChallenge(tx, options.challenge, person, context.clock.now());
    return { ok: true, options };
  });
}

/** Takes the new passkey, burns the code, and signs its person in. */
export async function finishEnrolment(
  context: Context,
  site: Site,
  codeText: string,
  response: RegistrationResponseJSON,
): Promise<Answer<SignedIn, 'code' | 'proof'>> {
  const taken = await takeChallenge(context, response.response.clientDataJSON);
  if (!taken || taken.person === null) return { ok: false, problem: 'proof' };
  const { challenge, person } = taken;
  const made = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.domain,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => null);
  if (!made?.verified) return { ok: false, problem: 'proof' };
  const { credential } = made.registrationInfo;
  return transact<Answer<SignedIn, 'code' | 'proof'>>(context.store, async (tx) => {
    const nowMs = context.clock.now();
    const code = await openCode(context, tx, codeText);
    if (!code || (code.person !== null && code.person !== person)) return { ok: false, problem: 'code' };
    if (await passkey(tx, credential.id)) return { ok: false, problem: 'proof' };
    const enrolled = await personOf(context, tx, code, person);
    if (!enrolled || enrolled.revokedAt !== null) return { ok: false, problem: 'code' };
    const row: Passkey = {
      id: credential.id,
      person,
      publicKey: Buffer.from(credential.publicKey).toString('base64url'),
      counter: credential.counter,
      enrolledAt: nowMs,
      usedAt: nowMs,
      revokedAt: null,
    };
    await tx.insertInto('passkeys').values(row).execute();
    await say(context, tx, 'passkey.enrolled', enrolled, row.id);
    return {
      ok: true,
      person: enrolled,
      cookie: await openSession(tx, { person, passkey: row.id }, nowMs),
    };
  });
}

/** What the browser asks a passkey to sign. Whose it is shows when it did: nobody types a name. */
export async function beginSignIn(
  context: Context,
  site: Site,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const options = await generateAuthenticationOptions({
    rpID: site.domain,
    userVerification: 'required',
    timeout: CHALLENGE_MS,
  });
  await keepChallenge(context.store, options.challenge, null, context.clock.now());
  return options;
}

/** Signs in whoever's passkey signed the challenge. */
export async function finishSignIn(
  context: Context,
  site: Site,
  response: AuthenticationResponseJSON,
): Promise<Answer<SignedIn, 'passkey' | 'revoked'>> {
  const taken = await takeChallenge(context, response.response.clientDataJSON);
  if (!taken || taken.person !== null) return { ok: false, problem: 'passkey' };
  return transact<Answer<SignedIn, 'passkey' | 'revoked'>>(context.store, async (tx) => {
    const nowMs = context.clock.now();
    // Held, because the counter is compared and then moved.
    const known = await tx
      .selectFrom('passkeys')
      .selectAll()
      .where('id', '=', response.id)
      .forUpdate()
      .executeTakeFirst();
    if (!known || known.revokedAt !== null) return { ok: false, problem: 'passkey' };
    const { id, publicKey, counter, person } = known;
    const proof = await verifyAuthenticationResponse({
      response,
      expectedChallenge: taken.challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.domain,
      credential: { id, publicKey: bytesOf(publicKey), counter },
    }).catch(() => null);
    if (!proof?.verified) return { ok: false, problem: 'passkey' };
    const owner = await findDevice(tx, person);
    if (!owner) return { ok: false, problem: 'passkey' };
    if (owner.revokedAt !== null) return { ok: false, problem: 'revoked' };
    const used = { counter: proof.authenticationInfo.newCounter, usedAt: nowMs };
    await tx.updateTable('passkeys').set(used).where('id', '=', id).execute();
    await say(context, tx, 'console.signed-in', owner, id);
    return { ok: true, person: owner, cookie: await openSession(tx, { person, passkey: id }, nowMs) };
  });
}

/** Revokes a passkey and ends its sessions; false where there is none of that id. */
export async function revokePasskey(context: Context, tx: Writing, id: string): Promise<boolean> {
  const known = await passkey(tx, id);
  const owner = known && (await findDevice(tx, known.person));
  if (!known || !owner) return false;
  await tx.deleteFrom('sessions').where('passkey', '=', id).execute();
  if (known.revokedAt !== null) return true;
  await tx.updateTable('passkeys').set({ revokedAt: context.clock.now() }).where('id', '=', id).execute();
  await say(context, tx, 'passkey.revoked', owner, id);
  return true;
}

/** Every passkey there is, with whose it is, the oldest first. */
export const listPasskeys = (store: Store) =>
  store
    .selectFrom('passkeys')
    .innerJoin('devices', 'devices.id', 'passkeys.person')
    .select([
      'passkeys.id as passkey',
      'passkeys.person',
      'devices.role',
      'devices.name',
      'devices.region',
      'passkeys.enrolledAt',
      'passkeys.usedAt',
      'passkeys.revokedAt',
    ])
    .orderBy('passkeys.enrolledAt')
    .execute();

const passkey = (store: Store | Writing, id: string) =>
  store.selectFrom('passkeys').selectAll().where('id', '=', id).executeTakeFirst();

const passkeysOf = (store: Store | Writing, person: string) =>
  store.selectFrom('passkeys').select('id').where('person', '=', person).execute();

/** The code of somebody who uses the console, where it is good and unused; held until the transaction ends. */
async function openCode({ clock }: Context, tx: Writing, text: string): Promise<Code | null> {
  const code = await lockCode(tx, text);
  const isTheirs = code?.role === 'prosecutor' || code?.role === 'operator';
  return isTheirs && code.device === null && clock.now() < code.expiresAt ? code : null;
}

/** Whom the code is for; enrolled now, where they were not. */
async function personOf(context: Context, tx: Writing, code: Code, id: string) {
  if (code.person === null) {
    // Nobody holds the private key: this person has a passkey and no tokens.
    return addDevice(context, tx, code, id, { publicKey: newKey('Ed25519').x });
  }
  await useCode(tx, code, code.person, '');
  return findDevice(tx, code.person);
}

const keepChallenge = (store: Store | Writing, challenge: string, person: string | null, nowMs: number) =>
  store
    .insertInto('challenges')
    .values({ challenge, person, expiresAt: nowMs + CHALLENGE_MS })
    .execute();

/** The challenge that was signed, if it was ours and nobody has used it; it is used up by asking. */
async function takeChallenge({ store, clock }: Context, clientDataJson: string) {
  const challenge = challengeIn(clientDataJson);
  if (challenge === null) return null;
  const row = await store
    .deleteFrom('challenges')
    .where('challenge', '=', challenge)
    .where('expiresAt', '>', clock.now())
    .returning(['challenge', 'person'])
    .executeTakeFirst();
  return row ?? null;
}

/** The challenge that a browser says was signed; the library compares it with what was signed. */
function challengeIn(clientDataJson: string): string | null {
  try {
    const { challenge } = JSON.parse(Buffer.from(clientDataJson, 'base64url').toString()) as {
      challenge?: unknown;
    };
    return typeof challenge === 'string' ? challenge : null;
  } catch {
    return null;
  }
}

const say = (
  { keys, clock }: Context,
  tx: Writing,
  kind: 'passkey.enrolled' | 'passkey.revoked' | 'console.signed-in',
  { id, name }: Device,
  key: string,
) => appendOwn(tx, keys, { kind, subject: id, body: { by: id, name, passkey: key } }, clock.now());
