import { useLayoutEffect, useRef, type ChangeEvent } from 'react';
import { Field, type FieldTexts } from '../field/Field.tsx';
import { caretAfter, compactDigits, groupDigits, groupPhone, solidBefore, type Groups } from './grouping.ts';
import { useTypedText } from './useTypedText.ts';
import './textField.css';

export type TextFieldProps = FieldTexts & {
  readonly value: string;
  /** Gets digits and phones without the spaces shown between groups; all else as it was typed. */
  readonly onChange: (value: string) => void;
  /** `digits`: shown in `groups`; letters are kept and left for the validation to name. */
  readonly kind?: 'text' | 'digits' | 'phone' | 'money' | 'pin';
  readonly groups?: Groups;
  /** How long an answer is expected; a hint to the eye, never a limit. */
  readonly length?: 'short' | 'medium' | 'long';
  readonly lang?: string;
  /** What keys on the screen begin with, where those of the person's language would be of no use. */
  readonly letters?: 'latin';
};

/** Which keys a keyboard on the screen offers. */
const INPUT_MODES = {
  text: 'text',
  digits: 'numeric',
  phone: 'tel',
  money: 'decimal',
  pin: 'numeric',
} as const;

/** One line of typed text. Never cuts, filters or changes what was typed. */
export function TextField(props: TextFieldProps) {
  const { value, onChange, kind = 'text', groups = [], length = 'medium', lang, letters, ...texts } = props;
  const [text, type] = useTypedText(value, onChange);
  const shown = show(text, kind, groups);
  const { input, keepCaret } = useSteadyCaret(shown);

  const onInput = (event: ChangeEvent<HTMLInputElement>) => {
    const { value: typed, selectionStart } = event.target;
    const spaced = kind === 'digits' || kind === 'phone';
    if (spaced) keepCaret(typed, selectionStart ?? typed.length);
    type(spaced ? compactDigits(typed) : typed);
  };

  return (
    <Field {...texts}>
      {(control) => (
        <input
          {...control}
          ref={input}
          className={`text-input text-input-${length}${kind === 'text' ? '' : ' number'}`}
          type={kind === 'pin' ? 'password' : 'text'}
          inputMode={INPUT_MODES[kind]}
          value={shown}
          onChange={onInput}
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

function show(text: string, kind: TextFieldProps['kind'], groups: Groups): string {
  // What is not digits is shown as it was typed: a half-formatted mixture would hide the mistake.
  if (!/^\+?\d+$/.test(text)) return text;
  if (kind === 'phone') return groupPhone(text);
  return kind === 'digits' ? groupDigits(text, groups) : text;
}

/** Keeps the caret after the same digit when spaces come or go around it. */
function useSteadyCaret(shown: string) {
  const input = useRef<HTMLInputElement>(null);
  const caret = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (caret.current === null) return;
    const at = caretAfter(shown, caret.current);
    caret.current = null;
    input.current?.setSelectionRange(at, at);
  });
  const keepCaret = (typed: string, at: number) => {
    // At the end the browser does it right by itself, and at scanner speed that is all that happens.
    caret.current = at === typed.length ? null : solidBefore(typed, at);
  };
  return { input, keepCaret };
}
