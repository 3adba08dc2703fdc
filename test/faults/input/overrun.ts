/** A registry in a process of its own that may be asked any number of times, and codes to enrol with it. */
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { spawnBound } from '../../../scripts/setup/boundProcess.mjs';
import { createRegistry } from '../../e2e/registry.ts';

export type Overrun = {
  url: string;
  folder: string;
  /** A code for a new device or lender. */
  code(role: 'device' | 'lender', ...more: string[]): Promise<string>;
  isRunning(): boolean;
  close(): Promise<void>;
};

/** Starts one in a new folder. */
export async function openOverrun(): Promise<Overrun> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-faults-'));
  const data = path.join(folder, 'registry');
  const commands = await createRegistry(data);
  const server = spawnBound(process.execPath, [path.join(import.meta.dirname, 'registry.ts'), data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { stdout } = server;
  if (!stdout) throw new Error('the registry has no output');
  const [line] = (await once(createInterface({ input: stdout }), 'line')) as [string];
  const { listening } = JSON.parse(line) as { listening: string };
  return {
    url: listening,
    folder,
    code: (role, ...more) => commands.code(role, 'Faults', ...more),
    isRunning: () => server.exitCode === null && server.signalCode === null,
    async close() {
      const gone = once(server, 'exit');
      if (server.exitCode === null && server.signalCode === null && server.kill('SIGTERM')) await gone;
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
