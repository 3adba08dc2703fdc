import { expect, test } from 'vitest';
import { adviceOf } from './advice.ts';
import { askedNow, begin, drawMoves, seen, type Asked, type Check, type Move } from './check.ts';
import type { Face, Sight } from './port.ts';

const STRAIGHT: Face = {
  box: { x: 0.3, y: 0.2, width: 0.4, height: 0.55 },
  light: 0.5,
  isCovered: false,
  turn: 0.01,
  tilt: 0.39,
  eyes: 0.33,
};
const AS: Record<Move, Partial<Face>> = {
  left: { turn: 0.26 },
  right: { turn: -0.25 },
  nod: { tilt: 0.49 },
  eyes: { eyes: 0.11 },
};
const one = (face: Partial<Face> = {}): Sight => ({ faces: 1, face: { ...STRAIGHT, ...face } });
const NOBODY: Sight = { faces: 0, face: null };

/** The check after `sights`, a tenth of a second apart. */
function after(sights: readonly Sight[], draws: readonly (readonly Asked[])[] = []) {
  const left = [...draws];
  let check: Check = begin(0);
  for (const [index, sight] of sights.entries())
    check = seen(check, sight, index * 100, () => left.shift() ?? asked('left', 'nod', 'eyes'));
  return check;
}
const asked = (...moves: readonly Move[]): Asked[] => moves.map((move) => ({ move, pause: 0 }));
const STILL = [one(), one(), one()];
const made = (...moves: readonly Move[]) => moves.flatMap((move) => [one(AS[move]), one()]);

test.each([
  ['nobody', NOBODY, 'none'],
  ['two people', { ...one(), faces: 2 }, 'many'],
  ['somebody far away', one({ box: { x: 0.45, y: 0.4, width: 0.1, height: 0.2 } }), 'closer'],
  ['a face that is cut off', one({ box: { x: 0, y: -0.1, width: 0.9, height: 1.2 } }), 'back'],
  ['somebody aside', one({ box: { x: 0.7, y: 0.2, width: 0.3, height: 0.4 } }), 'middle'],
  ['a dark room', one({ light: 0.08 }), 'light'],
  ['a lamp in the face', one({ light: 0.97 }), 'glare'],
  ['a look aside', one({ turn: 0.3 }), 'straight'],
  ['shut eyes', one({ eyes: 0.1 }), 'eyes'],
  ['a covered mouth', one({ isCovered: true }), 'covered'],
  ['a narrow eye that is open', one({ eyes: 0.15 }), null],
  ['a good view', one(), null],
])('%s is answered in a word', (_what, sight, advice) => {
  expect(adviceOf(sight)).toBe(advice);
});

test('movements in the order asked for are a living person', () => {
  expect(after([...STILL, ...made('left', 'nod', 'eyes')]).phase).toBe('done');
});

test('each movement ends straight ahead', () => {
  const check = after([...STILL, one(AS.left), one(AS.left)]);
  expect(check).toMatchObject({ phase: 'move', done: 0, hasMoved: true });
});

test('a photo that is held up does nothing, and is waited for in vain', () => {
  const still = Array.from({ length: 620 }, () => one({ turn: 0.05, tilt: 0.41 }));
  expect(after(still).phase).toBe('failed');
});

test('a blink is no wrong movement, and a passing glance is forgiven', () => {
  const check = after([...STILL, one(AS.eyes), one(), one(AS.right), one(), one(AS.left)]);
  expect(check).toMatchObject({ phase: 'move', hasMoved: true });
});

test('another movement begins everything anew, with another order', () => {
  const right = [one(AS.right), one(AS.right)];
  const draws = [asked('left', 'nod', 'eyes'), asked('eyes', 'left', 'right')];
  expect(after([...STILL, ...right], draws)).toMatchObject({ phase: 'look', why: 'other', restarts: 1 });
  expect(after([...STILL, ...right, ...STILL], draws)).toMatchObject({
    phase: 'move',
    moves: asked('eyes', 'left', 'right'),
  });
});

test('a film with movements of its own is over after a few times', () => {
  const film = Array.from({ length: 4 }, () => [...STILL, one(AS.right), one(AS.right), ...STILL]).flat();
  expect(after(film).phase).toBe('failed');
});

test.each([
  ['somebody comes in beside', { ...one(), faces: 2 }],
  ['the face goes away', NOBODY],
  ['the mouth is covered', one({ isCovered: true })],
  ['another face is there at once', one({ box: { x: 0.01, y: 0.1, width: 0.2, height: 0.3 } })],
])('where %s during the movements, it begins anew', (_what, sight) => {
  const check = after([...STILL, ...made('left'), sight, sight, sight, sight]);
  expect(check).toMatchObject({ phase: 'look', why: 'lost' });
});

test('a picture or two without a face breaks nothing off', () => {
  expect(after([...STILL, one(AS.left), NOBODY, NOBODY, one()])).toMatchObject({ phase: 'move', done: 1 });
});

test('in a pause nobody is asked, and a movement that was not waited for begins everything anew', () => {
  const draw = [
    [
      { move: 'left', pause: 0 },
      { move: 'nod', pause: 2 },
    ],
  ] as const;
  const turned = [...STILL, one(AS.left), one()];
  const now = (sights: readonly Sight[]) => {
    const check = after(sights, draw);
    return check.phase === 'move' ? askedNow(check) : check.phase;
  };
  expect(now(turned)).toBeNull();
  expect(now([...turned, one()])).toBeNull();
  expect(now([...turned, one(), one()])).toBe('nod');
  expect(after([...turned, one(), one(), one(AS.nod), one()], draw).phase).toBe('done');
  // Everybody blinks, in a pause as well.
  expect(now([...turned, one(AS.eyes), one(), one()])).toBe('nod');
  expect(after([...turned, one(AS.nod), one(AS.nod)], draw)).toMatchObject({ phase: 'look', why: 'other' });
});

test('a film of another order than asked for passes in none of the other 107', () => {
  const film: readonly Move[] = ['left', 'nod', 'eyes', 'right'];
  const sights = [...STILL, ...made(...film)];
  const passed = everyOrder().filter((order) => after(sights, [asked(...order)]).phase === 'done');
  expect(passed).toEqual([film]);
});

/** Every order that can be drawn. */
function everyOrder(): Move[][] {
  const orders = new Map<string, Move[]>();
  for (let n = 0; n < 4 * 27; n += 1) {
    // Each but the first is drawn with its pause.
    const third = (at: number) => (Math.floor(n / 3 ** at) % 3) / 3;
    const chances = [Math.floor(n / 27) / 4, third(2), 0, third(1), 0, third(0), 0];
    const drawn = drawMoves(() => chances.shift() ?? 0).map(({ move }) => move);
    orders.set(drawn.join(), drawn);
  }
  return [...orders.values()];
}

test('every order of four comes that has none twice in a row, and a pause before each but the first', () => {
  const orders = everyOrder();
  expect(orders).toHaveLength(108);
  expect(orders.every((order) => order.every((move, at) => move !== order[at - 1]))).toBe(true);
  expect(drawMoves(() => 0.99).map(({ pause }) => pause)).toEqual([0, 3, 3, 3]);
  expect(drawMoves(() => 0).map(({ pause }) => pause)).toEqual([0, 1, 1, 1]);
});
