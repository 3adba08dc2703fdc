import { expect, test } from 'vitest';
import { mayFetch, mayNavigate } from './lockdown.ts';

test.each(['app://kiosk/index.html', 'app://kiosk/index.html#/desk'])(
  'the page may load itself: %s',
  (address) => {
    expect(mayNavigate(address)).toBe(true);
  },
);

test.each([
  'app://kiosk/',
  'app://kiosk/index.html.evil',
  'app://kiosk/index.html?next=1',
  'app://kiosk/assets/picture.svg',
  'app://evil/index.html',
  'https://example.org/index.html',
  'http://127.0.0.1:8080/',
  'file:///etc/passwd',
  'data:text/html,<script>alert(1)</script>',
  'blob:app://kiosk/1',
  'javascript:alert(1)',
  'about:blank',
  'chrome://version',
  'devtools://devtools/bundled/inspector.html',
  'mailto:a@b',
  'tel:102',
  '',
])('the page may not go to %s', (address) => {
  expect(mayNavigate(address)).toBe(false);
});

test.each([
  'app://kiosk/assets/app.js',
  'blob:app://kiosk/1',
  'data:image/png;base64,AA==',
  'wss://127.0.0.1:13579/',
])('%s may be fetched', (address) => {
  expect(mayFetch(address)).toBe(true);
});

test.each([
  'http://127.0.0.1/',
  'https://example.org/app://kiosk/',
  'ws://127.0.0.1:9229',
  'wss://example.org',
  'wss://127.0.0.1:13578/',
  'wss://127.0.0.1:13579/other',
  'wss://127.0.0.1:13579.example.org/',
  'https://127.0.0.1:13579/',
  'file:///etc/passwd',
  'ftp://example.org',
  'app://evil/x.js',
  'blob:https://example.org/1',
  'chrome://gpu',
  'chrome-extension://abc/x.js',
  'filesystem:app://kiosk/temporary/x',
])('%s may not be fetched', (address) => {
  expect(mayFetch(address)).toBe(false);
});
