import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { createJournal } from '../../../electron/core/journal/journal.ts';
import { banAnswers, openFile } from '../../../electron/core/testing/desk.ts';
import { createKept } from '../../../electron/core/sync/kept.ts';
import { deviceKeys } from '../../../electron/core/vault/deviceKeys.ts';
import type { CorrectedAnswers } from '../../../shared/api/answers.ts';
import type { Draft } from '../../../shared/api/sessionCalls.ts';
import type { Closing, DayBalance, Difference, EntryView, ToCall } from '../../../shared/api/views.ts';
import { banBody, citizen } from '../bodies.ts';
import { enrol } from '../device.ts';
import type { TestRegistry } from '../registry.ts';
import { enrolledKiosk, openKiosk, startNetwork, type Kiosk } from './kiosk.ts';
import { down } from './proxy.ts';

const supervisor = (kiosk: Kiosk) =>
  kiosk.value('staff.signIn', { key: uuidv7(), number: '2001', pin: '135791' });

/** A ban the registry refuses: another kiosk delivered another one under its id. */
async function takenBan(registry: TestRegistry, kiosk: Kiosk): Promise<EntryView> {
  const id = uuidv7();
  const other = await enrol(registry.url, await registry.code({ name: 'Other' }));
  await other.push([
    other.write('journal.open', { cause: 'new', lost: [] }),
    other.write('ban.set', banBody({ citizen: citizen({ iin: '500101300405' }) }), { id }),
  ]);
  await kiosk.ban(id);
  await kiosk.sync();
  return kiosk.show(id);
}

async function correct(kiosk: Kiosk, entry: string, answers = banAnswers()): Promise<EntryView> {
  const { draft } = await kiosk.value<{ draft: Draft }>('corrections.start', { key: uuidv7(), entry });
  return kiosk.value('entries.confirm', { id: draft.id, answers });
}

test('a ban whose id is taken says why, and is made again from what it said', async () => {
  const { registry, proxy } = await startNetwork();
  const kiosk = await enrolledKiosk(registry, proxy.url);
  const taken = await takenBan(registry, kiosk);
  expect(taken).toMatchObject({ state: 'refused', toMend: true, reason: { code: 'id-taken' } });
  expect((await kiosk.state()).today).toMatchObject({ toMend: 1 });

  const begun = await kiosk.value<{ draft: Draft; answers: CorrectedAnswers }>('corrections.start', {
    key: uuidv7(),
    entry: taken.id,
  });
  expect(begun.draft.corrects).toBe(taken.id);
  expect(begun.answers).toMatchObject({
    citizen: { iin: '500101300003', phone: '+77011234567', language: 'kk' },
    attestation: { document: { kind: 'id-card' } },
    scope: ['bank', 'microfinance'],
  });
  expect(begun.answers).not.toHaveProperty('confirmation');
  // Asked for again, the same draft goes on.
  const again = await kiosk.value<{ draft: Draft }>('corrections.start', { key: uuidv7(), entry: taken.id });
  expect(again.draft.id).toBe(begun.draft.id);

  // Under its id the registry holds another kiosk's act, which no correction of ours may touch.
  const anew = await kiosk.value<EntryView>('entries.confirm', { id: begun.draft.id, answers: banAnswers() });
  expect(anew).toMatchObject({ kind: 'ban.set', scope: ['bank', 'microfinance'] });
  await kiosk.sync();
  expect(await kiosk.show(anew.id)).toMatchObject({ state: 'in-force' });
  expect(await kiosk.show(taken.id)).toMatchObject({ toMend: false, dismissed: { madeAgain: anew.id } });
  expect((await kiosk.state()).today).toMatchObject({ toMend: 0 });
});

/** A ban whose content the registry refuses: as an older program might have written it. */
async function badBan(kiosk: Kiosk, proxyUrl: string, wrong: object): Promise<{ kiosk: Kiosk; id: string }> {
  await kiosk.close();
  const id = uuidv7();
  const db = openFile(kiosk.data);
  const device = createKept(db).enrolment.read()?.device ?? '';
  const at = '2026-11-22T10:00:00.000+05:00';
  createJournal(db, () => {}).append(
    { device, key: deviceKeys(db).sign },
    { id, kind: 'ban.set', at, body: banBody(wrong) },
  );
  db.close();
  const next = openKiosk({ data: kiosk.data, registry: proxyUrl });
  await next.signIn();
  await next.sync();
  return { kiosk: next, id };
}

test('a ban with wrong content is mended by a correction, which is recorded, in force, and printed', async () => {
  const { registry, proxy } = await startNetwork();
  const first = await enrolledKiosk(registry, proxy.url);
  const { kiosk, id } = await badBan(first, proxy.url, { citizen: citizen({ phone: '8701' }) });
  expect(await kiosk.show(id)).toMatchObject({
    state: 'refused',
    reason: { code: 'invalid-content' },
    toMend: true,
  });
  const { answers } = await kiosk.value<{ answers: CorrectedAnswers }>('corrections.start', {
    key: uuidv7(),
    entry: id,
  });
  expect(answers.citizen).not.toHaveProperty('phone');
  const correction = await correct(kiosk, id);
  await kiosk.sync();
  const shown = await kiosk.show(correction.id);
  expect(shown).toMatchObject({ state: 'in-force', number: expect.any(String), corrects: { id } });
  expect(await kiosk.show(id)).toMatchObject({
    state: 'refused',
    toMend: false,
    correctedBy: { id: correction.id, state: 'in-force' },
  });
  expect((await kiosk.state()).today.toMend).toBe(0);
  expect(await kiosk.value('entries.list', { limit: 10, toMend: true })).toEqual({ items: [], total: 0 });
  expect(await kiosk.value('receipts.make', { entry: correction.id })).toMatchObject({
    entry: { state: 'in-force' },
    qr: expect.stringMatching(/^QALQAN1:/),
  });
  const { store } = registry.registry().context;
  const bans = await store.selectFrom('bans').select(['entry', 'recordedBy', 'endedAt']).execute();
  expect(bans).toHaveLength(2);
  expect(bans.every(({ entry, recordedBy }) => entry === id && recordedBy === correction.id)).toBe(true);
});

test('what needs no mending is not corrected; a supervisor alone puts a refused entry aside, with a reason', async () => {
  const { registry, proxy } = await startNetwork();
  const kiosk = await enrolledKiosk(registry, proxy.url);
  const good = await kiosk.ban();
  await kiosk.sync();
  expect(await kiosk.call('corrections.start', { key: uuidv7(), entry: good.id })).toMatchObject({
    problem: { code: 'core.notToMend' },
  });
  const taken = await takenBan(registry, kiosk);
  const key = uuidv7();
  const asked = { key, id: taken.id, reason: 'Азамат келмеді' };
  expect(await kiosk.call('entries.dismiss', asked)).toMatchObject({ problem: { code: 'core.notAllowed' } });
  await supervisor(kiosk);
  expect(await kiosk.call('entries.dismiss', { ...asked, reason: '' })).toMatchObject({ ok: false });
  const aside = await kiosk.value<EntryView>('entries.dismiss', asked);
  expect(aside).toMatchObject({ toMend: false, dismissed: { by: '2001', reason: 'Азамат келмеді' } });
  expect(await kiosk.value('entries.dismiss', asked)).toEqual(aside);
  expect((await kiosk.state()).today.toMend).toBe(0);
});

test('a day is closed: what was given is what waits and what was answered, and the registry counts the same', async () => {
  const { registry, proxy } = await startNetwork();
  const kiosk = await enrolledKiosk(registry, proxy.url);
  expect(await kiosk.call('day.balance', {})).toMatchObject({ problem: { code: 'core.notAllowed' } });
  await kiosk.ban();
  await kiosk.sync();
  proxy.play(down);
  const late = await kiosk.ban();
  await supervisor(kiosk);
  const before = await kiosk.value<DayBalance>('day.balance', {});
  expect(before).toMatchObject({ issued: { count: 2 }, waiting: 1, answered: 1, toCall: 1, closings: [] });
  const list = await kiosk.value<ToCall[]>('day.callList', { key: uuidv7() });
  expect(list).toMatchObject([{ id: late.id, phone: '+77011234567', state: 'waiting' }]);
  expect(list[0]?.fullName).toBe(banAnswers().citizen.fullName);
  const key = uuidv7();
  const closing = await kiosk.value<Closing>('day.close', { key });
  expect(closing).toMatchObject({ issued: before.issued, state: 'waiting' });
  expect(await kiosk.value('day.close', { key })).toEqual(closing);
  proxy.play({});
  await kiosk.sync();
  const after = await kiosk.value<DayBalance>('day.balance', {});
  expect(after).toMatchObject({ issued: { count: 0 }, toCall: 0 });
  expect(after.closings).toMatchObject([{ id: key, isEqual: true, registry: before.issued }]);
  expect(await kiosk.value('day.compare', { closing: key })).toEqual([]);
  const seen = await registry
    .registry()
    .context.store.selectFrom('entries')
    .select('line')
    .where('kind', '=', 'desk.event')
    .execute();
  expect(seen.filter(({ line }) => line.includes('"call-list.seen"'))).toHaveLength(1);
});

test('a difference is told entry by entry: what the registry lost, and what it holds otherwise', async () => {
  const { registry, proxy } = await startNetwork();
  const kiosk = await enrolledKiosk(registry, proxy.url);
  const gone = await kiosk.ban();
  const other = await kiosk.ban();
  await kiosk.sync();
  const { store } = registry.registry().context;
  // As after an accident at the registry: an entry that is no more an act of a citizen.
  await store.updateTable('entries').set({ kind: 'desk.event' }).where('id', '=', gone.id).execute();
  const { line } = await store
    .selectFrom('entries')
    .select('line')
    .where('id', '=', gone.id)
    .executeTakeFirstOrThrow();
  await store
    .updateTable('entries')
    .set({ line: line.replace('"ban.set"', '"desk.event"') })
    .where('id', '=', gone.id)
    .execute();
  await supervisor(kiosk);
  const key = uuidv7();
  await kiosk.value('day.close', { key });
  await kiosk.sync();
  const { closings } = await kiosk.value<DayBalance>('day.balance', {});
  expect(closings).toMatchObject([{ isEqual: false, issued: { count: 2 }, registry: { count: 1 } }]);
  const found = await kiosk.value<Difference[]>('day.compare', { closing: key });
  expect(found).toMatchObject([{ id: gone.id, what: 'only-here', kind: 'ban.set', who: gone.who }]);
  expect(found.map(({ id }) => id)).not.toContain(other.id);
  proxy.play(down);
  expect(await kiosk.call('day.compare', { closing: key })).toMatchObject({
    problem: { code: 'core.offline' },
  });
});
