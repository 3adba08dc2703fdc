/** A real PostgreSQL of our own, as durable as one in production, that a test starts, kills and stops. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';

export type Postgres = {
  /** `postgresql://…`, by a Unix socket in a folder of its own: no port, no network. */
  url: string;
  /** The cluster's folder. */
  data: string;
  /** Starts it again after `kill`; answers when it takes connections. */
  start(): Promise<void>;
  /** An immediate end of every process of it, as by a power cut but for the operating system's cache. */
  kill(): Promise<void>;
  /** Ends it and removes its files. */
  stop(): Promise<void>;
};

/** How the folders of all clusters begin. */
const PREFIX = path.join(os.tmpdir(), 'qalqan-postgres-');
/** The file that says which process a cluster belongs to. */
const STARTED_BY = 'started-by';
const VERSIONS = '/usr/lib/postgresql';
const DATABASE = 'qalqan';
const READY_WITHIN_MS = 30_000;

/** Nothing is taken from durability for speed: what a test measures is what a ministry would run. */
const SETTINGS = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  listen_addresses: '',
  max_connections: '100',
  shared_buffers: '256MB',
  max_wal_size: '4GB',
  log_min_messages: 'warning',
} as const;

/**
 * Makes a cluster in a temporary folder and starts it, by Debian's `postgresql` package; as the user
 * `postgres` where we are root, because it refuses to run as root. Throws where it is not installed.
 */
export async function startPostgres(): Promise<Postgres> {
  removeAbandoned();
  const { folder, data, run } = await newCluster();
  const initdb = [
    '-D',
    data,
    '-U',
    DATABASE,
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--no-instructions',
  ];
  await promisify(execFile)('setpriv', run('initdb', initdb), { cwd: folder });

  const url = `postgresql://${DATABASE}@localhost/${DATABASE}?host=${encodeURIComponent(folder)}`;
  const options = Object.entries({ ...SETTINGS, unix_socket_directories: folder }).flatMap(
    ([name, value]) => ['-c', `${name}=${value}`],
  );
  let server: ChildProcess | null = null;

  async function start(): Promise<void> {
    server = spawn('setpriv', run('postgres', ['-D', data, ...options]), {
      cwd: folder,
      stdio: ['ignore', 'ignore', process.env.QALQAN_LOUD ? 'inherit' : 'ignore'],
    });
    await untilReady(url.replace(`/${DATABASE}?`, '/postgres?'), server);
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const ending = server;
    server = null;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const gone = once(ending, 'exit');
    ending.kill(signal);
    await gone;
  }

  await start();
  await ask(url.replace(`/${DATABASE}?`, '/postgres?'), `CREATE DATABASE ${DATABASE}`);
  return {
    url,
    data,
    start,
    // SIGQUIT is PostgreSQL's own immediate end, without a checkpoint; SIGKILL would leave its shared memory behind.
    kill: () => end('SIGQUIT'),
    async stop() {
      await end('SIGINT');
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A folder for a cluster, where its files will be in it, and how `setpriv` runs a program of PostgreSQL there. */
async function newCluster() {
  const bin = findPrograms();
  const folder = fs.mkdtempSync(PREFIX);
  fs.writeFileSync(path.join(folder, STARTED_BY), String(process.pid));
  const owner = process.getuid?.() === 0 ? ['--reuid=postgres', '--regid=postgres', '--init-groups'] : [];
  if (owner.length > 0) await promisify(execFile)('chown', ['postgres:', folder]);
  const data = path.join(folder, 'data');
  const run = (program: string, args: string[]) => [
    '--pdeathsig',
    'INT',
    ...owner,
    '--',
    path.join(bin, program),
    ...args,
  ];
  return { folder, data, run };
}

/**
 * A streaming replica of `primary`, to be read from, that stands still: it stays behind with whatever comes from now on.
 */
export async function startReplica(primary: Pick<Postgres, 'url'>): Promise<Pick<Postgres, 'url' | 'stop'>> {
  const { folder, data, run } = await newCluster();
  const copy = ['--pgdata', data, '--write-recovery-conf', '--checkpoint=fast', '--dbname', primary.url];
  await promisify(execFile)('setpriv', run('pg_basebackup', copy), { cwd: folder });
  const socket = `unix_socket_directories=${folder}`;
  const server = spawn('setpriv', run('postgres', ['-D', data, '-c', 'listen_addresses=', '-c', socket]), {
    cwd: folder,
    stdio: ['ignore', 'ignore', process.env.QALQAN_LOUD ? 'inherit' : 'ignore'],
  });
  const url = primary.url.replace(/host=.*$/, `host=${encodeURIComponent(folder)}`);
  await untilReady(url, server);
  await ask(url, 'SELECT pg_wal_replay_pause()');
  return {
    url,
    async stop() {
      const gone = once(server, 'exit');
      server.kill('SIGQUIT');
      await gone;
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Removes the clusters of test runs that were killed: whoever started them is gone, and so is the server. */
function removeAbandoned(): void {
  const [parent, prefix] = [path.dirname(PREFIX), path.basename(PREFIX)];
  for (const name of fs.readdirSync(parent).filter((one) => one.startsWith(prefix))) {
    const folder = path.join(parent, name);
    const ids = [path.join(folder, STARTED_BY), path.join(folder, 'data', 'postmaster.pid')].map(pidIn);
    // Without the first one it may be from before there was one, or just being made.
    const isOld =
      Date.now() - (fs.statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > OLD_MS;
    if (ids.some((id) => id !== null && isAlive(id)) || (ids[0] === null && !isOld)) continue;
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

const OLD_MS = 3_600_000;

/** The process whose id is the first line of `file`, or null. */
function pidIn(file: string): number | null {
  try {
    const id = Number(fs.readFileSync(file, 'utf8').split('\n', 1)[0]);
    return Number.isInteger(id) && id > 0 ? id : null;
  } catch {
    return null;
  }
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // Somebody else's, but there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The rows of one statement on a connection of its own. */
export async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Where the newest installed server's programs are. */
function findPrograms(): string {
  const versions = fs.existsSync(VERSIONS) ? fs.readdirSync(VERSIONS) : [];
  const newest = versions
    .filter((version) => fs.existsSync(path.join(VERSIONS, version, 'bin/initdb')))
    .toSorted((a, b) => Number(b) - Number(a))[0];
  if (newest === undefined) throw new Error('PostgreSQL is missing: apt-get install postgresql');
  return path.join(VERSIONS, newest, 'bin');
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  for (const startedAt = Date.now(); ; await sleep(50)) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended with code ${server.exitCode}`);
    try {
      await ask(url, 'SELECT 1');
      return;
    } catch (error) {
      if (Date.now() - startedAt > READY_WITHIN_MS) throw error;
    }
  }
}
