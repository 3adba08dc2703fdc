import { expect, test } from 'vitest';
import { reachesPage } from './shortcuts.ts';
import { voiceOrderOf } from './voiceKeys.ts';

const down = (key: string) => ({ type: 'keyDown', key });

test('the keys of a headset mean what is heard, as they go down, and no other key does', () => {
  expect(
    ['AudioVolumeUp', 'AudioVolumeDown', 'AudioVolumeMute', 'MediaPlayPause'].map(down).map(voiceOrderOf),
  ).toEqual(['louder', 'quieter', 'pause', 'pause']);
  expect(['a', 'ArrowUp', '+', 'toString'].map(down).map(voiceOrderOf)).toEqual([null, null, null, null]);
  expect(voiceOrderOf({ type: 'keyUp', key: 'AudioVolumeUp' })).toBeNull();
});

test('they are kept from no window', () => {
  const press = { control: false, meta: false, alt: false, shift: false };
  expect(reachesPage({ ...down('AudioVolumeUp'), ...press })).toBe(true);
});
