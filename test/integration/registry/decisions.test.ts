/** What prosecutors do about cases and lifts, as entries of the registry’s own journal. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { CasePage } from '../../../shared/protocol/schema/cases.ts';
import { GENESIS } from '../../../shared/protocol/schema/entry.ts';
import { digestOf, hashOf } from '../../../shared/protocol/hashing.ts';
import { isSealedByRing } from '../../../shared/protocol/keyring.ts';
import { OwnEntry, ownHeaderOf } from '../../../shared/protocol/schema/own.ts';
import { act, banBody, citizen, goodBodies, IIN, liftBody } from '../bodies.ts';
import type { TestDevice } from '../device.ts';
import { ALMA, JSON_TYPE, openOffice, type Office } from '../office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.at.end());

test('what is done is a chain of signed entries, and its head is in the end of the day', async () => {
  const { clock, ring, device, alma, prosecutor, prosecutorOf, ask, push, post, filed, list } = office;
  const { path, about } = await filed();
  clock.advance(1_000);
  const colleague = await prosecutorOf('almaty', 'Коллега');
  const foreign = await prosecutorOf('astana');
  const acts = [
    await post<OwnEntry>(prosecutor, `${path}/assign`, { to: colleague.id }),
    await post<OwnEntry>(prosecutor, `${path}/request`, { what: 'Құжаттың түпнұсқасы' }),
    await post<OwnEntry>(colleague, `${path}/decide`, { decision: 'upheld', reason: 'Доказано' }),
  ];
  let head = { seq: 0, hash: GENESIS };
  for (const { status, body } of acts) {
    expect([status, OwnEntry.safeParse(body).success]).toEqual([200, true]);
    expect(body).toMatchObject({
      seq: head.seq + 1,
      prev: head.hash,
      digest: digestOf(body.salt, body.body),
    });
    expect(isSealedByRing(ownHeaderOf(body), ring)).toBe(true);
    head = { seq: body.seq, hash: hashOf(ownHeaderOf(body)) };
  }
  expect((await list(prosecutor, `?assignee=${colleague.id}`)).map((line) => line.loan)).toEqual([about.id]);
  for (const to of [foreign.id, alma.id, uuidv7()])
    expect(await post(prosecutor, `${path}/assign`, { to })).toMatchObject({
      body: { code: 'not-prosecutor' },
    });
  const close = device.write('device.closeDay', goodBodies['device.closeDay']?.() ?? {});
  await push(device, close);
  const { body } = await ask<{ items: { entry: string; detail: { journal: object } }[] }>(
    device,
    'GET',
    `/v1/devices/${device.id}/verdicts`,
  );
  expect(body.items.find(({ entry }) => entry === close.id)?.detail.journal).toEqual(head);
  const page = CasePage.parse((await ask(prosecutor, 'GET', `${path}?why=supervision`)).body);
  expect(page.acts.map(({ kind }) => kind)).toEqual(['case.assigned', 'case.requested', 'case.decided']);
  expect(page.timeline.map(({ what, reason }) => [what, reason]).slice(3)).toEqual([
    ['assigned', undefined],
    ['requested', 'Құжаттың түпнұсқасы'],
    ['decided', 'Доказано'],
  ]);
});

test('a dismissal takes the order back and ends the claim; a closed or withdrawn case is not decided', async () => {
  const { device, prosecutor, push, post, filed, orders, said } = office;
  const { claim, about, path } = await filed();
  const dismiss = { decision: 'dismissed', reason: 'Кредит его' };
  expect((await post(prosecutor, `${path}/decide`, dismiss)).status).toBe(200);
  expect((await orders()).map(({ kind, loan: id }) => [kind, id])).toEqual([
    ['suspend', about.id],
    ['revoke', about.id],
  ]);
  expect(await said(claim)).toEqual(['recorded', 'ended']);
  expect(await post(prosecutor, `${path}/decide`, dismiss)).toMatchObject({ body: { code: 'case-closed' } });

  const second = await filed();
  await push(device, device.write('claim.withdraw', act({ claim: second.claim.id, reason: 'demo' })));
  for (const [name, body] of [
    ['decide', { decision: 'upheld', reason: 'x' }],
    ['assign', { to: prosecutor.id }],
    ['request', { what: 'x' }],
    ['lender', { bin: ALMA }],
  ] as const) {
    expect(await post(prosecutor, `${second.path}/${name}`, body)).toMatchObject({
      status: 409,
      body: { code: 'case-closed' },
    });
  }
});

test('a lender that is found gets its order, and the claim that waited for it is recorded', async () => {
  const { device, prosecutor, push, post, filed, orders, said } = office;
  const { claim, about, path } = await filed(device, { lender: { name: 'Какой-то банк' } });
  expect(await said(claim)).toEqual(['held lender-unknown']);
  expect((await post(prosecutor, `${path}/lender`, { bin: ALMA })).status).toBe(200);
  expect(await said(claim)).toEqual(['held lender-unknown', 'recorded']);
  expect(await orders()).toMatchObject([{ kind: 'suspend', loan: about.id }]);
  expect(await post(prosecutor, `${path}/lender`, { bin: ALMA })).toMatchObject({
    body: { code: 'lender-known' },
  });
  // A correction that still does not say who it is changes nothing.
  const body = { ...claim.body, story: 'x' };
  const correction = device.write('correction', act({ corrects: claim.id, body, reason: 'demo' }));
  await push(device, correction);
  expect(await said(correction)).toEqual(['recorded']);
  expect(await orders()).toHaveLength(1);
});

test('a lift under review is a work item of its region; it goes on when a second prosecutor says so', async () => {
  const { device, prosecutor, prosecutorOf, ask, push, post } = office;
  const lift = device.write(
    'ban.lift',
    liftBody({ citizen: citizen({ birthDate: '1950-01-01', phone: '+77010000000' }) }),
  );
  await push(device, lift);
  const colleague = await prosecutorOf('almaty', 'Коллега');
  const foreign = await prosecutorOf('astana');
  const waiting = async (who: TestDevice) =>
    (await ask<{ items: object[] }>(who, 'GET', '/v1/reviews')).body.items;
  // What cannot be opened is looked at as well.
  const line = { kind: 'ban.lift', entry: lift.id, review: 'unreadable', region: 'almaty' };
  expect(await waiting(prosecutor)).toMatchObject([line]);
  expect(await waiting(foreign)).toEqual([]);
  const one = `/v1/reviews/${lift.id}`;
  expect((await ask(prosecutor, 'GET', `${one}?why=complaint`)).body).toMatchObject({
    ...line,
    people: [{ as: 'citizen', iin: IIN, phone: '+77010000000' }],
    agreed: false,
  });
  expect((await ask(foreign, 'GET', `${one}?why=complaint`)).status).toBe(404);
  const release = async (who: TestDevice) => (await post(who, `${one}/release`, {})).body;
  expect(await release(prosecutor)).toEqual({ released: false });
  expect(await release(prosecutor)).toMatchObject({ status: 403, code: 'two-people' });
  expect(await release(foreign)).toMatchObject({ status: 404 });
  expect(await release(colleague)).toEqual({ released: true });
  expect(await waiting(prosecutor)).toEqual([]);
  expect(await release(colleague)).toMatchObject({ status: 404 });
});

test('who looks at a lift sees that its phone is new, and the one that was given before', async () => {
  const { clock, device, prosecutor, ask, push } = office;
  const asked = async (id: string) =>
    (await ask<{ people: object[] }>(prosecutor, 'GET', `/v1/reviews/${id}?why=complaint`)).body.people;
  const lift = (phone: string) =>
    device.write('ban.lift', liftBody({ citizen: citizen({ birthDate: '1950-01-01', phone }) }));
  await push(device, device.write('ban.set', banBody({ citizen: citizen({ phone: '+77010000001' }) })));
  const same = lift('+77010000001');
  await push(device, same);
  expect(await asked(same.id)).toMatchObject([{ phone: '+77010000001', phonesBefore: [] }]);

  clock.advance(60_000);
  const other = lift('+77019999999');
  await push(device, other);

  expect(await asked(other.id)).toMatchObject([
    { phone: '+77019999999', phonesBefore: [{ phone: '+77010000001' }] },
  ]);
});

test('the same act sent again is done once; without a key, or by others, it is not done', async () => {
  const { device, alma, prosecutor, prosecutorOf, ask, filed } = office;
  const { path } = await filed();
  const send = (who: TestDevice, headers: object) =>
    ask(who, 'POST', `${path}/request`, {
      body: JSON.stringify({ what: 'x' }),
      headers: { ...JSON_TYPE, ...headers },
    });
  const [first, again] = [
    await send(prosecutor, { 'idempotency-key': 'same' }),
    await send(prosecutor, { 'idempotency-key': 'same' }),
  ];
  expect(again.text).toBe(first.text);
  expect((await send(prosecutor, {})).status).toBe(400);
  for (const who of [device, alma, await prosecutorOf('astana')])
    expect((await send(who, { 'idempotency-key': 'x' })).status).toBe(403);
  const page = CasePage.parse((await ask(prosecutor, 'GET', `${path}?why=court`)).body);
  expect(page.acts).toHaveLength(1);
});
