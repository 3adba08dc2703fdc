import { useTexts } from '../../../app/texts.tsx';
import { ChoiceGroup } from '../../../components/choiceGroup/ChoiceGroup.tsx';
import { Columns } from '../../../components/columns/Columns.tsx';
import { Note } from '../../../components/note/Note.tsx';
import { Stack } from '../../../components/stack/Stack.tsx';
import { TextField } from '../../../components/textField/TextField.tsx';
import { basesOf } from '../../../../shared/domain/representatives.ts';
import { basisWords } from '../../../../shared/texts/basis.ts';
import { DateAnswer } from '../../DateAnswer.tsx';
import type { Step, StepProps } from '../../journey.ts';
import { useFields } from '../fields.ts';
import { Question } from '../SessionScreen.tsx';
import { BASIS, ISSUED_ON, ISSUER, isRepresented, NUMBER, powerPaths, powerProblems } from './answers.ts';

/** By what right somebody acts for another, and the paper that says so. */
function Power(props: StepProps) {
  const texts = useTexts();
  const { t } = texts;
  const fields = useFields(props);
  const bases = basesOf(props.facts.representativeBases);
  return (
    <Question
      screen="session.power"
      title={t('representative.power.step')}
      heading={t('representative.power.title')}
      lead={t('representative.power.lead')}
      nextText={t('common.next')}
      step={props}
    >
      <Stack gap="wide">
        <ChoiceGroup
          {...fields.one(BASIS, bases)}
          legend={t('representative.power.basis')}
          layout="row"
          options={bases.map((value) => ({ value, label: basisWords(texts.language, value) }))}
        />
        <Columns split="fields">
          <TextField
            {...fields.text(NUMBER)}
            label={t('representative.power.number')}
            hint={t('representative.power.numberHint')}
            length="medium"
          />
          <DateAnswer
            {...props}
            name={ISSUED_ON}
            legend={t('representative.power.issuedOn')}
            hint={t('representative.power.issuedOnHint')}
          />
        </Columns>
        <TextField
          {...fields.text(ISSUER)}
          label={t('representative.power.issuer')}
          hint={t('representative.power.issuerHint')}
          length="long"
        />
        <Note>
          <p>{t(bases.length === 0 ? 'representative.power.none' : 'representative.power.personal')}</p>
        </Note>
      </Stack>
    </Question>
  );
}

export const powerStep: Step = {
  screen: 'session.power',
  name: 'representative.power.step',
  fields: powerPaths,
  problems: powerProblems,
  when: isRepresented,
  // Another right may be allowed less: what was chosen after it is asked again where it has to be.
  View: Power,
};
