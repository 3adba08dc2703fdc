import { expect, test, vi } from 'vitest';
import type { CitizenStage } from '../../shared/api/citizen.ts';
import { AT_REST, createCitizenRelay } from './citizenRelay.ts';

const stage: CitizenStage = {
  turn: 7,
  look: { language: 'ru', textSize: '28', contrast: 'normal' },
  demo: true,
  scene: {
    kind: 'confirm',
    screen: 'ban.confirm',
    request: ['Я, Ёлкин Сергей.'],
    details: ['Мой телефон: нет.'],
    button: 'Запретить',
  },
  over: null,
  isBusy: false,
};

function relay() {
  const parts = {
    tellCitizen: vi.fn(),
    tellClerk: vi.fn(),
    hasWindow: () => true,
    giveBackFocus: vi.fn(),
    log: vi.fn(),
  };
  return { ...parts, relay: createCitizenRelay(parts) };
}

const confirmed = { kind: 'confirmed', shownText: 'Я, Ёлкин Сергей.\nМой телефон: нет.' };

test('a stage goes to the citizen, and the answer to it to the clerk', () => {
  const { relay: line, tellCitizen, tellClerk, giveBackFocus } = relay();
  line.stage(stage);
  expect(tellCitizen).toHaveBeenCalledWith(stage);
  line.answer({ turn: 7, act: confirmed });
  expect(tellClerk).toHaveBeenCalledWith({ kind: 'answer', answer: { turn: 7, act: confirmed } });
  expect(giveBackFocus).toHaveBeenCalledOnce();
});

test('a long story is shown whole, as it is confirmed whole', () => {
  const { relay: line, tellCitizen, tellClerk } = relay();
  const story = 'я'.repeat(19_000);
  const long = { ...stage, scene: { ...stage.scene, details: [story] } };
  line.stage(long);
  expect(tellCitizen).toHaveBeenCalledWith(long);
  line.answer({ turn: 7, act: { kind: 'confirmed', shownText: story } });
  expect(tellClerk).toHaveBeenCalledOnce();
});

test('an answer to words that are no longer shown reaches nobody', () => {
  const { relay: line, tellClerk } = relay();
  line.stage(stage);
  line.stage({ ...stage, turn: 8 });
  line.answer({ turn: 7, act: confirmed });
  line.answer({ turn: 7, act: { kind: 'chosen', value: 'true' } });
  expect(tellClerk).not.toHaveBeenCalled();
  // Somebody is there, whatever is shown; and hiding the screens is never too late.
  line.answer({ turn: 7, act: { kind: 'touched', by: 'key' } });
  line.answer({ turn: 7, act: { kind: 'cover' } });
  expect(tellClerk).toHaveBeenCalledTimes(2);
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['another kind', { turn: 7, act: { kind: 'entries.confirm' } }],
  ['more text than any statement has', { turn: 7, act: { ...confirmed, shownText: 'я'.repeat(60_001) } }],
  ['no picture', { turn: 7, act: { ...confirmed, signature: '<svg onload=alert(1)>' } }],
  ['no number', { turn: '7', act: confirmed }],
])('an answer that is %s is refused', (_what, answer) => {
  const { relay: line, tellClerk, log } = relay();
  line.stage(stage);
  line.answer(answer);
  expect(tellClerk).not.toHaveBeenCalled();
  expect(log).toHaveBeenCalledOnce();
  expect(JSON.stringify(log.mock.calls)).not.toContain('svg');
});

test('a stage of another form empties the screen and never reaches it', () => {
  const { relay: line, tellCitizen } = relay();
  line.stage({ ...stage, scene: { kind: 'html', html: '<b>' } });
  expect(tellCitizen).toHaveBeenCalledWith(AT_REST);
});

test("when the clerk's page is gone, nothing of its session stays, and no answer to it counts", () => {
  const { relay: line, tellCitizen, tellClerk } = relay();
  line.stage(stage);
  line.clerkGone();
  expect(tellCitizen).toHaveBeenLastCalledWith(AT_REST);
  line.answer({ turn: 7, act: confirmed });
  expect(tellClerk).not.toHaveBeenCalled();
});
