import { execFile } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { spawnBound } from './setup/boundProcess.mjs';

/** A registry for trying the kiosk out: its address, a code if the kiosk is not enrolled yet, and its end. */
export type DemoRegistry = { url: string; code: string | null; stop: () => Promise<void> };

const STOP_MS = 5_000;

/**
 * Starts the demo registry over `<data>/registry` and leaves `root.json` (the root key as a JWK) and
 * `keys.json` (the signed list of keys) in `data`, with which a receipt is verified offline.
 * It listens on the same port every time where that is free. Throws if the registry does not start.
 */
export async function startDemoRegistry(root: string, data: string): Promise<DemoRegistry> {
  const folder = path.join(data, 'registry');
  fs.mkdirSync(folder, { recursive: true });
  const cli = path.join(root, 'registry/cli.ts');
  const ask = async (...args: string[]) => {
    const { stdout } = await promisify(execFile)(process.execPath, [cli, ...args, '--data', folder]);
    return stdout.trim();
  };

  const rootKey = path.join(data, 'root.json');
  if (!fs.existsSync(rootKey)) fs.writeFileSync(rootKey, `${await ask('root')}\n`);
  const port = await usualPort(folder);
  const serve = [cli, 'serve', '--data', folder, '--port', String(port)];
  const server = spawnBound(process.execPath, serve, { stdio: ['ignore', 'pipe', 'inherit'] });
  const stop = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, 'exit');
    const timer = setTimeout(() => server.kill('SIGKILL'), STOP_MS);
    server.kill('SIGTERM');
    await gone;
    clearTimeout(timer);
  };

  try {
    const url = await listeningUrl(server);
    if (port === 0) fs.writeFileSync(portFile(folder), new URL(url).port);
    const keys = await fetch(new URL('/v1/keys', url));
    if (!keys.ok) throw new Error(`the demo registry answered ${keys.status} for its keys`);
    fs.writeFileSync(path.join(data, 'keys.json'), `${await keys.text()}\n`);
    const code = isEnrolled(data) ? null : readCode(await ask(...NEW_KIOSK));
    console.error(`Demo registry: ${url} (data: ${folder})`);
    console.error(
      `Its console for prosecutors: http://localhost:${new URL(url).port}/console (docs/console.md)`,
    );
    return { url, code, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Whether the kiosk of this folder has a journal: its head mark is written with the first entry, at enrolment. */
const isEnrolled = (data: string): boolean => fs.existsSync(path.join(data, 'head.mark'));

/** Whether the kiosk of this folder belongs to another registry than the demo's: a demo would only confuse it. */
export const isEnrolledElsewhere = (data: string): boolean =>
  isEnrolled(data) && !fs.existsSync(path.join(data, 'registry'));

const NEW_KIOSK = ['enrolment-code', '--role', 'device', '--name', 'Demo kiosk', '--center', 'almaty-1'];

/** Reads `{"code":"…"}`. */
export function readCode(line: string): string {
  const { code } = JSON.parse(line) as { code?: unknown };
  if (typeof code !== 'string') throw new Error(`the demo registry gave no enrolment code: ${line}`);
  return code;
}

/** Waits for the line `{"listening":"http://127.0.0.1:N"}`. */
async function listeningUrl(server: ReturnType<typeof spawnBound>): Promise<string> {
  if (server.stdout) {
    for await (const line of createInterface({ input: server.stdout })) {
      const { listening } = JSON.parse(line) as { listening?: unknown };
      if (typeof listening === 'string') return listening;
    }
  }
  throw new Error('the demo registry ended before it was ready');
}

/** The port remembered from last time if it is free now, else 0: any. */
async function usualPort(folder: string): Promise<number> {
  const text = fs.existsSync(portFile(folder)) ? fs.readFileSync(portFile(folder), 'utf8') : '';
  const port = Number(text);
  return Number.isInteger(port) && port > 0 && (await isFree(port)) ? port : 0;
}

function portFile(folder: string): string {
  return path.join(folder, 'port');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
