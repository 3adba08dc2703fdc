/** The answers every session begins with, as rows of "check your answers". */
import { parseIsoDate } from '../../../shared/domain/dates.ts';
import { checkIin, formatIin } from '../../../shared/domain/iin.ts';
import { checkPhone, formatPhone } from '../../../shared/domain/phone.ts';
import { DocumentKind } from '../../../shared/protocol/schema/people.ts';
import { longDate } from '../../../shared/texts/dates.ts';
import type { TextKey } from '../../../shared/texts/catalogue.ts';
import { isLanguage, LANGUAGE_NAMES } from '../../../shared/texts/language.ts';
import { useDesk } from '../../app/desk.tsx';
import { useTexts } from '../../app/texts.tsx';
import type { SummaryRow } from '../../components/summaryList/SummaryList.tsx';
import type { StepProps } from '../journey.ts';
import { textOf } from '../typed.ts';
import { vulnerableOf } from './answers.ts';
import { birthDateOf } from './checks.ts';
import { isMatched } from './face/answers.ts';
import { CITIZEN, REPRESENTATIVE, type Person } from './person.ts';
import { groupWords, isRepresented, whoCame } from './representative/answers.ts';
import { usePowerRows } from './representative/rows.tsx';

/** On which screens a person answered. */
type Asked = {
  readonly who: string;
  readonly document: string;
  readonly language: string;
  /** Left out where the screen of the language asks about help too. */
  readonly helper?: string;
};

const SESSION: Asked = {
  who: 'session.citizen',
  document: 'session.identity',
  language: 'session.language',
  helper: 'session.helper',
};

/** The citizen and the document first, the phone and the language last; what is between is the journey's own. */
export const useSessionRows = (props: StepProps) =>
  useCitizenRows(props, isRepresented(props.typed) ? 'representative.check.person' : 'ban.check.row.who');

/** The same under another label, and of whoever acts for the citizen where somebody does. */
export function useCitizenRows(
  props: StepProps,
  label: TextKey,
): { first: SummaryRow[]; last: SummaryRow[] } {
  const own = usePersonRows(props, CITIZEN, { ...SESSION, label });
  const { t } = useTexts();
  const power = usePowerRows(props);
  const acting = usePersonRows(props, REPRESENTATIVE, {
    who: 'session.representative',
    document: 'session.representativeIdentity',
    language: 'session.language',
    label: 'representative.check.who',
  });
  if (power.length === 0) return own;
  const [who, identity] = acting.first;
  const named = identity && { ...identity, label: t('representative.check.identity') };
  return { ...own, first: [who, ...power, named, ...own.first].filter((row) => row !== undefined) };
}

/** The same of any person, each with the screen that asked it; `label` is who they are. */
export function usePersonRows(
  props: StepProps,
  person: Person,
  asked: Asked & { readonly label: TextKey },
): { first: SummaryRow[]; last: SummaryRow[] } {
  const all = { ...props, person, asked };
  const own = (row: SummaryRow): SummaryRow =>
    person === CITIZEN ? row : { ...row, key: `${person.at}.${row.key}` };
  return {
    first: [useWho({ ...all, label: asked.label }), useIdentity(all)].map(own),
    last: [usePhone(all), ...useLanguageAndHelp(all)].map(own),
  };
}

type RowProps = StepProps & { readonly person: Person; readonly asked: Asked };

function useWho({
  typed,
  facts,
  change,
  person,
  asked,
  label,
}: RowProps & { readonly label: TextKey }): SummaryRow {
  const { t, language } = useTexts();
  const { at } = person;
  const iin = checkIin(textOf(typed, `${at}.iin`));
  const birthDate = parseIsoDate(birthDateOf(typed, facts.today, person) ?? '');
  return {
    key: 'who',
    label: t(label),
    onChange: () => change(asked.who),
    value: (
      <>
        <b>{textOf(typed, `${at}.fullName`).trim() || t('common.notGiven')}</b>
        <br />
        {t('ban.check.row.iin')}{' '}
        <span className="number">{iin.ok ? formatIin(iin.value) : textOf(typed, `${at}.iin`)}</span>
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

function useIdentity({ typed, facts, change, person, asked }: RowProps): SummaryRow {
  const { attested } = person;
  const isByCamera = isMatched(typed, facts, person);
  const { t } = useTexts();
  const { state } = useDesk();
  const kind = DocumentKind.safeParse(textOf(typed, `${attested}.document.kind`));
  const isAway = person === CITIZEN && isRepresented(typed);
  const seen = isAway ? 'representative.document.check' : isByCamera ? 'face.check' : 'ban.check.identity';
  return {
    key: 'identity',
    // Who is not here is not identified.
    label: t(isAway ? 'representative.check.personDocument' : 'ban.check.row.identity'),
    onChange: () => change(asked.document),
    value: kind.success
      ? t(seen, {
          document: t(`session.identity.kind.${kind.data}`),
          number: textOf(typed, `${attested}.document.number`).trim(),
          staff: state.clerk?.number ?? '',
        })
      : t('common.notGiven'),
  };
}

function usePhone({ typed, change, person, asked }: RowProps): SummaryRow {
  const { t } = useTexts();
  const phone = checkPhone(textOf(typed, `${person.at}.phone`));
  return {
    key: 'phone',
    label: t('ban.check.row.phone'),
    onChange: () => change(asked.who),
    value: phone.ok ? <span className="number">{formatPhone(phone.value)}</span> : t('ban.check.phoneNone'),
  };
}

/** The language, and what was said about help: a row for each screen that asked. */
function useLanguageAndHelp({ typed, change, person, asked }: RowProps): SummaryRow[] {
  const { t } = useTexts();
  const language = textOf(typed, `${person.at}.language`);
  const isOther = person === CITIZEN && isRepresented(typed);
  const groups = vulnerableOf(typed, person).map((group) => t(groupWords(group, isOther)));
  const came = person === CITIZEN ? whoCame(typed) : null;
  const helper = came === 'helper' ? textOf(typed, `${person.attested}.helper`).trim() : '';
  const about =
    groups.length > 0
      ? [`${t(isOther ? 'representative.check.about' : 'ban.check.row.vulnerable')}: ${groups.join('; ')}`]
      : [];
  const named = helper === '' ? [] : [`${t('ban.check.row.helper')}: ${helper}`];
  const nobody = t(came === 'representative' ? 'representative.who.acting' : 'session.helper.none');
  const spoken = isLanguage(language) ? LANGUAGE_NAMES[language] : t('common.notGiven');
  const row = (key: string, label: TextKey, screen: string, lines: readonly string[]): SummaryRow => ({
    key,
    label: t(label),
    onChange: () => change(screen),
    value: lines.map((line) => <p key={line}>{line}</p>),
  });
  if (asked.helper === undefined)
    return [row('language', 'session.language.step', asked.language, [spoken, ...about, ...named])];
  return [
    row('language', 'session.language.step', asked.language, [spoken]),
    row('helper', 'session.helper.step', asked.helper, [helper === '' ? nobody : helper, ...about]),
  ];
}
