import { useEffect, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { Problem } from '../../../shared/api/result.ts';
import type { EntryView } from '../../../shared/api/views.ts';
import { checkIin } from '../../../shared/domain/iin.ts';
import { BanScope } from '../../../shared/protocol/schema/bodies.ts';
import { scopeChoice } from '../../../shared/texts/banStatement.ts';
import { dateAndTime } from '../../../shared/texts/dates.ts';
import { useDesk } from '../../app/desk.tsx';
import { stateWords } from '../../app/entryWords.ts';
import { useTexts } from '../../app/texts.tsx';
import { useNow } from '../../app/useNow.ts';
import { ChoiceGroup } from '../../components/choiceGroup/ChoiceGroup.tsx';
import { Note } from '../../components/note/Note.tsx';
import { SummaryList } from '../../components/summaryList/SummaryList.tsx';
import type { Step, StepProps } from '../journey.ts';
import { useFields } from '../session/fields.ts';
import { Question } from '../session/SessionScreen.tsx';
import { textOf } from '../typed.ts';
import { liftScopeProblems } from './answers.ts';
import './lift.css';

/** What this kiosk knows is told with that it may not be all; what to lift is the citizen's word. */
function Known(props: StepProps) {
  const { t } = useTexts();
  const known = useKnownBans(props);
  return (
    <Question
      screen="lift.known"
      title={t('lift.known.step')}
      heading={t('lift.known.title')}
      lead={t('lift.known.lead')}
      nextText={t('lift.known.next')}
      problem={known.problem}
      step={props}
    >
      <KnownBans bans={known.bans} />
      <ChoiceGroup
        {...useFields(props).many('scope', BanScope.options)}
        legend={t('lift.known.legend')}
        layout="row"
        options={BanScope.options.map((scope) => ({
          value: scope,
          label: t(`lift.known.${scope}.title`),
          hint: t(`lift.known.${scope}.text`),
        }))}
      />
      <Note>
        <p>{t('lift.known.others')}</p>
      </Note>
    </Question>
  );
}

/** More than these say no more. */
const MOST_SHOWN = 5;

function KnownBans({ bans }: { readonly bans: readonly EntryView[] | null }) {
  const texts = useTexts();
  const { t, language } = texts;
  const { state } = useDesk();
  const now = useNow();
  if (bans === null)
    return (
      <p role="status" aria-busy>
        {t('lift.known.looking')}
      </p>
    );
  if (bans.length === 0) return <p role="status">{t('lift.known.none')}</p>;
  const isOnline = state.connection.state === 'online';
  return (
    <section className="known-bans" aria-labelledby="known-bans">
      <h2 id="known-bans">{t('lift.known.found')}</h2>
      <SummaryList
        changeText={t('common.change')}
        rows={bans.slice(0, MOST_SHOWN).map((entry) => ({
          key: entry.id,
          label: dateAndTime(language, entry.at),
          value: (
            <>
              <b>{t(`ban.scopes.${scopeChoice(entry.scope ?? ['bank', 'microfinance'])}`)}</b>
              <p>{stateWords(texts, entry, isOnline, now)}</p>
            </>
          ),
        }))}
      />
    </section>
  );
}

/** Asked once for the citizen who is here; each asking is written down. */
function useKnownBans({ draft, typed }: StepProps) {
  const { kiosk } = useDesk();
  const [bans, setBans] = useState<readonly EntryView[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const checked = checkIin(textOf(typed, 'citizen.iin'));
  const iin = checked.ok ? checked.value : null;
  useEffect(() => {
    if (iin === null) return undefined;
    let isWanted = true;
    const ask = async () => {
      const result = await kiosk.call('bans.known', { key: uuidv7(), draft, iin });
      if (!isWanted) return;
      if (result.ok) setBans(result.value);
      else setProblem(result.problem);
    };
    void ask();
    return () => {
      isWanted = false;
    };
  }, [kiosk, draft, iin]);
  return { bans, problem };
}

export const knownStep: Step = {
  screen: 'lift.known',
  name: 'lift.known.step',
  fields: ['scope'],
  problems: liftScopeProblems,
  View: Known,
};
