import { expect, test } from 'vitest';
import { BEGIN, seenZone, type ZoneSight } from './course.ts';

const GOOD = { light: 0.6, moved: 0.01 };
const none: ZoneSight = { ...GOOD, found: { kind: 'none' } };
const wrong: ZoneSight = { ...GOOD, found: { kind: 'wrong' } };
const read = (line: string): ZoneSight => ({ ...GOOD, found: { kind: 'read', lines: [line] } });
const after = (...sights: readonly ZoneSight[]) => sights.reduce(seenZone, BEGIN);

test.each([
  ['a dark room', [{ light: 0.1, moved: 0, found: null }], 'light'],
  ['a document that shines', [{ light: 0.97, moved: 0, found: null }], 'glare'],
  ['a hand that moves', [{ light: 0.6, moved: 0.2, found: null }], 'still'],
  ['a picture without lines', [none], null],
  ['several pictures without lines', [none, none], 'closer'],
  ['a letter that does not fit', [wrong], null],
  ['a letter that does not fit, again', [wrong, wrong], 'wrong'],
] as const)('%s is answered in a word', (_what, sights, advice) => {
  expect(after(...sights)).toMatchObject({ advice, isRead: false });
});

test('what was read twice alike is believed, once is not, nor twice otherwise', () => {
  expect(after(read('A'))).toMatchObject({ isRead: false });
  expect(after(read('A'), read('B'))).toMatchObject({ isRead: false, lines: ['B'] });
  expect(after(read('A'), none, wrong, read('A'))).toMatchObject({ isRead: true, lines: ['A'] });
  expect(after(read('A'), read('B'), read('A'))).toMatchObject({ isRead: false });
});
