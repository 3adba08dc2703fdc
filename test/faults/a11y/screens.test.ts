import path from 'node:path';
import { expect, test } from 'vitest';
import { namesIn, neverLookedAt, screensIn } from './screens.ts';

const all = screensIn(path.resolve(import.meta.dirname, '../../../renderer'));
const names = all.map(({ name }) => name);

test('the names of screens are read off the sources, composed ones by their form', () => {
  expect(namesIn(`<Question screen="ban.scope" />; const step = { screen: 'ban.check' }`)).toEqual([
    'ban.scope',
    'ban.check',
  ]);
  expect(namesIn("const SCREEN = 'a.b'; <Screen screen={`${id}.check`} />")).toEqual(['a.b', '….check']);
  // How an act was confirmed is no screen.
  expect(namesIn(`confirmation: { screen: 'turned', shownText }`)).toEqual([]);
});

test('of the product all journeys, the desk and the citizen’s own window are among them; paper and gallery are not', () => {
  for (const name of ['ban.scope', 'claim.covers', 'lift.guard.own', 'citizen.money', 'desk.starting'])
    expect(names).toContain(name);
  expect(names.filter((name) => /^(paper|gallery)\./.test(name))).toEqual([]);
});

test('a screen that was never looked at is named; a composed one is well where any of its form was', () => {
  const screens = all.filter(({ name }) => ['ban.scope', '….check'].includes(name));
  expect(neverLookedAt(screens, ['ban.scope'])).toEqual(['….check']);
  expect(neverLookedAt(screens, ['ban.scope', 'withdraw.check'])).toEqual([]);
  expect(neverLookedAt(screens, ['withdraw.check'])).toEqual(['ban.scope']);
});
