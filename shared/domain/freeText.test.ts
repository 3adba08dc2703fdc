import { expect, test } from 'vitest';
import { checkFreeText } from './freeText.ts';

test('every Kazakh letter, an apostrophe and an emoji are text', () => {
  const story = 'ӘҒҚҢӨҰҮҺІ әғқңөұүһі’ «алло» 🙂👨‍👩‍👧';
  expect(checkFreeText(`  ${story}\n`, 200)).toEqual({ ok: true, value: story });
});

test('what was typed in parts is put together', () => {
  expect(checkFreeText('йод'.normalize('NFD'), 10)).toEqual({ ok: true, value: 'йод' });
});

test.each([
  [' \n', 'text.empty'],
  ['а'.repeat(11), 'text.tooLong'],
  ['\uD83D', 'text.characters'],
])('%j is refused: %s', (text, code) => {
  expect(checkFreeText(text, 10)).toEqual({ ok: false, code });
});
