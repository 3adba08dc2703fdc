import { createInstance, type i18n } from 'i18next';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { I18nextProvider, initReactI18next, useTranslation } from 'react-i18next';
import { catalogues, type TextKey, type TextValues } from '../../shared/texts/catalogue.ts';
import { LANGUAGES, type Language } from '../../shared/texts/language.ts';

/** The words of one language. */
export type Texts = {
  readonly language: Language;
  readonly t: (key: TextKey, values?: TextValues) => string;
};

/** All catalogues, loaded at once: a session changes its language between two frames. */
export function createCatalogue(): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    resources: Object.fromEntries(
      LANGUAGES.map((language) => [language, { translation: catalogues[language] }]),
    ),
    lng: 'kk',
    // The catalogues are checked complete; another language showing through would hide a mistake.
    fallbackLng: false,
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return instance;
}

const LanguageOfScreens = createContext<Language>('kk');

type TextsProviderProps = {
  readonly catalogue: i18n;
  readonly language: Language;
  readonly children: ReactNode;
};

/** The language of everything below: the desk's, or within a session the citizen's. */
export function TextsProvider({ catalogue, language, children }: TextsProviderProps) {
  return (
    <I18nextProvider i18n={catalogue}>
      <LanguageOfScreens value={language}>{children}</LanguageOfScreens>
    </I18nextProvider>
  );
}

/** Changes the language of what is below, without a catalogue of its own. */
export function InLanguage({ language, children }: Omit<TextsProviderProps, 'catalogue'>) {
  return <LanguageOfScreens value={language}>{children}</LanguageOfScreens>;
}

export function useTexts(): Texts {
  const language = useContext(LanguageOfScreens);
  const { i18n: instance } = useTranslation();
  return useMemo(() => {
    const fixed = instance.getFixedT(language);
    return { language, t: (key, values) => fixed(key, { ...values }) };
  }, [instance, language]);
}
