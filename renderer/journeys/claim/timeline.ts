import type { EntryView } from '../../../shared/api/views.ts';
import { at } from '../../../shared/texts/moments.ts';
import type { Texts } from '../../app/texts.tsx';
import type { TimelineStep } from '../../components/timeline/Timeline.tsx';
import type { TimelineNow } from '../journey.ts';
import { acceptedStep, recordingStep, stoppedStep, timelineStep } from '../session/timeline.ts';

/**
 * Accepted here → recorded by the registry. That a lender stopped is never said from here: what it
 * answered is in what the registry holds about the citizen.
 */
export function claimTimeline(texts: Texts, entry: EntryView, now: TimelineNow): TimelineStep[] {
  const { t, language } = texts;
  const accepted = acceptedStep(texts, entry, now);
  const { state } = entry;
  if (state === 'refused' || state === 'held') {
    const title = t(`ban.done.${state}.title`, { at: at(language, entry.recordedAt ?? '', now.nowMs) });
    return [accepted, stoppedStep(texts, entry, { title, detail: t(`claim.done.${state}`) })];
  }
  const recording = recordingStep(texts, entry, now);
  const known = { ...recording, detail: t('claim.done.recorded', { number: entry.number ?? '' }) };
  const steps = [accepted, entry.recordedAt === undefined ? recording : known];
  if (state !== 'ended') return steps;
  const ended = { title: t('claim.done.title.ended'), detail: at(language, entry.endedAt ?? '', now.nowMs) };
  return [...steps, timelineStep(texts, 'ended', 'done', ended)];
}
