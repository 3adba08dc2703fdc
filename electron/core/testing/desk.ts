/** A core in a folder of its own, as tests need it: a clock they hold, a registry that already answered. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import type { BanSetAnswers } from '../../../shared/api/answers.ts';
import type { OpenMessage } from '../../../shared/api/wire.ts';
import type { Problem, Result } from '../../../shared/api/result.ts';
import type { DeskState } from '../../../shared/api/views.ts';
import type { Clock } from '../clock.ts';
import { openCore, type Core } from '../core.ts';
import { createJournal } from '../journal/journal.ts';
import { writeHeadMark } from '../journal/headMark.ts';
import type { Log } from '../log.ts';
import { openDatabase, type Db } from '../store/database.ts';
import { createKept, keepPolicy } from '../sync/kept.ts';
import { machineKey } from '../vault/databaseKey.ts';
import { deviceKeys } from '../vault/deviceKeys.ts';
import {
  AT,
  DEVICE,
  PIN,
  testCert,
  testPolicy,
  testRegistry,
  testStaff,
  type TestRegistry,
} from './people.ts';
import { publicJwk } from '../../../shared/protocol/signing.ts';

export const quiet: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

export type TestClock = Clock & { wall: number; run: number; pass(ms: number): void };

/** A clock that stands still until a test moves it. */
export function testClock(at = Date.parse(AT)): TestClock {
  return {
    wall: at,
    run: 0,
    now() {
      return this.wall;
    },
    monotonic() {
      return this.run;
    },
    pass(ms) {
      this.wall += ms;
      this.run += ms;
    },
  };
}

export const newFolder = (): string => fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-core-'));

/** The kiosk's file in `data`, opened as the core opens it. */
export function openFile(data: string): Db {
  const key = machineKey(data);
  if (!key.ok) throw new Error(key.problem.code);
  return openDatabase(path.join(data, 'kiosk.db'), key.value);
}

/** Makes `data` a kiosk that is enrolled and has policy and staff, with no network. */
export async function enrolFolder(
  data: string,
  registry: TestRegistry = testRegistry(),
): Promise<TestRegistry> {
  const db = openFile(data);
  const keys = deviceKeys(db);
  const kept = createKept(db);
  kept.keys.write(registry.keys);
  kept.enrolment.write({
    device: DEVICE,
    name: 'desk-1',
    cert: testCert(registry, keys.publicKey),
    root: publicJwk(registry.root),
  });
  const policy = testPolicy(registry);
  keepPolicy(kept, policy, policy);
  kept.staff.write(await testStaff(registry, keys.seal));
  const journal = createJournal(db, (signing, head) =>
    writeHeadMark(data, { device: signing.device, ...head }, signing.key),
  );
  journal.append(
    { device: DEVICE, key: keys.sign },
    { id: uuidv7(), kind: 'journal.open', at: AT, body: { cause: 'new', lost: [] } },
  );
  db.close();
  return registry;
}

export type TestCore = Core & {
  data: string;
  clock: TestClock;
  states: DeskState[];
  failures: Problem[];
  value(name: string, input: unknown): Promise<never>;
};

/** Opens the core on `data`. `value` is `call` where only the answer is of interest; a problem throws. */
export function openTestCore(
  data: string,
  change: Partial<OpenMessage['open']> = {},
  clock = testClock(),
): TestCore {
  const states: DeskState[] = [];
  const failures: Problem[] = [];
  const options = { data, databaseKey: null, boot: 'boot-1', version: '0.1.0', release: false, ...change };
  const opened = openCore(options, {
    clock,
    log: quiet,
    told: (state) => void states.push(state),
    failed: (problem) => void failures.push(problem),
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  const core = opened.value;
  return {
    ...core,
    data,
    clock,
    states,
    failures,
    async value(name, input) {
      return valueOf(await core.call(name, input)) as never;
    },
  };
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

/** An enrolled core with clerk 1001 at the desk. */
export async function openAtDesk(
  data = newFolder(),
  clock = testClock(),
): Promise<TestCore & { registry: TestRegistry }> {
  const registry = await enrolFolder(data);
  const core = openTestCore(data, {}, clock);
  await core.value('staff.signIn', { key: uuidv7(), number: '1001', pin: PIN });
  return { ...core, registry };
}

export const banAnswers = (change: Partial<BanSetAnswers['citizen']> = {}): BanSetAnswers => ({
  kind: 'ban.set',
  citizen: {
    iin: '500101300003',
    fullName: 'Әубәкірова Қамқа Өмірқызы',
    birthDate: '1950-01-01',
    phone: '+77011234567',
    language: 'kk',
    vulnerable: ['pensioner'],
    ...change,
  },
  attestation: {
    document: { kind: 'id-card', number: '012345678' },
    identity: { method: 'clerk', attempts: 0, reason: 'compared with the photo' },
    consent: { personalData: true, textVersion: '1', readAloud: true },
  },
  confirmation: { screen: 'turned', shownText: 'Ban loans in my name' },
  scope: ['bank', 'microfinance'],
});

/** Walks one session through: a draft, then its entry. Answers the entry's id. */
export async function confirmBan(core: Pick<TestCore, 'value'>, id = uuidv7()): Promise<string> {
  await core.value('drafts.start', { key: id, journey: 'ban', language: 'kk' });
  await core.value('entries.confirm', { id, answers: banAnswers() });
  return id;
}
