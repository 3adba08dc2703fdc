/** A registry in a process of its own that may be asked any number of times, and codes to enrol with it. */
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { spawnBound } from '../../scripts/setup/boundProcess.mjs';
import { createRegistry, type Registry } from '../e2e/registry.ts';

export type Overrun = {
  url: string;
  folder: string;
  /** Good for one kiosk, by the registry's own clock. */
  firstCode: string;
  /** The registry's commands. */
  commands: Registry;
  /** A code for a new device or lender. */
  code(role: 'device' | 'lender', ...more: string[]): Promise<string>;
  isRunning(): boolean;
  close(): Promise<void>;
};

/** Starts one in a new folder, its clock so many milliseconds before ours. */
export async function openOverrun(shiftMs = 0): Promise<Overrun> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-faults-'));
  const data = path.join(folder, 'registry');
  const commands = await createRegistry(data);
  const server = spawnBound(
    process.execPath,
    [path.join(import.meta.dirname, 'overrunRegistry.ts'), data, String(shiftMs)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const { stdout } = server;
  if (!stdout) throw new Error('the registry has no output');
  const [line] = (await once(createInterface({ input: stdout }), 'line')) as [string];
  const { listening, code } = JSON.parse(line) as { listening: string; code: string };
  return {
    url: listening,
    folder,
    firstCode: code,
    commands,
    code: (role, ...more) => commands.code(role, 'Faults', ...more),
    isRunning: () => server.exitCode === null && server.signalCode === null,
    async close() {
      const gone = once(server, 'exit');
      if (server.exitCode === null && server.signalCode === null && server.kill('SIGTERM')) await gone;
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
