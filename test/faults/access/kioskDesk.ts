/** A kiosk that holds a planted person, asked as windows ask it: through main's own gate, with a core in its process. */
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import { ORIGIN } from '../../../electron/main/appProtocol.ts';
import { createAnswerer, type Sender } from '../../../electron/main/ipc.ts';
import {
  CLAIM_PAPERS,
  createCallListPrinting,
  createPrinting,
  RECEIPT,
  SLIP,
} from '../../../electron/main/printing.ts';
import { createRoad } from '../../../electron/main/road.ts';
import type { CallName } from '../../../shared/api/calls.ts';
import type { Result } from '../../../shared/api/result.ts';
import type { StaffRole } from '../../../shared/protocol/schema/policy.ts';
import { resumeCodeOf } from '../../../shared/domain/resumeCode.ts';
import { startCore, type CoreProcess } from '../core.ts';
import { openOverrun } from '../overrun.ts';
import { banAnswers } from '../sessions.ts';
import type { Held } from './kioskCalls.ts';

/** The demo's people. */
export const STAFF: Readonly<Record<StaffRole, { number: string; pin: string }>> = {
  clerk: { number: '1001', pin: '246810' },
  supervisor: { number: '2001', pin: '135791' },
  administrator: { number: '3001', pin: '864209' },
};

export const CLERKS_WINDOW: Sender = { origin: ORIGIN, isTopFrame: true, isKioskWindow: true };

export type GuardedDesk = {
  core: CoreProcess;
  held: Held;
  /** What must not be in any answer that was not allowed: of the person, their paper and their file. */
  planted: readonly string[];
  ask(sender: Sender, name: string, input: unknown): Promise<Result<unknown>>;
  signIn(who: { number: string; pin: string }): Promise<Result<unknown>>;
  /** The registry switches the kiosk off, and it has heard. */
  revoke(): Promise<void>;
  close(): Promise<void>;
};

const PDF = Buffer.from('%PDF-1.7 planted');

/** Opens one; somebody of each role can sign in. */
export async function openGuardedDesk(): Promise<GuardedDesk> {
  const overrun = await openOverrun();
  const data = path.join(overrun.folder, 'kiosk');
  const core = await startCore({ data, registry: overrun.url, enrol: overrun.firstCode });
  await core.until(({ kiosk, policy }) => kiosk.staffed && policy !== null, 60_000, 'enrolled');
  const call = (name: string, input: unknown) => core.call(name as CallName, input as never);
  const printing = {
    core: call,
    // A paper that is drawn is one too many where it was not allowed: what it shows is the answer.
    draw: async (content: unknown) => ({
      print: async () => 'printed' as const,
      pdf: async () => Buffer.from(JSON.stringify(content)),
      close: () => {},
    }),
    save: async () => '',
    sleep: async () => {},
  };
  const road = createRoad({ core: call, disks: () => [], freeBytes: async () => null, choose: null });
  const ask = createAnswerer({
    core: call,
    main: {
      'receipts.print': createPrinting(printing, RECEIPT),
      'claims.print': createPrinting(printing, CLAIM_PAPERS),
      'drafts.printSlip': createPrinting(printing, SLIP),
      'callList.print': createCallListPrinting(printing),
      'road.places': road.places,
      'road.export': road.write,
      'road.import': road.read,
    },
    log: () => {},
  });
  const signIn = (who: { number: string; pin: string }) =>
    core.call('staff.signIn', { key: uuidv7(), ...who });
  const { held, planted } = await plant(core, await signIn(STAFF.clerk));
  return {
    core,
    held,
    planted,
    ask,
    signIn,
    async revoke() {
      const device = core.state()?.kiosk.device ?? '';
      await overrun.commands.ask('revoke', '--device', device);
      await core.call('sync.now', { key: uuidv7() });
      await core.until(({ kiosk }) => kiosk.stop === 'revoked', 60_000, 'revoked');
    },
    async close() {
      await core.stop();
      await overrun.close();
    },
  };
}

/** A person with a ban, and the same one in a session that is not finished, with a file. */
async function plant(
  core: CoreProcess,
  signedIn: Result<unknown>,
): Promise<Pick<GuardedDesk, 'held' | 'planted'>> {
  if (!signedIn.ok) throw new Error(JSON.stringify(signedIn.problem));
  const answers = banAnswers(1);
  const { iin, fullName, phone = '' } = answers.citizen;
  const entry = uuidv7();
  const draft = uuidv7();
  await core.call('drafts.start', { key: entry, journey: 'ban', language: 'kk' });
  const confirmed = await core.call('entries.confirm', { id: entry, answers });
  if (!confirmed.ok) throw new Error(JSON.stringify(confirmed.problem));
  await core.call('drafts.start', { key: draft, journey: 'ban', language: 'kk' });
  const content = { typed: { 'citizen.iin': iin, 'citizen.fullName': fullName } };
  await core.call('drafts.save', {
    id: draft,
    screen: 'session.who',
    who: confirmed.value.who,
    language: 'kk',
    content,
  });
  const added = await core.call('blobs.add', {
    key: uuidv7(),
    draft,
    label: 'planted-label',
    bytes: PDF.length,
    offset: 0,
    part: PDF.toString('base64'),
  });
  const blob = added.ok ? added.value.blob?.sha256 : undefined;
  if (blob === undefined) throw new Error('no file was planted');
  return {
    held: { iin, entry, draft, blob, text: resumeCodeOf(draft) },
    planted: [iin, fullName, phone, confirmed.value.who, 'planted-label'],
  };
}
