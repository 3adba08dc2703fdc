import { LogOut, ShieldCheck } from 'lucide-react';
import type { Language } from '../../../../shared/texts/language.ts';
import { CaseList } from '../cases/CaseList.tsx';
import { CasePlace } from '../cases/CasePlace.tsx';
import { LanguageChoice } from '../parts/LanguageChoice.tsx';
import { useOffice } from './office.tsx';
import { hashOf, SECTIONS, usePlace, type Place } from './place.ts';
import { useTexts } from './texts.tsx';

type FrameProps = {
  readonly onLanguage: (language: Language) => void;
  readonly onLeave: () => Promise<void>;
};

/** What stands around every page: where one is, who is signed in, and the way out. */
export function Frame({ onLanguage, onLeave }: FrameProps) {
  const { t, named } = useTexts();
  const { person, policy } = useOffice();
  const place = usePlace();
  return (
    <>
      <a className="skip" href="#content" onClick={skipToContent}>
        {t('console.skip')}
      </a>
      {policy.demo && <p className="demo">{t('console.demo')}</p>}
      <header className="bar">
        <p className="bar-name">
          <ShieldCheck aria-hidden="true" />
          {t('console.name')}
        </p>
        <nav className="bar-sections" aria-label={t('console.sections')}>
          <ul>
            {SECTIONS.map((section) => (
              <li key={section}>
                <a href={hashOf(section)} aria-current={section === place.section ? 'page' : undefined}>
                  {t(`console.nav.${section}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <LanguageChoice onLanguage={onLanguage} />
        <p className="bar-person">
          <b>{person.name}</b>
          <span>
            {person.region === undefined
              ? t('console.country')
              : named(`console.region.${person.region}`, person.region)}
          </span>
        </p>
        <button type="button" className="bar-button" data-action="sign-out" onClick={() => void onLeave()}>
          <LogOut aria-hidden="true" />
          {t('console.signOut')}
        </button>
      </header>
      <Page place={place} />
    </>
  );
}

function Page({ place }: { readonly place: Place }) {
  const [claim, loan] = place.names;
  if (claim !== undefined && loan !== undefined)
    return <CasePlace key={`${claim}/${loan}`} claim={claim} loan={loan} />;
  return <CaseList query={place.query} />;
}

/** The hash is the place, so the page is not left for it. */
function skipToContent(event: React.MouseEvent) {
  event.preventDefault();
  document.querySelector<HTMLElement>('main h1')?.focus();
}
