import { expect, test } from 'vitest';
import { agree, isNpmRecentEnough } from './npmPackages.mjs';

const react = { version: '19.3.1', integrity: 'sha512-a' };
const wanted = {
  '': {},
  'node_modules/react': react,
  'node_modules/tool-win32': { version: '1.0.0', optional: true },
  'tools/dev-runtime': { version: '0.0.0' },
};

test('packages agree with the lock where each is there in its version', () => {
  expect(agree(wanted, { 'node_modules/react': react })).toBe(true);
});

test.each([
  ['one is missing', {}],
  ['one is of another version', { 'node_modules/react': { ...react, version: '19.3.0' } }],
  ['one has other content', { 'node_modules/react': { ...react, integrity: 'sha512-b' } }],
  [
    'one is there that the lock does not name',
    { 'node_modules/react': react, 'node_modules/left-pad': react },
  ],
])('they do not where %s', (_, installed) => {
  expect(agree(wanted, installed)).toBe(false);
});

test('npm 11 is the first to hold back install scripts', () => {
  expect(isNpmRecentEnough('11.0.0')).toBe(true);
  expect(isNpmRecentEnough('10.9.4')).toBe(false);
  expect(isNpmRecentEnough('')).toBe(false);
});
