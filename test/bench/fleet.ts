/** `fleet`: many kiosks come back from a day without a network at once, and drain into one registry over PostgreSQL. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkRegistry } from '../../registry/check.ts';
import { systemClock } from '../../registry/clock.ts';
import { openData } from '../../registry/data.ts';
import { makeCode } from '../../registry/enrolment/codes.ts';
import { canonical } from '../../shared/protocol/canonical.ts';
import { sha256 } from '../../shared/protocol/hashing.ts';
import { isSealedByRing, openKeyring, type Keyring } from '../../shared/protocol/keyring.ts';
import { RECEIPT_KINDS } from '../../shared/protocol/schema/bodies.ts';
import { GENESIS, type Entry } from '../../shared/protocol/schema/entry.ts';
import type { Verdict, VerdictPage } from '../../shared/protocol/schema/verdict.ts';
import { banBody, openBody } from '../integration/bodies.ts';
import { enrol, type Answer, type TestDevice } from '../integration/device.ts';
import { ask, startPostgres, type Postgres } from '../integration/postgres.ts';
import { AS_ADVISED, serve } from '../integration/registryProcesses/server.ts';
import { median, type Bench, type BenchOptions } from './bench.ts';

const KIOSKS = 1_000;
/** journal.open, bans with the lines of audit between them, and the closing of the day. */
const ENTRIES = 100;
/** How many are enrolled at a time: nobody enrols a country in a second. */
const AT_ONCE = 20;
const MOST_ATTEMPTS = 200;

type Kiosk = { device: TestDevice; journal: Entry[]; issued: { count: number; digest: string } };
type Drained = { ms: number; waits: number };

export const fleet: Bench = {
  unit: 's',
  about: `${KIOSKS.toLocaleString('en')} kiosks come back at once with ${ENTRIES} entries each and drain into one registry of ${os.availableParallelism()} processes over PostgreSQL with fsync: enrolled by the API, pushed, every page and verdict verified and linked, the day closed; the slowest; peer: the median kiosk`,
  promise: '0 lost, 0 twice, no error but 429 and 503; slowest ≤ 2 × median',
  async run({ say }) {
    const postgres = await startPostgres();
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-fleet-'));
    const servers = await Promise.all(
      Array.from({ length: os.availableParallelism() }, () => serve(folder, postgres.url, 0, AS_ADVISED)),
    );
    try {
      const urls = servers.map(({ url }) => url);
      const kiosks = await enrolled(folder, postgres, urls, say);
      const ring = await ringOf(kiosks);
      say(`${kiosks.length} kiosks enrolled, each with ${ENTRIES} entries; they start`);
      const startedAt = performance.now();
      const drained = await Promise.all(kiosks.map((kiosk) => drain(kiosk, ring, startedAt)));
      const allS = (performance.now() - startedAt) / 1000;
      say(`all drained in ${allS.toFixed(1)} s; the registry is being checked`);
      await checkAll(folder, postgres, kiosks);
      const seconds = drained.map(({ ms }) => ms / 1000);
      const [value, peer] = [Math.max(...seconds), median(seconds)];
      const waits = drained.reduce((sum, one) => sum + one.waits, 0);
      const notes = `${KIOSKS * ENTRIES} entries in ${allS.toFixed(1)} s, 0 lost, 0 twice, ${waits} times told to come back later, every chain and reference verified at the registry, counts and digests of all days equal`;
      return { value, peer, ratio: value / peer, ok: value <= 2 * peer, notes };
    } finally {
      for (const server of servers) await server.kill();
      await postgres.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** The kiosks with their codes, keys and journals, each at one of the processes. */
async function enrolled(
  folder: string,
  postgres: Postgres,
  urls: readonly string[],
  say: BenchOptions['say'],
): Promise<Kiosk[]> {
  const context = await openData(folder, systemClock, {}, postgres.url);
  const kiosks: Kiosk[] = [];
  for (let from = 0; from < KIOSKS; from += AT_ONCE) {
    const some = Array.from({ length: AT_ONCE }, async (_, i) => {
      const wanted = { role: 'device' as const, name: `Desk ${from + i}`, center: 'almaty-1' };
      const code = await makeCode(context.store, context.keys.root, wanted, Date.now());
      return written(await enrol(urls[(from + i) % urls.length] ?? '', code));
    });
    kiosks.push(...(await Promise.all(some)));
  }
  await context.close();
  say('enrolled');
  return kiosks;
}

/** A day at a desk: of every four entries one is a ban and three are lines of audit. */
function written(device: TestDevice): Kiosk {
  const journal = [device.write('journal.open', openBody())];
  while (journal.length < ENTRIES - 1) {
    const isBan = journal.length % 4 === 1;
    journal.push(
      isBan
        ? device.write('ban.set', banBody())
        : device.write('desk.event', { what: 'receipt.printed', who: '1001', about: journal.at(-1)?.id }),
    );
  }
  const ids = journal
    .filter(({ kind }) => (RECEIPT_KINDS as readonly string[]).includes(kind))
    .map(({ id }) => id);
  const issued = { count: ids.length, digest: sha256(ids.toSorted().join('\n')) };
  const range = { from: 1, to: journal.length };
  journal.push(device.write('device.closeDay', { day: '2026-11-22', clerk: '1001', ...range, issued }));
  return { device, journal, issued };
}

async function ringOf(kiosks: readonly Kiosk[]): Promise<Keyring> {
  const { device } = kiosks[0] ?? {};
  const ring = device && openKeyring(device.enrolled.keys, device.enrolled.root);
  if (!ring) throw new Error('the keys are not signed by the root key');
  return ring;
}

/** Delivers the journal and reads the feed until every entry has its verdict and the day is balanced. */
async function drain({ device, journal, issued }: Kiosk, ring: Keyring, startedAt: number): Promise<Drained> {
  let waits = 0;
  /** Asks until it is answered; whoever is told to come back later does so, a little before or after the others. */
  const answered = async <T>(request: () => Promise<Answer<T>>): Promise<T> => {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const { status, headers, body, text } = await request();
      if (status === 200) return body;
      const after = Number(headers.get('retry-after'));
      if ((status !== 429 && status !== 503) || !(after > 0)) throw new Error(`answered ${status}: ${text}`);
      waits += 1;
      await sleep(after * 1000 * (0.5 + Math.random()));
    }
    throw new Error('never answered');
  };

  const taken = await answered(() => device.push(journal, { gzip: true }));
  if (taken.head.hash !== device.head.hash) throw new Error('the registry has another head');
  const recorded: string[] = [];
  let [after, prev, closed] = [0, GENESIS, ''];
  for (let last = 1; after < last;) {
    const page = await answered(() => device.verdicts(after));
    verifyPage(device.id, after, page, ring);
    for (const verdict of page.items) {
      if (verdict.prev !== prev || verdict.feed !== after + 1 || !isSealedByRing(verdict, ring))
        throw new Error('a verdict is not linked, or not signed');
      prev = sha256(canonical(verdict));
      after = verdict.feed;
      if (verdict.state === 'recorded') recorded.push(verdict.entry);
      if (verdict.seq === journal.length) closed = balanceOf(verdict);
    }
    ({ last } = page);
  }
  if (recorded.join() !== journal.map(({ id }) => id).join())
    throw new Error('not every entry was recorded once, in order');
  if (closed !== canonical(issued)) throw new Error(`the day does not balance: ${closed}`);
  return { ms: performance.now() - startedAt, waits };
}

/** The registry's own count and digest of the day. */
function balanceOf({ detail }: Verdict): string {
  const { count, digest } = detail as { count: number; digest: string };
  return canonical({ count, digest });
}

function verifyPage(device: string, after: number, page: VerdictPage, ring: Keyring): void {
  const signed = { device, after, ...page };
  if (!isSealedByRing(signed, ring)) throw new Error('a page is not signed');
}

/** What the registry holds is what the kiosks wrote: every journal to its head, every id once, every chain whole. */
async function checkAll(folder: string, postgres: Postgres, kiosks: readonly Kiosk[]): Promise<void> {
  const heads = new Map(
    (await ask(postgres.url, 'SELECT id, "headHash" FROM devices')).map((row) => [row.id, row.headHash]),
  );
  const lost = kiosks.filter(({ device }) => heads.get(device.id) !== device.head.hash);
  if (lost.length > 0)
    throw new Error(`${lost.length} journals are not at the registry as they were written`);
  const [twice] = await ask(
    postgres.url,
    'SELECT (count(*) - count(DISTINCT id))::int AS n, count(*)::int AS entries FROM entries',
  );
  if (twice?.n !== 0 || twice.entries !== KIOSKS * ENTRIES) throw new Error(`found ${JSON.stringify(twice)}`);
  const context = await openData(folder, systemClock, {}, postgres.url);
  const { ok, problems } = await checkRegistry(context);
  await context.close();
  if (!ok) throw new Error(problems.slice(0, 10).join('; '));
}
