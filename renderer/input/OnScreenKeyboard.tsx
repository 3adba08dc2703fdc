import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import { KeyboardReact } from 'react-simple-keyboard';
import type { Language } from '../../shared/texts/language.ts';
import { useTexts } from '../app/texts.tsx';
import { LETTERS_NAMES, lettersAfter, lettersOf, rowsOf, type LayoutName, type Letters } from './layouts.ts';
import { erase, insert, isNumeric, wantsCapital, type TypedField } from './typing.ts';
import { useTouchedField } from './useTouchedField.ts';
import './onScreenKeyboard.css';

type OnScreenKeyboardProps = {
  /** Whether this citizen wants one. */
  readonly isOn: boolean;
  /** Of the session: its letters come first. */
  readonly language: Language;
};

/**
 * Keys on the screen for the field that has the focus. The screen above shrinks by their height, and the
 * field is moved to where it is seen. Whoever types on real keys never meets them: no key takes the focus.
 */
export function OnScreenKeyboard({ isOn, language }: OnScreenKeyboardProps) {
  const [field, close] = useTouchedField(isOn);
  if (field === null) return null;
  // At the end of the body, over the backdrop of any dialog.
  return createPortal(
    <Keys key={`${language} ${field.name}`} {...{ field, close, language }} />,
    document.body,
  );
}

type KeysProps = {
  readonly field: TypedField;
  readonly close: () => void;
  readonly language: Language;
};

function Keys({ field, close, language }: KeysProps) {
  const { t } = useTexts();
  const place = useRef<HTMLElement>(null);
  const [letters, setLetters] = useState(() => lettersFor(field, language));
  const [hasSigns, setSigns] = useState(false);
  const [shift, setShift] = useState(() => wantsCapital(field));
  useRoom(place, field);
  useCaret(field, setShift);

  const isLines = field instanceof HTMLTextAreaElement;
  const layout: LayoutName = isNumeric(field) ? 'digits' : hasSigns ? 'signs' : letters;
  const acts: Readonly<Record<string, () => void>> = {
    '{shift}': () => setShift(!shift),
    '{signs}': () => setSigns(true),
    '{back}': () => setSigns(false),
    '{letters}': () => setLetters(lettersAfter(letters)),
    '{space}': () => insert(field, ' '),
    '{line}': () => insert(field, '\n'),
    '{erase}': () => erase(field),
    '{close}': close,
  };
  const press = (key: string) => {
    const act = acts[key];
    if (act) return act();
    insert(field, key);
  };

  return (
    <section className="keyboard" aria-label={t('common.keyboard.label')} ref={place} data-layout={layout}>
      <KeyRows {...{ layout, letters, shift, isLines, press }} />
    </section>
  );
}

/** Each field begins with the letters of the person's language, however the one before was left, unless it asks others. */
const lettersFor = ({ dataset }: TypedField, language: Language): Letters =>
  dataset['letters'] === 'latin' ? 'latin' : lettersOf(language);

export type KeyRowsProps = {
  readonly layout: LayoutName;
  /** Which letters come after these is said on their key. */
  readonly letters: Letters;
  readonly shift: boolean;
  /** For a field of several lines. */
  readonly isLines: boolean;
  readonly press: (key: string) => void;
};

/** The keys of one layout. */
export function KeyRows({ layout, letters, shift, isLines, press }: KeyRowsProps) {
  const { t } = useTexts();
  return (
    <KeyboardReact
      // A layout of its own each time: the library keeps the keys of the one before.
      key={`${layout}-${shift}`}
      baseClass={`keyboard-${layout}`}
      theme="keyboard-keys"
      layout={{ default: rowsOf(layout, shift, isLines) }}
      display={{
        '{shift}': 'Аа',
        '{signs}': '123',
        '{back}': 'АБВ',
        '{letters}': LETTERS_NAMES[lettersAfter(letters)],
        '{space}': t('common.keyboard.space'),
        '{line}': '↵',
        '{erase}': t('common.keyboard.erase'),
        '{close}': t('common.close'),
      }}
      buttonAttributes={attributesOf(layout, shift, t)}
      onKeyPress={press}
      useButtonTag
      // The focus stays in the field, and a finger that rests on a key types it once.
      preventMouseDownDefault
      disableButtonHold
      disableCaretPositioning
    />
  );
}

function attributesOf(layout: LayoutName, shift: boolean, t: ReturnType<typeof useTexts>['t']) {
  const keys = rowsOf(layout, shift, true).join(' ');
  return [
    // Whoever uses Tab has real keys.
    { attribute: 'tabindex', value: '-1', buttons: keys },
    { attribute: 'aria-label', value: `Аа: ${t('common.keyboard.shift')}`, buttons: '{shift}' },
    { attribute: 'aria-pressed', value: String(shift), buttons: '{shift}' },
    { attribute: 'aria-label', value: t('common.keyboard.line'), buttons: '{line}' },
  ];
}

/** Gives the keys their room at the bottom of the screen, and shows the field above it with its label. */
function useRoom(place: RefObject<HTMLElement | null>, field: TypedField): void {
  useLayoutEffect(() => {
    const keys = place.current;
    if (keys === null) return undefined;
    const { style, dataset } = document.documentElement;
    const make = () => {
      style.setProperty('--keyboard', `${keys.offsetHeight}px`);
      dataset['keyboard'] = 'open';
      field.closest('.field')?.scrollIntoView({ block: 'nearest' });
      field.scrollIntoView({ block: 'nearest' });
    };
    make();
    const observer = new ResizeObserver(make);
    observer.observe(keys);
    return () => {
      observer.disconnect();
      style.removeProperty('--keyboard');
      delete dataset['keyboard'];
    };
  }, [place, field]);
}

/** After each letter: whether the next is a capital one. */
function useCaret(field: TypedField, setShift: (shift: boolean) => void): void {
  useEffect(() => {
    const look = () => setShift(wantsCapital(field));
    field.addEventListener('input', look);
    return () => field.removeEventListener('input', look);
  }, [field, setShift]);
}
