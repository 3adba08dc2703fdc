import { Search } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import {
  CaseList as Page,
  MOST_REPRESENTED,
  type CaseLine,
  type Work,
} from '../../../../shared/protocol/schema/cases.ts';
import { wholeNumber } from '../../../../shared/texts/numbers.ts';
import { plural } from '../../../../shared/texts/plural.ts';
import type { Problem } from '../app/ask.ts';
import { useOffice } from '../app/office.tsx';
import { hashOf } from '../app/place.ts';
import { useTexts } from '../app/texts.tsx';
import { Count } from '../parts/Count.tsx';
import { CsvButton } from '../parts/CsvButton.tsx';
import { ProblemNotice } from '../parts/Notice.tsx';
import { Screen } from '../parts/Screen.tsx';
import { CaseFilters } from './CaseFilters.tsx';
import { caseRows } from './caseRows.ts';
import { CaseTable, type Selecting } from './CaseTable.tsx';
import { listIn, LISTS, questionOf, withAsked } from './lists.ts';
import { SearchPerson } from './SearchPerson.tsx';
import { Selection } from './Selection.tsx';

type CaseListProps = Selecting & { readonly query: URLSearchParams; readonly work: Work | null };

/** The work lists: cases by what is to be done about them, with nothing that says who a citizen is. */
export function CaseList({ query, work, ...selecting }: CaseListProps) {
  const texts = useTexts();
  const { t, language } = texts;
  const office = useOffice();
  const { lines, next, problem, isLoading, more, all } = useCases(questionOf(query, office.person));
  const [isSearching, setSearching] = useState(false);
  const [found, setFound] = useState<readonly CaseLine[] | null>(null);
  const shown = found ?? lines;
  const searchButton = (
    <button type="button" className="button" data-action="search" onClick={() => setSearching(true)}>
      <Search aria-hidden="true" />
      {t('console.cases.search')}
    </button>
  );
  return (
    <Screen name="console.cases" title={t('console.cases.title')} beside={isSearching ? null : searchButton}>
      {isSearching && (
        <SearchPerson
          onFound={(person) => {
            setFound(person);
            setSearching(false);
          }}
          onCancel={() => setSearching(false)}
        />
      )}
      {found === null && <Lists query={query} work={work} />}
      {found === null && <CaseFilters query={query} />}
      {found !== null && (
        <div className="found">
          <b>{t(found.length > 0 ? 'console.cases.found' : 'console.cases.foundNone')}</b>
          <button type="button" className="button" data-action="back" onClick={() => setFound(null)}>
            {t('console.cases.allAgain')}
          </button>
        </div>
      )}
      {problem && found === null && <ProblemNotice problem={problem} />}
      <Selection chosen={selecting.chosen} onClear={() => selecting.onChosen([])} />
      {shown !== null && <CaseTable lines={shown} empty={t('console.cases.empty')} selecting={selecting} />}
      <div className="table-foot">
        <p role="status">
          {shown === null
            ? t('console.loading')
            : t(`console.cases.shown.${plural(language, shown.length)}`, { n: wholeNumber(shown.length) })}
        </p>
        {next !== null && found === null && (
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
        {next !== null && found === null && shown !== null && shown.length < MOST_REPRESENTED && (
          <button
            type="button"
            className="button"
            data-action="all"
            disabled={isLoading}
            onClick={() => void all()}
          >
            {t('console.cases.all')}
          </button>
        )}
        {shown !== null && shown.length > 0 && (
          <CsvButton name="qalqan-cases" rows={() => caseRows(shown, texts, office)} />
        )}
      </div>
    </Screen>
  );
}

function Lists({ query, work }: { readonly query: URLSearchParams; readonly work: Work | null }) {
  const { t } = useTexts();
  const list = listIn(query);
  return (
    <nav className="tabs" aria-label={t('console.cases.lists')}>
      <ul>
        {LISTS.map((one) => (
          <li key={one}>
            <a
              href={hashOf('cases', [], withAsked(query, 'list', one === 'all' ? '' : one))}
              aria-current={one === list ? 'page' : undefined}
            >
              {t(`console.cases.list.${one}`)}
              {(one === 'overdue' || one === 'unknown') && <Count waiting={work?.[one]} />}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type Shown = { question: string; lines: CaseLine[]; next: string | null; problem: Problem | null };

/** The cases of a question, page by page. */
function useCases(question: string) {
  const { ask } = useOffice();
  const [shown, setShown] = useState<Shown | null>(null);
  const [isBusy, setBusy] = useState(false);
  const current = shown?.question === question ? shown : null;
  /** What is asked by now; nothing once the list is gone. */
  const asked = useRef<string | null>(null);

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
    asked.current = question;
    void load([], null).then((page) => {
      if (!isGone) setShown(page);
    });
    return () => {
      isGone = true;
      asked.current = null;
    };
  }, [load, question]);

  async function more() {
    setBusy(true);
    setShown(await load(current?.lines ?? [], current?.next ?? null));
    setBusy(false);
  }
  /** One page after the other, each shown as it comes, to the end or to as many as one letter may have. */
  async function all() {
    setBusy(true);
    let { lines = [], next = null }: Partial<Shown> = current ?? {};
    while (next !== null && lines.length < MOST_REPRESENTED && asked.current === question) {
      const page: Shown = await load(lines, next);
      if (asked.current === question) setShown(page);
      if (page.problem) break;
      ({ lines, next } = page);
    }
    setBusy(false);
  }
  const { lines = null, next = null, problem = null } = current ?? {};
  return { lines, next, problem, isLoading: current === null || isBusy, more, all };
}
