import { expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { banAnswers, openFile } from '../../../electron/core/testing/desk.ts';
import type { StatusAnswer, StatusKnown } from '../../../shared/api/status.ts';
import type { EntryView } from '../../../shared/api/views.ts';
import { enrolledKiosk, startNetwork, type Kiosk } from './kiosk.ts';
import { down } from './proxy.ts';

/** The person of `banAnswers`, and another. */
const OTHER_IIN = '500101300405';

async function view(kiosk: Kiosk, iin?: string): Promise<string> {
  const id = uuidv7();
  await kiosk.value('drafts.start', { key: id, journey: 'status', language: 'kk' });
  const { citizen, attestation, confirmation } = banAnswers(iin === undefined ? {} : { iin });
  const answers = { kind: 'status.view', citizen, attestation, confirmation };
  const entry = await kiosk.value<EntryView>('entries.confirm', { id, answers });
  expect(entry).toMatchObject({ kind: 'status.view', state: 'waiting' });
  return id;
}
const shown = (kiosk: Kiosk, entry: string): Promise<StatusAnswer> => kiosk.value('status.show', { entry });
const known = (kiosk: Kiosk, entry: string): Promise<StatusKnown> =>
  kiosk.value('status.known', { key: uuidv7(), entry });

async function inNetwork() {
  const { registry, proxy } = await startNetwork();
  const kiosk = await enrolledKiosk(registry, proxy.url);
  await kiosk.sync();
  return { registry, proxy, kiosk };
}

test('offline the kiosk tells what it accepted itself; once recorded, the registry shows the rest, once', async () => {
  const { proxy, kiosk } = await inNetwork();
  proxy.play(down);
  const ban = await kiosk.ban();
  const entry = await view(kiosk);
  expect(await shown(kiosk, entry)).toEqual({ state: 'waiting' });
  expect(await known(kiosk, entry)).toMatchObject({
    acts: [{ id: ban.id, kind: 'ban.set', state: 'waiting' }],
    earliest: ban.at.slice(0, 10),
  });
  proxy.play({});
  await kiosk.sync();
  await kiosk.sync();
  const answers = await Promise.all([shown(kiosk, entry), shown(kiosk, entry)]);
  expect(answers[0]).toMatchObject({
    state: 'shown',
    status: { bans: [{ entry: ban.id, state: 'in-force' }], claims: [], consents: [], checks: [] },
  });
  expect(answers[1]).toEqual(answers[0]);
  // It was asked for once, however often the screen asks.
  expect(await shown(kiosk, entry)).toEqual(answers[0]);
  expect(proxy.asked.filter(({ path }) => path.endsWith('/status'))).toHaveLength(1);
});

test('the answer is gone with the session, and nowhere on the disk; asking again says that it is lost', async () => {
  const { kiosk } = await inNetwork();
  await kiosk.ban();
  const entry = await view(kiosk);
  await kiosk.sync();
  await kiosk.sync();
  const answer = await shown(kiosk, entry);
  const who = answer.state === 'shown' ? answer.status.views.at(-1)?.who : undefined;
  expect(who).toMatch(/1001/);
  await kiosk.value('status.close', { entry });
  expect(await shown(kiosk, entry)).toEqual({ state: 'lost' });
  await kiosk.close();
  const db = openFile(kiosk.data);
  const all = db.serialize().toString('latin1');
  const lines = db
    .prepare<[], string>("SELECT json_extract(body, '$.what') FROM entries WHERE kind = 'desk.event'")
    .pluck()
    .all();
  db.close();
  expect(all).not.toContain('"checks":');
  expect(all).not.toContain(String(who));
  expect(lines).toContain('status.shown');
});

test('an unreachable registry may be asked again; an answer cut off on the way is said to be lost', async () => {
  const { proxy, kiosk } = await inNetwork();
  const entry = await view(kiosk);
  await kiosk.sync();
  await kiosk.sync();
  proxy.play(down);
  expect(await shown(kiosk, entry)).toEqual({ state: 'unreached' });
  proxy.play({ answer: ({ path }, passed) => (path.endsWith('/status') ? 'cut' : passed) });
  expect(await shown(kiosk, entry)).toEqual({ state: 'unreached' });
  proxy.play({});
  expect(await shown(kiosk, entry)).toEqual({ state: 'lost' });
});

test('what another person accepted is not told, nor to another clerk, nor by another kind of entry', async () => {
  const { kiosk } = await inNetwork();
  const ban = await kiosk.ban();
  const entry = await view(kiosk, OTHER_IIN);
  expect((await known(kiosk, entry)).acts).toEqual([]);
  expect(await kiosk.call('status.show', { entry: ban.id })).toMatchObject({
    problem: { code: 'core.noEntry' },
  });
  await kiosk.value('staff.signOut', { key: uuidv7() });
  await kiosk.value('staff.signIn', { key: uuidv7(), number: '2001', pin: '135791' });
  for (const call of ['status.show', 'status.known'])
    expect(await kiosk.call(call, { key: uuidv7(), entry })).toMatchObject({
      problem: { code: 'core.noEntry' },
    });
});
