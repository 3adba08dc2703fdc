import { expect, test } from 'vitest';
import { PATIENCE, readOptions } from './options.ts';

const options = (...argv: string[]) => readOptions(['electron', '.', ...argv], '/home/desk');

test('with no options the kiosk takes the whole screen and the user’s own data folder', () => {
  expect(options()).toEqual({
    ok: true,
    options: {
      data: undefined,
      registry: undefined,
      enrol: undefined,
      backup: undefined,
      road: undefined,
      windowed: false,
      windowSize: { width: 1280, height: 1024 },
      citizenWindow: false,
      patience: PATIENCE,
    },
  });
});

test('options are found among Chromium’s, in both spellings', () => {
  const all = options(
    '--inspect=0',
    '--no-sandbox',
    '--data',
    'here',
    '--registry=http://127.0.0.1:8080',
    '--enrol',
    'ABCD-EFGH',
    '--backup=disk',
    '--windowed',
    '--window-size=1920x1080',
    '--citizen-window',
    '--idle=2.5,1',
  );
  expect(all).toEqual({
    ok: true,
    options: {
      data: '/home/desk/here',
      registry: 'http://127.0.0.1:8080',
      enrol: 'ABCD-EFGH',
      backup: '/home/desk/disk',
      windowed: true,
      windowSize: { width: 1920, height: 1080 },
      citizenWindow: true,
      patience: { idleMs: 2_500, askMs: 1_000 },
    },
  });
});

test('three minutes pass before anyone is asked, and one more before the screen is put away', () => {
  expect(PATIENCE).toEqual({ idleMs: 3 * 60_000, askMs: 60_000 });
});

test('an absolute folder stays where it is', () => {
  expect(options('--data', '/var/lib/qalqan')).toMatchObject({ options: { data: '/var/lib/qalqan' } });
});

test.each([
  [['--data'], '--data is a folder'],
  [['--data', '--windowed'], '--data is a folder'],
  [['--data='], '--data is a folder'],
  [['--registry', 'not an address'], '--registry is an http or https address'],
  [['--registry', 'file:///etc/passwd'], '--registry is an http or https address'],
  [['--registry', 'javascript:alert(1)'], '--registry is an http or https address'],
  [['--enrol', ''], '--enrol is an enrolment code'],
  [['--backup'], '--backup is a folder'],
  [['--idle', 'never'], '--idle is two numbers of seconds, as 180,60'],
  [['--window-size', 'big'], '--window-size is WIDTHxHEIGHT in pixels, as 1280x1024'],
])('%j is refused in words', (argv, message) => {
  expect(options(...argv)).toEqual({ ok: false, message });
});
