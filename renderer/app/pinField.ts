/**
 * Enter as everyone presses it who works by keys: on the heading it puts the focus into the field of the number, after
 * a number into that of the PIN, where those are still empty. False where that is not what happened, and the form is to
 * be looked at.
 */
export function goesToField(of: 'staff' | 'approval', number: string, pin: string): boolean {
  const { activeElement } = document;
  const isAtHeading = activeElement instanceof HTMLHeadingElement;
  const empty = number.trim() === '' ? 'number' : pin === '' ? 'pin' : null;
  const isDue = isAtHeading ? empty !== null : empty === 'pin' && activeElement?.id === `${of}.number`;
  const field = isDue ? document.getElementById(`${of}.${empty}`) : null;
  field?.focus();
  return field !== null;
}
