import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { newEnrolmentCode } from '../../../shared/protocol/enrolmentCode.ts';
import { newKey, publicJwk } from '../../../shared/protocol/signing.ts';
import { openKiosk, startNetwork, until } from './kiosk.ts';
import { json } from './proxy.ts';

test('another registry in the way is not believed, however well it answers', async () => {
  const { registry, proxy } = await startNetwork();
  const kiosk = openKiosk({ registry: proxy.url, enrol: newEnrolmentCode(publicJwk(newKey('Ed25519'))) });
  proxy.play({
    instead: () =>
      json(201, {
        device: uuidv7(),
        cert: {},
        root: registry.registry().context.keys.root,
        keys: registry.registry().context.keys.published,
      }),
  });
  await until(() => kiosk.lines.some((line) => line.includes('not from the registry')));
  expect(await kiosk.state()).toMatchObject({
    kiosk: { enrolled: false },
    policy: null,
    connection: { state: 'offline' },
  });
});

test('a code the registry does not know enrols nobody', async () => {
  const { registry, proxy } = await startNetwork();
  const kiosk = openKiosk({
    registry: proxy.url,
    enrol: newEnrolmentCode(registry.registry().context.keys.root),
  });
  await until(() => kiosk.lines.some((line) => line.includes('does not accept')));
  expect(await kiosk.state()).toMatchObject({ kiosk: { enrolled: false } });
});

test('a lost answer burns nothing: the same code and key are answered again', async () => {
  const { registry, proxy } = await startNetwork();
  let lost = 0;
  proxy.play({
    answer: (asked, passed) => (asked.path === '/v1/devices' && lost++ === 0 ? 'cut' : passed),
  });
  const kiosk = openKiosk({ registry: proxy.url, enrol: await registry.code({}) });
  await until(async () => (await kiosk.state()).kiosk.enrolled);
  expect(lost).toBe(2);
});

test('a release build takes no demo', async () => {
  const { registry, proxy } = await startNetwork();
  const kiosk = openKiosk({ registry: proxy.url, enrol: await registry.code({}), release: true });
  await until(async () => (await kiosk.state()).kiosk.stop === 'demo-refused');
  expect(await kiosk.state()).toMatchObject({ kiosk: { enrolled: false }, policy: null });
});
