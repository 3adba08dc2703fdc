/** The kiosk's half of `access`: every call × role × situation, through main's gate to a core that holds a person. */
import { uuidv7 } from 'uuidv7';
import type { Sender } from '../../../electron/main/ipc.ts';
import type { Result } from '../../../shared/api/result.ts';
import { StaffRole } from '../../../shared/protocol/schema/policy.ts';
import type { Part } from './access.ts';
import { callsOf, innerCallsOf, mainCallsOf } from './kioskCalls.ts';
import { isTheirs, OPEN_TO_ALL } from './kioskRoles.ts';
import { CLERKS_WINDOW, openGuardedDesk, STAFF, type GuardedDesk } from './kioskDesk.ts';

/** What a refusal may say, and nothing more. */
const REFUSALS: readonly string[] = [
  'core.signedOut',
  'core.notAllowed',
  'core.covered',
  'core.badRequest',
  'pin.locked',
];

/** Windows and frames that are not the clerk's own page. */
const STRANGERS: Readonly<Record<string, Sender>> = {
  'the citizen’s window': { ...CLERKS_WINDOW, isKioskWindow: false },
  'a frame within': { ...CLERKS_WINDOW, isTopFrame: false },
  'another origin': { ...CLERKS_WINDOW, origin: 'https://kiosk' },
  'no origin': { ...CLERKS_WINDOW, origin: undefined },
};

/** These end the situation that is tried, and are tried apart. */
const ENDING: readonly string[] = ['staff.signIn', 'staff.signOut', 'desk.cover', 'desk.uncover'];
/** What goes on under a cover: it keeps, ends and sends, and shows nobody. */
const UNDER_COVER: readonly string[] = ['desk.state', 'desk.settings', 'drafts.save', 'sync.now'];

type Situation = {
  name: string;
  sender: Sender;
  /** Whether that call is somebody's to make here. */
  isAllowed: (name: string) => boolean;
  role: StaffRole | null;
};

type Tally = { asked: number; refused: number; allowed: number; reached: number };

/** Asks everything everywhere; how many times it asked what it may not. */
export async function kioskAccess({ say, findings }: Part): Promise<number> {
  const desk = await openGuardedDesk();
  try {
    let forbidden = 0;
    const rows: string[] = [];
    const tryOut = async (situation: Situation) => {
      const tally = await askAll(desk, situation, findings.violations);
      forbidden += tally.asked - tally.allowed;
      rows.push(rowOf(situation, tally));
      if (tally.refused + tally.allowed + tally.reached !== tally.asked)
        throw new Error('a call was not counted');
    };
    for (const role of StaffRole.options) {
      await signedIn(desk, role);
      await tryOut(atDesk(role));
      await signedIn(desk, role);
      for (const [name, sender] of Object.entries(STRANGERS))
        await tryOut({ name, sender, role, isAllowed: () => false });
      await desk.ask(CLERKS_WINDOW, 'desk.cover', { key: uuidv7() });
      await tryOut(covered(role));
      await desk.ask(CLERKS_WINDOW, 'staff.signOut', { key: uuidv7() });
      await tryOut(closed('signed out', role));
    }
    await desk.revoke();
    for (const role of StaffRole.options) {
      await signedIn(desk, role);
      await tryOut(atDesk(role, true));
    }
    await desk.ask(CLERKS_WINDOW, 'staff.signOut', { key: uuidv7() });
    for (const role of StaffRole.options) await lockOut(desk, role, findings.violations);
    await tryOut(closed('locked', null));
    say(`situation · role: asked, refused, allowed, reached data\n${rows.join('\n')}`);
    return forbidden;
  } finally {
    await desk.close();
  }
}

const atDesk = (role: StaffRole, isRevoked = false): Situation => ({
  name: isRevoked ? 'at the desk of a revoked kiosk' : 'at the desk',
  sender: CLERKS_WINDOW,
  role,
  isAllowed: (call) => isTheirs(role, call, isRevoked),
});

const covered = (role: StaffRole): Situation => ({
  name: 'covered',
  sender: CLERKS_WINDOW,
  role,
  isAllowed: (call) => UNDER_COVER.includes(call) && isTheirs(role, call, false),
});

const closed = (name: string, role: StaffRole | null): Situation => ({
  name,
  sender: CLERKS_WINDOW,
  role,
  isAllowed: (call) => OPEN_TO_ALL.includes(call),
});

async function signedIn(desk: GuardedDesk, role: StaffRole): Promise<void> {
  const result = await desk.signIn(STAFF[role]);
  if (!result.ok) throw new Error(`${role} cannot sign in: ${result.problem.code}`);
}

/** Every call of windows, of main, and those that no window has. */
async function askAll(desk: GuardedDesk, situation: Situation, violations: string[]): Promise<Tally> {
  const tally: Tally = { asked: 0, refused: 0, allowed: 0, reached: 0 };
  const one = async (name: string, input: unknown) => {
    const isAllowed = situation.isAllowed(name);
    const result = await desk.ask(situation.sender, name, input);
    const wrong = isAllowed ? wronglyRefused(desk, result, name) : reached(desk, result);
    tally.asked += 1;
    if (wrong !== null) {
      tally.reached += 1;
      violations.push(`${situation.name}, ${situation.role ?? 'nobody'}: ${name} ${wrong}`);
    } else if (isAllowed) tally.allowed += 1;
    else tally.refused += 1;
  };
  for (const [name, input] of Object.entries(callsOf(desk.held))) {
    if (!ENDING.includes(name)) await one(name, input);
  }
  for (const [name, input] of Object.entries(mainCallsOf(desk.held))) await one(name, input);
  for (const [name, input] of Object.entries(innerCallsOf(desk.held))) await one(name, input);
  return tally;
}

/** What a call that is not allowed got after all; null where it was refused and told nothing. */
function reached({ planted }: GuardedDesk, result: Result<unknown>): string | null {
  const text = JSON.stringify(result);
  const shown = planted.find((value) => text.includes(value));
  if (shown !== undefined) return 'showed what is held of a person';
  if (result.ok) return 'was done';
  return REFUSALS.includes(result.problem.code) ? null : `was looked at: ${result.problem.code}`;
}

/** An allowed call that is refused shows that this proves nothing; one that anyone may make shows no person. */
function wronglyRefused({ planted }: GuardedDesk, result: Result<unknown>, name: string): string | null {
  if (OPEN_TO_ALL.includes(name) && planted.some((value) => JSON.stringify(result).includes(value)))
    return 'showed what is held of a person to anyone';
  if (result.ok) return null;
  const { code } = result.problem;
  return code === 'core.signedOut' || code === 'core.notAllowed' || code === 'core.covered'
    ? `is theirs and was refused: ${code}`
    : null;
}

/** Wrong PINs until the number is locked; then the right one opens nothing. */
async function lockOut(desk: GuardedDesk, role: StaffRole, violations: string[]): Promise<void> {
  const { number, pin } = STAFF[role];
  for (let tries = 0; tries < 5; tries += 1) await desk.signIn({ number, pin: '000000' });
  const result = await desk.ask(CLERKS_WINDOW, 'staff.signIn', { key: uuidv7(), number, pin });
  if (result.ok || result.problem.code !== 'pin.locked') violations.push(`${role}: a locked number got in`);
}

const rowOf = ({ name, role }: Situation, { asked, refused, allowed, reached: data }: Tally): string =>
  `${name} · ${role ?? 'nobody'}: ${asked}, ${refused}, ${allowed}, ${data}`;
