/** Types into a field as a hand would: at its caret, with an `input` event that its owner hears. */

export type TypedField = HTMLInputElement | HTMLTextAreaElement;

const TYPED_INTO = ['text', 'password', 'search', 'tel'];

/** `target` as a field that letters are typed into, else null: a choice, a button, one that only shows. */
export function typedField(target: EventTarget | null): TypedField | null {
  if (target instanceof HTMLTextAreaElement) return target.readOnly ? null : target;
  if (!(target instanceof HTMLInputElement)) return null;
  return TYPED_INTO.includes(target.type) && !target.readOnly && !target.disabled ? target : null;
}

/** Whether the field is for numbers only, by what it tells any keyboard. */
export const isNumeric = ({ inputMode }: TypedField): boolean =>
  inputMode === 'numeric' || inputMode === 'tel';

/** Puts `text` at the caret, in place of what is selected. */
export function insert(field: TypedField, text: string): void {
  const { before, after } = around(field);
  write(field, before + text, after, 'insertText', text);
}

/** Takes what is selected, else the letter before the caret: a letter as it is seen, of however many units. */
export function erase(field: TypedField): void {
  const { before, selected, after } = around(field);
  const kept = selected === '' ? Array.from(before).slice(0, -1).join('') : before;
  write(field, kept, after, 'deleteContentBackward', null);
}

/** Makes the field as it was, with its caret: what a scanner typed into it goes. */
export function putBack(field: TypedField, value: string, caret: number): void {
  if (field.value !== value) write(field, value.slice(0, caret), value.slice(caret), 'historyUndo', null);
}

function around(field: TypedField) {
  const { value } = field;
  const start = field.selectionStart ?? value.length;
  const end = field.selectionEnd ?? start;
  return { before: value.slice(0, start), selected: value.slice(start, end), after: value.slice(end) };
}

function write(
  field: TypedField,
  before: string,
  after: string,
  inputType: string,
  data: string | null,
): void {
  // React's own setter on the element hides a change from React; the one of its kind does not.
  const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, before + after);
  field.setSelectionRange(before.length, before.length);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType, data }));
}

/** Names begin with a capital letter in every word; other text only at its beginning; a PIN and numbers never. */
export function wantsCapital(field: TypedField): boolean {
  if (isNumeric(field) || field.type === 'password') return false;
  const { before } = around(field);
  if (before === '') return true;
  return /\.(fullName|helper)$/.test(field.name) ? /[\s-]$/.test(before) : /[.!?]\s$|\n$/.test(before);
}
