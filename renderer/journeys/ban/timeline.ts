import { ShieldCheck } from 'lucide-react';
import type { EntryView } from '../../../shared/api/views.ts';
import { scopeChoice } from '../../../shared/texts/banStatement.ts';
import { at, from } from '../../../shared/texts/moments.ts';
import type { Texts } from '../../app/texts.tsx';
import type { TimelineStep } from '../../components/timeline/Timeline.tsx';
import type { TimelineNow } from '../journey.ts';
import { acceptedStep, recordingStep, stoppedStep, timelineStep } from '../session/timeline.ts';

/** Accepted here → recorded by the registry → in force: each only once the journal or a verdict says so. */
export function banTimeline(texts: Texts, entry: EntryView, now: TimelineNow): TimelineStep[] {
  const { t, language } = texts;
  const accepted = acceptedStep(texts, entry, now);
  const { state } = entry;
  if (state === 'refused' || state === 'held') {
    const title = t(`ban.done.${state}.title`, { at: at(language, entry.recordedAt ?? '', now.nowMs) });
    return [accepted, stoppedStep(texts, entry, { title, detail: t(`ban.done.${state}.text`) })];
  }
  const last = forcing(texts, entry, now);
  const icon = last.state === 'done' ? { icon: ShieldCheck } : {};
  return [accepted, recordingStep(texts, entry, now), { ...last, ...icon }];
}

function forcing(texts: Texts, entry: EntryView, { nowMs }: TimelineNow): TimelineStep {
  const { t, language } = texts;
  if (entry.state === 'ended') {
    return timelineStep(texts, 'in-force', 'done', {
      title: t('ban.done.title.ended'),
      detail: at(language, entry.endedAt ?? '', nowMs),
    });
  }
  if (entry.inForceFrom !== undefined) {
    const choice = scopeChoice(entry.scope ?? ['bank', 'microfinance']);
    return timelineStep(texts, 'in-force', 'done', {
      title: t('ban.done.inForce.title', { from: from(language, entry.inForceFrom, nowMs) }),
      detail:
        choice === 'both'
          ? t('ban.done.inForce.text')
          : t(choice === 'bank' ? 'ban.done.inForceBank' : 'ban.done.inForceMicrofinance'),
    });
  }
  const state = entry.recordedAt === undefined ? 'later' : 'now';
  return timelineStep(texts, 'in-force', state, {
    title: t('ban.done.toForce.title'),
    detail: t('ban.done.toForce.text'),
  });
}
