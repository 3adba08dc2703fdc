import { expect, test } from 'vitest';
import { createActor } from 'xstate';
import type { EntryView } from '../../shared/api/views.ts';
import { contentOf, snapshotOf } from './draft.ts';
import { createSessionMachine, screenOf, type SessionEvent } from './machine.ts';
import { sessionCourse as course } from './sessionCourse.ts';
import { ANSWERED, FACTS } from './testing.ts';
import type { Typed } from './typed.ts';

const machine = createSessionMachine(course);
const QUESTIONS = [
  'session.language',
  'session.help',
  'session.helper',
  'session.consent',
  'session.citizen',
  'session.identity',
  'session.journey',
  'ban.scope',
];

function start(typed: Typed = {}) {
  const actor = createActor(machine, { input: { typed, view: {} } }).start();
  return {
    send: (event: SessionEvent) => actor.send(event),
    next: () => actor.send({ type: 'next', facts: FACTS }),
    screen: () => screenOf(actor.getSnapshot().value),
    context: () => actor.getSnapshot().context,
    snapshot: () => actor.getSnapshot(),
  };
}

/** As far as the screen with these answers. */
function reach(screen: string, typed: Typed = ANSWERED) {
  const session = start(typed);
  for (let steps = 0; session.screen() !== screen && steps < 10; steps += 1) session.next();
  expect(session.screen()).toBe(screen);
  return session;
}

test('the questions come in order, then check, confirm and done', () => {
  const session = start(ANSWERED);
  const seen = [session.screen()];
  for (let steps = 0; steps < QUESTIONS.length + 1; steps += 1) {
    session.next();
    seen.push(session.screen());
  }
  expect(seen).toEqual([...QUESTIONS, 'ban.check', 'ban.confirm']);
  session.send({ type: 'confirmed', entry: { id: 'entry' } as EntryView });
  expect(session.screen()).toBe('ban.done');
  session.send({ type: 'back', facts: FACTS });
  expect(session.screen()).toBe('ban.done');
});

test.each([
  ['session.language', ['citizen.language']],
  ['session.consent', ['attestation.consent.personalData']],
  ['session.citizen', ['citizen.iin', 'citizen.fullName']],
  ['session.identity', ['attestation.document.kind', 'attestation.document.number']],
  ['ban.scope', ['scope']],
])('%s unanswered stays, names its fields, and counts the tries', (screen, paths) => {
  const session = reach(screen);
  for (const path of Object.keys(ANSWERED)) session.send({ type: 'typed', name: path, value: '' });
  session.next();
  session.next();
  expect(session.screen()).toBe(screen);
  expect(session.context().problems.map(({ path }) => path)).toEqual(paths);
  expect(session.context().attempt).toBe(2);
});

test('back keeps what was typed, half of it too', () => {
  const session = reach('session.citizen');
  session.send({ type: 'typed', name: 'citizen.iin', value: '5102' });
  session.send({ type: 'back', facts: FACTS });
  session.next();
  expect(session.context().typed['citizen.iin']).toBe('5102');
});

test('there is nothing before the first question', () => {
  const session = start();
  session.send({ type: 'back', facts: FACTS });
  expect(session.screen()).toBe('session.language');
});

test.each(QUESTIONS.filter((screen) => screen !== 'session.journey'))(
  '"Change" opens %s and comes straight back',
  (screen) => {
    const session = reach('ban.check');
    session.send({ type: 'change', screen });
    expect(session.screen()).toBe(screen);
    session.next();
    expect(session.screen()).toBe('ban.check');
    session.send({ type: 'change', screen });
    session.send({ type: 'back', facts: FACTS });
    expect(session.screen()).toBe('ban.check');
  },
);

test('"Change" of what one came for goes through the questions of that journey', () => {
  const session = reach('ban.check');
  session.send({ type: 'change', screen: 'session.journey' });
  session.next();
  expect(session.screen()).toBe('ban.scope');
  session.next();
  expect(session.screen()).toBe('ban.check');
});

test('a correction is not asked what one came for', () => {
  const session = reach('session.identity');
  session.send({ type: 'next', facts: { ...FACTS, isCorrection: true } });
  expect(session.screen()).toBe('ban.scope');
  session.send({ type: 'back', facts: { ...FACTS, isCorrection: true } });
  expect(session.screen()).toBe('session.identity');
});

test('"Change" does not come back with a mistake', () => {
  const session = reach('ban.check');
  session.send({ type: 'change', screen: 'session.citizen' });
  session.send({ type: 'typed', name: 'citizen.iin', value: '510214400124' });
  session.next();
  expect(session.screen()).toBe('session.citizen');
  expect(session.context().problems).toEqual([{ path: 'citizen.iin', code: 'iin.checkDigit' }]);
});

test('check finds the first answer that is missing, and comes back after it', () => {
  const session = reach('ban.check');
  session.send({ type: 'typed', name: 'citizen.fullName', value: '' });
  session.send({ type: 'typed', name: 'scope', value: [] });
  session.next();
  expect([session.screen(), session.context().problems[0]?.path]).toEqual([
    'session.citizen',
    'citizen.fullName',
  ]);
  session.send({ type: 'typed', name: 'citizen.fullName', value: 'Ёлкин Сергей' });
  session.next();
  expect(session.screen()).toBe('ban.check');
  session.next();
  expect(session.screen()).toBe('ban.scope');
});

test('a field the core refuses is shown where it was asked', () => {
  const session = reach('ban.confirm');
  session.send({
    type: 'refused',
    facts: FACTS,
    problems: [{ path: 'scope', code: 'core.scopeNotOffered' }],
  });
  expect(session.screen()).toBe('ban.scope');
  expect(session.context()).toMatchObject({
    returning: true,
    problems: [{ path: 'scope', code: 'core.scopeNotOffered' }],
  });
});

test('a draft opens on the same question with what was typed', () => {
  const session = reach('ban.check');
  session.send({ type: 'view', view: { textSize: '36' } });
  session.send({ type: 'change', screen: 'session.citizen' });
  session.send({ type: 'typed', name: 'citizen.phone', value: '+7 7' });
  const content: unknown = JSON.parse(JSON.stringify(contentOf(session.snapshot())));
  const opened = createActor(machine, {
    snapshot: snapshotOf({ course, machine }, { content, screen: 'session.citizen' }),
    input: { typed: {}, view: {} },
  }).start();
  expect(screenOf(opened.getSnapshot().value)).toBe('session.citizen');
  expect(opened.getSnapshot().context).toMatchObject({
    typed: { ...ANSWERED, 'citizen.phone': '+7 7' },
    view: { textSize: '36' },
    returning: true,
  });
});

test('a draft that was left for a while asks first who is here, and keeps nothing of who was', () => {
  const session = reach('ban.check');
  for (const [name, value] of Object.entries({
    'attestation.identity.score': '0.9',
    'attestation.identity.of': 'X',
    'citizen.representative.attestation.identity.score': '0.9',
    'guard.sealed': 'a',
  }))
    session.send({ type: 'typed', name, value });
  const content: unknown = JSON.parse(JSON.stringify(contentOf(session.snapshot())));
  expect(open(content, 'ban.check', true)).toEqual({
    screen: 'session.identity',
    typed: { ...ANSWERED, rested: true },
  });
  // Who was not yet looked at goes on where they were.
  const early: unknown = JSON.parse(JSON.stringify(contentOf(reach('session.citizen').snapshot())));
  expect(open(early, 'session.citizen', true).screen).toBe('session.citizen');
});

const open = (content: unknown, screen: string, rested?: true) => {
  const snapshot = snapshotOf({ course, machine }, { content, screen, rested });
  return { screen: screenOf(snapshot.value), typed: snapshot.context.typed };
};

test('a new draft begins with the first question', () => {
  expect(open({}, '')).toEqual({ screen: 'session.language', typed: {} });
});

test('a draft of another version keeps its answers and its question', () => {
  const content = {
    version: 7,
    state: { deep: 'x' },
    answers: { 'citizen.iin': '5102', scope: ['bank'], odd: { a: 1 } },
  };
  expect(open(content, 'ban.scope')).toEqual({
    screen: 'ban.scope',
    typed: { 'citizen.iin': '5102', scope: ['bank'] },
  });
});

test.each([
  null,
  'text',
  [],
  { version: 1 },
  { version: 1, state: 'ban/done', context: { typed: {}, view: {}, returning: false } },
])('a damaged draft %j opens all the same', (content) => {
  expect(open(content, 'ban.done')).toEqual({ screen: 'session.language', typed: {} });
});
