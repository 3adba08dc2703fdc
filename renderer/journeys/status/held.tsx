/** Words for what the registry holds, whatever it is. */
import type { EntryView } from '../../../shared/api/views.ts';
import { parseIsoDate } from '../../../shared/domain/dates.ts';
import { formatTiyn, tiyn } from '../../../shared/domain/money.ts';
import type { ActedBy, Status } from '../../../shared/protocol/schema/status.ts';
import { basisWords } from '../../../shared/texts/basis.ts';
import { isTextKey } from '../../../shared/texts/catalogue.ts';
import { longDate } from '../../../shared/texts/dates.ts';
import { stateWords } from '../../app/entryWords.ts';
import { useTexts, type Texts } from '../../app/texts.tsx';
import { useNow } from '../../app/useNow.ts';

/** What is said of every act. */
export type Held = Pick<
  Status['bans'][number],
  'state' | 'number' | 'recordedAt' | 'effectiveFrom' | 'reason' | 'representative'
>;

/** The state of an act that only the registry may know, in the words of the desk. */
function heldWords(texts: Texts, kind: string, held: Held, now: number): string {
  const { state, effectiveFrom } = held;
  const entry = { kind, state, ...(effectiveFrom === undefined ? {} : { inForceFrom: effectiveFrom }) };
  return stateWords(texts, entry as EntryView, true, now);
}

/** Its state, why where there is a reason, and its number. */
export function HeldLines({ kind, held }: { readonly kind: string; readonly held: Held }) {
  const texts = useTexts();
  const { t, language } = texts;
  const now = useNow();
  const reason = held.reason?.[language];
  return (
    <>
      <p>{heldWords(texts, kind, held, now)}</p>
      {reason !== undefined && <p>{t('ban.done.reason', { reason })}</p>}
      <Acted by={held.representative} />
      {held.number !== undefined && <p>{t('status.number', { number: held.number })}</p>}
    </>
  );
}

/** That a representative acted, where one did. */
export function Acted({ by }: { readonly by: ActedBy | undefined }) {
  const { t, language } = useTexts();
  if (by === undefined) return null;
  const { initials, iinLast4: last4, basis } = by;
  return <p>{t('representative.acted', { initials, last4, basis: basisWords(language, basis) })}</p>;
}

/** An amount of tiyn in words of money. */
export const amountWords = (amount: number): string => {
  const value = tiyn(amount);
  return value === null ? '' : formatTiyn(value);
};

/** The words under a key that a newer registry may bring; what it calls it where we have none. */
export const wordsOf = (t: Texts['t'], key: string, otherwise: string): string =>
  isTextKey(key) ? t(key) : otherwise;

/** A day in words, or as it came where it is none. */
export const dayWords = (language: Texts['language'], day: string): string => {
  const date = parseIsoDate(day);
  return date ? longDate(language, date) : day;
};
