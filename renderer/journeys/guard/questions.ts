/**
 * The questions that somebody answers alone: the citizen before a lift, the spouse before a consent (experience.md); and
 * what the answers come to.
 */
import type { GuardContent } from '../../../shared/protocol/schema/guard.ts';

const COMMON = { phone: ['no', 'yes'], pressure: ['no', 'yes'], money: ['no', 'yes'] } as const;

/** Each with its answers, in order. The one that asks for help stands among ordinary ones. */
export const GUARD_QUESTIONS = {
  lift: { ...COMMON, why: ['loan', 'needless', 'help', 'other'], alone: ['yes', 'no'] },
  spouse: { ...COMMON, why: ['family', 'asked', 'help', 'other'], alone: ['yes', 'no'] },
} as const;

/** Whose guard it is: their words are `<name>.guard` in the catalogue. */
export type GuardName = keyof typeof GUARD_QUESTIONS;
export type GuardQuestion = keyof (typeof GUARD_QUESTIONS)[GuardName];
export const QUESTION_NAMES = Object.keys(GUARD_QUESTIONS.lift) as GuardQuestion[];

/** What was answered so far; it lives in the screen that asks, and nowhere else. */
export type GuardAnswers = Partial<Record<GuardQuestion, string>>;

/** What is sealed. Whoever is talked into it, or asks for help, is in distress. */
export function guardContent(answers: GuardAnswers): GuardContent {
  const { phone, pressure, money, why, alone } = answers;
  return {
    answers: Object.fromEntries(Object.entries(answers).map(([name, value]) => [name, [value]])),
    distress: [phone, pressure, money].includes('yes') || why === 'help',
    alone: alone === 'yes',
  };
}
