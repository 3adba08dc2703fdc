import { Segments } from '../segments/Segments.tsx';

export type Language = 'kk' | 'ru' | 'en';

/** Each language in itself: who looks for his own must not have to read another one. */
const LANGUAGES = [
  { value: 'kk', label: 'Қазақша', lang: 'kk' },
  { value: 'ru', label: 'Русский', lang: 'ru' },
  { value: 'en', label: 'English', lang: 'en' },
] as const;

export type LanguageSwitchProps = {
  readonly label: string;
  readonly labelShown?: boolean;
  readonly value: Language;
  readonly onChange: (value: Language) => void;
};

/** The language of the screen. The citizen's language in the entry is a question of its own. */
export function LanguageSwitch({ label, labelShown = false, value, onChange }: LanguageSwitchProps) {
  return (
    <Segments
      label={label}
      labelShown={labelShown}
      setting="language"
      segments={LANGUAGES}
      value={value}
      onChange={onChange}
    />
  );
}
