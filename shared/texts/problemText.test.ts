import { expect, it } from 'vitest';
import { parseIin } from '../domain/iin.ts';
import { banStatement, scopeChoice } from './banStatement.ts';
import { isTextKey, text } from './catalogue.ts';
import { problemText } from './problemText.ts';

const now = Date.parse('2026-11-22T10:00:00+05:00');

it('says how many tries are left, in the right plural', () => {
  const wrong = (triesLeft: number) => problemText('ru', { code: 'pin.wrong', params: { triesLeft } }, now);
  expect(wrong(1)).toContain('Осталась 1 попытка');
  expect(wrong(3)).toContain('Осталось 3 попытки');
  expect(wrong(5)).toContain('Осталось 5 попыток');
});

it('puts an instant into words', () => {
  const locked = { code: 'pin.locked', params: { until: '2026-11-22T10:05:00+05:00' } };
  expect(problemText('kk', locked, now)).toContain('Кіру 10:05-те ашылады');
  expect(problemText('ru', locked, now)).toContain('Вход откроется в 10:05');
});

it('never shows a code', () => {
  for (const code of ['no.such', 'iin', '__proto__', 'constructor.name', '']) {
    expect(problemText('en', { code }, now)).toBe(text('en', 'problems.core.unexpected'));
  }
});

it('looks up only texts, never what objects inherit', () => {
  expect(isTextKey('problems.iin.length')).toBe(true);
  expect(isTextKey('problems.iin')).toBe(false);
  expect(isTextKey('problems.constructor.name')).toBe(false);
});

it('leaves a place without a value visible', () => {
  expect(text('en', 'common.step', { n: 2 })).toBe('Step 2 of {{total}}');
});

it('reads the ban back in the first person, by its scope', () => {
  const iin = parseIin('510214400125');
  expect(iin).not.toBeNull();
  if (iin === null) return;
  const lines = banStatement('ru', { fullName: 'Әубәкірова Қымбат Өтегенқызы', iin }, ['microfinance']);
  expect(lines[0]).toBe('Я, Әубәкірова Қымбат Өтегенқызы, ИИН 510214 400 125.');
  expect(lines[1]).toContain('микрофинансовым организациям');
  expect(lines.join('\n')).not.toContain('{{');
  expect(scopeChoice(['microfinance', 'bank'])).toBe('both');
});
