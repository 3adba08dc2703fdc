import { expect, test } from 'vitest';
import { isGranted, type Wish } from './permissions.ts';

const camera: Wish = {
  permission: 'media',
  origin: 'app://kiosk/index.html',
  isMainFrame: true,
  media: ['video'],
};

test('our own page may use the camera', () => {
  expect(isGranted(camera)).toBe(true);
  expect(isGranted({ ...camera, origin: 'app://kiosk' })).toBe(true);
  expect(isGranted({ ...camera, origin: 'app://kiosk/' })).toBe(true);
});

test.each([
  'clipboard-read',
  'clipboard-sanitized-write',
  'display-capture',
  'mediaKeySystem',
  'geolocation',
  'notifications',
  'midi',
  'midiSysex',
  'pointerLock',
  'fullscreen',
  'openExternal',
  'window-management',
  'idle-detection',
  'storage-access',
  'hid',
  'serial',
  'usb',
  'fileSystem',
  'unknown',
  '',
])('%s is granted to nobody', (permission) => {
  expect(isGranted({ ...camera, permission })).toBe(false);
});

test.each([
  ['the microphone', { media: ['audio'] }],
  ['camera and microphone together', { media: ['video', 'audio'] }],
  ['a device of an unknown kind', { media: ['unknown'] }],
  ['no device in particular', { media: [] }],
  ['a page of the web', { origin: 'https://kiosk/' }],
  ['a host that begins like ours', { origin: 'app://kiosk.evil/' }],
  ['a scheme that ends like ours', { origin: 'xapp://kiosk/' }],
  ['a page without an origin', { origin: 'null' }],
  ['a frame inside our page', { isMainFrame: false }],
])('%s gets no camera', (_what, change) => {
  expect(isGranted({ ...camera, ...change })).toBe(false);
});
