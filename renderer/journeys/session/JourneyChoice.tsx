import { stopsWithPolicy } from '../../../shared/domain/actRules.ts';
import { useTexts } from '../../app/texts.tsx';
import { ChoiceGroup } from '../../components/choiceGroup/ChoiceGroup.tsx';
import type { Facts, Step, StepProps } from '../journey.ts';
import { journeyOfKind, journeys } from '../journeys.ts';
import { textOf, type FieldProblem, type Typed } from '../typed.ts';
import { useFields } from './fields.ts';
import { isOnlyInPerson, isRepresented } from './representative/answers.ts';
import { Question } from './SessionScreen.tsx';

/** The kind of act that was chosen; until then the one that most people come for. */
export const kindOf = (typed: Typed) => (journeyOfKind(textOf(typed, 'kind')) ?? journeys[0]).kind;

function JourneyChoice(props: StepProps) {
  const { t } = useTexts();
  const kinds = journeys.map(({ kind }) => kind);
  return (
    <Question
      screen="session.journey"
      title={t('session.journey.step')}
      nextText={t('common.next')}
      step={props}
    >
      <ChoiceGroup
        {...useFields(props).one('kind', kinds)}
        value={kindOf(props.typed)}
        legend={t('session.journey.title')}
        legendAs="heading"
        {...(isRepresented(props.typed)
          ? {
              hint: t('representative.journey', {
                fullName: textOf(props.typed, 'citizen.fullName').trim(),
              }),
            }
          : {})}
        options={kinds.map((kind) => ({
          value: kind,
          label: t(`session.journey.kind.${kind}.title`),
          hint: t(`session.journey.kind.${kind}.text`),
        }))}
      />
    </Question>
  );
}

function journeyProblems(typed: Typed, facts: Facts): FieldProblem[] {
  const kind = kindOf(typed);
  const isStopped = facts.isPolicyExpired && stopsWithPolicy(kind);
  if (isStopped) return [{ path: 'kind', code: 'core.policyExpired' }];
  // Said here, before a question of the journey is asked.
  if (isOnlyInPerson(typed, kind, facts)) return [{ path: 'kind', code: 'representative.notAllowed' }];
  const code = journeyOfKind(kind)?.closed?.(facts);
  return code ? [{ path: 'kind', code }] : [];
}

/** What the citizen came for. Whoever mends a refused act has chosen already. */
export const journeyStep: Step = {
  screen: 'session.journey',
  name: 'session.journey.step',
  fields: ['kind'],
  problems: journeyProblems,
  when: (_, { isCorrection }) => !isCorrection,
  branches: true,
  View: JourneyChoice,
};
