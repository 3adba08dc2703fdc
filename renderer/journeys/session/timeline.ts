/** The steps that every act's timeline is made of: each said only once the journal or a verdict says so. */
import { CircleX, FileWarning } from 'lucide-react';
import type { EntryView } from '../../../shared/api/views.ts';
import { at } from '../../../shared/texts/moments.ts';
import type { Texts } from '../../app/texts.tsx';
import type { TimelineStep } from '../../components/timeline/Timeline.tsx';
import type { TimelineNow } from '../journey.ts';

/** Accepted at this desk. */
export function acceptedStep(texts: Texts, entry: EntryView, { nowMs }: TimelineNow): TimelineStep {
  const { t, language } = texts;
  return timelineStep(texts, 'accepted', 'done', {
    title: t('ban.done.accepted.title', { at: at(language, entry.at, nowMs) }),
    detail: t('ban.done.accepted.text'),
  });
}

/** Recorded by the registry, or on its way there. */
export function recordingStep(
  texts: Texts,
  entry: EntryView,
  { isOnline, nowMs }: TimelineNow,
): TimelineStep {
  const { t, language } = texts;
  if (entry.recordedAt !== undefined) {
    return timelineStep(texts, 'recorded', 'done', {
      title: t('ban.done.recorded.title', { at: at(language, entry.recordedAt, nowMs) }),
      detail: t('ban.done.recorded.text', { number: entry.number ?? '' }),
    });
  }
  const key = isOnline ? 'ban.done.toRecordOnline' : 'ban.done.toRecord';
  return timelineStep(texts, 'recorded', 'now', { title: t(`${key}.title`), detail: t(`${key}.text`) });
}

type Words = { readonly title: string; readonly detail: string };

/** Refused or held by the registry, with its reason; `words` are the act's own. */
export function stoppedStep(texts: Texts, entry: EntryView, words: Words): TimelineStep {
  const { t, language } = texts;
  const reason = entry.reason && t('ban.done.reason', { reason: entry.reason[language] });
  return {
    ...timelineStep(texts, entry.state, 'now', {
      title: words.title.trim(),
      detail: [words.detail, reason].filter(Boolean).join(' '),
    }),
    icon: entry.state === 'refused' ? CircleX : FileWarning,
  };
}

/** A step with the name of its state for a screen reader. */
export function timelineStep(
  { t }: Texts,
  key: string,
  state: TimelineStep['state'],
  words: Words,
): TimelineStep {
  return { key, state, stateName: t(`common.timeline.${state}`), ...words };
}
