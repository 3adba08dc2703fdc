import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { audit, keyToRead } from '../../../electron/core/journal/audit.ts';
import { repairAlone } from '../../../electron/core/repair/alone.ts';
import { banAnswers, newFolder, openFile, quiet } from '../../../electron/core/testing/desk.ts';
import type { EntryView, RepairReport } from '../../../shared/api/views.ts';
import { openKeyring } from '../../../shared/protocol/keyring.ts';
import { verifyReceipt } from '../../../shared/protocol/receipt.ts';
import { machineKey } from '../../../electron/core/vault/databaseKey.ts';
import type { TestRegistry } from '../registry.ts';
import { enrolledKiosk, openKiosk, startNetwork, type Kiosk } from './kiosk.ts';
import { down } from './proxy.ts';

const CLI = path.join(import.meta.dirname, '../../../electron/core/journalCli.ts');
const PRELOAD = path.join(import.meta.dirname, 'killAt.ts');

const keyOf = (data: string): string => {
  const key = machineKey(data);
  if (!key.ok) throw new Error(key.problem.code);
  return key.value;
};

const supervisor = (kiosk: Kiosk) =>
  kiosk.value('staff.signIn', { key: uuidv7(), number: '2001', pin: '135791' });

async function deviceOf(kiosk: Kiosk): Promise<string> {
  const { device } = (await kiosk.state()).kiosk;
  if (device === undefined) throw new Error('not enrolled');
  return device;
}

async function auditOf(data: string) {
  const key = keyToRead(data);
  if (!('key' in key)) throw new Error(key.problem);
  return audit(data, key.key);
}

/** Every act of a citizen that the registry holds, with how often a ban of it is recorded. */
async function actsAtRegistry(registry: TestRegistry) {
  const { store } = registry.registry().context;
  const acts = await store.selectFrom('acts').select('id').where('kind', '=', 'ban.set').execute();
  const bans = await store.selectFrom('bans').select(['entry', 'scope']).execute();
  return { ids: acts.map(({ id }) => id).toSorted(), bans: bans.length };
}

/**
 * A kiosk whose disk was put back: two bans delivered that the older file knows, one that it does not;
 * then two bans of its own, unknown to the registry.
 */
async function forked() {
  const { registry, proxy } = await startNetwork();
  const first = await enrolledKiosk(registry, proxy.url);
  const shared = [await first.ban(), await first.ban()].map(({ id }) => id);
  await first.sync();
  const draft = uuidv7();
  await first.value('drafts.start', { key: draft, journey: 'ban', language: 'ru' });
  const begun = uuidv7();
  await first.value('drafts.start', { key: begun, journey: 'ban', language: 'kk' });
  await first.close();
  const copy = newFolder();
  fs.cpSync(first.data, copy, { recursive: true });

  const ahead = openKiosk({ data: first.data, registry: proxy.url });
  await ahead.signIn();
  await ahead.value('entries.confirm', { id: begun, answers: banAnswers() });
  const unknown = (await ahead.ban()).id;
  await ahead.sync();
  expect(await ahead.show(unknown)).toMatchObject({ state: 'in-force' });
  await ahead.close();

  proxy.play(down);
  const back = openKiosk({ data: copy, registry: proxy.url, boot: 'boot-2' });
  await back.signIn();
  const own = [(await back.ban()).id, (await back.ban()).id];
  proxy.play({});
  await back.sync();
  return { registry, proxy, back, shared, unknown, own, draft, begun };
}

test('a restored disk forks, says so, and one repair brings all of it back: same ids, same states, nothing twice', async () => {
  const { registry, proxy, back, shared, unknown, own, draft, begun } = await forked();
  expect((await back.state()).kiosk.stop).toMatch(/fork|cut-tail/);
  const old = await deviceOf(back);
  await back.close();

  const code = await registry.code({ replaces: old });
  const repaired = await repairAlone({
    data: back.data,
    key: keyOf(back.data),
    code,
    registry: proxy.url,
    log: quiet,
  });
  expect(repaired).toMatchObject({ ok: true, value: { previous: old, lost: [] } });

  const kiosk = openKiosk({ data: back.data, registry: proxy.url, boot: 'boot-3' });
  await kiosk.signIn();
  await kiosk.sync();
  await kiosk.sync();
  expect((await kiosk.state()).kiosk).not.toHaveProperty('stop');
  const all = [...shared, begun, unknown, ...own];
  for (const id of all) expect(await kiosk.show(id)).toMatchObject({ id, state: 'in-force' });
  const list = await kiosk.value<{ items: EntryView[]; total: number }>('entries.list', { limit: 50 });
  expect(list.items.map(({ id }) => id).toSorted()).toEqual(all.toSorted());
  expect(list.total).toBe(all.length);
  expect(await actsAtRegistry(registry)).toEqual({ ids: all.toSorted(), bans: all.length * 2 });
  // What was confirmed in the part that was missing is no draft any more; the other draft is.
  const drafts = await kiosk.value<{ id: string }[]>('drafts.list', {});
  expect(drafts.map(({ id }) => id)).toEqual([draft]);
  expect(await auditOf(back.data)).toMatchObject({ ok: true });

  const kept = path.join(back.data, `kiosk-${old}.db`);
  expect(fs.statSync(kept).mode & 0o777).toBe(0o400);
  expect(fs.existsSync(path.join(back.data, 'kiosk.repair.db'))).toBe(false);

  const keys: unknown = await (await fetch(`${registry.url}/v1/keys`)).json();
  const ring = openKeyring(keys, registry.registry().context.keys.root);
  if (!ring) throw new Error('no keys');
  for (const id of [unknown, own[0]]) {
    const paper = await kiosk.value<{ qr: string }>('receipts.make', { entry: id });
    expect(verifyReceipt(paper.qr, ring)).toMatchObject({ ok: true, receipt: { entry: id } });
  }
});

test('paging goes on from our own journal into the one before', async () => {
  const { registry, proxy, back, own, shared, unknown, begun } = await forked();
  await back.close();
  const code = await registry.code({ replaces: await registryDevice(registry) });
  await repairAlone({ data: back.data, key: keyOf(back.data), code, registry: proxy.url, log: quiet });
  const kiosk = openKiosk({ data: back.data, registry: proxy.url, boot: 'boot-3' });
  await kiosk.signIn();
  const seen: string[] = [];
  let before: number | undefined;
  for (;;) {
    const page: { items: EntryView[] } = await kiosk.value('entries.list', {
      limit: 2,
      ...(before === undefined ? {} : { before }),
    });
    if (page.items.length === 0) break;
    seen.push(...page.items.map(({ id }) => id));
    before = page.items.at(-1)?.place;
  }
  expect(seen).toEqual([...shared, begun, unknown, ...own].toReversed());
});

const registryDevice = async (registry: TestRegistry): Promise<string> =>
  (await registry.registry().context.store.selectFrom('devices').select('id').executeTakeFirstOrThrow()).id;

test('the intact old key is enough: the code may be made for nobody in particular', async () => {
  const { registry, proxy, back, own, unknown } = await forked();
  await back.close();
  const code = await registry.code({});
  const repaired = await repairAlone({
    data: back.data,
    key: keyOf(back.data),
    code,
    registry: proxy.url,
    log: quiet,
  });
  expect(repaired).toMatchObject({ ok: true });
  const kiosk = openKiosk({ data: back.data, registry: proxy.url, boot: 'boot-3' });
  await kiosk.signIn();
  await kiosk.sync();
  await kiosk.sync();
  for (const id of [...own, unknown]) expect(await kiosk.show(id)).toMatchObject({ state: 'in-force' });
});

test('a supervisor repairs at the desk; the core that comes after it goes on, with the same person signed in', async () => {
  const { registry, proxy, back, own } = await forked();
  const old = await deviceOf(back);
  await supervisor(back);
  const code = await registry.code({ replaces: old });
  const key = uuidv7();
  const report = await back.value<RepairReport>('journal.repair', { key, code });
  expect(report.previous).toBe(old);
  // Until another core opens the folder this one takes no more lines.
  expect(await back.call('entries.dismiss', { key: uuidv7(), id: own[0], reason: 'any' })).toMatchObject({
    ok: false,
  });
  await back.close();
  const kiosk = openKiosk({ data: back.data, registry: proxy.url, boot: 'boot-2' });
  expect(await kiosk.state()).toMatchObject({ clerk: { number: '2001' } });
  expect(await kiosk.value('journal.repair', { key, code })).toEqual(report);
  await kiosk.sync();
  for (const id of own) expect(await kiosk.show(id)).toMatchObject({ state: 'in-force' });
});

test('a clerk may not repair, a journal in order is not, and a wrong code changes nothing', async () => {
  const { registry, back } = await forked();
  expect(await back.call('journal.repair', { key: uuidv7(), code: 'X' })).toMatchObject({
    problem: { code: 'core.notAllowed' },
  });
  await supervisor(back);
  const other = await (await startNetwork()).registry.code({});
  expect(await back.call('journal.repair', { key: uuidv7(), code: other })).toMatchObject({
    problem: { code: 'repair.code' },
  });
  const head = (await auditOf(back.data)) as { entries: number };
  expect(head.entries).toBeGreaterThan(5);
  const sound = await enrolledKiosk(registry, registry.url);
  await supervisor(sound);
  expect(await sound.call('journal.repair', { key: uuidv7(), code: other })).toMatchObject({
    problem: { code: 'repair.notStopped' },
  });
});

test('an entry that cannot be delivered is left behind by its number, and all others go on', async () => {
  const { registry, proxy } = await startNetwork();
  const kiosk = await enrolledKiosk(registry, proxy.url);
  await kiosk.sync();
  proxy.play(down);
  const [one, two, three] = [await kiosk.ban(), await kiosk.ban(), await kiosk.ban()];
  await kiosk.close();
  // Its signature no longer holds: as after rot that the cipher did not see.
  const file = openFile(kiosk.data);
  file.prepare('UPDATE entries SET sig = (SELECT sig FROM entries WHERE seq = 1) WHERE id = ?').run(two.id);
  file.close();
  proxy.play({});
  const sick = openKiosk({ data: kiosk.data, registry: proxy.url, boot: 'boot-2' });
  await sick.signIn();
  await sick.sync();
  const { stop } = (await sick.state()).kiosk;
  expect(stop).toMatch(/undeliverable|damaged/);
  const device = await deviceOf(sick);
  await sick.close();
  const code = await registry.code({ replaces: device });
  const repaired = await repairAlone({
    data: kiosk.data,
    key: keyOf(kiosk.data),
    code,
    registry: undefined,
    log: quiet,
  });
  expect(repaired).toMatchObject({ ok: true, value: { lost: [two.seq] } });
  const well = openKiosk({ data: kiosk.data, boot: 'boot-3' });
  await well.signIn();
  await well.sync();
  for (const { id } of [one, three]) expect(await well.show(id)).toMatchObject({ state: 'in-force' });
});

test('a tail that was cut is refilled from the registry, and what nobody has is named in the new journal', async () => {
  const { registry, proxy } = await startNetwork();
  const kiosk = await enrolledKiosk(registry, proxy.url);
  const delivered = await kiosk.ban();
  await kiosk.sync();
  proxy.play(down);
  const gone = await kiosk.ban();
  await kiosk.close();
  const file = openFile(kiosk.data);
  file.prepare('DELETE FROM entries WHERE seq >= ?').run(delivered.seq);
  file.prepare('DELETE FROM verdicts').run();
  file.close();
  proxy.play({});
  const cut = openKiosk({ data: kiosk.data, registry: proxy.url, boot: 'boot-2' });
  expect((await cut.state()).kiosk.stop).toBe('cut-tail');
  const device = await deviceOf(cut);
  await cut.close();
  const code = await registry.code({ replaces: device });
  const repaired = await repairAlone({
    data: kiosk.data,
    key: keyOf(kiosk.data),
    code,
    registry: proxy.url,
    log: quiet,
  });
  expect(repaired).toMatchObject({ ok: true, value: { carried: 0 } });
  if (!repaired.ok) throw new Error('no report');
  expect(repaired.value.lost).toContain(gone.seq);
  const well = openKiosk({ data: kiosk.data, registry: proxy.url, boot: 'boot-3' });
  await well.signIn();
  await well.sync();
  expect(await well.show(delivered.id)).toMatchObject({ state: 'in-force', device });
  expect(await well.call('entries.show', { id: gone.id })).toMatchObject({
    problem: { code: 'core.noEntry' },
  });
  const { store } = registry.registry().context;
  const opening = await store
    .selectFrom('entries')
    .select('line')
    .where('seq', '=', 1)
    .where('device', '<>', device)
    .executeTakeFirstOrThrow();
  expect(JSON.parse(opening.line)).toMatchObject({
    body: { cause: 'restored', lost: repaired.value.lost, previous: { device } },
  });
});

test('a repair of a repaired kiosk keeps the acts of both journals before', async () => {
  const { registry, proxy, back, own, unknown, shared } = await forked();
  await back.close();
  const parts = { data: back.data, key: keyOf(back.data), registry: proxy.url, log: quiet };
  await repairAlone({ ...parts, code: await registry.code({}) });
  const middle = openKiosk({ data: back.data, registry: proxy.url, boot: 'boot-3' });
  await middle.signIn();
  const later = await middle.ban();
  await middle.sync();
  await middle.close();
  const again = await repairAlone({ ...parts, code: await registry.code({}) });
  expect(again).toMatchObject({ ok: true, value: { lost: [], carried: 0 } });
  const kiosk = openKiosk({ data: back.data, registry: proxy.url, boot: 'boot-4' });
  await kiosk.signIn();
  await kiosk.sync();
  for (const id of [...shared, unknown, ...own, later.id])
    expect(await kiosk.show(id)).toMatchObject({ state: 'in-force' });
  expect(await kiosk.value('entries.list', { limit: 50 })).toMatchObject({ total: 7 });
});

/** How many of the points where a repair can be killed are tried: all of them where it is asked for. */
const KILLS = Number(process.env.QALQAN_REPAIR_KILLS ?? 6);
/** The first of them that is tried: goes on with a long run, or repeats the end of one. */
const FROM = Number(process.env.QALQAN_REPAIR_FROM ?? 1);

async function runRepair(data: string, registry: string, code: string, killAt: number) {
  const words = ['repair', '--data', data, '--registry', registry, '--enrol', code];
  const child = spawn(process.execPath, ['--import', PRELOAD, CLI, ...words], {
    env: { ...process.env, KILL_AT: String(killAt) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { out: '', err: '' };
  child.stdout.on('data', (text) => (output.out += String(text)));
  child.stderr.on('data', (text) => (output.err += String(text)));
  const [, signal] = (await once(child, 'close')) as [number, string | null];
  return { ...output, signal };
}

/** A forked kiosk, closed, and the code to repair it with. */
async function closedAndForked() {
  const made = await forked();
  const old = await deviceOf(made.back);
  await made.back.close();
  return { ...made, old, data: made.back.data, code: await made.registry.code({ replaces: old }) };
}

test(`killed at any step and run again, a repair comes to the same end (${KILLS} kills)`, async () => {
  const one = await closedAndForked();
  const whole = await runRepair(one.data, one.proxy.url, one.code, 0);
  const steps = Number(/steps=(\d+)/.exec(whole.err)?.[1]);
  expect(steps).toBeGreaterThan(40);
  for (let kill = 0; kill < Math.min(KILLS, steps); kill++) {
    const at = 1 + Math.floor((kill * steps) / Math.min(KILLS, steps));
    if (at < FROM) continue;
    const { registry, proxy, data, code, old, shared, begun, unknown, own } = await closedAndForked();
    const all = [...shared, begun, unknown, ...own];
    expect((await runRepair(data, proxy.url, code, at)).signal).toBe('SIGKILL');
    const again = await runRepair(data, proxy.url, code, 0);
    const end = JSON.parse(again.out || '{}') as { ok?: boolean };
    if (end.ok !== true) throw new Error(`killed at ${at}, then: ${again.out} ${again.err}`);
    expect([at, end]).toMatchObject([at, { ok: true, previous: old, lost: [] }]);
    expect(await auditOf(data)).toMatchObject({ ok: true });
    const kiosk = openKiosk({ data, registry: proxy.url, boot: 'boot-3' });
    await kiosk.signIn();
    await kiosk.sync();
    await kiosk.sync();
    for (const id of all) expect([at, await kiosk.show(id)]).toMatchObject([at, { state: 'in-force' }]);
    expect(await kiosk.value('entries.list', { limit: 50 })).toMatchObject({ total: all.length });
    expect(await actsAtRegistry(registry)).toEqual({ ids: all.toSorted(), bans: all.length * 2 });
    await kiosk.close();
    fs.rmSync(data, { recursive: true });
  }
}, 1_800_000);
