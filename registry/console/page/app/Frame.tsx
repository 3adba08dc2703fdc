import { LogOut, ShieldCheck } from 'lucide-react';
import { useEffect } from 'react';
import { Work } from '../../../../shared/protocol/schema/cases.ts';
import type { Language } from '../../../../shared/texts/language.ts';
import { Count } from '../parts/Count.tsx';
import { LanguageChoice } from '../parts/LanguageChoice.tsx';
import { useAsked, useOffice } from './office.tsx';
import { Pages } from './Pages.tsx';
import { hashOf, placeFor, sectionsOf, usePlace, type Section } from './place.ts';
import { useTexts } from './texts.tsx';

type FrameProps = {
  readonly onLanguage: (language: Language) => void;
  readonly onLeave: () => Promise<void>;
};

/** What stands around every page: where one is, who is signed in, and the way out. */
export function Frame({ onLanguage, onLeave }: FrameProps) {
  const { t, named } = useTexts();
  const { person, policy } = useOffice();
  const place = placeFor(person, usePlace());
  const { value: work, again } = useAsked(Work, person.role === 'prosecutor' ? '/v1/work' : null);
  // Asked anew wherever one goes, because what one did there changes it.
  useEffect(() => {
    const count = () => void again();
    window.addEventListener('hashchange', count);
    return () => window.removeEventListener('hashchange', count);
  }, [again]);
  return (
    <>
      <a className="skip" href="#content" onClick={skipToContent}>
        {t('console.skip')}
      </a>
      <header className="bar">
        {policy.demo && <p className="demo">{t('console.demo')}</p>}
        <p className="bar-name">
          <ShieldCheck aria-hidden="true" />
          {t('console.name')}
        </p>
        <nav className="bar-sections" aria-label={t('console.sections')}>
          <ul>
            {sectionsOf(person).map((section) => (
              <li key={section}>
                <a href={hashOf(section)} aria-current={section === place.section ? 'page' : undefined}>
                  {t(`console.nav.${section}`)}
                  <Count waiting={waitingIn(work, section)} />
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <LanguageChoice onLanguage={onLanguage} />
        <p className="bar-person">
          <b>{person.name}</b>
          <span>
            {person.role === 'operator'
              ? t('console.operator')
              : person.region === undefined
                ? t('console.country')
                : named(`console.region.${person.region}`, person.region)}
          </span>
        </p>
        <button type="button" className="bar-button" data-action="sign-out" onClick={() => void onLeave()}>
          <LogOut aria-hidden="true" />
          {t('console.signOut')}
        </button>
      </header>
      <Pages place={place} work={work} />
    </>
  );
}

/** What waits in a section, where that is counted. */
const waitingIn = (work: Work | null, section: Section) =>
  section === 'reviews' || section === 'exports' ? work?.[section] : undefined;

/** The hash is the place, so the page is not left for it. */
function skipToContent(event: React.MouseEvent) {
  event.preventDefault();
  document.querySelector<HTMLElement>('main h1')?.focus();
}
