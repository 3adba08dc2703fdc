/** `check`: lenders' checks against five million bans, and against bare fastify and pg on the same database. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { systemClock } from '../../registry/clock.ts';
import type { Context } from '../../registry/context.ts';
import { openData } from '../../registry/data.ts';
import { makeCode } from '../../registry/enrolment/codes.ts';
import { checkDigit } from '../../shared/domain/iin.ts';
import { newKey } from '../../shared/protocol/signing.ts';
import { enrol } from '../integration/device.ts';
import { ask, startPostgres } from '../integration/postgres.ts';
import { AS_ADVISED, serve } from '../integration/registryProcesses/server.ts';
import { median, timed, type Bench } from './bench.ts';
import type { Load, Loaded } from './checkLoad.ts';
import type { Peer } from './checkPeer.ts';

const BANS = 5_000_000;
/** So many are asked about, every other one of them banned. */
const CITIZENS = 400;
const ROUNDS = 5;
const ROUND_MS = 6_000;
/** A demo lender of the policy, a bank. */
const BIN = '000140000012';

export const check: Bench = {
  unit: 'checks/s',
  about: `lenders' checks against ${BANS.toLocaleString('en')} bans in PostgreSQL with fsync, by one registry process, 32 at once: token verified, ban looked up, kept durably for the citizen's status, kept for the same Idempotency-Key, signed; peer: bare fastify + pg, the same token verify, SELECT, durable INSERT, signature`,
  promise: '≥ 0.7 × its rate',
  async run({ say }) {
    const postgres = await startPostgres();
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-check-'));
    const server = await serve(folder, postgres.url, 0, AS_ADVISED);
    const children: ChildProcess[] = [server.process];
    try {
      const context = await openData(folder, systemClock, {}, postgres.url);
      const key = newKey('Ed25519');
      const wanted = { role: 'lender' as const, name: 'Bench', bin: BIN };
      const code = await makeCode(context.store, context.keys.root, wanted, Date.now());
      const lender = await enrol(server.url, code, { key });
      const iins = citizens();
      const { ms } = await timed(() => seed(context, postgres.url, iins.slice(0, CITIZENS / 2)));
      await context.close();
      say(`${BANS} bans written in ${(ms / 1000).toFixed(0)} s`);
      const lookup = fs.readFileSync(path.join(folder, 'keys', 'lookup.key'), 'utf8');
      const env: Peer = { url: postgres.url, lender: lender.id, publicKey: key.x, lookup };
      const peer = start('checkPeer.ts', { QALQAN_PEER: JSON.stringify(env) });
      children.push(peer.child);
      const { listening } = JSON.parse(await peer.line()) as { listening: string };
      const loader = start('checkLoad.ts', {});
      children.push(loader.child);
      const load = async (url: string): Promise<Loaded> => {
        const order: Load = { url, lender: lender.id, key, iins, banned: CITIZENS / 2, ms: ROUND_MS };
        loader.child.stdin?.write(`${JSON.stringify(order)}\n`);
        const loaded = JSON.parse(await loader.line()) as Loaded;
        if (loaded.error !== null) throw new Error(loaded.error);
        if (loaded.wrong > 0) throw new Error(`${loaded.wrong} wrong answers`);
        return loaded;
      };
      const rounds: { ours: Loaded; theirs: Loaded }[] = [];
      // The first round warms both up.
      for (let round = 0; round <= ROUNDS; round += 1) {
        const theirs = await load(listening);
        const ours = await load(server.url);
        say(`${rate(ours).toFixed(0)} checks/s, peer ${rate(theirs).toFixed(0)}`);
        if (round > 0) rounds.push({ ours, theirs });
      }
      const value = median(rounds.map(({ ours }) => rate(ours)));
      const peerRate = median(rounds.map(({ theirs }) => rate(theirs)));
      const ratio = median(rounds.map(({ ours, theirs }) => rate(ours) / rate(theirs)));
      const p99 = median(rounds.map(({ ours }) => ours.p99Ms));
      const peerP99 = median(rounds.map(({ theirs }) => theirs.p99Ms));
      const notes = `p99 ${p99.toFixed(0)} ms, the peer's ${peerP99.toFixed(0)} ms; no wrong answer`;
      return { value, peer: peerRate, ratio, ok: ratio >= 0.7, notes };
    } finally {
      for (const child of children) child.kill('SIGKILL');
      await postgres.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    }
  },
};

const rate = ({ answers, seconds }: Loaded) => answers / seconds;

/** ИИНs with good check digits, of the row of those that belong to nobody (test/integration/bodies.ts). */
function citizens(): string[] {
  const iins: string[] = [];
  for (let n = 0; iins.length < CITIZENS; n += 1) {
    const digits = `5001013${String(n).padStart(4, '0')}`;
    const digit = checkDigit(digits);
    if (digit !== null) iins.push(`${digits}${digit}`);
  }
  return iins;
}

/** Writes bans as the registry would have, of citizens nobody asks about, and of `banned`; indexes are made afterwards. */
async function seed(context: Context, url: string, banned: readonly string[]): Promise<void> {
  const indexes = await ask(
    url,
    `SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'bans' AND indexname <> 'bansPlace'`,
  );
  for (const { indexname } of indexes) await ask(url, `DROP INDEX "${String(indexname)}"`);
  await ask(url, 'ALTER TABLE bans DROP CONSTRAINT "bansPlace"');
  const keys = banned.map((iin) => `'${context.keys.lookup(iin)}'`).join();
  const columns =
    '(entry, "recordedBy", scope, citizen, "datedAt", "recordedAt", "effectiveFrom", "inForceAt", "endedAt")';
  const id = `lpad(to_hex(n), 8, '0') || '-0000-7000-8000-000000000000'`;
  const ban = (citizen: string) => `${id}, ${id}, 'bank', ${citizen}, 0, 0, 1, 1, null`;
  await ask(
    url,
    `INSERT INTO bans ${columns} SELECT ${ban(`encode(sha256(int8send(n)), 'hex')`)} FROM generate_series(1, ${BANS - banned.length}) AS n`,
  );
  await ask(
    url,
    `INSERT INTO bans ${columns} SELECT ${ban('citizen')} FROM unnest(array[${keys}]) WITH ORDINALITY AS c (citizen, m), LATERAL (SELECT ${BANS} + m AS n) AS n`,
  );
  await ask(url, 'ALTER TABLE bans ADD CONSTRAINT "bansPlace" PRIMARY KEY (entry, scope)');
  for (const { indexdef } of indexes) await ask(url, String(indexdef));
  await ask(url, 'CREATE TABLE "bareChecks" (LIKE checks INCLUDING INDEXES)');
  await ask(url, 'VACUUM ANALYZE bans');
  await ask(url, 'CHECKPOINT');
}

type Started = { child: ChildProcess; line(): Promise<string> };

/** A program beside this file, and the lines it says. */
function start(name: string, env: Record<string, string>): Started {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, name)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const lines: Interface = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  return { child, line: async () => ((await once(lines, 'line')) as [string])[0] };
}
