/**
 * Enter after a staff number, as everyone presses it who has typed one: puts the focus into the field of the PIN, where
 * that is still empty. False where that is not what happened, and the form is to be looked at.
 */
export function goesToPin(of: 'staff' | 'approval', number: string, pin: string): boolean {
  const field = document.getElementById(`${of}.pin`);
  const isDue = number.trim() !== '' && pin === '' && document.activeElement?.id === `${of}.number`;
  if (isDue) field?.focus();
  return isDue && field !== null;
}
