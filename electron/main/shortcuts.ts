/** Which keys reach a page. Chromium and Electron give many a meaning that has no place at a desk. */

/** The part of Electron's Input that decides. */
export type KeyPress = {
  type: string;
  key: string;
  control: boolean;
  meta: boolean;
  alt: boolean;
  shift: boolean;
};

/** With Ctrl (or ⌘): what editing a field needs. Everything else is a browser's: reload, print, save, zoom, tabs, devtools. */
const WITH_CONTROL = new Set(
  [
    'a c v x y z',
    // The same keys where the Kazakh or Russian layout is on.
    'ф с м ч н я',
    'arrowleft arrowright arrowup arrowdown home end backspace delete',
    'control shift meta alt altgraph',
  ].flatMap((keys) => keys.split(' ')),
);

/** Never, however pressed: reload, full screen, devtools, caret browsing, menus, history, the power of special keys. */
const NEVER =
  /^(f\d{1,2}|browser.+|launch.+|contextmenu|print|printscreen|zoom.*|goback|goforward|refresh|open|save|close|help)$/;

/** Whether the press may go on to the page; a refused one does nothing at all. */
export function reachesPage({ type, key, control, meta, alt, shift }: KeyPress): boolean {
  if (type !== 'keyDown' && type !== 'rawKeyDown') return true;
  const name = key.toLowerCase();
  if (NEVER.test(name)) return false;
  if (control || meta) {
    // AltGr, which types third letters, arrives as Ctrl+Alt with a single character.
    if (control && alt && !meta) return /^[^a-z0-9]$/iu.test(key);
    if (shift && ['c', 'с'].includes(name)) return false;
    return WITH_CONTROL.has(name);
  }
  // Alt: the window's menu, history, closing. A lone Alt is harmless, Alt with a letter is an accelerator.
  return !alt || name === 'alt' || name === 'altgraph' || name === 'shift';
}
