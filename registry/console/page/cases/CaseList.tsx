import { useCallback, useEffect, useState } from 'react';
import { CaseList as Page, type CaseLine } from '../../../../shared/protocol/schema/cases.ts';
import { plural } from '../../../../shared/texts/plural.ts';
import type { Problem } from '../app/ask.ts';
import { useOffice } from '../app/office.tsx';
import { hashOf } from '../app/place.ts';
import { useTexts } from '../app/texts.tsx';
import { ProblemNotice } from '../parts/Notice.tsx';
import { Screen } from '../parts/Screen.tsx';
import { CaseFilters } from './CaseFilters.tsx';
import { CaseTable } from './CaseTable.tsx';
import { listIn, LISTS, questionOf, withAsked } from './lists.ts';

/** The work lists: cases by what is to be done about them, with nothing that says who a citizen is. */
export function CaseList({ query }: { readonly query: URLSearchParams }) {
  const { t, language } = useTexts();
  const { person } = useOffice();
  const question = questionOf(query, person);
  const { lines, next, problem, isLoading, more } = useCases(question);
  const list = listIn(query);
  return (
    <Screen name="console.cases" title={t('console.cases.title')}>
      <nav className="tabs" aria-label={t('console.cases.lists')}>
        <ul>
          {LISTS.map((one) => (
            <li key={one}>
              <a
                href={hashOf('cases', [], withAsked(query, 'list', one === 'all' ? '' : one))}
                aria-current={one === list ? 'page' : undefined}
              >
                {t(`console.cases.list.${one}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <CaseFilters query={query} />
      {problem && <ProblemNotice problem={problem} />}
      {lines !== null && <CaseTable lines={lines} empty={t('console.cases.empty')} />}
      <div className="table-foot">
        <p role="status">
          {isLoading || lines === null
            ? t('console.loading')
            : t(`console.cases.shown.${plural(language, lines.length)}`, { n: lines.length })}
        </p>
        {next !== null && (
          <button
            type="button"
            className="button"
            data-action="more"
            disabled={isLoading}
            onClick={() => void more()}
          >
            {t('console.cases.more')}
          </button>
        )}
      </div>
    </Screen>
  );
}

type Shown = { question: string; lines: CaseLine[]; next: string | null; problem: Problem | null };

/** The cases of a question, page by page. */
function useCases(question: string) {
  const { ask } = useOffice();
  const [shown, setShown] = useState<Shown | null>(null);
  const [isBusy, setBusy] = useState(false);
  const current = shown?.question === question ? shown : null;

  /** What is shown after one more page has come. */
  const load = useCallback(
    async (lines: readonly CaseLine[], after: string | null): Promise<Shown> => {
      const answer = await ask(Page, `${question}${after === null ? '' : `&after=${after}`}`);
      if (!answer.ok) return { question, lines: [...lines], next: after, problem: answer.problem };
      const { items, next } = answer.value;
      return { question, lines: [...lines, ...items], next: next ?? null, problem: null };
    },
    [ask, question],
  );
  useEffect(() => {
    let isGone = false;
    void load([], null).then((page) => {
      if (!isGone) setShown(page);
    });
    return () => {
      isGone = true;
    };
  }, [load]);

  async function more() {
    setBusy(true);
    setShown(await load(current?.lines ?? [], current?.next ?? null));
    setBusy(false);
  }
  const { lines = null, next = null, problem = null } = current ?? {};
  return { lines, next, problem, isLoading: current === null || isBusy, more };
}
