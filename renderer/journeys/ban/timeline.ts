import { CircleX, FileWarning, ShieldCheck } from 'lucide-react';
import type { EntryView } from '../../../shared/api/views.ts';
import { scopeChoice } from '../../../shared/texts/banStatement.ts';
import { at, from } from '../../../shared/texts/moments.ts';
import type { Texts } from '../../app/texts.tsx';
import type { TimelineStep } from '../../components/timeline/Timeline.tsx';
import type { TimelineNow } from '../journey.ts';

/** Accepted here → recorded by the registry → in force: each only once the journal or a verdict says so. */
export function banTimeline(texts: Texts, entry: EntryView, now: TimelineNow): TimelineStep[] {
  const { t, language } = texts;
  const accepted = step(texts, 'accepted', 'done', {
    title: t('ban.done.accepted.title', { at: at(language, entry.at, now.nowMs) }),
    detail: t('ban.done.accepted.text'),
  });
  if (entry.state === 'refused' || entry.state === 'held')
    return [accepted, stopped(texts, entry, entry.state, now)];
  return [accepted, recording(texts, entry, now), forcing(texts, entry, now)];
}

function recording(texts: Texts, entry: EntryView, { isOnline, nowMs }: TimelineNow): TimelineStep {
  const { t, language } = texts;
  if (entry.recordedAt !== undefined) {
    return step(texts, 'recorded', 'done', {
      title: t('ban.done.recorded.title', { at: at(language, entry.recordedAt, nowMs) }),
      detail: t('ban.done.recorded.text', { number: entry.number ?? '' }),
    });
  }
  const key = isOnline ? 'ban.done.toRecordOnline' : 'ban.done.toRecord';
  return step(texts, 'recorded', 'now', { title: t(`${key}.title`), detail: t(`${key}.text`) });
}

function forcing(texts: Texts, entry: EntryView, { nowMs }: TimelineNow): TimelineStep {
  const { t, language } = texts;
  if (entry.state === 'ended') {
    return step(texts, 'in-force', 'done', {
      title: t('ban.done.title.ended'),
      detail: at(language, entry.endedAt ?? '', nowMs),
    });
  }
  if (entry.inForceFrom !== undefined) {
    const choice = scopeChoice(entry.scope ?? ['bank', 'microfinance']);
    return step(texts, 'in-force', 'done', {
      title: t('ban.done.inForce.title', { from: from(language, entry.inForceFrom, nowMs) }),
      detail:
        choice === 'both'
          ? t('ban.done.inForce.text')
          : t(choice === 'bank' ? 'ban.done.inForceBank' : 'ban.done.inForceMicrofinance'),
    });
  }
  const state = entry.recordedAt === undefined ? 'later' : 'now';
  return step(texts, 'in-force', state, {
    title: t('ban.done.toForce.title'),
    detail: t('ban.done.toForce.text'),
  });
}

function stopped(
  texts: Texts,
  entry: EntryView,
  state: 'refused' | 'held',
  { nowMs }: TimelineNow,
): TimelineStep {
  const { t, language } = texts;
  const reason = entry.reason && t('ban.done.reason', { reason: entry.reason[language] });
  return {
    ...step(texts, state, 'now', {
      title: t(`ban.done.${state}.title`, { at: at(language, entry.recordedAt ?? '', nowMs) }).trim(),
      detail: [t(`ban.done.${state}.text`), reason].filter(Boolean).join(' '),
    }),
    icon: state === 'refused' ? CircleX : FileWarning,
  };
}

function step(
  { t }: Texts,
  key: string,
  state: TimelineStep['state'],
  words: { readonly title: string; readonly detail: string },
): TimelineStep {
  return {
    key,
    state,
    stateName: t(`common.timeline.${state}`),
    ...words,
    ...(key === 'in-force' && state === 'done' ? { icon: ShieldCheck } : {}),
  };
}
