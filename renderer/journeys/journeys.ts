import type { TextKey } from '../../shared/texts/catalogue.ts';
import { banJourney } from './ban/ban.ts';
import type { Journey } from './journey.ts';

/** Every journey of this version, by the name its drafts carry. */
export const journeys: readonly Journey[] = [banJourney];

export const journeyOf = (id: string): Journey | null =>
  journeys.find((journey) => journey.id === id) ?? null;

/** The short name of a screen of a journey, for the list of drafts. */
export function screenName(id: string, screen: string): TextKey | null {
  const journey = journeyOf(id);
  if (journey === null) return null;
  const screens = [...journey.questions, journey.check, journey.confirm, journey.done];
  return screens.find((one) => one.screen === screen)?.name ?? null;
}
