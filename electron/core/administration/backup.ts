/** A backup asked for at the desk. */
import type { Input } from '../../../shared/api/calls.ts';
import { bad, good, type Result } from '../../../shared/api/result.ts';
import type { Clerk } from '../../../shared/api/views.ts';
import type { Desk } from '../desk/desk.ts';
import { recordEvent } from '../desk/record.ts';

/** Makes one now; the line that says who asked is in it. Problems: backup.none, backup.failed, those of `recordEvent`. */
export async function backupNow(
  desk: Desk,
  { key }: Input<'backup.now'>,
  { number: who }: Clerk,
): Promise<Result<Record<string, never>>> {
  if (desk.backups.state().state === 'none') return bad('backup.none');
  const recorded = recordEvent(desk, key, { what: 'backup.made', who });
  if (!recorded.ok) return recorded;
  return (await desk.backups.now()) ? good({}) : bad('backup.failed');
}
