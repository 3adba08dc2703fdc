/**
 * The peer of `check`: bare fastify and pg that do what a check cannot do without, in a process of its own:
 * the same token verified, the ban looked up, one durable INSERT, a signed answer.
 */
import { createHmac, createSecretKey } from 'node:crypto';
import fastify from 'fastify';
import { Pool } from 'pg';
import { uuidv7 } from 'uuidv7';
import type { CheckRequest } from '../../shared/protocol/schema/lender.ts';
import type { PublicKey } from '../../shared/protocol/schema/scalars.ts';
import { newKey, privateKey, publicKey, sealWith } from '../../shared/protocol/signing.ts';
import { isBodyOf, openToken } from '../../shared/protocol/token.ts';

/** What it is told by its environment: where the bans are, and who asks. */
export type Peer = { url: string; lender: string; publicKey: PublicKey; lookup: string };

const peer = JSON.parse(process.env.QALQAN_PEER ?? '') as Peer;
const pool = new Pool({ connectionString: peer.url, max: 10 });
const key = publicKey(peer.publicKey);
const lookup = createSecretKey(peer.lookup, 'base64url');
const signer = { kid: 'bare', key: privateKey(newKey('Ed25519')) };

const app = fastify();
app.removeAllContentTypeParsers();
app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
app.post('/v1/lender/checks', async (request, reply) => {
  const body = request.body as Buffer;
  const token = request.headers.authorization?.slice('Bearer '.length) ?? '';
  const bound = { method: 'POST', target: request.url };
  const opened = await openToken(token, peer.lender, key, bound, Date.now());
  if (!opened.ok || !isBodyOf(opened.bh, body)) return reply.code(401).send();
  const asked = JSON.parse(body.toString()) as CheckRequest;
  const citizen = createHmac('sha256', lookup).update(asked.iin).digest('hex');
  const { rows } = await pool.query({
    name: 'ban',
    text: `SELECT "effectiveFrom" FROM bans WHERE citizen = $1 AND scope = $2 AND "effectiveFrom" <= $3
             AND "endedAt" IS NULL ORDER BY "effectiveFrom" LIMIT 1`,
    values: [citizen, 'bank', Date.now()],
  });
  const check = uuidv7();
  const state = rows.length > 0 ? 'in-force' : 'none';
  await pool.query({
    name: 'check',
    text: 'INSERT INTO "bareChecks" VALUES ($1, $2, $3, $4, $5, $6)',
    values: [check, peer.lender, citizen, Date.now(), asked.purpose, state],
  });
  return sealWith(
    { check, at: new Date().toISOString(), lender: peer.lender, ...asked, ban: { state } },
    signer,
  );
});
process.stdout.write(`${JSON.stringify({ listening: await app.listen({ port: 0 }) })}\n`);
