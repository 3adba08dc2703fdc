/** What the camera found of a person, among the answers: numbers and words, never a picture. */
import type { z } from 'zod';
import { CLERK_COMPARED } from '../../../../shared/domain/actRules.ts';
import { isFaceEnough } from '../../../../shared/domain/faceRules.ts';
import { checkDocumentNumber } from '../../../../shared/domain/documentNumber.ts';
import { checkIin } from '../../../../shared/domain/iin.ts';
import { REPRESENTED } from '../../../../shared/domain/representatives.ts';
import type { Identity } from '../../../../shared/protocol/schema/people.ts';
import { isAway } from '../representative/answers.ts';
import type { Facts } from '../../journey.ts';
import { isTicked, textOf, type FieldProblem, type Typed } from '../../typed.ts';
import { CITIZEN, type Person } from '../person.ts';

/** Under which names it is kept, of that person. */
export const identityNames = ({ attested }: Person) => ({
  method: `${attested}.identity.method`,
  reason: `${attested}.identity.reason`,
  otherReason: `${attested}.identity.reason.other`,
  score: `${attested}.identity.score`,
  liveness: `${attested}.identity.liveness`,
  attempts: `${attested}.identity.attempts`,
  /** Whose face it was: another ИИН or another document is another person. */
  of: `${attested}.identity.of`,
  /** The clerk has compared as well, where the camera's word is not enough alone. */
  compared: `${attested}.identity.compared`,
});

export const WAYS = ['face', 'clerk'] as const;
export const REASONS = ['old-photo', 'changed', 'poor-light', 'movement', 'other'] as const;
const REASON_LENGTH = 300;

/** Why the clerk alone compared, where no camera was asked. */
const WITHOUT = { wished: 'without-camera', none: 'no-face-check' } as const;

/** Where nobody asked the camera: the clerk compared the face and says so by going on. */
export const BY_CLERK: z.infer<typeof Identity> = { method: 'clerk', attempts: 0, reason: WITHOUT.none };

/** Nobody compared the face of whoever did not come. */
const AWAY: z.infer<typeof Identity> = { ...BY_CLERK, reason: REPRESENTED };

export type Looked = {
  readonly attempts: number;
  readonly liveness: boolean;
  /** Null where it never came to a comparison. */
  readonly score: number | null;
};
const NEVER: Looked = { attempts: 0, liveness: false, score: null };

function whose(typed: Typed, { at, attested }: Person): string {
  const iin = checkIin(textOf(typed, `${at}.iin`));
  const number = checkDocumentNumber(textOf(typed, `${attested}.document.number`));
  return iin.ok && number.ok ? `${iin.value} ${number.value}` : '';
}

/** How it went so far with this person and this document. */
export function lookedOf(typed: Typed, person: Person = CITIZEN): Looked {
  const names = identityNames(person);
  if (textOf(typed, names.of) === '' || textOf(typed, names.of) !== whose(typed, person)) return NEVER;
  const score = textOf(typed, names.score);
  return {
    attempts: Number(textOf(typed, names.attempts)),
    liveness: isTicked(typed, names.liveness),
    score: score === '' ? null : Number(score),
  };
}

/** The answers after one more try. */
export function afterTry(
  typed: Typed,
  { liveness, score }: Omit<Looked, 'attempts'>,
  person: Person = CITIZEN,
): Typed {
  const names = identityNames(person);
  return {
    [names.of]: whose(typed, person),
    [names.attempts]: String(lookedOf(typed, person).attempts + 1),
    [names.liveness]: liveness,
    [names.score]: score === null ? '' : String(score),
    // What the clerk said of the one before says nothing of this one.
    [names.compared]: false,
  };
}

export const isMatched = (typed: Typed, { face }: Pick<Facts, 'face'>, person: Person = CITIZEN): boolean =>
  isAsked(typed, person) && isFaceEnough(scored(lookedOf(typed, person)), face);

const scored = ({ score, ...rest }: Looked) => (score === null ? rest : { ...rest, score });

/** The way that was chosen; none of whoever is not here to be looked at. */
const methodOf = (typed: Typed, person: Person): string =>
  isAway(typed, person) ? '' : textOf(typed, identityNames(person).method);

export const isAsked = (typed: Typed, person: Person = CITIZEN): boolean =>
  methodOf(typed, person) === 'face';

/** All tries are used, and none of them did. */
export const isSpent = (typed: Typed, facts: Facts, person: Person = CITIZEN): boolean =>
  isAsked(typed, person) &&
  lookedOf(typed, person).attempts >= facts.face.tries &&
  !isMatched(typed, facts, person);

/** The camera looked in vain, and the clerk says why and vouches. */
export const isVouched = (typed: Typed, facts: Facts, person: Person = CITIZEN): boolean =>
  isSpent(typed, facts, person) ||
  (methodOf(typed, person) === 'clerk' && lookedOf(typed, person).attempts > 0);

/** How the person was identified, as it is signed; the core adds the second person. */
export function identityOf(
  typed: Typed,
  facts: Pick<Facts, 'face' | 'hasCamera'>,
  person: Person = CITIZEN,
): z.infer<typeof Identity> {
  if (isAway(typed, person)) return AWAY;
  const looked = lookedOf(typed, person);
  if (isMatched(typed, facts, person)) {
    const isCompared = isTicked(typed, identityNames(person).compared);
    return { method: 'face', ...scored(looked), ...(isCompared ? { reason: CLERK_COMPARED } : {}) };
  }
  if (looked.attempts > 0) return { method: 'clerk', ...scored(looked), reason: reasonOf(typed, person) };
  const isWished = methodOf(typed, person) === 'clerk' && facts.hasCamera;
  return isWished ? { ...BY_CLERK, reason: WITHOUT.wished } : BY_CLERK;
}

function reasonOf(typed: Typed, person: Person): string {
  const names = identityNames(person);
  const reason = textOf(typed, names.reason);
  const other = textOf(typed, names.otherReason).normalize('NFC').trim();
  return reason === 'other' && other !== '' ? `other: ${other}` : reason || WITHOUT.none;
}

/** Where there is a camera, the way is chosen, not taken for granted. */
export function wayProblems(typed: Typed, { hasCamera }: Facts, person: Person = CITIZEN): FieldProblem[] {
  const isChosen = WAYS.some((way) => way === methodOf(typed, person));
  return hasCamera && !isChosen && !isAway(typed, person)
    ? [{ path: identityNames(person).method, code: 'choice.identityMethod' }]
    : [];
}

/** Whoever decided against the camera meanwhile is done with it. */
export const faceProblems = (typed: Typed, facts: Facts, person: Person = CITIZEN): FieldProblem[] =>
  !isAsked(typed, person) || isMatched(typed, facts, person) || isSpent(typed, facts, person)
    ? []
    : [{ path: identityNames(person).score, code: 'face.notDone' }];

export function vouchProblems(typed: Typed, person: Person = CITIZEN): FieldProblem[] {
  const names = identityNames(person);
  const reason = textOf(typed, names.reason);
  if (!REASONS.some((one) => one === reason)) return [{ path: names.reason, code: 'choice.faceReason' }];
  if (reason !== 'other') return [];
  const path = names.otherReason;
  const other = textOf(typed, path).trim();
  if (other === '') return [{ path, code: 'face.reason' }];
  if (other.length > REASON_LENGTH) return [{ path, code: 'text.tooLong', params: { max: REASON_LENGTH } }];
  return /\p{Surrogate}/u.test(other) ? [{ path, code: 'text.characters' }] : [];
}
