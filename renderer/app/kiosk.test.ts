import { expect, test, vi } from 'vitest';
import { bad, good } from '../../shared/api/result.ts';
import type { Kiosk } from '../../shared/api/wire.ts';
import { createKioskClient } from './kiosk.ts';

const key = '01935b1e-7a00-7000-8000-000000000001';
const nothing = () => () => undefined;

function client(call: (name: string, input: unknown) => Promise<unknown>) {
  const sleep = vi.fn(() => Promise.resolve());
  const kiosk = { call, onState: nothing, onCore: nothing } as unknown as Kiosk;
  return { client: createKioskClient({ kiosk, sleep }), sleep };
}

test('a call is sent again with the same key while the core restarts', async () => {
  const answers = [bad('core.restarting'), bad('core.restarting'), good({})];
  const call = vi.fn(() => Promise.resolve(answers.shift()));
  const { client: kiosk, sleep } = client(call);
  expect(await kiosk.call('staff.signOut', { key })).toEqual(good({}));
  expect(call.mock.calls).toEqual([1, 2, 3].map(() => ['staff.signOut', { key }]));
  expect(sleep).toHaveBeenCalledTimes(2);
});

test('any other refusal is answered at once', async () => {
  const call = vi.fn(() => Promise.resolve(bad('pin.wrong', { params: { triesLeft: 4 } })));
  const { client: kiosk } = client(call);
  const result = await kiosk.call('staff.signIn', { key, number: '1001', pin: '1' });
  expect(result).toEqual(bad('pin.wrong', { params: { triesLeft: 4 } }));
  expect(call).toHaveBeenCalledTimes(1);
});

test('a core that never comes back is said so in the end', async () => {
  const { client: kiosk } = client(() => Promise.resolve(bad('core.restarting')));
  expect(await kiosk.call('desk.state', {})).toEqual(bad('core.restarting'));
});

test('a call that cannot be sent is a problem, not an exception', async () => {
  const { client: kiosk } = client(() => Promise.reject(new Error('no channel')));
  expect(await kiosk.call('desk.state', {})).toEqual(bad('core.unexpected'));
});
