import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../../../shared/texts/language.ts';
import { useTexts } from '../app/texts.tsx';

/** The three languages, each named in itself. */
export function LanguageChoice({ onLanguage }: { readonly onLanguage: (language: Language) => void }) {
  const { language, t } = useTexts();
  return (
    <div className="languages" role="group" aria-label={t('console.language')}>
      {LANGUAGES.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          title={LANGUAGE_NAMES[one]}
          aria-label={LANGUAGE_NAMES[one]}
          aria-pressed={one === language}
          onClick={() => onLanguage(one)}
        >
          {SHORT[one]}
        </button>
      ))}
    </div>
  );
}

const SHORT: Readonly<Record<Language, string>> = { kk: 'Қаз', ru: 'Рус', en: 'Eng' };
