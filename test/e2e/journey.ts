/** Walks through the kiosk's screens by their stable hooks (docs: how tests find things). */
import path from 'node:path';
import type { Locator, Page } from 'playwright';
import { spouseOf, type Person } from './people.ts';

export const CLERK = { number: '1001', pin: '246810' };
export const SUPERVISOR = { number: '2001', pin: '135791' };
export const ADMINISTRATOR = { number: '3001', pin: '864209' };
const SCREEN_MS = 20_000;

export const screenOf = (page: Page): Promise<string | null> =>
  page.locator('main[data-screen]').first().getAttribute('data-screen');

/**
 * Waits until the window shows the screen, and holds on to none of its elements, which would stay in the page's memory
 * with all that is around them; else throws, naming what it shows, and leaves a picture in out/.
 */
export async function seeScreen(page: Page, screen: string): Promise<void> {
  try {
    await page.locator(`main[data-screen="${screen}"]`).first().waitFor({ timeout: SCREEN_MS });
  } catch (cause) {
    const picture = path.join('out/e2e', `${screen}-${Date.now()}.png`);
    await page.screenshot({ path: picture }).catch(() => {});
    throw new Error(`waited for ${screen}, but ${await shownNow(page)} is shown (${picture})`, { cause });
  }
}

const shownNow = (page: Page): Promise<string | null> =>
  page
    .locator('main[data-screen]')
    .first()
    .getAttribute('data-screen', { timeout: 1_000 })
    .catch(() => 'nothing');

export const action = (page: Page, name: string): Locator => page.locator(`[data-action="${name}"]`).first();
export const field = (page: Page, name: string): Locator => page.locator(`[name="${name}"]`).first();

export async function choose(page: Page, name: string, value: string): Promise<void> {
  await page.locator(`[name="${name}"][value="${value}"]`).check();
}

export async function signIn(page: Page, { number, pin } = CLERK, to = 'desk.home'): Promise<void> {
  await seeScreen(page, 'desk.sign-in');
  await field(page, 'staff.number').fill(number);
  await field(page, 'staff.pin').fill(pin);
  await action(page, 'sign-in').click();
  await seeScreen(page, to);
}

/** The question before signing, answered well. */
export const understand = (page: Page): Promise<void> =>
  choose(page, 'attestation.consent.understood', 'true');

type Step = { screen: string; answer: (page: Page, person: Person) => Promise<void>; go: string };

type Names = { readonly at: 'citizen' | 'spouse'; readonly attested: 'attestation' | 'spouseAttestation' };
const OWN: Names = { at: 'citizen', attested: 'attestation' };
const SPOUSE: Names = { at: 'spouse', attested: 'spouseAttestation' };

/** What is answered about a person; the names of the fields say whom it is about. */
const fillPerson = async (
  page: Page,
  { at }: Names,
  { iin, fullName, birthDate, phone }: Person,
): Promise<void> => {
  await field(page, `${at}.iin`).fill(iin);
  await field(page, `${at}.fullName`).fill(fullName);
  await field(page, `${at}.birthDate.day`).fill(birthDate.day);
  await field(page, `${at}.birthDate.month`).fill(birthDate.month);
  await field(page, `${at}.birthDate.year`).fill(birthDate.year);
  await field(page, `${at}.phone`).fill(phone);
};
const fillDocument = async (page: Page, { attested }: Names, { document }: Person): Promise<void> => {
  await choose(page, `${attested}.document.kind`, document.kind);
  await field(page, `${attested}.document.number`).fill(document.number);
};

/** What is answered on each screen that every session begins with, and the action that goes on. */
const SESSION_STEPS: readonly Step[] = [
  {
    screen: 'session.language',
    answer: (page, { language }) => choose(page, 'citizen.language', language),
    go: 'next',
  },
  { screen: 'session.help', answer: async () => {}, go: 'next' },
  {
    screen: 'session.helper',
    answer: async (page, { vulnerable }) => {
      for (const group of vulnerable) await choose(page, 'citizen.vulnerable', group);
    },
    go: 'next',
  },
  {
    screen: 'session.consent',
    answer: (page) => field(page, 'attestation.consent.personalData').check(),
    go: 'next',
  },
  {
    screen: 'session.citizen',
    answer: (page, person) => fillPerson(page, OWN, person),
    go: 'next',
  },
  {
    screen: 'session.identity',
    answer: async (page, person) => {
      await fillDocument(page, OWN, person);
      // Asked only where there is a camera.
      const without = page.locator('[name="attestation.identity.method"][value="clerk"]');
      if ((await without.count()) > 0) await without.check();
    },
    go: 'next',
  },
];

const nothing = async () => {};
const tickBoth = async (page: Page) => {
  await choose(page, 'scope', 'bank');
  await choose(page, 'scope', 'microfinance');
};

/** What the citizen answers alone, where nothing is wrong. */
export const CALM = { phone: 'no', pressure: 'no', money: 'no', why: 'loan', alone: 'yes' } as const;

const guardSteps = (name: 'lift' | 'spouse', answers: Readonly<Record<string, string>>): readonly Step[] => [
  { screen: `${name}.guard`, answer: nothing, go: 'begin' },
  ...Object.entries(answers).map(([question, value]) => ({
    screen: `${name}.guard.${question}`,
    answer: (page: Page) => choose(page, `guard.${question}`, value),
    go: 'next',
  })),
];

/** The loan that is consented to, in tenge; from this sum on a lender needs a consent. */
export const CONSENT = { bin: '000140000012', amount: '4000000', until: { day: '31', month: '12' } } as const;

const fillTerms = async (page: Page): Promise<void> => {
  const year = String(new Date().getFullYear() + 1);
  await field(page, 'amount').fill(CONSENT.amount);
  await field(page, 'validUntil.day').fill(CONSENT.until.day);
  await field(page, 'validUntil.month').fill(CONSENT.until.month);
  await field(page, 'validUntil.year').fill(year);
};

/** The questions of each journey, after those of every session. */
const JOURNEY_STEPS = {
  ban: [
    { screen: 'session.journey', answer: (page) => choose(page, 'kind', 'ban.set'), go: 'next' },
    { screen: 'ban.scope', answer: tickBoth, go: 'next' },
    { screen: 'ban.check', answer: nothing, go: 'next' },
    { screen: 'session.understanding', answer: understand, go: 'next' },
    { screen: 'ban.confirm', answer: nothing, go: 'confirm' },
  ],
  lift: [
    { screen: 'session.journey', answer: (page) => choose(page, 'kind', 'ban.lift'), go: 'next' },
    {
      screen: 'session.approval',
      answer: async (page) => {
        await field(page, 'approval.number').fill(SUPERVISOR.number);
        await field(page, 'approval.pin').fill(SUPERVISOR.pin);
      },
      go: 'approve',
    },
    { screen: 'lift.known', answer: tickBoth, go: 'next' },
    ...guardSteps('lift', CALM),
    { screen: 'lift.check', answer: nothing, go: 'next' },
    { screen: 'session.understanding', answer: understand, go: 'next' },
    { screen: 'lift.confirm', answer: nothing, go: 'confirm' },
  ],
  spouse: [
    { screen: 'session.journey', answer: (page) => choose(page, 'kind', 'spouse.consent'), go: 'next' },
    {
      screen: 'spouse.language',
      answer: (page, person) => choose(page, 'spouse.language', person.language),
      go: 'next',
    },
    {
      screen: 'spouse.personalData',
      answer: (page) => field(page, 'spouseAttestation.consent.personalData').check(),
      go: 'next',
    },
    {
      screen: 'spouse.person',
      answer: (page, person) => fillPerson(page, SPOUSE, spouseOf(person)),
      go: 'next',
    },
    {
      screen: 'spouse.identity',
      answer: (page, person) => fillDocument(page, SPOUSE, spouseOf(person)),
      go: 'next',
    },
    {
      screen: 'spouse.lender',
      answer: async (page) => {
        await field(page, 'lender.name').fill('alma');
        await choose(page, 'lender.bin', CONSENT.bin);
      },
      go: 'next',
    },
    { screen: 'spouse.terms', answer: fillTerms, go: 'next' },
    ...guardSteps('spouse', { ...CALM, why: 'family' }),
    { screen: 'spouse.check', answer: nothing, go: 'next' },
    { screen: 'session.understanding', answer: understand, go: 'next' },
    { screen: 'spouse.confirm', answer: nothing, go: 'confirm' },
  ],
  revoke: [
    { screen: 'session.journey', answer: (page) => choose(page, 'kind', 'spouse.revoke'), go: 'next' },
    { screen: 'revoke.consent', answer: (page) => field(page, 'consent').check(), go: 'next' },
    { screen: 'revoke.check', answer: nothing, go: 'next' },
    { screen: 'revoke.confirm', answer: nothing, go: 'confirm' },
  ],
  status: [
    { screen: 'session.journey', answer: (page) => choose(page, 'kind', 'status.view'), go: 'next' },
    { screen: 'status.check', answer: nothing, go: 'next' },
    { screen: 'status.confirm', answer: nothing, go: 'confirm' },
  ],
} as const satisfies Record<string, readonly Step[]>;

export type JourneyName = keyof typeof JOURNEY_STEPS;

/** The screens of a journey, from the first of the session to the paper. */
export const screensOf = (journey: JourneyName): string[] => [
  ...[...SESSION_STEPS, ...JOURNEY_STEPS[journey]].map(({ screen }) => screen),
  `${journey}.done`,
];

export type Walk = {
  /** Which one is walked; the ban, where it is left out. */
  journey?: JourneyName;
  /** What the citizen came for is settled, as in a correction: it is not asked. */
  isSettled?: boolean;
  /** Stops on that screen without answering it; otherwise the walk ends on the journey's last, `ban.done`. */
  until?: string;
  /** Called on each screen as it comes, and once it is answered. */
  watch?: (screen: string, moment: 'arrived' | 'answered') => Promise<void>;
};

/** From the desk, or from whatever question is on the screen, through the questions with the person's answers. */
export async function walk(
  page: Page,
  person: Person,
  { journey = 'ban', isSettled = false, until, watch }: Walk = {},
): Promise<void> {
  const all: readonly Step[] = [...SESSION_STEPS, ...JOURNEY_STEPS[journey]];
  const steps = all.filter(({ screen }) => !isSettled || screen !== 'session.journey');
  const shown = await screenOf(page);
  if (shown === 'desk.home') await action(page, 'start-session').click();
  const here = Math.max(
    0,
    steps.findIndex(({ screen }) => screen === shown),
  );
  for (const { screen, answer, go } of steps.slice(here)) {
    await seeScreen(page, screen);
    if (screen === until) return;
    await watch?.(screen, 'arrived');
    await answer(page, person);
    await watch?.(screen, 'answered');
    await action(page, go).click();
  }
  await seeScreen(page, `${journey}.done`);
  await watch?.(`${journey}.done`, 'arrived');
}

export type Entry = { id: string; state: string };

/** The entry that the screen shows, and its state as told there. */
export async function shownEntry(page: Page): Promise<Entry> {
  const shown = page.locator('[data-entry][data-state]').first();
  const id = await shown.getAttribute('data-entry');
  const state = await shown.getAttribute('data-state');
  if (id === null || state === null) throw new Error('no entry is shown');
  return { id, state };
}

/** Waits until the screen says that the entry is in that state. */
export async function seeState(page: Page, id: string, state: string): Promise<void> {
  await page.locator(`[data-entry="${id}"][data-state="${state}"]`).first().waitFor({ timeout: 60_000 });
}

export async function seeConnection(page: Page, state: 'online' | 'offline'): Promise<void> {
  await page.locator(`[data-connection="${state}"]`).first().waitFor({ timeout: 60_000 });
}

/** The number of citizens' acts that wait for the registry, as the screen says it. */
export async function waitingCount(page: Page): Promise<number> {
  return Number(await page.locator('[data-waiting]').first().getAttribute('data-waiting'));
}
