/** Back, on and Change in every order: whatever is pressed, nothing typed is lost and nothing is skipped. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createActor } from 'xstate';
import { CLAIM } from './claim/testing.ts';
import { pathOf } from './course.ts';
import { contentOf, snapshotOf } from './draft.ts';
import { createSessionMachine, screenOf, type SessionEvent, type SessionSnapshot } from './machine.ts';
import { FIRST_SCREEN, sessionCourse as course } from './sessionCourse.ts';
import { ANSWERED, FACTS } from './testing.ts';
import type { Typed } from './typed.ts';

const machine = createSessionMachine(course);

/** Good answers of journeys that one person can finish; the facts allow each. */
const GOOD: readonly Typed[] = [
  { ...ANSWERED, kind: 'ban.set' },
  { ...ANSWERED, kind: 'status.view' },
  CLAIM,
];
const facts = (typed: Typed) => ({
  ...FACTS,
  approval: {
    by: '2001',
    name: 'Б. А.',
    at: '2026-11-22T10:42:00.000+05:00',
    kind: String(typed['kind']),
    iin: '510214400125',
    method: 'clerk',
  },
});

type Way = (typed: Typed, snapshot: SessionSnapshot) => SessionEvent;

/** A press or a letter, as a clerk, a citizen, or a cat on the keyboard may make it. */
const ways: fc.Arbitrary<Way> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Way>((typed) => ({ type: 'next', facts: facts(typed) })) },
  { weight: 3, arbitrary: fc.constant<Way>((typed) => ({ type: 'back', facts: facts(typed) })) },
  {
    weight: 3,
    arbitrary: fc.nat().map<Way>((n) => (typed) => {
      const all = course.questions(typed);
      return { type: 'change', screen: all[n % all.length]?.screen ?? '' };
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('citizen.iin', 'citizen.fullName', 'scope', 'citizen.phone'), fc.boolean())
      .map<Way>(([name, isGood]) => (typed) => ({
        type: 'typed',
        name,
        value: isGood ? (GOOD.find((one) => one['kind'] === typed['kind'])?.[name] ?? '') : '',
      })),
  },
  { weight: 1, arbitrary: fc.constant<Way>(() => ({ type: 'confirmed', entry: { id: 'x' } as never })) },
);

function open(snapshot: SessionSnapshot) {
  const actor = createActor(machine, { snapshot, input: { typed: {}, view: {} } }).start();
  return { send: (event: SessionEvent) => actor.send(event), now: () => actor.getSnapshot() };
}
const begin = (typed: Typed) =>
  open(
    machine.resolveState({
      value: FIRST_SCREEN.replaceAll('.', '/'),
      context: {
        typed,
        view: {},
        returning: false,
        problems: [],
        isCoreProblem: false,
        attempt: 0,
        entry: null,
      },
    }),
  );

const problemsOf = (typed: Typed) =>
  pathOf(course, typed, facts(typed)).flatMap((step) => step.problems(typed, facts(typed)));

test('nothing typed is lost, no answer is skipped, and every draft opens where it was left', () => {
  fc.assert(
    fc.property(fc.constantFrom(...GOOD), fc.array(ways, { maxLength: 60 }), (good, events) => {
      let session = begin(good);
      let typed: Typed = good;
      for (const way of events) {
        const before = screenOf(session.now().value);
        const event = way(typed, session.now());
        session.send(event);
        if (event.type === 'typed') typed = { ...typed, [event.name]: event.value };
        const { value, context } = session.now();
        const screen = screenOf(value);
        expect(context.typed).toEqual(typed);
        const { check, confirm, done } = course.journey(typed);
        const known = [...course.questions(typed), check, confirm, done].map((one) => one.screen);
        expect(known).toContain(screen);
        // What is signed was answered well, all of it, at the moment it is put before the citizen.
        const isPut = screen === confirm.screen && before !== screen;
        expect(isPut ? problemsOf(typed) : []).toEqual([]);
        expect(screen !== done.screen || event.type === 'confirmed').toBe(true);
        if (screen === done.screen) return;
        const content: unknown = JSON.parse(JSON.stringify(contentOf(session.now())));
        session = open(snapshotOf({ course, machine }, { content, screen }));
        const opened = session.now();
        expect([screenOf(opened.value), opened.context.typed, opened.context.returning]).toEqual([
          screen,
          context.typed,
          context.returning,
        ]);
      }
    }),
    { numRuns: 300 },
  );
});

test('from anywhere back leads to the first question, and well answered on leads to the confirmation', () => {
  fc.assert(
    fc.property(fc.constantFrom(...GOOD), fc.array(ways, { maxLength: 40 }), (good, events) => {
      const session = begin(good);
      for (const way of events) {
        const event = way(session.now().context.typed, session.now());
        if (event.type !== 'confirmed') session.send(event);
      }
      for (const [name, value] of Object.entries(good)) session.send({ type: 'typed', name, value });
      const { screens } = course;
      const press = (type: 'next' | 'back', until: string) => {
        for (let steps = 0; steps < screens.length && screenOf(session.now().value) !== until; steps += 1)
          session.send({ type, facts: facts(good) });
        expect(screenOf(session.now().value)).toBe(until);
      };
      press('next', course.journey(good).confirm.screen);
      press('back', FIRST_SCREEN);
    }),
    { numRuns: 200 },
  );
});
