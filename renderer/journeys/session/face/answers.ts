/** What the camera found of this citizen, among the answers: numbers and words, never a picture. */
import type { z } from 'zod';
import { isFaceEnough } from '../../../../shared/domain/faceRules.ts';
import { checkDocumentNumber } from '../../../../shared/domain/documentNumber.ts';
import { checkIin } from '../../../../shared/domain/iin.ts';
import type { Identity } from '../../../../shared/protocol/schema/people.ts';
import type { Facts } from '../../journey.ts';
import { isTicked, textOf, type FieldProblem, type Typed } from '../../typed.ts';

const AT = 'attestation.identity';
export const METHOD = `${AT}.method`;
export const REASON = `${AT}.reason`;
export const OTHER_REASON = `${AT}.reason.other`;
export const SCORE = `${AT}.score`;
const LIVENESS = `${AT}.liveness`;
const ATTEMPTS = `${AT}.attempts`;
/** Whose face it was: another ИИН or another document is another person. */
const WHOSE = `${AT}.of`;

export const WAYS = ['face', 'clerk'] as const;
export const REASONS = ['old-photo', 'changed', 'poor-light', 'movement', 'other'] as const;
const REASON_LENGTH = 300;

/** Why the clerk alone compared, where no camera was asked. */
const WITHOUT = { wished: 'without-camera', none: 'no-face-check' } as const;

/** Where nobody asked the camera: the clerk compared the face and says so by going on. */
export const BY_CLERK: z.infer<typeof Identity> = { method: 'clerk', attempts: 0, reason: WITHOUT.none };

export type Looked = {
  readonly attempts: number;
  readonly liveness: boolean;
  /** Null where it never came to a comparison. */
  readonly score: number | null;
};
const NEVER: Looked = { attempts: 0, liveness: false, score: null };

function whose(typed: Typed): string {
  const iin = checkIin(textOf(typed, 'citizen.iin'));
  const number = checkDocumentNumber(textOf(typed, 'attestation.document.number'));
  return iin.ok && number.ok ? `${iin.value} ${number.value}` : '';
}

/** How it went so far with this citizen and this document. */
export function lookedOf(typed: Typed): Looked {
  if (textOf(typed, WHOSE) === '' || textOf(typed, WHOSE) !== whose(typed)) return NEVER;
  const score = textOf(typed, SCORE);
  return {
    attempts: Number(textOf(typed, ATTEMPTS)),
    liveness: isTicked(typed, LIVENESS),
    score: score === '' ? null : Number(score),
  };
}

/** The answers after one more try. */
export function afterTry(typed: Typed, { liveness, score }: Omit<Looked, 'attempts'>): Typed {
  return {
    [WHOSE]: whose(typed),
    [ATTEMPTS]: String(lookedOf(typed).attempts + 1),
    [LIVENESS]: liveness,
    [SCORE]: score === null ? '' : String(score),
  };
}

export const isMatched = (typed: Typed, { face }: Pick<Facts, 'face'>): boolean =>
  textOf(typed, METHOD) === 'face' && isFaceEnough(scored(lookedOf(typed)), face);

const scored = ({ score, ...rest }: Looked) => (score === null ? rest : { ...rest, score });

export const isAsked = (typed: Typed): boolean => textOf(typed, METHOD) === 'face';

/** All tries are used, and none of them did. */
export const isSpent = (typed: Typed, facts: Facts): boolean =>
  isAsked(typed) && lookedOf(typed).attempts >= facts.face.tries && !isMatched(typed, facts);

/** The camera looked in vain, and the clerk says why and vouches. */
export const isVouched = (typed: Typed, facts: Facts): boolean =>
  isSpent(typed, facts) || (textOf(typed, METHOD) === 'clerk' && lookedOf(typed).attempts > 0);

/** How the person was identified, as it is signed; the core adds the second person. */
export function identityOf(typed: Typed, facts: Pick<Facts, 'face' | 'hasCamera'>): z.infer<typeof Identity> {
  const looked = lookedOf(typed);
  if (isMatched(typed, facts)) return { method: 'face', ...scored(looked) };
  if (looked.attempts > 0) return { method: 'clerk', ...scored(looked), reason: reasonOf(typed) };
  const isWished = textOf(typed, METHOD) === 'clerk' && facts.hasCamera;
  return isWished ? { ...BY_CLERK, reason: WITHOUT.wished } : BY_CLERK;
}

function reasonOf(typed: Typed): string {
  const reason = textOf(typed, REASON);
  const other = textOf(typed, OTHER_REASON).normalize('NFC').trim();
  return reason === 'other' && other !== '' ? `other: ${other}` : reason || WITHOUT.none;
}

/** Where there is a camera, the way is chosen, not taken for granted. */
export function wayProblems(typed: Typed, { hasCamera }: Facts): FieldProblem[] {
  const isChosen = WAYS.some((way) => way === textOf(typed, METHOD));
  return hasCamera && !isChosen ? [{ path: METHOD, code: 'choice.identityMethod' }] : [];
}

/** Whoever decided against the camera meanwhile is done with it. */
export const faceProblems = (typed: Typed, facts: Facts): FieldProblem[] =>
  !isAsked(typed) || isMatched(typed, facts) || isSpent(typed, facts)
    ? []
    : [{ path: SCORE, code: 'face.notDone' }];

export function vouchProblems(typed: Typed): FieldProblem[] {
  const reason = textOf(typed, REASON);
  if (!REASONS.some((one) => one === reason)) return [{ path: REASON, code: 'choice.faceReason' }];
  if (reason !== 'other') return [];
  const other = textOf(typed, OTHER_REASON).trim();
  if (other === '') return [{ path: OTHER_REASON, code: 'face.reason' }];
  if (other.length > REASON_LENGTH)
    return [{ path: OTHER_REASON, code: 'text.tooLong', params: { max: REASON_LENGTH } }];
  return /\p{Surrogate}/u.test(other) ? [{ path: OTHER_REASON, code: 'text.characters' }] : [];
}
