import type { EntryView } from '../../shared/api/views.ts';
import { isTextKey } from '../../shared/texts/catalogue.ts';
import { from } from '../../shared/texts/moments.ts';
import type { Texts } from './texts.tsx';

/** The name of the act: `kinds.ban.set`. */
export function kindWords({ t }: Texts, { kind }: Pick<EntryView, 'kind'>): string {
  const key = `kinds.${kind}`;
  return isTextKey(key) ? t(key) : t('kinds.unknown');
}

/** The kind of act it is about: a correction's is that of the act it mends. */
export const actKind = ({ kind, corrects }: Pick<EntryView, 'kind' | 'corrects'>): string =>
  kind === 'correction' ? (corrects?.kind ?? kind) : kind;

/** The state of an entry in a few words, with its time where there is one; a kind may have words of its own. */
export function stateWords({ t, language }: Texts, entry: EntryView, isOnline: boolean, now: number): string {
  if (entry.state === 'waiting') return t(isOnline ? 'states.sending' : 'states.waiting');
  const kind = actKind(entry);
  if (entry.state === 'in-force' && entry.inForceFrom !== undefined) {
    return t('states.inForceFrom', { from: from(language, entry.inForceFrom, now) });
  }
  const own = `states.of.${kind}.${entry.state}`;
  if (isTextKey(own)) return t(own);
  return t(`states.${entry.state}`);
}
