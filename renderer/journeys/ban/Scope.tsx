import { useTexts } from '../../app/texts.tsx';
import { ChoiceGroup } from '../../components/choiceGroup/ChoiceGroup.tsx';
import { Note } from '../../components/note/Note.tsx';
import { Plate } from '../../components/plate/Plate.tsx';
import type { Step, StepProps } from '../journey.ts';
import { useFields } from '../session/fields.ts';
import { Question } from '../session/SessionScreen.tsx';
import { listOf } from '../typed.ts';
import { scopeProblems } from './answers.ts';

function Scope(props: StepProps) {
  const { t } = useTexts();
  const { banScopes } = props.facts;
  const isChoice = banScopes.length > 1;
  return (
    <Question
      screen="ban.scope"
      title={t('ban.scope.step')}
      heading={t('ban.scope.title')}
      lead={t('ban.scope.lead')}
      nextText={t('ban.scope.next')}
      step={props}
    >
      {isChoice ? <ScopeChoice {...props} /> : <OnlyScope {...props} />}
      <Note>
        <p>
          <b>{t('ban.scope.notCovered.title')}</b>
        </p>
        <p>{t('ban.scope.notCovered.pawnshops')}</p>
        <p>{t('ban.scope.notCovered.signed')}</p>
        <p>{t('ban.scope.notCovered.unknown')}</p>
      </Note>
    </Question>
  );
}

function ScopeChoice(props: StepProps) {
  const { t } = useTexts();
  const { banScopes } = props.facts;
  const chosen = listOf(props.typed, 'scope');
  const [only] = chosen;
  return (
    <>
      <ChoiceGroup
        {...useFields(props).many('scope', banScopes)}
        legend={t('ban.scope.legend')}
        layout="row"
        options={banScopes.map((scope) => ({
          value: scope,
          label: t(`ban.scope.${scope}.title`),
          hint: t(`ban.scope.${scope}.text`),
        }))}
      />
      {/* Always there, so that a screen reader hears the words arrive. */}
      <p className="quiet-words" role="status">
        {chosen.length === 1 && only === 'bank' && t('ban.scope.onlyBank')}
        {chosen.length === 1 && only === 'microfinance' && t('ban.scope.onlyMicrofinance')}
      </p>
    </>
  );
}

/** Where the policy offers one thing there is nothing to choose, only something to know. */
function OnlyScope({ facts }: StepProps) {
  const { t } = useTexts();
  const [scope] = facts.banScopes;
  if (scope === undefined) return null;
  return (
    <Plate tone="ok" title={t(`ban.scope.${scope}.title`)}>
      <p>{t(`ban.scope.${scope}.text`)}</p>
    </Plate>
  );
}

export const scopeStep: Step = {
  screen: 'ban.scope',
  name: 'ban.scope.step',
  fields: ['scope'],
  problems: scopeProblems,
  View: Scope,
};
