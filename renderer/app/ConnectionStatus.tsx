import { epochMsOf } from '../../shared/domain/dates.ts';
import type { DeskState } from '../../shared/api/views.ts';
import { duration, from } from '../../shared/texts/moments.ts';
import { plural } from '../../shared/texts/plural.ts';
import { ConnectionPill } from '../components/connectionPill/ConnectionPill.tsx';
import { useDesk } from './desk.tsx';
import { useTexts, type Texts } from './texts.tsx';
import { useNow } from './useNow.ts';

/** Whether the registry is reached: for a citizen calmly, for the clerk with what waits and how long. */
export function ConnectionStatus({ for: reader }: { readonly for: 'citizen' | 'clerk' }) {
  const { state } = useDesk();
  const texts = useTexts();
  const now = useNow();
  const words = reader === 'citizen' ? forCitizen(texts, state, now) : forClerk(texts, state, now);
  return (
    <ConnectionPill connection={state.connection.state} waiting={state.waiting.count}>
      {words}
    </ConnectionPill>
  );
}

function forCitizen({ t, language }: Texts, { connection }: DeskState, now: number): string {
  if (connection.state === 'online') return t('common.connection.online');
  return t('common.connection.offline', { from: from(language, connection.since, now) });
}

function forClerk({ t, language }: Texts, { connection, waiting }: DeskState, now: number): string {
  const n = waiting.count;
  const form = plural(language, n);
  if (connection.state === 'online') {
    return n === 0 ? t('common.connection.online') : t(`common.connection.clerkSending.${form}`, { n });
  }
  const since = epochMsOf(connection.since) ?? now;
  const length = duration(language, Math.max(0, now - since));
  return n === 0
    ? t('common.connection.clerkOffline', { duration: length })
    : t(`common.connection.clerkWaiting.${form}`, { duration: length, n });
}
