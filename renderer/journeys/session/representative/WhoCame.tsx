import { useTexts } from '../../../app/texts.tsx';
import { ChoiceGroup } from '../../../components/choiceGroup/ChoiceGroup.tsx';
import { TextField } from '../../../components/textField/TextField.tsx';
import type { StepProps } from '../../journey.ts';
import { useFields } from '../fields.ts';
import { CAME, WHO_CAME, whoCame } from './answers.ts';

/** Whether the citizen came alone, with a helper, or somebody came in their place. */
export function WhoCame(props: StepProps) {
  const { t } = useTexts();
  const fields = useFields(props);
  const came = whoCame(props.typed);
  // Without a basis in the policy nobody may act for another.
  const offered = WHO_CAME.filter(
    (one) => one !== 'representative' || came === one || props.facts.representativeBases.length > 0,
  );
  return (
    <>
      <ChoiceGroup
        {...fields.one(CAME, offered)}
        value={came}
        legend={t('representative.who.legend')}
        legendAs="heading"
        layout="row"
        options={offered.map((value) => ({
          value,
          label: t(`representative.who.${value}.label`),
          hint: t(`representative.who.${value}.hint`),
        }))}
      />
      {came === 'helper' && (
        <TextField
          {...fields.text('attestation.helper')}
          label={t('session.language.helper.label')}
          hint={t('session.language.helper.hint')}
          length="long"
        />
      )}
    </>
  );
}
