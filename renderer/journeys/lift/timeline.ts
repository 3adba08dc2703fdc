import { ShieldOff } from 'lucide-react';
import type { EntryView } from '../../../shared/api/views.ts';
import { at } from '../../../shared/texts/moments.ts';
import type { Texts } from '../../app/texts.tsx';
import type { TimelineStep } from '../../components/timeline/Timeline.tsx';
import type { TimelineNow } from '../journey.ts';
import { acceptedStep, recordingStep, stoppedStep, timelineStep } from '../session/timeline.ts';

/** Accepted here → recorded, with the time before which nothing ends → the ban is off. */
export function liftTimeline(texts: Texts, entry: EntryView, now: TimelineNow): TimelineStep[] {
  const { t, language } = texts;
  const accepted = acceptedStep(texts, entry, now);
  const { state } = entry;
  if (state === 'refused' || state === 'held') {
    const title = t(`lift.done.${state}.title`, { at: at(language, entry.recordedAt ?? '', now.nowMs) });
    return [accepted, stoppedStep(texts, entry, { title, detail: t(`lift.done.${state}.text`) })];
  }
  return [accepted, recordingStep(texts, entry, now), ending(texts, entry, now)];
}

function ending(texts: Texts, entry: EntryView, { nowMs }: TimelineNow): TimelineStep {
  const { t, language } = texts;
  if (entry.state === 'ended') {
    return {
      ...timelineStep(texts, 'ended', 'done', {
        title: t('lift.done.ended.title', { at: at(language, entry.endedAt ?? '', nowMs) }),
        detail: t('lift.done.ended.text'),
      }),
      icon: ShieldOff,
    };
  }
  const time = entry.effectiveFrom;
  const reason = entry.reason && t('ban.done.reason', { reason: entry.reason[language] });
  const when =
    time === undefined
      ? t('lift.done.toEnd.text')
      : t('lift.done.toEnd.dated', { at: at(language, time, nowMs) });
  return timelineStep(texts, 'ended', entry.recordedAt === undefined ? 'later' : 'now', {
    title: t('lift.done.toEnd.title'),
    detail: [when, reason].filter(Boolean).join(' '),
  });
}
