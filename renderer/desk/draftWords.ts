import type { DraftView } from '../../shared/api/views.ts';
import type { Texts } from '../app/texts.tsx';
import { screenName } from '../journeys/sessionCourse.ts';

/** Whose draft it is, as far as that was typed. */
export const draftName = ({ t }: Texts, draft: DraftView): string => draft.who || t('desk.drafts.unnamed');

/** At which question it was left. */
export function draftStep({ t }: Texts, { journey, screen }: DraftView): string {
  const name = screenName(journey, screen);
  return name === null ? '' : t('desk.drafts.stoppedAt', { step: t(name) });
}

/** What was left last comes first: that is who is still at the desk. */
export const newestFirst = (drafts: readonly DraftView[]): DraftView[] =>
  drafts.toSorted((a, b) => Date.parse(b.savedAt) - Date.parse(a.savedAt));
