import type { CitizenStage } from '../../shared/api/citizen.ts';
import { text } from '../../shared/texts/catalogue.ts';
import { LANGUAGES } from '../../shared/texts/language.ts';
import { useTexts } from '../app/texts.tsx';
import { DemoMark } from '../components/demoMark/DemoMark.tsx';
import { Screen } from '../components/screen/Screen.tsx';

/** Nobody is served. Whoever sits down is greeted in every language, for none was chosen yet. */
export function Rest({ stage }: { readonly stage: CitizenStage }) {
  const { t, language } = useTexts();
  const languages = [language, ...LANGUAGES.filter((one) => one !== language)];
  return (
    <Screen
      screen="citizen.rest"
      title={t('citizen.rest.title')}
      more={t('common.more')}
      demo={stage.demo && <DemoMark meaning={t('common.demoNote')}>{t('common.demo')}</DemoMark>}
    >
      <h1 className="visually-hidden">{t('citizen.rest.title')}</h1>
      <div className="citizen-rest">
        {languages.map((one) => (
          <section key={one} lang={one}>
            <h2>{text(one, 'citizen.rest.title')}</h2>
            <p>{text(one, 'citizen.rest.lead')}</p>
            <p>{text(one, 'ban.done.plate.codes')}</p>
          </section>
        ))}
      </div>
    </Screen>
  );
}
