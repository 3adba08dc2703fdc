import type { ReactNode } from 'react';
import type { StatusAnswer, StatusKnown } from '../../../shared/api/status.ts';
import type { EntryView } from '../../../shared/api/views.ts';
import { scopeChoice } from '../../../shared/texts/banStatement.ts';
import { dateAndTime, longDate } from '../../../shared/texts/dates.ts';
import { parseIsoDate } from '../../../shared/domain/dates.ts';
import { actKind, kindWords, stateWords } from '../../app/entryWords.ts';
import { useDesk } from '../../app/desk.tsx';
import { useTexts } from '../../app/texts.tsx';
import { useNow } from '../../app/useNow.ts';
import type { ConsentTerms, ConsentView } from '../../../shared/api/consents.ts';
import { givenOf } from '../revoke/Which.tsx';
import { Acted, amountWords, dayWords } from './held.tsx';
import { Part } from './Part.tsx';
import { TakeBackButton, type TakeBack } from './TakeBack.tsx';

type KnownHereProps = {
  readonly known: StatusKnown | null;
  readonly status: StatusAnswer | null;
  readonly takeBack: TakeBack;
};

/**
 * What this kiosk accepted itself, with that it may not be all, and since when it is. Beside the registry's answer:
 * only what the registry does not have yet.
 */
export function KnownHere({ known, status, takeBack }: KnownHereProps) {
  const { t } = useTexts();
  if (known === null) return null;
  if (status?.state === 'shown') {
    const waiting = known.acts.filter(({ state }) => state === 'waiting');
    return waiting.length === 0 ? null : (
      <Acts title={t('status.known.waiting')} {...{ known, takeBack }} acts={waiting} />
    );
  }
  return (
    <Acts
      title={t('status.known.title')}
      {...{ known, takeBack }}
      acts={known.acts}
      lead={<Since known={known} />}
    />
  );
}

function Since({ known: { earliest } }: { readonly known: StatusKnown }) {
  const { t, language } = useTexts();
  const { connection } = useDesk().state;
  const day = parseIsoDate(earliest ?? '');
  return (
    <>
      <p>{t('status.known.only')}</p>
      {day && <p>{t('status.known.earliest', { date: longDate(language, day) })}</p>}
      <p>
        {connection.lastSyncAt === undefined
          ? t('status.known.never')
          : t('status.known.heard', { moment: dateAndTime(language, connection.lastSyncAt) })}
      </p>
    </>
  );
}

type ActsProps = {
  readonly title: string;
  readonly known: StatusKnown;
  readonly takeBack: TakeBack;
  readonly acts: readonly EntryView[];
  readonly lead?: ReactNode;
};

function Acts({ title, known, takeBack, acts, lead }: ActsProps) {
  const texts = useTexts();
  const { t, language } = texts;
  const { state } = useDesk();
  const now = useNow();
  const isOnline = state.connection.state === 'online';
  const revocable = (id: string) => known.consents.find((consent) => consent.id === id);
  return (
    <Part
      name="known"
      title={title}
      lead={lead}
      none={t('status.known.none')}
      rows={acts.map((entry) => ({
        key: entry.id,
        label: dateAndTime(language, entry.at),
        value: (
          <>
            <b>{kindWords(texts, { kind: actKind(entry) })}</b>
            {entry.scope !== undefined && <p>{t(`ban.scopes.${scopeChoice(entry.scope)}`)}</p>}
            <p>{stateWords(texts, entry, isOnline, now)}</p>
            {entry.consent && <Terms terms={entry.consent} />}
            <Acted by={entry.representative} />
            {entry.number !== undefined && <p>{t('status.number', { number: entry.number })}</p>}
            <Revocable consent={revocable(entry.id)} takeBack={takeBack} />
          </>
        ),
      }))}
    />
  );
}

/** To which loan a consent is. */
function Terms({ terms: { lender, amount, validUntil } }: { readonly terms: ConsentTerms }) {
  const { t, language } = useTexts();
  return (
    <>
      <p>{t('revoke.consent.option', { lender, amount: amountWords(amount) })}</p>
      <p>{t('spouse.check.until', { date: dayWords(language, validUntil.slice(0, 10)) })}</p>
    </>
  );
}

type RevocableProps = { readonly consent: ConsentView | undefined; readonly takeBack: TakeBack };

const Revocable = ({ consent, takeBack }: RevocableProps) =>
  consent && <TakeBackButton consent={givenOf(consent)} takeBack={takeBack} />;
