import { needsOwnLook } from '../../../../shared/domain/actRules.ts';
import { useDesk } from '../../../app/desk.tsx';
import { useTexts } from '../../../app/texts.tsx';
import { Checkbox } from '../../../components/checkbox/Checkbox.tsx';
import type { Step, StepProps } from '../../journey.ts';
import { isTicked, type Typed } from '../../typed.ts';
import { useFields } from '../fields.ts';
import { kindOf } from '../JourneyChoice.tsx';
import { CITIZEN, REPRESENTATIVE, type Person } from '../person.ts';
import { isRepresented } from '../representative/answers.ts';
import { Question } from '../SessionScreen.tsx';
import { identityNames, identityOf } from './answers.ts';

/** Whom the camera saw: a representative, where one came. */
const whoCame = (typed: Typed): Person => (isRepresented(typed) ? REPRESENTATIVE : CITIZEN);
const comparedOf = (person: Person): string => identityNames(person).compared;

/** The camera has confirmed; for this act the clerk says that they have looked as well, and answers for it. */
function Compared(props: StepProps) {
  const { t } = useTexts();
  const { state } = useDesk();
  return (
    <Question
      screen="session.compared"
      title={t('face.attest.step')}
      heading={t('face.compared.title')}
      lead={t('face.compared.lead')}
      nextText={t('face.attest.next')}
      step={props}
    >
      <Checkbox
        {...useFields(props).box(comparedOf(whoCame(props.typed)))}
        label={t('face.attest.own', { number: state.clerk?.number ?? '' })}
      />
    </Question>
  );
}

/** Asked once it is known what the citizen came for. */
export const comparedStep: Step = {
  screen: 'session.compared',
  name: 'face.attest.step',
  fields: [comparedOf(CITIZEN), comparedOf(REPRESENTATIVE)],
  problems: (typed) => {
    const path = comparedOf(whoCame(typed));
    return isTicked(typed, path) ? [] : [{ path, code: 'face.notCompared' }];
  },
  when: (typed, facts) => needsOwnLook(kindOf(typed), identityOf(typed, facts, whoCame(typed)).method),
  View: Compared,
};
