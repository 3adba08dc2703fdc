/** A lender that asks before a loan, as a bank's own program would: by the protocol alone. */
import { randomUUID } from 'node:crypto';
import { openKeyring, isSealedByRing, type Keyring } from '../../shared/protocol/keyring.ts';
import { newKey, privateKey, publicJwk, signature } from '../../shared/protocol/signing.ts';
import { CheckAnswer } from '../../shared/protocol/schema/lender.ts';
import { Enrolled } from '../../shared/protocol/schema/keys.ts';
import { requestToken } from '../../shared/protocol/token.ts';
import type { Registry } from './registry.ts';

export type Lender = {
  /** Asks about a person before a loan of that amount (tiyn), and answers with what the registry said and whether its signature verifies. */
  check(iin: string, amount?: number): Promise<{ answer: CheckAnswer; verifies: boolean }>;
  ring: Keyring;
};

/** Enrols a lender with the registry, by the same call as a kiosk. */
export async function enrolLender(registry: Registry, bin = '000140000012'): Promise<Lender> {
  const name = 'Test bank';
  const code = await registry.code('lender', name, '--bin', bin);
  const jwk = newKey('Ed25519');
  const key = privateKey(jwk);
  const publicKey = publicJwk(jwk).x;
  const proof = signature({ code, publicKey, name }, key);
  const enrolment = await fetch(`${registry.url}/v1/devices`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, publicKey, name, proof }),
  });
  const received = (await enrolment.json()) as Enrolled;
  if (enrolment.status !== 201)
    throw new Error(`enrolment answered ${enrolment.status} ${JSON.stringify(received)}`);
  const { device } = Enrolled.parse(received);
  // The root key comes from the registry's own command, as it would on paper: not from the answer.
  const root = JSON.parse(await registry.ask('root'));
  const ring = openKeyring(received.keys, root);
  if (ring === null) throw new Error('the published keys are not signed by the root key');

  return {
    ring,
    check: async (iin, amount = 50_000_000) => {
      const body = Buffer.from(
        JSON.stringify({
          iin,
          application: randomUUID(),
          purpose: 'loan-decision',
          product: 'consumer',
          amount,
        }),
      );
      const target = '/v1/lender/checks';
      const token = await requestToken(device, key, { method: 'POST', target, body }, Date.now());
      const response = await fetch(`${registry.url}${target}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token}`,
          'idempotency-key': randomUUID(),
        },
        body,
      });
      const answer = (await response.json()) as CheckAnswer;
      if (!response.ok) throw new Error(`the check answered ${response.status} ${JSON.stringify(answer)}`);
      CheckAnswer.parse(answer);
      return { answer, verifies: isSealedByRing(answer, ring) };
    },
  };
}
