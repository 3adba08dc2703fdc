import { afterEach, beforeEach, expect, test } from 'vitest';
import { openKeyring, isSealedByRing } from '../../../shared/protocol/keyring.ts';
import { CheckAnswer } from '../../../shared/protocol/schema/lender.ts';
import { Status } from '../../../shared/protocol/schema/status.ts';
import { demoPolicy } from '../../../registry/demo/policy.ts';
import { act, banBody, citizen, IIN, liftBody, openBody, OTHER_IIN } from '../bodies.ts';
import { enrol, type TestDevice } from '../device.ts';
import { fakeClock, startRegistry, type FakeClock, type TestRegistry } from '../registry.ts';

const HOUR_MS = 3_600_000;
let clock: FakeClock;
let at: TestRegistry;
let device: TestDevice;

async function start(delay: string) {
  clock = fakeClock();
  at = await startRegistry({ clock, policy: { ...demoPolicy(clock.now()), banEffectDelay: delay } });
  device = await enrol(at.url, await at.code({}));
}
beforeEach(() => start('PT24H'));
afterEach(() => at.end());

/** Everything is asked at the registry's own time. */
const ask = (
  who: TestDevice,
  method: string,
  path: string,
  body?: object | string,
  headers: Record<string, string> = {},
) =>
  who.ask<Record<string, unknown>>(method, path, {
    nowMs: clock.now(),
    headers: {
      'content-type': typeof body === 'string' ? 'application/x-ndjson' : 'application/json',
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
const push = (...entries: object[]) =>
  ask(
    device,
    'POST',
    `/v1/devices/${device.id}/entries`,
    entries.map((entry) => JSON.stringify(entry)).join('\n'),
  );
const states = async () => {
  const { body } = await ask(device, 'GET', `/v1/devices/${device.id}/verdicts`);
  return (
    body.items as { seq: number; n: number; state: string; effectiveFrom?: string; decidedAt: string }[]
  ).map(({ seq, n, state, effectiveFrom }) => [seq, n, state, effectiveFrom]);
};

const question = { iin: IIN, application: 'A-1', purpose: 'loan-decision', product: 'card', amount: 100_000 };
let keys = 0;
const check = (lender: TestDevice, more: object = {}, key = `key-${++keys}`) =>
  ask(lender, 'POST', '/v1/lender/checks', { ...question, ...more }, { 'idempotency-key': key });
const lenderOf = async (bin?: string) => enrol(at.url, await at.code({ role: 'lender', name: 'Demo', bin }));

test('a ban with a delay is recorded, and in force only when its time has come', async () => {
  const lender = await lenderOf();
  await push(device.write('journal.open', openBody()), device.write('ban.set', banBody()));
  const from = '2026-11-23T10:00:00.000+05:00';
  const recorded = [
    [1, 1, 'recorded', undefined],
    [2, 1, 'recorded', from],
  ];
  expect(await states()).toEqual(recorded);
  expect((await check(lender)).body.ban).toEqual({ state: 'none' });

  clock.advance(24 * HOUR_MS - 1);
  await at.registry().settle();
  expect(await states()).toEqual(recorded);
  clock.advance(1);
  await at.registry().settle();
  expect(await states()).toEqual([...recorded, [2, 2, 'in-force', from]]);
  expect((await check(lender)).body.ban).toEqual({ state: 'in-force', since: from });
  await at.registry().settle();
  expect(await states()).toHaveLength(3);
});

test('a delay that ended while the registry was down is caught up at its start', async () => {
  await push(device.write('journal.open', openBody()), device.write('ban.set', banBody()));
  await at.registry().close();
  clock.advance(48 * HOUR_MS);
  await at.restart();
  expect((await states()).at(-1)).toEqual([2, 2, 'in-force', '2026-11-23T10:00:00.000+05:00']);
});

test('the watch wakes by itself when the delay is over', async () => {
  await push(device.write('journal.open', openBody()), device.write('ban.set', banBody()));
  await at.registry().settle();
  const waiting = ask(device, 'GET', `/v1/devices/${device.id}/verdicts?after=2&wait=20`);
  await new Promise((resolve) => setTimeout(resolve, 100));
  clock.advance(24 * HOUR_MS);
  expect((await waiting).body.items).toMatchObject([{ state: 'in-force' }]);
});

test('what a correction adds to a ban comes into force at the time its verdict names, and the correction says so', async () => {
  const open = device.write('journal.open', openBody());
  const ban = device.write('ban.set', banBody({ scope: ['bank'] }));
  await push(open, ban);
  clock.advance(HOUR_MS);
  await push(device.write('correction', act({ corrects: ban.id, body: banBody(), reason: 'demo' })));
  const microfinance = await lenderOf('000140000042');
  clock.advance(24 * HOUR_MS);
  await at.registry().settle();
  expect((await states()).slice(1)).toEqual([
    [2, 1, 'recorded', '2026-11-23T10:00:00.000+05:00'],
    [3, 1, 'recorded', '2026-11-23T11:00:00.000+05:00'],
    [2, 2, 'in-force', '2026-11-23T10:00:00.000+05:00'],
    [3, 2, 'in-force', '2026-11-23T11:00:00.000+05:00'],
  ]);
  expect((await check(microfinance)).body.ban).toEqual({
    state: 'in-force',
    since: '2026-11-23T11:00:00.000+05:00',
  });
});

test('a lender is told about the ban of its own kind, of both where the policy does not know it, and it is signed', async () => {
  await at.end();
  await start('PT0S');
  await push(device.write('journal.open', openBody()), device.write('ban.set', banBody({ scope: ['bank'] })));
  const [bank, microfinance, unknown] = [
    await lenderOf('000140000012'),
    await lenderOf('000140000042'),
    await lenderOf(),
  ];
  const answers = [
    await check(bank),
    await check(microfinance),
    await check(unknown),
    await check(bank, { iin: OTHER_IIN }),
  ];
  expect(answers.map(({ body }) => (body.ban as { state: string }).state)).toEqual([
    'in-force',
    'none',
    'in-force',
    'none',
  ]);
  const ring = openKeyring(bank.enrolled.keys, bank.enrolled.root);
  for (const { body } of answers) {
    const answer = CheckAnswer.parse(body);
    expect(ring && isSealedByRing(body as CheckAnswer, ring)).toBe(true);
    const changed = { ...answer, amount: 1 };
    expect(ring && isSealedByRing(changed, ring)).toBe(false);
  }
  expect(answers[0]?.body).toMatchObject({ ...question, lender: bank.id });

  // A lift is recorded and nothing more: the ban stands.
  await push(device.write('ban.lift', liftBody()));
  expect((await check(bank)).body.ban).toMatchObject({ state: 'in-force' });
});

test('Idempotency-Key: needed; the same request has the same answer for a day; another one is refused', async () => {
  const [lender, other] = [await lenderOf(), await lenderOf()];
  for (const key of ['', 'a b', 'a'.repeat(201)]) {
    expect(await check(lender, {}, key)).toMatchObject({ status: 400, body: { code: 'idempotency-key' } });
  }
  const without = await ask(lender, 'POST', '/v1/lender/checks', question);
  expect(without).toMatchObject({ status: 400, body: { code: 'idempotency-key' } });
  const first = await check(lender, {}, 'k');
  clock.advance(HOUR_MS);
  expect((await check(lender, {}, 'k')).text).toBe(first.text);
  expect(await check(lender, { amount: 1 }, 'k')).toMatchObject({
    status: 422,
    body: { code: 'idempotency-key-reused' },
  });
  expect((await check(other, { amount: 1 }, 'k')).status).toBe(200);
  clock.advance(24 * HOUR_MS);
  expect((await check(lender, {}, 'k')).body.check).not.toBe(first.body.check);
});

test('many checks at once: each lender has its own answer about each citizen, one for each key', async () => {
  await at.end();
  await start('PT0S');
  const [bank, microfinance] = [await lenderOf('000140000012'), await lenderOf('000140000042')];
  await push(device.write('journal.open', openBody()), device.write('ban.set', banBody({ scope: ['bank'] })));
  const asked = [bank, microfinance].flatMap((lender) =>
    [IIN, OTHER_IIN].flatMap((iin) =>
      Array.from({ length: 30 }, (_, n) => ({
        lender,
        iin,
        application: `A-${n % 10}`,
        key: `${iin}-${n % 10}`,
      })),
    ),
  );
  const answers = await Promise.all(
    asked.map(async ({ lender, iin, application, key }) => ({
      expected: lender === bank && iin === IIN ? 'in-force' : 'none',
      place: `${lender.id} ${key}`,
      answer: await check(lender, { iin, application }, key),
      who: { lender: lender.id, iin, application },
    })),
  );
  for (const { answer, expected, who } of answers)
    expect(answer).toMatchObject({ status: 200, body: { ...who, ban: { state: expected } } });
  const texts = Map.groupBy(answers, ({ place }) => place);
  expect([...texts].map(([, same]) => new Set(same.map(({ answer }) => answer.text)).size)).toEqual(
    Array.from({ length: 40 }, () => 1),
  );
  const { store } = at.registry().context;
  expect(await store.selectFrom('checks').select('id').execute()).toHaveLength(40);
  const other = await check(bank, { amount: 1 }, `${IIN}-1`);
  expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
});

test('a check about an ИИН with a wrong check digit, or with no amount, is 422 and says which field', async () => {
  const lender = await lenderOf();
  const wrong = await check(lender, { iin: '500101300004' });
  expect(wrong).toMatchObject({ status: 422, body: { code: 'invalid', detail: 'iin' } });
  expect(wrong.text).not.toContain('500101300004');
  expect(await check(lender, { amount: -1 })).toMatchObject({ status: 422, body: { detail: 'amount' } });
});

test('a proof is of one application, citizen, sum, purpose and lender: for another one it does not verify', async () => {
  const bank = await lenderOf('000140000012');
  const ring = openKeyring(bank.enrolled.keys, bank.enrolled.root);
  const body = (await check(bank)).body as CheckAnswer;
  expect(ring && isSealedByRing(body, ring)).toBe(true);
  for (const other of [
    { application: 'A-2' },
    { iin: OTHER_IIN },
    { amount: 100_001 },
    { purpose: 'contract' },
    { product: 'microcredit' },
    { lender: device.id },
    { ban: { state: 'in-force' } },
    { at: '2026-11-23T10:00:00.000+05:00' },
  ])
    expect([other, ring && isSealedByRing({ ...body, ...other }, ring)]).toEqual([other, false]);
});

test('a recorded status.view opens the citizen status once, for ten minutes, to its own device', async () => {
  await at.end();
  await start('PT0S');
  const lender = await lenderOf('000140000012');
  const open = device.write('journal.open', openBody());
  const ban = device.write('ban.set', banBody());
  const views = Array.from({ length: 3 }, () => device.write('status.view', act()));
  await push(open, ban, ...views);
  await check(lender);
  const status = (who: TestDevice, entry: string | undefined) =>
    ask(who, 'POST', `/v1/devices/${who.id}/status`, { entry });

  const shown = await status(device, views[0]?.id);
  expect(Status.safeParse(shown.body).success).toBe(true);
  expect(shown.body).toMatchObject({
    bans: [{ entry: ban.id, state: 'in-force', scope: ['bank', 'microfinance'] }],
    checks: [{ lender: 'Демо-банк «Алма»', bin: '000140000012', purpose: 'loan-decision', ban: 'in-force' }],
    views: [{ who: '1001, almaty-1', why: 'status.view' }],
  });
  expect(await status(device, views[0]?.id)).toMatchObject({ status: 409, body: { code: 'used' } });
  expect(await status(device, ban.id)).toMatchObject({ status: 404, body: { code: 'not-found' } });
  const other = await enrol(at.url, await at.code({}));
  expect(await status(other, views[1]?.id)).toMatchObject({ status: 404 });
  clock.advance(10 * 60_000);
  expect(await status(device, views[1]?.id)).toMatchObject({ status: 410, body: { code: 'expired' } });

  const late = device.write('status.view', act({ citizen: citizen({ iin: OTHER_IIN }) }));
  await push(late);
  expect((await status(device, late.id)).body).toMatchObject({
    bans: [],
    checks: [],
    claims: [],
    consents: [],
  });
});
