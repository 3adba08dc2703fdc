/** Everything that one may come for, in one language: with a network and without, to the entry and its verdicts. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { printsReceipt } from '../../shared/protocol/schema/bodies.ts';
import type { Entry } from '../../shared/protocol/schema/entry.ts';
import type { Verdict } from '../../shared/protocol/schema/verdict.ts';
import { ACTS, type Act, type ActName, type Earlier } from './acts.ts';
import { travel, type Seen } from './anyJourney.ts';
import { cutOff, finish, openToMend, reconnect, signInIn } from './atDesk.ts';
import { findings } from './axe.ts';
import { openDesk, waitFor, type Desk } from './desk.ts';
import { byAnyMeans } from './hands.ts';
import { action, choose, CLERK, seeScreen, seeState, shownEntry, waitingCount } from './journey.ts';
import { PEOPLE, syntheticIin, type Person } from './people.ts';
import { askJournal, heldBy, writtenBy } from './written.ts';

/** Ten journeys, each of some twenty screens. */
const HALF_MS = 300_000;

/** In an order in which each has what it builds on. */
const ALL: readonly ActName[] = [
  'doubt',
  'mend',
  // Before the lift: a ban that is set anew cancels one.
  'represented',
  'ban',
  'lift',
  'claim',
  'procedure',
  'withdraw',
  'consent',
  'revoke',
  'status',
];

type Done = { name: ActName; act: Act; citizen: Person; earlier: Earlier; id: string };

/** Tests of every journey by somebody who speaks as `person` does, at a desk of their own. */
export function everyJourney(person: Person): void {
  const { language } = person;
  const done: Done[] = [];
  const looked = new Map<string, string[]>();
  const share = PEOPLE.findIndex(({ iin }) => iin === person.iin);
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
    await signInIn(desk.page, language);
  });
  afterAll(() => desk?.remove());

  /** From the desk through all that the act asks, to its last screen. */
  async function come(name: ActName, whose: Person, earlier: Earlier): Promise<string> {
    const { page } = desk;
    const act = ACTS[name];
    const citizen = act.who?.(whose) ?? whose;
    if (act.mends) await openToMend(page, earlier[act.mends] ?? '');
    else await action(page, 'start-session').click();
    await seeScreen(page, 'session.language');
    await travel(
      {
        page,
        hands: byAnyMeans(page),
        watch: async (seen) => {
          await askInVain(act, seen);
          if (isLookedAt(name)) await look(seen);
        },
      },
      act.book(citizen, earlier),
    );
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    const { id } = await shownEntry(page);
    done.push({ name, act, citizen, earlier: { ...earlier }, id });
    earlier[name] = id;
    return id;
  }

  /** A screen is built alike in each language: each looks at its share of them. */
  const isLookedAt = (name: ActName): boolean => ALL.indexOf(name) % PEOPLE.length === share;

  async function look({ screen, moment, page }: Seen): Promise<void> {
    if (looked.has(screen) || (moment === 'arrived' && !screen.endsWith('.done'))) return;
    looked.set(screen, await findings(page));
  }

  test(
    `every journey in ${language} with a network is answered at once`,
    async () => {
      const citizen = { ...person, iin: syntheticIin(600) };
      const earlier: Earlier = {};
      for (const name of ALL) {
        const id = await come(name, citizen, earlier);
        await seeState(desk.page, id, ACTS[name].settles ?? 'recorded');
        await finish(desk.page);
      }
    },
    HALF_MS,
  );

  test(
    `every journey in ${language} with no network is accepted, and waits`,
    async () => {
      const { page } = desk;
      const citizen = { ...person, iin: syntheticIin(700) };
      const earlier: Earlier = {};
      // Mended without a network is what was held while there was one.
      const [first, ...others] = ALL;
      await seeState(page, await come(first ?? 'doubt', citizen, earlier), 'held');
      await finish(page);
      await cutOff(desk);
      for (const name of others) {
        const id = await come(name, citizen, earlier);
        expect(await shownEntry(page)).toEqual({ id, state: 'waiting' });
        await finish(page);
      }
      expect(await waitingCount(page)).toBe(others.filter(isListed).length);
    },
    HALF_MS,
  );

  test('with the network back the desk shows of each what the registry said last', async () => {
    const { page } = desk;
    await reconnect(desk);
    await waitFor(async () => (await waitingCount(page)) === 0, 'nothing waits');
    await action(page, 'queue').click();
    await seeScreen(page, 'desk.queue');
    for (const { id, act } of done.filter(({ name }) => isListed(name)))
      await seeState(page, id, act.verdicts.at(-1) ?? '');
    await action(page, 'back').click();
  });

  test('each journey left one entry that says what was answered, and the registry gave it its verdicts', async () => {
    await desk.kiosk.close();
    expect(JSON.parse(askJournal(desk.data, 'verify'))).toMatchObject({ ok: true });
    const written = writtenBy(desk.data);
    const acts = written.filter(({ kind }) => done.some(({ act }) => act.kind === kind));
    expect(acts.map(({ id, kind }) => ({ id, kind }))).toEqual(
      done.map(({ id, act }) => ({ id, kind: act.kind })),
    );
    const bodies = new Map(written.map(({ id, body }) => [id, body]));
    expect(done.map(({ name, id }) => ({ name, ...bodies.get(id) }))).toMatchObject(
      done.map(({ name, citizen }) => ({ name, ...saidBy(citizen) })),
    );
    expect(done.map(({ name, id }) => ({ name, ...bodies.get(id) }))).toMatchObject(
      done.map(({ name, act, citizen, earlier }) => ({ name, ...act.says(earlier, citizen) })),
    );
    const held = new Map((await heldBy(desk.registry)).map((one) => [one.entry.id, one]));
    expect(done.map(({ id }) => held.get(id)?.entry)).toEqual(acts);
    expect(done.map(({ name, id }) => ({ name, states: statesOf(held.get(id)?.verdicts) }))).toEqual(
      done.map(({ name, act }) => ({ name, states: act.verdicts })),
    );
  });

  test('axe found nothing on any of these screens', () => {
    expect(Object.fromEntries([...looked].filter(([, found]) => found.length > 0))).toEqual({});
  });
}

/** What is refused is said where it was asked, and the one who came is not sent away for it. */
async function askInVain({ inVain }: Act, { screen, moment, page }: Seen): Promise<void> {
  if (inVain === undefined || screen !== inVain.screen || moment !== 'arrived') return;
  await choose(page, inVain.name, inVain.value);
  await action(page, 'next').click();
  await page.waitForSelector('.error-summary');
  await seeScreen(page, screen);
}

/** Whether the act is among those of the desk's queue: whoever looks at what is held has nothing to wait for. */
const isListed = (name: ActName): boolean => printsReceipt(ACTS[name].kind);

/** What was decided, in its order; that an entry was there for a moment before its attachments is left out. */
const statesOf = (verdicts: readonly Verdict[] = []): string[] =>
  verdicts.filter(({ reason }) => reason?.code !== 'blob-missing').map(({ state }) => state);

/** What every body says of whoever came, and of whoever served them. */
const saidBy = ({ iin, fullName, language, vulnerable, document }: Person): Partial<Entry['body']> => ({
  citizen: { iin, fullName, language, vulnerable },
  attestation: { clerk: CLERK.number, center: 'almaty-1', document, consent: { personalData: true } },
});
