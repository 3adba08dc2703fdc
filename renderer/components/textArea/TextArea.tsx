import { Field, type FieldTexts } from '../field/Field.tsx';
import { useTypedText } from '../textField/useTypedText.ts';
import '../textField/textField.css';
import './textArea.css';

export type TextAreaProps = FieldTexts & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** How many lines are seen at once; more are scrolled to. */
  readonly rows?: number;
  readonly lang?: string;
  /** What keys on the screen begin with, where those of the person's language would be of no use. */
  readonly letters?: 'latin';
};

/** Text of many lines in someone's own words. Never cuts, filters or changes what was typed. */
export function TextArea({ value, onChange, rows = 5, lang, letters, ...texts }: TextAreaProps) {
  const [text, type] = useTypedText(value, onChange);
  return (
    <Field {...texts}>
      {(control) => (
        <textarea
          {...control}
          className="text-input text-area"
          rows={rows}
          value={text}
          onChange={(event) => type(event.target.value)}
          // The browser shows the caret, which may stand in the one line that the bar leaves of it.
          onFocus={(event) => event.target.scrollIntoView({ block: 'nearest' })}
          lang={lang}
          data-letters={letters}
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="off"
          spellCheck={false}
        />
      )}
    </Field>
  );
}
