/**
 * The one question before signing: asked, and where it was missed, asked again in other words; missed
 * twice, the clerk reads it out and the citizen decides. Nobody is stopped by it. What became of it is
 * `attestation.consent.understood`.
 */
import { textOf, type Typed } from './typed.ts';

/**
 * The journeys with a question of their own. Looking at what is held about oneself needs none, and neither does taking
 * back a consent: it protects, and is to be done in two touches (experience.md).
 */
const ASKED = ['ban', 'lift', 'claim', 'procedure', 'withdraw', 'spouse'] as const;
export type Asked = (typeof ASKED)[number];

/** The journey as one that asks; null where there is nothing to ask. */
export const askedOf = (journey: string): Asked | null => ASKED.find((one) => one === journey) ?? null;

const settledName = (journey: Asked): string => `understanding.${journey}`;
const missedName = (journey: Asked): string => `understanding.${journey}.missed`;

/** Whether the citizen understood; null while it is not settled, or nothing is asked. */
export function understood(typed: Typed, journey: string): boolean | null {
  const asked = askedOf(journey);
  const settled = asked === null ? '' : textOf(typed, settledName(asked));
  return settled === '' ? null : settled === 'true';
}

/** How often the question was missed: 0, 1, or 2, after which it is not asked any more. */
export const missed = (typed: Typed, journey: Asked): number => Number(textOf(typed, missedName(journey)));

/** What is kept of an answer: `true`, or anything else; the last screen has none. */
export function answered(typed: Typed, journey: Asked, value: string): [name: string, value: string] {
  const times = missed(typed, journey);
  if (value === 'true') return [settledName(journey), 'true'];
  return times >= 2 ? [settledName(journey), 'false'] : [missedName(journey), String(times + 1)];
}
