import type { EntryView } from '../../../shared/api/views.ts';
import { at, from } from '../../../shared/texts/moments.ts';
import type { Texts } from '../../app/texts.tsx';
import type { TimelineStep } from '../../components/timeline/Timeline.tsx';
import type { TimelineNow } from '../journey.ts';
import { acceptedStep, recordingStep, stoppedStep, timelineStep } from '../session/timeline.ts';
import { dayWords } from '../status/held.tsx';

/** Accepted here → recorded by the registry → in force, until it is used, taken back, or its time is over. */
export function consentTimeline(texts: Texts, entry: EntryView, now: TimelineNow): TimelineStep[] {
  const { t, language } = texts;
  const accepted = acceptedStep(texts, entry, now);
  const { state } = entry;
  if (state === 'refused' || state === 'held') {
    const title = t(`spouse.done.${state}.title`, { at: at(language, entry.recordedAt ?? '', now.nowMs) });
    return [accepted, stoppedStep(texts, entry, { title, detail: t(`spouse.done.${state}.text`) })];
  }
  return [accepted, recordingStep(texts, entry, now), forcing(texts, entry, now)];
}

function forcing(texts: Texts, entry: EntryView, { nowMs }: TimelineNow): TimelineStep {
  const { t, language } = texts;
  const { state, inForceFrom, endedAt, consent, recordedAt } = entry;
  if (state === 'ended') {
    const when = endedAt === undefined ? '' : at(language, endedAt, nowMs);
    return timelineStep(texts, 'in-force', 'done', {
      title: t('spouse.done.title.ended'),
      detail: [when, t('spouse.done.ended')].filter(Boolean).join('. '),
    });
  }
  if (inForceFrom !== undefined) {
    return timelineStep(texts, 'in-force', 'done', {
      title: t('ban.done.inForce.title', { from: from(language, inForceFrom, nowMs) }),
      detail: t('spouse.done.inForce', { date: dayWords(language, consent?.validUntil ?? '') }),
    });
  }
  const reason = entry.reason && t('ban.done.reason', { reason: entry.reason[language] });
  return timelineStep(texts, 'in-force', recordedAt === undefined ? 'later' : 'now', {
    title: t('spouse.done.toForce.title'),
    detail: [t('spouse.done.toForce.text'), reason].filter(Boolean).join(' '),
  });
}
