import { useState } from 'react';
import type { LenderView } from '../../../shared/api/claims.ts';
import { formatBin, type Bin } from '../../../shared/domain/bin.ts';
import { findLenders } from '../../../shared/domain/lenders.ts';
import { plural } from '../../../shared/texts/plural.ts';
import { useTexts } from '../../app/texts.tsx';
import { useAnswer } from '../../app/useAnswer.ts';
import { ChoiceGroup } from '../../components/choiceGroup/ChoiceGroup.tsx';
import { LiveStatus } from '../../components/liveStatus/LiveStatus.tsx';
import { Stack } from '../../components/stack/Stack.tsx';
import { TextField } from '../../components/textField/TextField.tsx';
import type { StepProps } from '../journey.ts';
import { useFields } from '../session/fields.ts';
import { textOf } from '../typed.ts';
import { UNKNOWN_LENDER } from './unknown.ts';

/** So many fit the screen with the field above them. */
const SHOWN = 5;

type LenderFieldsProps = StepProps & {
  /** Where the lender is in the entry's body: `loans.0.lender`. */
  readonly path: string;
  /** Only a lender of the list will do. */
  readonly isListed?: boolean;
};

/**
 * A lender by what the person remembers of it: whatever is typed narrows the list under it, and one of
 * the list is chosen, or that it is not there. A lender that was chosen brings its official name along.
 */
export function LenderFields({ path, isListed = false, ...props }: LenderFieldsProps) {
  const { t, language } = useTexts();
  const lenders = useAnswer('lenders.list', {}).value ?? [];
  const name = `${path}.name`;
  const bin = `${path}.bin`;
  const typed = textOf(props.typed, name);
  const chosen = textOf(props.typed, bin);
  // What was chosen stays in the list, also when only its name is left of the search.
  const [query, setQuery] = useState(typed);
  const found = shownLenders(lenders, query, chosen);
  const field = useFields(props).text(name);

  const search = (text: string) => {
    setQuery(text);
    props.type(name, text);
    if (chosen !== '' && chosen !== UNKNOWN_LENDER) props.type(bin, '');
  };
  const choose = (value: string) => {
    props.type(bin, value);
    const lender = lenders.find((one) => one.bin === value);
    if (lender) props.type(name, lender.name[language].normalize('NFC'));
    else if (chosen !== UNKNOWN_LENDER && chosen !== '') props.type(name, query);
  };
  const heard = query.trim() === '' ? '' : foundWords();
  function foundWords(): string {
    const n = found.length;
    return n === 0 ? t('claim.lender.none') : t(`claim.lender.found.${plural(language, n)}`, { n });
  }

  return (
    <Stack>
      <TextField
        {...field}
        label={t('claim.lender.label')}
        hint={t('claim.lender.hint')}
        length="long"
        onChange={search}
      />
      <p className="quiet-words">{heard}</p>
      <LiveStatus>{heard}</LiveStatus>
      <ChoiceGroup
        kind="one"
        name={bin}
        legend={t('claim.lender.legend')}
        value={chosen === '' ? null : chosen}
        onChange={choose}
        options={[
          ...found.map((lender) => ({
            value: lender.bin,
            label: lender.name[language],
            hint: hintOf(lender, t('papers.loans.bin', { bin: formatBin(lender.bin as Bin) })),
          })),
          ...(isListed
            ? []
            : [
                {
                  value: UNKNOWN_LENDER,
                  label: t('claim.lender.unknown'),
                  hint: t('claim.lender.unknownHint'),
                },
              ]),
        ]}
      />
    </Stack>
  );
}

function shownLenders(lenders: readonly LenderView[], query: string, chosen: string): readonly LenderView[] {
  const found = findLenders(lenders, query, SHOWN);
  const one = lenders.find(({ bin }) => bin === chosen);
  return one === undefined || found.includes(one) ? found : [one, ...found.slice(0, SHOWN - 1)];
}

const hintOf = ({ brands }: LenderView, bin: string): string => [...brands, bin].join(' · ');
