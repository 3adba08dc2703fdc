/** The answers every session begins with, as rows of "check your answers". */
import { parseIsoDate } from '../../../shared/domain/dates.ts';
import { checkIin, formatIin } from '../../../shared/domain/iin.ts';
import { checkPhone, formatPhone } from '../../../shared/domain/phone.ts';
import { DocumentKind } from '../../../shared/protocol/schema/people.ts';
import { longDate } from '../../../shared/texts/dates.ts';
import { isLanguage, LANGUAGE_NAMES } from '../../../shared/texts/language.ts';
import { useDesk } from '../../app/desk.tsx';
import { useTexts } from '../../app/texts.tsx';
import type { SummaryRow } from '../../components/summaryList/SummaryList.tsx';
import type { StepProps } from '../journey.ts';
import { textOf } from '../typed.ts';
import { vulnerableOf } from './answers.ts';
import { birthDateOf } from './checks.ts';

/** The citizen and the document first, the phone and the language last; what is between is the journey's own. */
export function useSessionRows(props: StepProps): { first: SummaryRow[]; last: SummaryRow[] } {
  return { first: [useWho(props), useIdentity(props)], last: [usePhone(props), useHelp(props)] };
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
