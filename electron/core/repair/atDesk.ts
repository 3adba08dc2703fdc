/** A repair asked for at the desk: nothing is appended while it is made, and another core goes on with it. */
import type { Input, Output } from '../../../shared/api/calls.ts';
import { bad, good, type Result } from '../../../shared/api/result.ts';
import type { Clerk } from '../../../shared/api/views.ts';
import { recordEvent, type Event } from '../desk/record.ts';
import type { Desk } from '../desk/desk.ts';
import { stopOf } from '../desk/state.ts';
import { doneBy } from './files.ts';
import { repair } from './repair.ts';

/** Problems: core.repairing, repair.notStopped, and those of `repair`. */
export async function repairAtDesk(
  desk: Desk,
  { key, code }: Input<'journal.repair'>,
  clerk: Clerk,
): Promise<Result<Output<'journal.repair'>>> {
  if (desk.health.isRepairing) return bad('core.repairing');
  // The window asks again when the core that made it ended before its answer arrived.
  const done = doneBy(desk.db, code);
  if (done) return good(done);
  const stop = stopOf(desk);
  if (stop === null || stop === 'demo-refused') return bad('repair.notStopped');
  return makeAnew(desk, { key, code }, { what: 'repair', who: clerk.number });
}

/**
 * New keys for a kiosk that nothing stopped: the same new journal, for which the old key vouches. Problems:
 * core.repairing, and those of `repair`.
 */
export async function rotateKeys(
  desk: Desk,
  { key, code }: Input<'keys.rotate'>,
  clerk: Clerk,
): Promise<Result<Output<'keys.rotate'>>> {
  if (desk.health.isRepairing) return bad('core.repairing');
  const done = doneBy(desk.db, code);
  if (done) return good(done);
  return makeAnew(desk, { key, code }, { what: 'keys.rotated', who: clerk.number });
}

async function makeAnew(
  desk: Desk,
  { key, code }: Input<'journal.repair'>,
  event: Event,
): Promise<Result<Output<'journal.repair'>>> {
  const stop = stopOf(desk);
  // A journal that is damaged takes no line any more; then the new one's first entry says it.
  recordEvent(desk, key, event);
  desk.health.isRepairing = true;
  desk.changed();
  try {
    const { clock, log, options, databaseKey, db } = desk;
    const made = await repair({ clock, log, options, databaseKey, old: db, code, stop: stop ?? null });
    if (!made.ok) {
      desk.health.isRepairing = false;
      desk.changed();
      return made;
    }
    desk.restart();
    return good(made.value);
  } catch (error) {
    desk.health.isRepairing = false;
    desk.changed();
    throw error;
  }
}
