import type { Status } from '../../../shared/protocol/schema/status.ts';
import { scopeChoice } from '../../../shared/texts/banStatement.ts';
import { dateAndTime } from '../../../shared/texts/dates.ts';
import { useDesk } from '../../app/desk.tsx';
import { useTexts } from '../../app/texts.tsx';
import { Claims } from './Claims.tsx';
import { amountWords, HeldLines, wordsOf, type Held } from './held.tsx';
import type { Given } from '../revoke/answers.ts';
import { Part } from './Part.tsx';
import { TakeBackButton, type TakeBack } from './TakeBack.tsx';

/** Everything the registry holds: bans, consents, claims, who checked, who looked. */
export function Shown({ status, takeBack }: { readonly status: Status; readonly takeBack: TakeBack }) {
  return (
    <>
      <Bans bans={status.bans} />
      <Claims claims={status.claims} />
      <Consents consents={status.consents} takeBack={takeBack} />
      <Checks checks={status.checks} />
      <Views views={status.views} />
    </>
  );
}

function useRecorded() {
  const { t, language } = useTexts();
  return ({ recordedAt }: Held) =>
    recordedAt === undefined ? t('status.notRecorded') : dateAndTime(language, recordedAt);
}

function Bans({ bans }: Pick<Status, 'bans'>) {
  const { t } = useTexts();
  const recorded = useRecorded();
  return (
    <Part
      name="bans"
      title={t('status.bans.title')}
      none={t('status.bans.none')}
      rows={bans.toReversed().map((ban) => ({
        key: ban.entry,
        label: recorded(ban),
        value: (
          <>
            {ban.scope.length > 0 && <b>{t(`ban.scopes.${scopeChoice(ban.scope)}`)}</b>}
            <HeldLines kind="ban.set" held={ban} />
          </>
        ),
      }))}
    />
  );
}

function Consents({ consents, takeBack }: Pick<Status, 'consents'> & { readonly takeBack: TakeBack }) {
  const { t, language } = useTexts();
  const recorded = useRecorded();
  return (
    <Part
      name="consents"
      title={t('status.consents.title')}
      none={t('status.consents.none')}
      rows={consents.toReversed().map((consent) => ({
        key: consent.entry,
        label: recorded(consent),
        value: (
          <>
            <b>{t(`status.consents.${consent.as}`)}</b>
            {consent.lender !== undefined && <p>{consent.lender}</p>}
            {consent.amount !== undefined && (
              <p>{t('status.consents.amount', { amount: amountWords(consent.amount) })}</p>
            )}
            <HeldLines kind="spouse.consent" held={consent} />
            {consent.until !== undefined && (
              <p>{t('status.consents.until', { moment: dateAndTime(language, consent.until) })}</p>
            )}
            {consent.endedAt !== undefined && (
              <p>{t('status.consents.ended', { moment: dateAndTime(language, consent.endedAt) })}</p>
            )}
            {isRevocable(consent) && <TakeBackButton consent={givenAt(consent)} takeBack={takeBack} />}
          </>
        ),
      }))}
    />
  );
}

type Consent = Status['consents'][number];

/** One that this citizen gave, and that neither ended nor was refused. */
const isRevocable = ({ as, state }: Consent): boolean =>
  as === 'spouse' && state !== 'ended' && state !== 'refused';

const givenAt = ({ entry, lender = '', amount = 0, recordedAt = '' }: Consent): Given => ({
  id: entry,
  lender,
  amount,
  at: recordedAt,
});

function Checks({ checks }: Pick<Status, 'checks'>) {
  const { t, language } = useTexts();
  return (
    <Part
      name="checks"
      title={t('status.checks.title')}
      lead={<p>{t('status.checks.lead')}</p>}
      none={t('status.checks.none')}
      rows={checks.map((check, n) => ({
        key: `${check.at} ${n}`,
        label: dateAndTime(language, check.at),
        value: (
          <>
            <b>{check.lender}</b>
            <p>{wordsOf(t, `status.checks.purpose.${check.purpose}`, check.purpose)}</p>
            <p>{wordsOf(t, `status.checks.ban.${check.ban}`, check.ban)}</p>
          </>
        ),
      }))}
    />
  );
}

function Views({ views }: Pick<Status, 'views'>) {
  const { t, language } = useTexts();
  const { center } = useDesk().state.kiosk;
  // The registry names a center by its id; ours has a name here.
  const named = (who: string) =>
    center && who.endsWith(`, ${center.id}`) ? who.replace(center.id, center.name[language]) : who;
  return (
    <Part
      name="views"
      title={t('status.views.title')}
      none={t('status.views.none')}
      rows={views.toReversed().map(({ at, who }, n) => ({
        key: `${at} ${n}`,
        label: dateAndTime(language, at),
        value: t('status.views.who', { who: named(who) }),
      }))}
    />
  );
}
