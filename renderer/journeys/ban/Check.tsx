import { UserRound } from 'lucide-react';
import { parseIsoDate } from '../../../shared/domain/dates.ts';
import { checkIin, formatIin } from '../../../shared/domain/iin.ts';
import { checkPhone, formatPhone } from '../../../shared/domain/phone.ts';
import { DocumentKind } from '../../../shared/protocol/schema/people.ts';
import { scopeChoice } from '../../../shared/texts/banStatement.ts';
import { longDate } from '../../../shared/texts/dates.ts';
import { isLanguage, LANGUAGE_NAMES } from '../../../shared/texts/language.ts';
import { useDesk } from '../../app/desk.tsx';
import { useTexts } from '../../app/texts.tsx';
import { Note } from '../../components/note/Note.tsx';
import { SummaryList, type SummaryRow } from '../../components/summaryList/SummaryList.tsx';
import type { StepProps } from '../journey.ts';
import { vulnerableOf } from '../session/answers.ts';
import { birthDateOf } from '../session/checks.ts';
import { Question } from '../session/SessionScreen.tsx';
import { textOf } from '../typed.ts';
import { scopeOf } from './answers.ts';

/** Every answer, each with its own way to change it; nothing is signed yet. */
export function BanCheck(props: StepProps) {
  const { t } = useTexts();
  const rows = [useWho(props), useIdentity(props), useScope(props), usePhone(props), useHelp(props)];
  return (
    <Question
      screen="ban.check"
      title={t('ban.check.step')}
      heading={t('ban.check.title')}
      nextText={t('ban.check.next')}
      step={props}
    >
      <SummaryList rows={rows} changeText={t('common.change')} />
      <Note icon={UserRound}>
        <p>{t('ban.check.note')}</p>
      </Note>
    </Question>
  );
}

function useWho({ typed, facts, change }: StepProps): SummaryRow {
  const { t, language } = useTexts();
  const iin = checkIin(textOf(typed, 'citizen.iin'));
  const birthDate = parseIsoDate(birthDateOf(typed, facts.today) ?? '');
  return {
    key: 'who',
    label: t('ban.check.row.who'),
    onChange: () => change('session.citizen'),
    value: (
      <>
        <b>{textOf(typed, 'citizen.fullName').trim() || t('common.notGiven')}</b>
        <br />
        {t('ban.check.row.iin')}{' '}
        <span className="number">{iin.ok ? formatIin(iin.value) : textOf(typed, 'citizen.iin')}</span>
        {birthDate && (
          <>
            {' · '}
            {t('ban.check.row.birthDate')}: {longDate(language, birthDate)}
          </>
        )}
      </>
    ),
  };
}

function useIdentity({ typed, change }: StepProps): SummaryRow {
  const { t } = useTexts();
  const { state } = useDesk();
  const kind = DocumentKind.safeParse(textOf(typed, 'attestation.document.kind'));
  return {
    key: 'identity',
    label: t('ban.check.row.identity'),
    onChange: () => change('session.identity'),
    value: kind.success
      ? t('ban.check.identity', {
          document: t(`session.identity.kind.${kind.data}`),
          number: textOf(typed, 'attestation.document.number').trim(),
          staff: state.clerk?.number ?? '',
        })
      : t('common.notGiven'),
  };
}

function useScope({ typed, facts, change }: StepProps): SummaryRow {
  const { t } = useTexts();
  const scope = scopeOf(typed, facts);
  return {
    key: 'scope',
    label: t('ban.check.row.scope'),
    value: (
      <>
        <b>{scope.length === 0 ? t('common.notGiven') : t(`ban.scopes.${scopeChoice(scope)}`)}</b>
        <p>{t('ban.check.term')}</p>
      </>
    ),
    ...(facts.banScopes.length > 1 ? { onChange: () => change('ban.scope') } : {}),
  };
}

function usePhone({ typed, change }: StepProps): SummaryRow {
  const { t } = useTexts();
  const phone = checkPhone(textOf(typed, 'citizen.phone'));
  return {
    key: 'phone',
    label: t('ban.check.row.phone'),
    onChange: () => change('session.citizen'),
    value: phone.ok ? <span className="number">{formatPhone(phone.value)}</span> : t('ban.check.phoneNone'),
  };
}

/** The language, and what was said about help: one row, for one screen asked it. */
function useHelp({ typed, change }: StepProps): SummaryRow {
  const { t } = useTexts();
  const language = textOf(typed, 'citizen.language');
  const groups = vulnerableOf(typed).map((group) => t(`session.language.vulnerable.${group}`));
  const helper = textOf(typed, 'attestation.helper').trim();
  const lines = [
    ...(groups.length > 0 ? [`${t('ban.check.row.vulnerable')}: ${groups.join('; ')}`] : []),
    ...(helper === '' ? [] : [`${t('ban.check.row.helper')}: ${helper}`]),
  ];
  return {
    key: 'language',
    label: t('session.language.step'),
    onChange: () => change('session.language'),
    value: (
      <>
        {isLanguage(language) ? LANGUAGE_NAMES[language] : t('common.notGiven')}
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </>
    ),
  };
}
