/** How much of the processors some processes have used: on a busy machine, what a clock on the wall cannot say. */
import fs from 'node:fs';
import path from 'node:path';

/** Linux counts in hundredths of a second for every program, whatever its kernel does (USER_HZ, proc(5)). */
const TICK_S = 0.01;

/** The seconds that the processes `ids` have used so far, in all their threads; those that are gone count nothing. */
export const usedBy = (ids: readonly number[]): number =>
  ids.reduce((sum, id) => sum + (fieldsOf(id)?.usedS ?? 0), 0);

/** A server of PostgreSQL and the processes it has started, by the folder of its data. */
export function processesOf(data: string): number[] {
  const server = Number(fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n', 1)[0]);
  const others = fs.readdirSync('/proc').map(Number);
  return [server, ...others.filter((id) => Number.isInteger(id) && fieldsOf(id)?.parent === server)];
}

function fieldsOf(id: number): { parent: number; usedS: number } | null {
  try {
    // The name of the program, the second field, may hold blanks and parentheses.
    const fields = fs.readFileSync(`/proc/${id}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return { parent: Number(fields[1]), usedS: (Number(fields[11]) + Number(fields[12])) * TICK_S };
  } catch {
    return null;
  }
}
