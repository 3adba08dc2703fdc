import { createInstance, type i18n } from 'i18next';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { initReactI18next } from 'react-i18next';
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

type Place = { readonly texts: Texts; readonly of: (language: Language) => Texts };

const PlaceContext = createContext<Place | null>(null);

function usePlace(): Place {
  const place = useContext(PlaceContext);
  if (place === null) throw new Error('useTexts outside TextsProvider');
  return place;
}

type TextsProviderProps = {
  readonly catalogue: i18n;
  readonly language: Language;
  readonly children: ReactNode;
};

/** The language of everything below: the desk's, or within a session the citizen's. */
export function TextsProvider({ catalogue, language, children }: TextsProviderProps) {
  const of = useMemo(() => textsOf(catalogue), [catalogue]);
  const place = useMemo(() => ({ texts: of(language), of }), [of, language]);
  return <PlaceContext value={place}>{children}</PlaceContext>;
}

/** Changes the language of what is below, without a catalogue of its own. */
export function InLanguage({ language, children }: Omit<TextsProviderProps, 'catalogue'>) {
  const { of } = usePlace();
  const place = useMemo(() => ({ texts: of(language), of }), [of, language]);
  return <PlaceContext value={place}>{children}</PlaceContext>;
}

export const useTexts = (): Texts => usePlace().texts;

/** The words of each language of `catalogue`, each made once: a screen asks for some fifty before it is painted. */
function textsOf(catalogue: i18n): (language: Language) => Texts {
  const made = new Map<Language, Texts>();
  return (language) => {
    const texts = made.get(language) ?? textsIn(catalogue, language);
    made.set(language, texts);
    return texts;
  };
}

function textsIn(catalogue: i18n, language: Language): Texts {
  const fixed = catalogue.getFixedT(language);
  // What has no values never varies.
  const known = new Map<TextKey, string>();
  const plain = (key: TextKey): string => {
    const words = known.get(key) ?? fixed(key);
    known.set(key, words);
    return words;
  };
  return { language, t: (key, values) => (values === undefined ? plain(key) : fixed(key, { ...values })) };
}
