import type { DeskState } from '../../shared/api/views.ts';
import { epochMsOf } from '../../shared/domain/dates.ts';
import { at, duration } from '../../shared/texts/moments.ts';
import { plural } from '../../shared/texts/plural.ts';
import type { Texts } from '../app/texts.tsx';

/** What waits, since when, and how the last try went, as parts of a line. `now` is epoch milliseconds. */
export function syncWords({ t, language }: Texts, { waiting, connection }: DeskState, now: number): string[] {
  const { count, oldestAt } = waiting;
  const oldest = epochMsOf(oldestAt ?? '');
  return [
    count === 0
      ? t('desk.queue.waitingNone')
      : t(`desk.queue.waiting.${plural(language, count)}`, { n: count }),
    ...(count === 0 || oldest === null
      ? []
      : [t('desk.queue.oldest', { duration: duration(language, Math.max(0, now - oldest)) })]),
    connection.lastSyncAt === undefined
      ? t('desk.queue.lastSyncNever')
      : t('desk.queue.lastSync', { at: at(language, connection.lastSyncAt, now) }),
    ...(connection.trouble === undefined ? [] : [t(`desk.trouble.${connection.trouble}`)]),
  ];
}
