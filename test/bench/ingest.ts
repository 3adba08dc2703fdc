/** `ingest`: pushes of many kiosks into PostgreSQL, against a bare loop over their signatures and a COPY. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { systemClock } from '../../registry/clock.ts';
import { openData } from '../../registry/data.ts';
import { makeCode } from '../../registry/enrolment/codes.ts';
import { banBody, openBody } from '../integration/bodies.ts';
import { enrol, type TestDevice } from '../integration/device.ts';
import { ask, startPostgres, type Postgres } from '../integration/postgres.ts';
import { AS_ADVISED, serve, type Server } from '../integration/registryProcesses/server.ts';
import type { Lines } from './bareVerifier.ts';
import { median, timed, type Bench } from './bench.ts';
import { processesOf, usedBy } from './cpu.ts';

const DEVICES = 8;
/** One round; the rounds of both take turns, so that a noisy machine is as noisy for the one as for the other. */
const PUSHES = 2;
const PUSH_ENTRIES = 1_000;
const ROUNDS = 5;
const CORES = os.availableParallelism();
const ROUND_ENTRIES = DEVICES * PUSHES * PUSH_ENTRIES;

type Push = { device: TestDevice; lines: string[]; body: Buffer };

export const ingest: Bench = {
  unit: 'entries/s',
  about: `bans pushed by ${DEVICES} kiosks at once, ${PUSH_ENTRIES} a push, into PostgreSQL with fsync by ${CORES} registry processes: verified, judged, signed verdicts written; peer: the same lines parsed and verified by a bare loop on all cores, then COPY`,
  promise: '≥ 0.5 × its rate',
  async run({ say }) {
    const postgres = await startPostgres();
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-ingest-'));
    const servers = await Promise.all(
      Array.from({ length: CORES }, () => serve(folder, postgres.url, 0, AS_ADVISED)),
    );
    const workers = Array.from(
      { length: CORES },
      () => new Worker(path.join(import.meta.dirname, 'bareVerifier.ts')),
    );
    try {
      const devices = await enrolled(folder, postgres, servers);
      await ask(postgres.url, 'CREATE TABLE bare (line text)');
      const used = { registry: 0, database: 0, peer: 0 };
      const ids = servers.flatMap(({ process: { pid } }) => pid ?? []);
      const rates: { ours: number; theirs: number }[] = [];
      // The first round warms both up.
      for (let round = 0; round <= ROUNDS; round += 1) {
        const pushes = written(devices);
        const before = [usedBy([process.pid]), usedBy(ids)] as const;
        const theirs = ROUND_ENTRIES / (await bare(pushes, workers, postgres));
        used.peer += usedBy([process.pid]) - before[0];
        const between = usedBy(processesOf(postgres.data));
        const ours = ROUND_ENTRIES / (await pushed(pushes));
        used.registry += usedBy(ids) - before[1];
        used.database += usedBy(processesOf(postgres.data)) - between;
        say(`${Math.round(ours)} entries/s, peer ${Math.round(theirs)}`);
        if (round > 0) rates.push({ ours, theirs });
      }
      await checkAll(postgres, devices.length * (1 + (ROUND_ENTRIES / DEVICES) * (ROUNDS + 1)));
      const value = median(rates.map(({ ours }) => ours));
      const peer = median(rates.map(({ theirs }) => theirs));
      const ratio = median(rates.map(({ ours, theirs }) => ours / theirs));
      return {
        value,
        peer,
        ratio,
        ok: ratio >= 0.5,
        notes: `${noteOf(used)}; ${await bytesEach(postgres)} bytes of database an entry`,
      };
    } finally {
      for (const worker of workers) await worker.terminate();
      for (const server of servers) await server.kill();
      await postgres.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Where the time goes, in µs of processor an entry. */
function noteOf(used: { registry: number; database: number; peer: number }): string {
  const each = (seconds: number) => Math.round((seconds * 1e6) / (ROUND_ENTRIES * (ROUNDS + 1)));
  return `processor time an entry: registry ${each(used.registry)} µs, PostgreSQL ${each(used.database)} µs, the peer's loop ${each(used.peer)} µs`;
}

async function enrolled(
  folder: string,
  postgres: Postgres,
  servers: readonly Server[],
): Promise<TestDevice[]> {
  const context = await openData(folder, systemClock, {}, postgres.url);
  const devices: TestDevice[] = [];
  for (let i = 0; i < DEVICES; i += 1) {
    const wanted = { role: 'device' as const, name: 'Bench', center: 'almaty-1' };
    const code = await makeCode(context.store, context.keys.root, wanted, Date.now());
    const device = await enrol(servers[i % servers.length]?.url ?? '', code);
    await device.push([device.write('journal.open', openBody())]);
    devices.push(device);
  }
  await context.close();
  return devices;
}

/** The next entries of every device, packed as a kiosk packs them. */
const written = (devices: readonly TestDevice[]): Push[] =>
  devices.flatMap((device) =>
    Array.from({ length: PUSHES }, () => {
      const lines = Array.from({ length: PUSH_ENTRIES }, () =>
        JSON.stringify(device.write('ban.set', banBody())),
      );
      return { device, lines, body: gzipSync(lines.join('\n')) };
    }),
  );

/** The seconds until all is answered: each device's pushes one after the other, the devices side by side. */
async function pushed(pushes: readonly Push[]): Promise<number> {
  const headers = { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' };
  const { ms } = await timed(() =>
    Promise.all(
      [...Map.groupBy(pushes, ({ device }) => device)].map(async ([device, mine]) => {
        for (const { body } of mine) {
          const { status, text } = await device.ask('POST', `/v1/devices/${device.id}/entries`, {
            body,
            headers,
          });
          if (status !== 200) throw new Error(`a push was answered ${status}: ${text}`);
        }
      }),
    ),
  );
  return ms / 1000;
}

/** The seconds the peer takes for the same lines. */
async function bare(
  pushes: readonly Push[],
  workers: readonly Worker[],
  postgres: Postgres,
): Promise<number> {
  const text = `${pushes
    .flatMap(({ lines }) => lines)
    .map((line) => line.replaceAll('\\', '\\\\'))
    .join('\n')}\n`;
  const shares = workers.map((worker, i) => ({
    worker,
    mine: pushes.filter((_, n) => n % workers.length === i),
  }));
  const { ms, value } = await timed(async () => {
    const good = await Promise.all(shares.map(({ worker, mine }) => verified(worker, mine)));
    const copy = execFile('psql', [postgres.url, '-q', '-c', 'COPY bare FROM STDIN']);
    copy.stdin?.end(text);
    const [code] = (await once(copy, 'exit')) as [number];
    if (code !== 0) throw new Error(`COPY ended with ${code}`);
    return good.reduce((sum, one) => sum + one, 0);
  });
  if (value !== ROUND_ENTRIES) throw new Error(`the peer found ${value} good signatures`);
  return ms / 1000;
}

async function verified(worker: Worker, pushes: readonly Push[]): Promise<number> {
  let good = 0;
  for (const { device, lines } of pushes) {
    worker.postMessage({ key: device.enrolled.cert.publicKey as string, lines } satisfies Lines, []);
    good += ((await once(worker, 'message')) as [number])[0];
  }
  return good;
}

/** Every entry is there once, with its verdicts, and no feed has a gap. */
async function checkAll({ url }: Postgres, entries: number): Promise<void> {
  const [found] = await ask(
    url,
    `SELECT (SELECT count(*) FROM entries)::int AS entries,
            (SELECT count(DISTINCT (device, seq)) FROM verdicts WHERE state = 'recorded')::int AS recorded,
            (SELECT count(*) FROM (SELECT device FROM verdicts GROUP BY device HAVING max(feed) <> count(*)) AS gap)::int AS gaps`,
  );
  const expected = { entries, recorded: entries, gaps: 0 };
  if (JSON.stringify(found) !== JSON.stringify(expected)) throw new Error(`found ${JSON.stringify(found)}`);
}

/** What an entry with all that hangs from it takes on the disk, indexes counted in. */
async function bytesEach({ url }: Postgres): Promise<number> {
  const [row] = await ask(
    url,
    `SELECT (sum(pg_total_relation_size(oid)) / (SELECT count(*) FROM entries))::int AS bytes
       FROM pg_class WHERE relname IN ('entries', 'acts', 'verdicts', 'bans')`,
  );
  return Number(row?.bytes);
}
