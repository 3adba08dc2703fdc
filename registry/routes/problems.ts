/** Errors as RFC 9457 problems (registry-protocol, section 11): a stable code, never personal data. */
import type { FastifyReply } from 'fastify';
import type { Problem } from '../../shared/protocol/schema/push.ts';

const TITLES = {
  'not-json': [400, 'The body is not JSON in UTF-8'],
  encoding: [400, 'The body is not what its Content-Encoding says'],
  'idempotency-key': [400, 'An Idempotency-Key of 1 to 200 visible characters is needed'],
  upload: [400, 'The headers of the upload are not those of tus 1.0'],
  request: [400, 'The request is not HTTP as it should be'],
  token: [401, 'A token for exactly this request is needed'],
  clock: [401, 'The token is outside its time'],
  session: [401, 'Nobody is signed in, or not any more'],
  passkey: [401, 'This passkey is not good here'],
  role: [403, 'Not for this role or this owner'],
  revoked: [403, 'This key was revoked'],
  code: [403, 'The enrolment code is not good, or not any more'],
  'two-people': [403, 'This takes two people'],
  'not-found': [404, 'There is no such thing'],
  method: [405, 'Not with this method'],
  used: [409, 'This was used already'],
  'order-closed': [409, 'This order was taken back, or takes another one back'],
  'not-released': [409, 'Nobody else has released it yet'],
  'case-closed': [409, 'The case is closed'],
  'lender-known': [409, 'It is known who the lender is'],
  'upload-offset': [409, 'The upload goes on at another offset'],
  expired: [410, 'This was good for a short time only'],
  'tus-version': [412, 'Only version 1.0.0 of tus'],
  'too-large': [413, 'The body is too large'],
  'blob-size': [413, 'The attachment is larger than it may be, or than it was said to be'],
  'media-type': [415, 'Not in this media type or encoding'],
  invalid: [422, 'The request does not fit its schema'],
  proof: [422, 'The proof does not verify'],
  center: [422, 'The code is for another center'],
  'other-lender': [422, 'A case is about another lender'],
  'not-prosecutor': [422, 'Nobody of that id works on cases of this region'],
  amount: [422, 'No more can be cancelled than the loan'],
  'idempotency-key-reused': [422, 'This Idempotency-Key was used for another request'],
  'blob-type': [422, 'The content is not of the type it was said to be, or of none that is taken'],
  'blob-content': [422, 'The content is not the one that was named'],
  'rate-limit': [429, 'Too many requests'],
  // tus 1.0, "Checksum".
  'blob-checksum': [460, 'What arrived is not what was sent'],
  internal: [500, 'The registry failed'],
  busy: [503, 'The registry is busy'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof TITLES;

/** A problem thrown on the way to an answer; the error handler sends it. */
export type Thrown = Error & { problem: Problem; headers: Record<string, string> };

/** The problem of that code. `detail` names fields and limits, never values. */
export function problemOf(code: ProblemCode, more: { detail?: string; now?: string } = {}): Problem {
  const [status, title] = TITLES[code];
  return { type: `urn:qalqan:problem:${code}`, title, status, code, ...more };
}

/** The same as an error to throw. */
export function thrown(
  code: ProblemCode,
  more: { detail?: string; now?: string } = {},
  headers: Record<string, string> = {},
): Thrown {
  return Object.assign(new Error(code), { problem: problemOf(code, more), headers });
}

/** They do not all come back in the same second. */
const AWAY_S = { from: 1, to: 5 };

/** What whoever is too many is told: to come back in some seconds, drawn. */
export function busy(): Thrown {
  const seconds = AWAY_S.from + Math.floor(Math.random() * (AWAY_S.to - AWAY_S.from + 1));
  return thrown('busy', {}, { 'retry-after': String(seconds) });
}

export const isThrown = (error: unknown): error is Thrown => error instanceof Error && 'problem' in error;

/** Sends a problem, or a shape that extends one. */
export function sendProblem(
  reply: FastifyReply,
  problem: Problem & Record<string, unknown>,
  headers: Record<string, string> = {},
) {
  // As bytes, because Fastify adds a charset to texts, and this media type has none.
  const body = Buffer.from(JSON.stringify(problem));
  return reply.code(problem.status).headers(headers).type('application/problem+json').send(body);
}
