import { expect, test } from 'vitest';
import { packageGroups } from './setUp.mjs';
import { chooseNames, missingPackages } from './systemPackages.mjs';

const among = (installed: string[]) => (names: string[]) =>
  new Set(names.filter((name) => installed.includes(name)));

test('a package counts as installed under its old name and under its new one', () => {
  const wanted = [['libgtk-3-0t64', 'libgtk-3-0'], ['xvfb']];
  expect(missingPackages(wanted, among(['libgtk-3-0', 'xvfb']))).toEqual([]);
  expect(missingPackages(wanted, among(['libgtk-3-0t64']))).toEqual([['xvfb']]);
});

test('of two names the one that this Debian knows is installed; before any list is there, the old one', () => {
  const missing = [['libasound2t64', 'libasound2'], ['openbox']];
  expect(chooseNames(missing, () => true)).toEqual(['libasound2t64', 'openbox']);
  expect(chooseNames(missing, (name) => !name.endsWith('t64'))).toEqual(['libasound2', 'openbox']);
  expect(chooseNames(missing, () => false)).toEqual(['libasound2', 'openbox']);
});

test('a command without windows needs no system package', () => {
  expect(packageGroups({}, false)).toEqual([]);
  expect(packageGroups({ build: true }, false)).toEqual([]);
});

test('a virtual screen is installed only where there is no real one', () => {
  expect(packageGroups({ window: true, display: true }, true)).toEqual(['window']);
  expect(packageGroups({ window: true, display: true, tests: true }, false)).toEqual([
    'window',
    'display',
    'tests',
  ]);
});
