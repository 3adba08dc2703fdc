import { act, cleanup, fireEvent, render, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { Answers } from '../../../shared/api/answers.ts';
import { good } from '../../../shared/api/result.ts';
import { LANGUAGES } from '../../../shared/texts/language.ts';
import { App } from '../../app/App.tsx';
import { DESK, DRAFT_VIEW, ENTRY, fakeKiosk, type FakeKiosk } from '../../app/testing.ts';
import { createCatalogue } from '../../app/texts.tsx';
import type { Typed } from '../typed.ts';
import { CONSENT } from './testing.ts';

afterEach(cleanup);

const LENDERS = [
  {
    bin: '000140000012',
    name: { kk: 'Алма', ru: 'Алма', en: 'Alma' },
    brands: [],
    kind: 'bank',
  },
];
const TERMS = {
  who: 'Ёлкин С. Ю.',
  initials: 'Ё. С. Ю.',
  iinLast4: '0405',
  lender: 'Demo Bank Alma',
  amount: 400_000_000,
  validUntil: '2026-12-31',
};
const ACT = { ...ENTRY, kind: 'spouse.consent', scope: undefined, consent: TERMS };
const GIVEN = {
  id: ENTRY.id,
  at: ENTRY.at,
  state: 'in-force',
  borrower: ENTRY.who,
  terms: TERMS,
  isOpen: true,
};

const see = (name: string) =>
  waitFor(() => expect(document.querySelector('main')?.dataset['screen']).toBe(name));
const press = async (name: string) => {
  const button = document.querySelector<HTMLElement>(`[data-action="${name}"]`);
  if (button === null) throw new Error(`nothing does ${name}`);
  await userEvent.click(button);
};
const words = () => (document.querySelector('main')?.textContent ?? '').replaceAll(' ', ' ');
const heading = () => document.querySelector('h1')?.textContent ?? '';

/** A session that opens in that state, with these answers. */
async function begin(state: string, typed: Typed, handlers = {}): Promise<FakeKiosk> {
  const content = { version: 1, state, context: { typed, view: {}, returning: false } };
  const draft = { ...DRAFT_VIEW, journey: 'spouse', session: ENTRY.id, content };
  const fake = fakeKiosk(DESK, {
    'drafts.start': () => good(draft),
    'lenders.list': () => good(LENDERS),
    'entries.confirm': () => good(ACT),
    'entries.show': () => good(ACT),
    ...handlers,
  });
  render(<App kiosk={fake.kiosk} catalogue={createCatalogue()} />);
  await see('desk.home');
  await press('start-session');
  await see(state.replaceAll('/', '.'));
  return fake;
}

const SCREENS = [
  'language',
  'personalData',
  'person',
  'identity',
  'lender',
  'terms',
  'guard',
  'check',
  'confirm',
];

test.each(LANGUAGES.flatMap((language) => SCREENS.map((screen) => [screen, language] as const)))(
  'spouse.%s is told in the language of the spouse, %s, without a gap',
  async (screen, language) => {
    await begin(`spouse/${screen}`, { ...CONSENT, 'spouse.language': language });
    expect(document.documentElement.lang).toBe(language);
    expect(heading()).not.toBe('');
    expect(words()).not.toMatch(/\{\{|spouse\.\w+\.|undefined/);
  },
);

test('the spouse signs what was read, and hears what became of it', async () => {
  const fake = await begin('spouse/confirm', CONSENT);
  await press('confirm');
  await see('spouse.done');
  const [confirmed] = fake.asked('entries.confirm') as { answers: unknown }[];
  const answers = Answers.parse(confirmed?.answers);
  expect(answers).toMatchObject({
    kind: 'spouse.consent',
    spouse: { iin: '500101300405' },
    spouseAttestation: { consent: { understood: true } },
    confirmation: { screen: 'turned', shownText: expect.stringContaining('Demo Bank Alma') },
  });
  expect(heading()).toBe('Келісім қабылданды. Ол әлі күшіне енген жоқ');
});

test('from what is held about them the spouse is two touches away from taking it back', async () => {
  const typed = { ...CONSENT, kind: 'status.view', 'citizen.language': 'ru' };
  const revoked = { ...ENTRY, kind: 'spouse.revoke', scope: undefined };
  const acts = [{ ...ACT, state: 'in-force' }];
  const fake = await begin('status/confirm', typed, {
    'entries.confirm': () => good(revoked),
    'entries.show': () => good(revoked),
    'status.known': () => good({ acts, consents: [GIVEN], earliest: '2026-11-01' }),
    'status.show': () => good({ state: 'waiting' }),
    'status.close': () => good({}),
  });
  await press('confirm');
  await see('status.done');
  await waitFor(() => expect(words()).toContain('Demo Bank Alma'));
  await press('revoke');
  await waitFor(() => expect(fake.asked('drafts.save').at(-1)).toMatchObject({ screen: 'revoke.confirm' }));
  expect(fake.asked('drafts.save').at(-1)).toMatchObject({
    content: { context: { typed: { kind: 'spouse.revoke', consent: ENTRY.id, 'citizen.language': 'ru' } } },
  });
});

test('a consent to take back is chosen from those given here; none there is said, with where else to look', async () => {
  const typed = { ...CONSENT, kind: 'spouse.revoke' };
  const fake = await begin('revoke/consent', typed, { 'consents.given': () => good([GIVEN]) });
  await waitFor(() => expect(document.querySelector('[name="consent"]')).not.toBeNull());
  const [choice] = document.querySelectorAll<HTMLInputElement>('[name="consent"]');
  if (choice) fireEvent.click(choice);
  await press('next');
  await see('revoke.check');
  expect(words()).toContain('Demo Bank Alma');
  expect(fake.asked('consents.given')).toHaveLength(1);
  cleanup();
  await begin('revoke/consent', typed, { 'consents.given': () => good([]) });
  await waitFor(() => expect(words()).toContain('Узнать, что хранится обо мне'));
  await act(() => press('next'));
  expect(document.querySelector('.error-summary')?.textContent).toContain('Выберите');
});
