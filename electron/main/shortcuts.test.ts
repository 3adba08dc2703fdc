import { expect, test } from 'vitest';
import { reachesPage } from './shortcuts.ts';

/** `Ctrl+Shift+I` as the press that Electron tells. */
function press(text: string) {
  const parts = text.split('+');
  const key = parts.pop() || '+';
  const has = (name: string) => parts.includes(name);
  return {
    type: 'keyDown',
    key,
    control: has('Ctrl'),
    meta: has('Meta'),
    alt: has('Alt'),
    shift: has('Shift'),
  };
}

test.each([
  [
    'reload',
    ['F5', 'Ctrl+r', 'Ctrl+R', 'Ctrl+Shift+r', 'Ctrl+F5', 'Meta+r', 'Refresh', 'BrowserRefresh', 'Ctrl+к'],
  ],
  [
    'devtools',
    [
      'F12',
      'Ctrl+Shift+i',
      'Ctrl+Shift+I',
      'Ctrl+Shift+j',
      'Ctrl+Shift+c',
      'Ctrl+Shift+C',
      'Meta+Alt+i',
      'Ctrl+u',
    ],
  ],
  ['zoom', ['Ctrl++', 'Ctrl+-', 'Ctrl+=', 'Ctrl+0', 'Ctrl+_', 'Meta++', 'ZoomIn', 'ZoomToggle']],
  [
    'closing and leaving',
    ['Alt+F4', 'Ctrl+w', 'Ctrl+q', 'Ctrl+F4', 'Meta+q', 'Meta+h', 'Meta+m', 'Close', 'Alt+ ', 'Alt+Tab'],
  ],
  [
    'history',
    ['Alt+ArrowLeft', 'Alt+ArrowRight', 'Alt+Home', 'BrowserBack', 'GoBack', 'BrowserHome', 'Meta+['],
  ],
  ['new windows and tabs', ['Ctrl+n', 'Ctrl+t', 'Ctrl+Shift+n', 'Ctrl+Tab', 'Ctrl+1', 'Ctrl+PageDown']],
  [
    'files and papers',
    ['Ctrl+p', 'Ctrl+s', 'Ctrl+o', 'Ctrl+Shift+p', 'Print', 'PrintScreen', 'Save', 'Open'],
  ],
  ['searching', ['Ctrl+f', 'Ctrl+g', 'F3', 'Ctrl+l', 'Ctrl+k', 'BrowserSearch']],
  [
    'menus and other modes',
    ['F1', 'F6', 'F7', 'F10', 'F11', 'Shift+F10', 'ContextMenu', 'Alt+f', 'Alt+ф', 'LaunchMail'],
  ],
])('%s: %j do nothing', (_what, texts) => {
  expect(texts.filter((text) => reachesPage(press(text)))).toEqual([]);
});

test.each([
  ['typing', ['a', 'Ә', 'қ', '7', ' ', '-', 'Shift+Ң', 'Shift', 'Enter', 'Backspace', 'Delete']],
  [
    'moving',
    [
      'Tab',
      'Shift+Tab',
      'ArrowUp',
      'ArrowDown',
      'Home',
      'End',
      'PageUp',
      'PageDown',
      'Escape',
      'Ctrl+ArrowLeft',
    ],
  ],
  [
    'editing',
    ['Ctrl+a', 'Ctrl+c', 'Ctrl+v', 'Ctrl+x', 'Ctrl+z', 'Ctrl+м', 'Meta+v', 'Ctrl+Shift+z', 'Ctrl+Backspace'],
  ],
  ['pressing a modifier alone', ['Ctrl+Control', 'Alt+Alt', 'Meta+Meta', 'Shift+Shift']],
  ['letters of a third layer', ['Ctrl+Alt+ө', 'Ctrl+Alt+₸', 'Alt+AltGraph']],
])('%s: %j reach the page', (_what, texts) => {
  expect(texts.filter((text) => !reachesPage(press(text)))).toEqual([]);
});

test('letting a key go is never held back', () => {
  expect(reachesPage({ ...press('Ctrl+r'), type: 'keyUp' })).toBe(true);
});
