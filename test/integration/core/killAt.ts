/**
 * Preloaded into a process that is to die: SIGKILL before its `KILL_AT`-th step that lasts — a file
 * opened, named, synced or removed, a transaction about to commit, a request sent or answered.
 * Without `KILL_AT` it tells on stderr how many there were.
 */
import diagnostics from 'node:diagnostics_channel';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import Database from 'better-sqlite3';

const killAt = Number(process.env.KILL_AT ?? 0);
let steps = 0;
const step = () => {
  steps += 1;
  if (steps === killAt) process.kill(process.pid, 'SIGKILL');
};

type Any = (...args: unknown[]) => unknown;
function before(target: Record<string, unknown>, name: string): void {
  const original = target[name] as Any;
  target[name] = function counted(this: unknown, ...args: unknown[]) {
    step();
    return original.apply(this, args);
  };
}

const NAMES = ['openSync', 'renameSync', 'linkSync', 'chmodSync', 'rmSync', 'fsyncSync', 'copyFileSync'];
for (const name of NAMES) before(fs, name);
syncBuiltinESMExports();

const prototype = Database.prototype as unknown as Record<string, unknown>;
for (const name of ['exec', 'pragma', 'close']) before(prototype, name);
const transaction = prototype.transaction as (this: unknown, work: Any) => unknown;
prototype.transaction = function counted(this: unknown, work: Any) {
  return transaction.call(this, function toTheEnd(this: unknown, ...args: unknown[]) {
    const result = work.apply(this, args);
    step();
    return result;
  });
};
for (const name of ['undici:request:create', 'undici:request:headers']) diagnostics.subscribe(name, step);
process.on('exit', () => process.stderr.write(`steps=${steps}\n`));
