import { expect, test } from 'vitest';
import type { Typed } from './typed.ts';
import { answered, askedOf, missed, understood } from './understanding.ts';

const after = (...values: string[]): Typed =>
  values.reduce<Typed>((typed, value) => {
    const [name, kept] = answered(typed, 'ban', value);
    return { ...typed, [name]: kept };
  }, {});

test('answered well, at once or the second time, it is understood', () => {
  expect(understood(after(), 'ban')).toBeNull();
  expect(understood(after('true'), 'ban')).toBe(true);
  expect([missed(after('unsure'), 'ban'), understood(after('unsure'), 'ban')]).toEqual([1, null]);
  expect(understood(after('false', 'true'), 'ban')).toBe(true);
});

test('missed twice it is read out, and then the session goes on', () => {
  const twice = after('false', 'unsure');
  expect([missed(twice, 'ban'), understood(twice, 'ban')]).toEqual([2, null]);
  expect(understood(after('false', 'unsure', ''), 'ban')).toBe(false);
});

test('each act is understood for itself', () => {
  expect(understood(after('true'), 'lift')).toBeNull();
  expect([askedOf('lift'), askedOf('status')]).toEqual(['lift', null]);
});
