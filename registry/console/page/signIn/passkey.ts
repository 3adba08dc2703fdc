/** Passkeys in the browser: enrolling one by a code, and signing in by it. */
import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  WebAuthnError,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { z } from 'zod';
import { Person } from '../../../../shared/protocol/schema/console.ts';
import { ask, type Answer } from '../app/ask.ts';

/** Whether this browser knows passkeys, here. */
export const hasPasskeys = (): boolean => browserSupportsWebAuthn();

/** The registry's words to the browser, passed on as they are. */
const Options = z.looseObject({ challenge: z.string() });

/** Signs in by whichever passkey the person picks. */
export async function signIn(): Promise<Answer<Person>> {
  const asked = await ask(Options, '/v1/console/challenge', { method: 'POST', body: {} });
  if (!asked.ok) return asked;
  const optionsJSON = asked.value as unknown as PublicKeyCredentialRequestOptionsJSON;
  const passkey = await inBrowser(() => startAuthentication({ optionsJSON }));
  if (!passkey.ok) return passkey;
  return ask(Person, '/v1/console/session', { method: 'POST', body: passkey.value });
}

/** Makes a passkey for whom the code is for, and signs in. */
export async function enrol(code: string): Promise<Answer<Person>> {
  const asked = await ask(Options, '/v1/console/enrolment', { method: 'POST', body: { code } });
  if (!asked.ok) return asked;
  const optionsJSON = asked.value as unknown as PublicKeyCredentialCreationOptionsJSON;
  const passkey = await inBrowser(() => startRegistration({ optionsJSON }));
  if (!passkey.ok) return passkey;
  return ask(Person, '/v1/console/passkeys', { method: 'POST', body: { code, passkey: passkey.value } });
}

/** Whatever the person does in the browser's own window, as an answer. */
async function inBrowser<T>(work: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    const isKnown =
      error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED';
    return { ok: false, problem: { code: isKnown ? 'known' : 'cancelled' } };
  }
}
