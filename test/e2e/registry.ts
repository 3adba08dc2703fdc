/** A real registry in a process of its own, over real files, that a test starts, stops and kills. */
import { execFile, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { spawnBound } from '../../scripts/setup/boundProcess.mjs';

export const ROOT = path.resolve(import.meta.dirname, '../..');
/** A registry that is asked to stop and does not is ended: it is not what these tests are about. */
const STOP_MS = 5_000;
const CLI = path.join(ROOT, 'registry/cli.ts');

export type Registry = {
  url: string;
  data: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** What a command of the registry prints. */
  ask(...args: string[]): Promise<string>;
  code(role: 'device' | 'lender' | 'prosecutor', name: string, ...more: string[]): Promise<string>;
};

/** A registry with its data in `data`, not started yet; it keeps its address over every start. */
export async function createRegistry(data: string): Promise<Registry> {
  fs.mkdirSync(data, { recursive: true });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let server: ChildProcess | null = null;

  async function start(): Promise<void> {
    server = spawnBound(process.execPath, [CLI, 'serve', '--data', data, '--port', String(port)], {
      stdio: ['ignore', 'pipe', process.env.QALQAN_LOUD ? 'inherit' : 'ignore'],
    });
    const { stdout } = server;
    if (!stdout) throw new Error('the registry has no output');
    for await (const line of createInterface({ input: stdout })) {
      if (line !== JSON.stringify({ listening: url })) throw new Error(`the registry said ${line}`);
      return;
    }
    throw new Error('the registry ended before it was ready');
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const ending = server;
    server = null;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const gone = once(ending, 'exit');
    ending.kill(signal);
    const force = setTimeout(() => ending.kill('SIGKILL'), STOP_MS);
    await gone;
    clearTimeout(force);
  }

  async function ask(...args: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)(process.execPath, [CLI, ...args, '--data', data], {
      maxBuffer: 100_000_000,
    });
    return stdout.trim();
  }

  return {
    url,
    data,
    start,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    ask,
    code: async (role, name, ...more) => {
      const { code } = JSON.parse(await ask('enrolment-code', '--role', role, '--name', name, ...more)) as {
        code: string;
      };
      return code;
    },
  };
}

async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
