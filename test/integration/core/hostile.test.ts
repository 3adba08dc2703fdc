import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { banAnswers } from '../../../electron/core/testing/desk.ts';
import { without } from '../../../shared/protocol/canonical.ts';
import type { Policy } from '../../../shared/protocol/schema/policy.ts';
import type { VerdictPage } from '../../../shared/protocol/schema/verdict.ts';
import { newKey, privateKey, sealWith } from '../../../shared/protocol/signing.ts';
import { installPolicy } from '../../../registry/policy/policy.ts';
import { enrolledKiosk, startNetwork, type Kiosk } from './kiosk.ts';
import { html, isPush, json, type Asked, type Passed, type Play } from './proxy.ts';

const isFeed = ({ path: at }: Asked) => at.includes('/verdicts');
const changed = (passed: Passed, change: (page: VerdictPage) => unknown): Passed => ({
  ...passed,
  body: Buffer.from(JSON.stringify(change(JSON.parse(passed.body.toString())))),
});
const zeros = '0'.repeat(64);

/** Answers that no registry gives: each must count as no answer at all. */
const noAnswers: [string, Play][] = [
  ['a captive portal that says 200 with a page', { instead: () => html(200) }],
  [
    'a captive portal that redirects',
    { instead: () => ({ ...html(302), headers: { location: 'http://portal.example/' } }) },
  ],
  ['200 with an empty object', { instead: () => json(200, {}) }],
  [
    '200 with nothing',
    {
      instead: () => ({
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: Buffer.alloc(0),
      }),
    },
  ],
  [
    '200 that is not JSON',
    {
      instead: () => ({
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: Buffer.from('{"head":'),
      }),
    },
  ],
  [
    'the right JSON called text',
    { answer: (_, passed) => ({ ...passed, headers: { 'content-type': 'text/plain' } }) },
  ],
  ['500', { instead: () => json(500, { code: 'boom' }) }],
  ['404', { instead: () => html(404) }],
  ['a connection cut before the answer', { instead: () => 'cut' }],
  [
    'a taken push with a head of another journal',
    {
      instead: (asked) =>
        isPush(asked)
          ? json(200, { head: { seq: 900, hash: zeros }, taken: 1, known: 0, now: new Date().toISOString() })
          : 'cut',
    },
  ],
  [
    'a taken push that took nothing',
    {
      instead: (asked) =>
        isPush(asked)
          ? json(200, { head: { seq: 0, hash: zeros }, taken: 0, known: 0, now: new Date().toISOString() })
          : 'cut',
    },
  ],
  [
    'a 422 that says it is a fork',
    {
      instead: (asked) =>
        isPush(asked)
          ? json(422, {
              type: 'x',
              title: 'x',
              status: 422,
              code: 'fork',
              head: { seq: 0, hash: zeros },
              taken: 0,
              known: 0,
              problem: { code: 'fork', seq: 1, detail: '' },
            })
          : 'cut',
    },
  ],
];

test.each(noAnswers)('%s is offline: nothing advances, and all is delivered later', async (_, play) => {
  const { registry, proxy } = await startNetwork();
  const kiosk = await enrolledKiosk(registry, proxy.url);
  await kiosk.sync();
  proxy.play(play);
  const entry = await kiosk.ban();
  const state = await kiosk.sync();
  expect(state).toMatchObject({ connection: { state: 'offline' }, waiting: { count: 1 } });
  expect(state.kiosk.stop).toBeUndefined();
  expect(await kiosk.show(entry.id)).toMatchObject({ state: 'waiting' });
  proxy.play({});
  await kiosk.sync();
  expect(await kiosk.show(entry.id)).toMatchObject({ state: 'in-force' });
});

/** Pages of verdicts that were touched on the way. */
const forgeries: [string, (page: VerdictPage) => unknown][] = [
  [
    'a verdict turned into another',
    (page) => ({ ...page, items: page.items.map((item) => ({ ...item, state: 'in-force' })) }),
  ],
  [
    'a number changed',
    (page) => ({ ...page, items: page.items.map((item) => ({ ...item, number: 'KZ-2026-999999999-0' })) }),
  ],
  ['two verdicts swapped', (page) => ({ ...page, items: page.items.toReversed() })],
  ['a verdict withheld', (page) => ({ ...page, items: page.items.slice(1) })],
  ['all withheld', (page) => ({ ...page, items: [], next: 0, last: 0 })],
  ['the signature of another page', (page) => ({ ...page, sig: 'A'.repeat(86) })],
  ['a key nobody published', (page) => ({ ...page, kid: 'someone' })],
];

test.each(forgeries)(
  '%s: the page is not taken, and nothing is shown that the registry did not say',
  async (_, forge) => {
    const { registry, proxy } = await startNetwork();
    const kiosk = await enrolledKiosk(registry, proxy.url);
    await kiosk.sync();
    proxy.play({
      answer: (asked, passed) => (isFeed(asked) && passed.status === 200 ? changed(passed, forge) : passed),
    });
    const entry = await kiosk.ban();
    expect((await kiosk.sync()).connection.state).toBe('offline');
    expect(await kiosk.show(entry.id)).toMatchObject({ state: 'waiting' });
    proxy.play({});
    await kiosk.sync();
    expect(await kiosk.show(entry.id)).toMatchObject({ state: 'in-force' });
  },
);

test('an old page put in the way of a new one is not taken: it says which feed it followed, and when', async () => {
  const { registry, proxy } = await startNetwork();
  const kiosk = await enrolledKiosk(registry, proxy.url);
  await kiosk.ban();
  const pages: Passed[] = [];
  proxy.play({
    answer: (asked, passed) => {
      if (isFeed(asked)) pages.push(passed);
      return passed;
    },
  });
  await kiosk.sync();
  const entry = await kiosk.ban();
  proxy.play({ instead: (asked) => (isFeed(asked) ? (pages[0] ?? 'cut') : null) });
  await kiosk.sync();
  expect(await kiosk.show(entry.id)).toMatchObject({ state: 'waiting' });
});

test('a policy of a lower serial is refused and ours kept; nothing else waits for it', async () => {
  const { registry, proxy } = await startNetwork();
  const kiosk = await enrolledKiosk(registry, proxy.url);
  await kiosk.sync();
  const old = await (await fetchPolicy(kiosk, proxy.asked, registry.url)).json();
  const { store, keys, clock } = registry.registry().context;
  const { kid: _, sig: __, serial, ...file } = old;
  await store
    .transaction()
    .execute((tx) => installPolicy(tx, keys.signer, { ...file, banScopes: ['bank'] }, clock.now()));
  expect((await kiosk.sync()).policy).toMatchObject({ serial: serial + 1, banScopes: ['bank'] });
  proxy.play({ instead: (asked) => (asked.path === '/v1/policy' ? json(200, old) : null) });
  const id = uuidv7();
  await kiosk.value('drafts.start', { key: id, journey: 'ban', language: 'ru' });
  expect((await kiosk.sync()).policy).toMatchObject({ serial: serial + 1, banScopes: ['bank'] });
  expect(await kiosk.call('entries.confirm', { id, answers: banAnswers() })).toMatchObject({
    problem: { code: 'core.scopeNotOffered' },
  });
  const entry = await kiosk.value<{ id: string }>('entries.confirm', {
    id,
    answers: { ...banAnswers(), scope: ['bank'] },
  });
  await kiosk.sync();
  expect(await kiosk.show(entry.id)).toMatchObject({ state: 'in-force' });
});

/** Policies that are well formed and newer than the kiosk's own, and that the registry never signed. */
const foreignPolicies: [string, (policy: Policy) => object][] = [
  ['that was touched on the way', (policy) => policy],
  ['signed by another key under the registry’s name', (policy) => sealedByStranger(policy)],
  ['signed by a key that nobody published', (policy) => sealedByStranger({ ...policy, kid: 'stranger' })],
];

const sealedByStranger = (policy: Policy) =>
  sealWith(without(policy, 'sig'), { kid: policy.kid, key: privateKey(newKey('Ed25519')) });

test.each(foreignPolicies)('a policy %s is not taken', async (_, forge) => {
  const { registry, proxy } = await startNetwork();
  const kiosk = await enrolledKiosk(registry, proxy.url);
  await kiosk.sync();
  const before = (await kiosk.state()).policy;
  const policy: Policy = await (await fetchPolicy(kiosk, proxy.asked, registry.url)).json();
  const forged = forge({ ...policy, serial: policy.serial + 1, banScopes: ['bank'] });
  let given = 0;
  proxy.play({
    instead: (asked) => {
      if (asked.path !== '/v1/policy') return null;
      given += 1;
      return json(200, forged);
    },
  });
  expect((await kiosk.sync()).policy).toEqual(before);
  expect(given).toBeGreaterThan(0);
});

test('the log of all this names nobody', async () => {
  const { registry, proxy } = await startNetwork();
  const kiosk = await enrolledKiosk(registry, proxy.url);
  await kiosk.ban();
  await kiosk.call('staff.signIn', { key: uuidv7(), number: '500101300003', pin: '246810' });
  await kiosk.sync();
  const log = kiosk.lines.join('\n');
  for (const secret of ['500101300003', 'Әубәкірова', '7011234567', '246810'])
    expect(log).not.toContain(secret);
});

/** The policy as the registry signed it, asked with a token the kiosk itself made. */
function fetchPolicy(_: Kiosk, asked: readonly Asked[], url: string) {
  const last = asked.findLast((one) => one.path === '/v1/policy');
  return fetch(`${url}/v1/policy`, { headers: { authorization: last?.headers.authorization ?? '' } });
}
