import type { EntryView } from '../../shared/api/views.ts';
import { isTextKey } from '../../shared/texts/catalogue.ts';
import { from } from '../../shared/texts/moments.ts';
import type { Texts } from './texts.tsx';

/** The name of the act: `kinds.ban.set`. */
export function kindWords({ t }: Texts, { kind }: Pick<EntryView, 'kind'>): string {
  const key = `kinds.${kind}`;
  return isTextKey(key) ? t(key) : t('kinds.unknown');
}

/** Whether it puts a ban in force: one that is set, or the correction of one. */
export const isBan = ({ kind, corrects }: Pick<EntryView, 'kind' | 'corrects'>): boolean =>
  kind === 'ban.set' || (kind === 'correction' && corrects?.kind === 'ban.set');

/** The state of an entry in a few words, with its time where there is one. */
export function stateWords({ t, language }: Texts, entry: EntryView, isOnline: boolean, now: number): string {
  if (entry.state === 'waiting') return t(isOnline ? 'states.sending' : 'states.waiting');
  if (entry.state === 'in-force' && entry.inForceFrom !== undefined) {
    return t('states.inForceFrom', { from: from(language, entry.inForceFrom, now) });
  }
  if (entry.state === 'recorded' && !isBan(entry)) return t('states.recordedOther');
  return t(`states.${entry.state}`);
}
