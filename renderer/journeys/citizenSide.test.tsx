import { act, cleanup, render, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import type { CitizenAct, CitizenScene } from '../../shared/api/citizen.ts';
import { bad, good } from '../../shared/api/result.ts';
import { App } from '../app/App.tsx';
import { DESK, DRAFT_VIEW, ENTRY, fakeKiosk, type FakeKiosk } from '../app/testing.ts';
import { createCatalogue } from '../app/texts.tsx';
import { ANSWERED } from './testing.ts';

afterEach(cleanup);

const { 'understanding.ban': _settled, ...UNASKED } = ANSWERED;
const at = (state: string, typed: object = ANSWERED) => ({
  version: 1,
  state,
  context: { typed, view: {}, returning: false },
});
const BLOB = { sha256: 'a'.repeat(64), bytes: 9, mime: 'image/png', label: 'signature' };

const see = (name: string) =>
  waitFor(() => expect(document.querySelector('main')?.dataset['screen']).toBe(name));
const press = async (name: string) => {
  const button = document.querySelector<HTMLElement>(`[data-action="${name}"]`);
  if (button === null) throw new Error(`nothing does ${name}`);
  await userEvent.click(button);
};

/** A session on `content`, with a window of the citizen's own unless there is none. */
async function open(fake: FakeKiosk, { hasWindow = true } = {}) {
  render(<App kiosk={fake.kiosk} catalogue={createCatalogue()} />);
  await see('desk.home');
  if (hasWindow) act(() => fake.citizen({ kind: 'window', isThere: true }));
  await press('start-session');
}

const scene = (fake: FakeKiosk) => fake.stages.at(-1)?.scene ?? null;
async function sceneOf<K extends CitizenScene['kind']>(fake: FakeKiosk, kind: K) {
  await waitFor(() => expect(scene(fake)?.kind).toBe(kind));
  return scene(fake) as Extract<CitizenScene, { kind: K }>;
}
const answer = (fake: FakeKiosk, does: CitizenAct, turn = fake.stages.at(-1)?.turn ?? 0) =>
  act(async () => fake.citizen({ kind: 'answer', answer: { turn, act: does } }));
const confirmation = ({ request, details }: { request: string[]; details: string[] }) => ({
  kind: 'confirmed' as const,
  shownText: [...request, ...details].join('\n'),
});

test('each question is mirrored as it is answered, and gone with the session', async () => {
  const fake = fakeKiosk(DESK, {}, at('session/citizen', UNASKED));
  await open(fake);
  await see('session.citizen');
  const { heading, items } = await sceneOf(fake, 'mirror');
  expect(heading).toBe('Кто вы?');
  expect(items).toContainEqual({
    kind: 'answer',
    label: 'Фамилия, имя, отчество',
    value: 'Әубәкірова Қымбат  Өтегенқызы',
  });
  const name = document.querySelector<HTMLInputElement>('[name="citizen.fullName"]');
  if (name) await userEvent.type(name, 'Я');
  await waitFor(() => expect(JSON.stringify(scene(fake))).toContain('ӨтегенқызыЯ'));
  await press('cancel');
  await press('keep');
  await see('desk.home');
  expect(fake.stages.at(-1)).toMatchObject({ scene: null });
});

test('without a window of the citizen’s own nothing is sent anywhere', async () => {
  const fake = fakeKiosk(DESK, {}, at('ban/confirm'));
  await open(fake, { hasWindow: false });
  await see('ban.confirm');
  expect(fake.stages).toEqual([]);
  expect(document.querySelector('[data-action="confirm"]')).not.toBeNull();
});

test('the citizen confirms and signs on their own screen, and only there', async () => {
  const fake = fakeKiosk(DESK, { 'blobs.add': () => good({ received: 9, blob: BLOB }) }, at('ban/confirm'));
  await open(fake);
  const shown = await sceneOf(fake, 'confirm');
  expect(document.querySelector('[data-action="confirm"]')).toBeNull();
  await answer(fake, { ...confirmation(shown), signature: 'iVBORw0KGgo=' });
  await see('ban.done');
  expect(fake.asked('blobs.add')).toMatchObject([{ draft: DRAFT_VIEW.id, bytes: 8, part: 'iVBORw0KGgo=' }]);
  expect(fake.asked('entries.confirm')).toMatchObject([
    {
      answers: {
        attestation: { consent: { understood: true } },
        confirmation: { screen: 'citizen', shownText: confirmation(shown).shownText, signature: BLOB },
      },
    },
  ]);
});

test('an answer changed after the text was shown voids it: only the new words can be confirmed', async () => {
  const fake = fakeKiosk(DESK, {}, at('ban/confirm'));
  await open(fake);
  const old = await sceneOf(fake, 'confirm');
  const oldTurn = fake.stages.at(-1)?.turn;
  await press('back');
  await see('ban.check');
  await sceneOf(fake, 'mirror');
  const change = document.querySelector<HTMLElement>('[data-row="phone"] [data-action="change"]');
  if (change) await userEvent.click(change);
  await see('session.citizen');
  const phone = document.querySelector<HTMLInputElement>('[name="citizen.phone"]');
  if (phone) {
    await userEvent.clear(phone);
    await userEvent.type(phone, '87029998877');
  }
  await press('next');
  await see('ban.check');
  // A finger that was on its way to the old text.
  await answer(fake, confirmation(old), oldTurn);
  await press('next');
  const fresh = await sceneOf(fake, 'confirm');
  expect(confirmation(fresh)).not.toEqual(confirmation(old));
  await answer(fake, confirmation(old), oldTurn);
  await answer(fake, confirmation(old));
  expect(fake.asked('entries.confirm')).toEqual([]);
  await answer(fake, confirmation(fresh));
  await see('ban.done');
  expect(fake.asked('entries.confirm')).toMatchObject([
    {
      answers: {
        citizen: { phone: '+77029998877' },
        confirmation: { shownText: confirmation(fresh).shownText },
      },
    },
  ]);
});

test('a window that goes leaves the same text on this screen, turned; nothing is lost', async () => {
  const fake = fakeKiosk(DESK, {}, at('ban/confirm'));
  await open(fake);
  const shown = await sceneOf(fake, 'confirm');
  await act(async () => fake.citizen({ kind: 'window', isThere: false }));
  expect(document.querySelector('.turn-screen')).not.toBeNull();
  await press('confirm');
  await see('ban.done');
  expect(fake.asked('entries.confirm')).toMatchObject([
    { answers: { confirmation: { screen: 'turned', shownText: confirmation(shown).shownText } } },
  ]);
});

test('a window that comes back is shown what is asked now', async () => {
  const fake = fakeKiosk(DESK, {}, at('ban/confirm'));
  await open(fake);
  await sceneOf(fake, 'confirm');
  const before = fake.stages.length;
  await act(async () => fake.citizen({ kind: 'window', isThere: true }));
  expect(fake.stages.slice(before)).toMatchObject([{ scene: { kind: 'confirm' } }]);
});

test('the clerk can do without that screen, and hears when the citizen sees a mistake', async () => {
  const fake = fakeKiosk(DESK, {}, at('ban/confirm'));
  await open(fake);
  await sceneOf(fake, 'confirm');
  await answer(fake, { kind: 'wrong' });
  expect(document.querySelector('[role="status"]')?.textContent).toContain('Здесь ошибка');
  await press('turn-here');
  await press('confirm');
  await see('ban.done');
  expect(fake.asked('entries.confirm')).toMatchObject([{ answers: { confirmation: { screen: 'turned' } } }]);
});

test('a signature that cannot be kept stops the confirmation, in words', async () => {
  const fake = fakeKiosk(DESK, { 'blobs.add': () => bad('core.storeFull') }, at('ban/confirm'));
  await open(fake);
  const shown = await sceneOf(fake, 'confirm');
  await answer(fake, { ...confirmation(shown), signature: 'iVBORw0KGgo=' });
  await waitFor(() => expect(document.querySelector('.notice-slot')?.textContent).not.toBe(''));
  expect(fake.asked('entries.confirm')).toEqual([]);
});

test('the question before signing is answered on the citizen’s screen', async () => {
  const fake = fakeKiosk(DESK, {}, at('ban/confirm', UNASKED));
  await open(fake);
  const asked = await sceneOf(fake, 'choice');
  expect([asked.screen, asked.options.map(({ value }) => value)]).toEqual([
    'session.understanding',
    ['false', 'true', 'unsure'],
  ]);
  await answer(fake, { kind: 'chosen', value: 'true' });
  await see('ban.confirm');
});

test('missed twice on this screen it is read out, and the session goes on, not understood', async () => {
  const fake = fakeKiosk(DESK, { 'entries.confirm': () => good(ENTRY) }, at('ban/confirm', UNASKED));
  await open(fake, { hasWindow: false });
  await see('session.understanding');
  await press('next');
  await waitFor(() => expect(document.activeElement?.textContent).toContain('Выберите ответ'));
  const choose = (value: string) =>
    userEvent.click(
      document.querySelector(`[name="attestation.consent.understood"][value="${value}"]`) as Element,
    );
  await choose('false');
  await press('next');
  await waitFor(() => expect(document.querySelector('h1')?.textContent).toContain('реестр ещё не ответил'));
  expect(document.querySelectorAll('input:checked')).toHaveLength(0);
  await choose('unsure');
  await press('next');
  await waitFor(() => expect(document.querySelector('h1')?.textContent).toContain('прочитает'));
  await press('next');
  await see('ban.confirm');
  await press('confirm');
  await see('ban.done');
  expect(fake.asked('entries.confirm')).toMatchObject([
    { answers: { attestation: { consent: { understood: false } } } },
  ]);
});

test('covering hides both screens, from either of them and by a key', async () => {
  const fake = fakeKiosk(DESK, {}, at('ban/confirm'));
  await open(fake);
  await sceneOf(fake, 'confirm');
  await answer(fake, { kind: 'cover' });
  await waitFor(() => expect(document.querySelector('[data-action="uncover"]')).not.toBeNull());
  expect(fake.stages.at(-1)?.over).toBe('cover');
  await press('uncover');
  await waitFor(() => expect(fake.stages.at(-1)?.over).toBeNull());
  await userEvent.keyboard('{Pause}');
  await waitFor(() => expect(fake.stages.at(-1)?.over).toBe('cover'));
});
