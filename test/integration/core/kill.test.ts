import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { audit, keyToRead } from '../../../electron/core/journal/audit.ts';
import { createJournal } from '../../../electron/core/journal/journal.ts';
import { banAnswers, enrolFolder, newFolder, openFile } from '../../../electron/core/testing/desk.ts';
import { PIN } from '../../../electron/core/testing/people.ts';
import type { Result } from '../../../shared/api/result.ts';
import type { CoreMessage } from '../../../shared/api/wire.ts';

const ENTRY = path.resolve(import.meta.dirname, '../../../electron/core/index.ts');
const KILLS = 6;

type Child = {
  process: ChildProcess;
  call(name: string, input: unknown): Promise<Result<unknown> | 'gone'>;
  gone: Promise<void>;
};

/** A real core in a process of its own, as the main process starts it. */
async function startCore(data: string): Promise<Child> {
  const child = fork(ENTRY, [], {
    serialization: 'advanced',
    execArgv: [],
    env: { ...process.env, QALQAN_LOG: 'silent' },
  });
  const waiting = new Map<number, (result: Result<unknown> | 'gone') => void>();
  let isGone = false;
  const gone = new Promise<void>((resolve) => {
    child.on('exit', () => {
      isGone = true;
      for (const tell of waiting.values()) tell('gone');
      resolve();
    });
  });
  const ready = new Promise<void>((resolve, reject) => {
    child.on('message', (message: CoreMessage) => {
      if ('ready' in message) resolve();
      if ('failed' in message) reject(new Error(JSON.stringify(message.failed)));
      if ('id' in message) waiting.get(message.id)?.(message.result);
    });
  });
  child.send({ open: { data, databaseKey: null, boot: 'boot-1', version: '0.1.0', release: false } });
  await ready;
  let next = 0;
  return {
    process: child,
    gone,
    call: (name, input) =>
      new Promise((resolve) => {
        if (isGone || !child.connected) return resolve('gone');
        const id = ++next;
        waiting.set(id, resolve);
        child.send({ id, call: name, input }, () => {});
      }),
  };
}

/** Serves citizens until the core is gone; a session interrupted is taken up again under its own id. */
async function serve(core: Child, sessions: string[], accepted: Set<string>): Promise<void> {
  for (;;) {
    const id = sessions.at(-1) ?? '';
    if (accepted.has(id) || id === '') sessions.push(uuidv7());
    const current = sessions.at(-1) ?? '';
    const started = await core.call('drafts.start', { key: current, journey: 'ban', language: 'kk' });
    if (started === 'gone') return;
    const confirmed = await core.call('entries.confirm', { id: current, answers: banAnswers() });
    if (confirmed === 'gone') return;
    if (!confirmed.ok) throw new Error(JSON.stringify(confirmed.problem));
    accepted.add(current);
  }
}

test(`a core killed ${KILLS} times in the middle of its work loses nothing that was confirmed, and holds nothing twice`, async () => {
  const data = newFolder();
  await enrolFolder(data);
  const sessions: string[] = [];
  const accepted = new Set<string>();
  for (let kill = 0; kill < KILLS; kill++) {
    const core = await startCore(data);
    const signedIn = await core.call('staff.signIn', { key: uuidv7(), number: '1001', pin: PIN });
    expect(signedIn).toMatchObject({ ok: true });
    const serving = serve(core, sessions, accepted);
    await new Promise((resolve) => setTimeout(resolve, 60 + Math.random() * 120));
    core.process.kill('SIGKILL');
    await Promise.all([core.gone, serving]);

    const key = keyToRead(data);
    if (!('key' in key)) throw new Error(key.problem);
    expect(await audit(data, key.key)).toMatchObject({ ok: true });
  }
  const db = openFile(data);
  const rows = createJournal(db, () => {}).after(0, 100_000);
  const drafts = db.prepare<[], { id: string }>('SELECT id FROM drafts').all();
  db.close();
  const bans = rows.filter(({ kind }) => kind === 'ban.set').map(({ id }) => id);
  expect(accepted.size).toBeGreaterThan(0);
  expect(new Set(bans).size).toBe(bans.length);
  expect([...accepted].filter((id) => !bans.includes(id))).toEqual([]);
  // What was never answered is either an entry or still a draft, and never both.
  expect(drafts.filter(({ id }) => bans.includes(id))).toEqual([]);
}, 60_000);

test('a core whose parent is gone ends by itself', async () => {
  const data = newFolder();
  await enrolFolder(data);
  const core = await startCore(data);
  core.process.disconnect();
  await core.gone;
  expect(core.process.exitCode).toBe(0);
});
