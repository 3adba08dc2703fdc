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
};

/** Text of many lines in someone's own words. Never cuts, filters or changes what was typed. */
export function TextArea({ value, onChange, rows = 5, lang, ...texts }: TextAreaProps) {
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
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="off"
          spellCheck={false}
        />
      )}
    </Field>
  );
}
