import type { EntryView } from '../../../shared/api/views.ts';
import { at } from '../../../shared/texts/moments.ts';
import type { Texts } from '../../app/texts.tsx';
import type { TimelineStep } from '../../components/timeline/Timeline.tsx';
import type { TimelineNow } from '../journey.ts';
import { acceptedStep, recordingStep, stoppedStep } from '../session/timeline.ts';

/** Accepted here → recorded by the registry, which shows it for ten minutes. */
export function statusTimeline(texts: Texts, entry: EntryView, now: TimelineNow): TimelineStep[] {
  const { t, language } = texts;
  const accepted = acceptedStep(texts, entry, now);
  const { state } = entry;
  if (state === 'refused' || state === 'held') {
    const title = t(`status.stopped.${state}`, { at: at(language, entry.recordedAt ?? '', now.nowMs) });
    return [accepted, stoppedStep(texts, entry, { title, detail: t('status.stopped.text') })];
  }
  return [accepted, recordingStep(texts, entry, now)];
}
