/**
 * The active challenge, as a pure course of what was seen: look straight, then four movements in an
 * order and with pauses drawn by chance. A photo cannot turn its nose or shut its eyes. A film shows
 * movements in an order of its own: one that was not asked for, or before it was, begins everything anew,
 * with another order, and after a few times the try is over. No score of "liveness" is guessed.
 */
import { adviceOf, type Advice } from './advice.ts';
import type { Box, Face, Sight } from './port.ts';

export const MOVES = ['left', 'right', 'nod', 'eyes'] as const;
export type Move = (typeof MOVES)[number];
/** One movement, and how many pictures straight ahead come before it is asked for. */
export type Asked = { readonly move: Move; readonly pause: number };

/** How this person looks straight ahead. */
type Rest = Pick<Face, 'turn' | 'tilt' | 'eyes'>;

type Looking = {
  readonly phase: 'look';
  readonly advice: Advice | null;
  /** What was seen well in a row. */
  readonly still: readonly Rest[];
  /** How often it was begun anew, and why the last time. */
  readonly restarts: number;
  readonly why: 'other' | 'lost' | null;
  readonly sinceMs: number;
};
type Moving = {
  readonly phase: 'move';
  readonly moves: readonly Asked[];
  readonly done: number;
  /** Pictures straight ahead since the movement before. */
  readonly paused: number;
  /** The movement was seen; now straight ahead again. */
  readonly hasMoved: boolean;
  readonly rest: Rest;
  readonly box: Box;
  readonly lost: number;
  readonly wrong: number;
  readonly restarts: number;
  readonly sinceMs: number;
};
export type Check = Looking | Moving | { readonly phase: 'done' | 'failed' };

/** Pictures seen well before it begins, and pictures that settle a loss or a wrong movement. */
const STILL = 3;
const LOST = 4;
const WRONG = 2;
const RESTARTS = 2;
/** Nobody is hurried; but what never comes must end. */
const PATIENCE_MS = 60_000;
/** About 12° to a side, and 10° down, on drawn faces. */
const TURN = 0.16;
const NOD = 0.07;
const SHUT = 0.6;
/** Near enough to straight ahead. */
const NEAR = 0.5;
/** A face that moves further than its own width between two pictures is another one. */
const JUMP = 0.7;

export const begin = (nowMs: number): Looking => ({
  phase: 'look',
  advice: 'none',
  still: [],
  restarts: 0,
  why: null,
  sinceMs: nowMs,
});

/** As many as nobody minds; with none twice in a row that makes 4 × 3 × 3 × 3 = 108 orders. */
const LENGTH = 4;
/** Pictures: some tenths of a second, which a film cannot know. */
const LONGEST_PAUSE = 3;

/** Movements in an order and with pauses that nobody can know before; `random` gives 0 to below 1. */
export function drawMoves(random: () => number): readonly Asked[] {
  const asked: Asked[] = [];
  while (asked.length < LENGTH) {
    const before = asked.at(-1)?.move;
    const left = MOVES.filter((move) => move !== before);
    const move = left[Math.floor(random() * left.length)];
    // Nothing comes before the first but the look that began it all.
    const pause = before === undefined ? 0 : 1 + Math.floor(random() * LONGEST_PAUSE);
    if (move !== undefined) asked.push({ move, pause });
  }
  return asked;
}

/** What is asked for just now; null while there is a pause, or the way back to straight ahead. */
export function askedNow({ moves, done, hasMoved, paused }: Moving): Move | null {
  const asked = moves[done];
  return asked === undefined || hasMoved || paused < asked.pause ? null : asked.move;
}

/** The check after one more picture. */
export function seen(check: Check, sight: Sight, nowMs: number, draw: () => readonly Asked[]): Check {
  if (check.phase === 'look') return looked(check, sight, nowMs, draw);
  return check.phase === 'move' ? moved(check, sight, nowMs) : check;
}

function looked(check: Looking, sight: Sight, nowMs: number, draw: () => readonly Asked[]): Check {
  const advice = adviceOf(sight);
  if (advice !== null || sight.face === null) return { ...check, advice, still: [] };
  const still = [...check.still, sight.face];
  if (still.length < STILL) return { ...check, advice, still };
  return {
    phase: 'move',
    moves: draw(),
    done: 0,
    paused: 0,
    hasMoved: false,
    rest: middleOf(still),
    box: sight.face.box,
    lost: 0,
    wrong: 0,
    restarts: check.restarts,
    sinceMs: nowMs,
  };
}

function moved(check: Moving, { faces, face }: Sight, nowMs: number): Check {
  if (nowMs - check.sinceMs > PATIENCE_MS) return { phase: 'failed' };
  // Of a head that is turned, half a face is seen too little to say what is cloth.
  const isHidden = face !== null && face.isCovered && isStraight(face, check.rest);
  if (faces !== 1 || face === null || isHidden || isJump(check.box, face.box)) {
    const lost = check.lost + 1;
    return lost < LOST ? { ...check, lost } : anew(check, 'lost', nowMs);
  }
  const now = { ...check, box: face.box, lost: 0 };
  if (check.done >= check.moves.length) return { phase: 'done' };
  if (check.hasMoved) return isStraight(face, check.rest) ? onward(now, nowMs) : now;
  const move = askedNow(check);
  const made = movesIn(face, check.rest);
  if (move === null && isStraight(face, check.rest)) return { ...now, paused: check.paused + 1, wrong: 0 };
  if (move !== null && made.includes(move)) return { ...now, hasMoved: true, wrong: 0 };
  // Everybody blinks: shut eyes are never a wrong movement.
  if (!made.some((one) => one !== 'eyes')) return { ...now, wrong: 0 };
  const wrong = check.wrong + 1;
  return wrong < WRONG ? { ...now, wrong } : anew(check, 'other', nowMs);
}

function onward(check: Moving, nowMs: number): Check {
  const done = check.done + 1;
  return done === check.moves.length
    ? { phase: 'done' }
    : { ...check, done, paused: 0, hasMoved: false, wrong: 0, sinceMs: nowMs };
}

function anew({ restarts }: Moving, why: 'other' | 'lost', nowMs: number): Check {
  return restarts < RESTARTS ? { ...begin(nowMs), restarts: restarts + 1, why } : { phase: 'failed' };
}

function movesIn(face: Face, rest: Rest): Move[] {
  const turn = face.turn - rest.turn;
  return [
    ...(turn > TURN ? (['left'] as const) : []),
    ...(turn < -TURN ? (['right'] as const) : []),
    ...(face.tilt - rest.tilt > NOD ? (['nod'] as const) : []),
    ...(face.eyes < rest.eyes * SHUT ? (['eyes'] as const) : []),
  ];
}

const isStraight = (face: Face, rest: Rest): boolean =>
  Math.abs(face.turn - rest.turn) < TURN * NEAR &&
  Math.abs(face.tilt - rest.tilt) < NOD * NEAR * 1.4 &&
  face.eyes > rest.eyes * (SHUT + (1 - SHUT) * NEAR);

function isJump(before: Box, now: Box): boolean {
  const far = Math.hypot(
    before.x + before.width / 2 - now.x - now.width / 2,
    before.y + before.height / 2 - now.y - now.height / 2,
  );
  return far > JUMP * Math.max(before.width, now.width);
}

function middleOf(still: readonly Rest[]): Rest {
  const mean = (of: (one: Rest) => number) => still.reduce((sum, one) => sum + of(one), 0) / still.length;
  return { turn: mean(({ turn }) => turn), tilt: mean(({ tilt }) => tilt), eyes: mean(({ eyes }) => eyes) };
}
