import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import type { CitizenAnswer, CitizenScene, CitizenStage } from '../../shared/api/citizen.ts';
import { bad } from '../../shared/api/result.ts';
import type { Citizen } from '../../shared/api/wire.ts';
import { createCatalogue } from '../app/texts.tsx';
import { CitizenApp } from './CitizenApp.tsx';

afterEach(cleanup);

const REST: CitizenStage = {
  turn: 1,
  look: { language: 'ru', textSize: '28', contrast: 'normal' },
  demo: false,
  scene: null,
  over: null,
  isBusy: false,
};

function open() {
  const answers: CitizenAnswer[] = [];
  let hear: (stage: CitizenStage) => void = () => undefined;
  const citizen: Citizen = {
    onStage: (listener) => {
      hear = listener;
      return () => undefined;
    },
    answer: (answer) => void answers.push(answer),
    speak: async () => bad('speech.none'),
    onVoice: () => () => undefined,
  };
  render(<CitizenApp citizen={citizen} catalogue={createCatalogue()} />);
  return {
    show: (change: Partial<CitizenStage>) => act(() => hear({ ...REST, ...change })),
    acts: () => answers.filter(({ act: one }) => one.kind !== 'touched'),
    touches: () => answers.filter(({ act: one }) => one.kind === 'touched').length,
  };
}

const shown = () => document.querySelector('main')?.dataset['screen'];
const press = (name: string) =>
  userEvent.click(document.querySelector(`[data-action="${name}"]`) as HTMLElement);

const confirm: CitizenScene = {
  kind: 'confirm',
  screen: 'ban.confirm',
  request: ['Я, Ёлкин Сергей.', 'Прошу запретить.'],
  details: ['Телефон: +7 705 765 43 21.'],
  button: 'Запретить займы',
};

test('nobody served, it greets in every language, the one of the desk first', () => {
  const { show } = open();
  show({});
  expect(shown()).toBe('citizen.rest');
  expect(screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent)).toEqual([
    'Добро пожаловать',
    'Қош келдіңіз',
    'Welcome',
  ]);
  expect([document.documentElement.lang, document.documentElement.dataset['textSize']]).toEqual(['ru', '28']);
});

test('the text is confirmed as it stands there, by its turn', async () => {
  const { show, acts } = open();
  show({ turn: 4, scene: confirm });
  expect(shown()).toBe('citizen.confirm');
  await press('confirm');
  const shownText = 'Я, Ёлкин Сергей.\nПрошу запретить.\nТелефон: +7 705 765 43 21.';
  expect(acts()).toEqual([{ turn: 4, act: { kind: 'confirmed', shownText } }]);
  await press('back');
  expect(acts().at(-1)).toEqual({ turn: 4, act: { kind: 'wrong' } });
});

test('while it is being signed nothing can be pressed twice', async () => {
  const { show, acts } = open();
  show({ turn: 4, scene: confirm, isBusy: true });
  await press('confirm');
  expect(acts()).toEqual([]);
});

test('a choice needs one, and the next question begins with none', async () => {
  const { show, acts } = open();
  const scene = (heading: string): CitizenScene => ({
    kind: 'choice',
    screen: 'session.understanding',
    name: 'attestation.consent.understood',
    heading,
    lines: ['Это не экзамен.'],
    options: [
      { value: 'false', label: 'Сразу' },
      { value: 'true', label: 'Когда подтвердит реестр' },
    ],
    button: 'Ответить',
  });
  show({ turn: 5, scene: scene('Когда?') });
  expect(shown()).toBe('citizen.understanding');
  await press('next');
  expect(acts()).toEqual([]);
  const missing = screen.getAllByText('Выберите ответ. Если не знаете, так и ответьте.');
  expect(missing).toHaveLength(2);
  expect(document.activeElement).toBe(document.querySelector('.error-summary'));
  await userEvent.click(screen.getByRole('radio', { name: 'Сразу' }));
  // Chosen, and not that it is right.
  expect(screen.getByRole('alert', { name: 'Ответ выбран' })).toBeTruthy();
  await press('next');
  expect(acts()).toEqual([{ turn: 5, act: { kind: 'chosen', value: 'false' } }]);
  show({ turn: 6, scene: scene('Защищены ли вы?') });
  expect(document.querySelectorAll('input:checked')).toHaveLength(0);
});

test('after the session nothing of it is on the page', () => {
  const { show } = open();
  const items = [{ kind: 'answer' as const, label: 'ИИН', value: '500101 300 003' }];
  show({
    turn: 2,
    scene: { kind: 'mirror', screen: 'session.citizen', heading: 'Кто вы?', lead: '', items },
  });
  expect(document.body.textContent).toContain('500101 300 003');
  show({ turn: 3, scene: confirm, over: 'idle' });
  show({ turn: 4 });
  expect(shown()).toBe('citizen.rest');
  expect(document.documentElement.innerHTML).not.toMatch(/500101|Ёлкин/);
});

test('every touch and key is told of, and covering asks the clerk’s window', async () => {
  const { show, acts, touches } = open();
  show({ turn: 7, scene: confirm });
  fireEvent.pointerUp(document.body);
  fireEvent.keyDown(document.body, { key: 'a' });
  expect(touches()).toBe(2);
  await press('cover');
  expect(acts()).toEqual([{ turn: 7, act: { kind: 'cover' } }]);
  show({ turn: 7, scene: confirm, over: 'cover' });
  expect(await screen.findByRole('alertdialog', { name: 'Экран закрыт' })).toBeDefined();
});
