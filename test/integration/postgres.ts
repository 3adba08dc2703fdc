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
  const bin = findPrograms();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-postgres-'));
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
