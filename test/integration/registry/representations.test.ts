import { afterEach, beforeEach, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { representationLetter, type RepresentationLetter } from '../../../registry/letters/representation.ts';
import { sendRepresentation } from '../../../registry/prosecution/representations.ts';
import { findDevice } from '../../../registry/store/devices.ts';
import { transact } from '../../../registry/store/transact.ts';
import { Representation, type RepresentationRequest } from '../../../shared/protocol/schema/cases.ts';
import { act, banBody, citizen } from '../bodies.ts';
import type { TestDevice } from '../device.ts';
import { ALMA, DALA, DAY_MS, openOffice, type Office } from '../office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.at.end());

test('a representation is one numbered letter over many cases, with an order for each; the lender reads and answers it', async () => {
  const { device, alma, prosecutor, prosecutorOf, opened, ask, push, post, filed, list, orders } = office;
  const [first, second] = [await filed(), await filed(device, {}, false)];
  const elsewhere = await filed(await opened('astana-1'));
  const other = await filed(device, { lender: { bin: DALA, name: 'Dala' } });
  const name = ({ claim, about }: typeof first) => ({ claim: claim.id, loan: about.id });
  const asked = (cases: object[], more: object = {}) =>
    post<Representation & { code: string }>(prosecutor, '/v1/representations', {
      bin: ALMA,
      cases,
      language: 'kk',
      text: 'Өндіріп алуды тоқтату',
      ...more,
    });
  const { status, body } = await asked([name(first), name(second)]);
  expect([status, Representation.safeParse(body).success]).toEqual([200, true]);
  expect(body).toMatchObject({ number: 'R-2026-000001', bin: ALMA, by: prosecutor.id });
  const sent = (await orders()).filter(({ kind }) => kind === 'representation');
  expect(sent).toMatchObject(
    [first, second].map(({ about }) => ({
      loan: about.id,
      representation: { id: body.id, number: body.number },
      blobs: [body.letter],
    })),
  );
  const letter = await ask(alma, 'GET', `/v1/blobs/${body.letter.sha256}`);
  expect([letter.status, letter.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  expect((await ask(prosecutor, 'GET', `/v1/blobs/${body.letter.sha256}`)).status).toBe(200);
  const answered = await post(alma, `/v1/lender/orders/${sent[1]?.id}/answer`, {
    state: 'suspended',
    amount: 5,
    at: '2026-11-22T12:00:00+05:00',
  });
  expect(answered.status).toBe(200);
  expect((await list(prosecutor, '?state=suspended')).map(({ claim }) => claim)).toEqual([second.claim.id]);

  const wrong: [object[], string][] = [
    [[name(elsewhere)], 'role'],
    [[name(first), name(other)], 'other-lender'],
    [[{ claim: uuidv7(), loan: uuidv7() }], 'not-found'],
  ];
  for (const [cases, code] of wrong) expect((await asked(cases)).body.code).toBe(code);
  await push(device, device.write('claim.withdraw', act({ claim: first.claim.id, reason: 'demo' })));
  expect((await asked([name(first)])).body.code).toBe('case-closed');
  expect((await asked([name(second)])).body.number).toBe('R-2026-000002');
  const listed = async (who: TestDevice) =>
    (await ask<{ items: Representation[] }>(who, 'GET', '/v1/representations')).body.items;
  expect((await listed(prosecutor)).map(({ number }) => number)).toEqual(['R-2026-000002', 'R-2026-000001']);
  expect(await listed(await prosecutorOf('astana'))).toEqual([]);
});

/** Sends one as the route does, writing the letter by `draw`. */
function sendOne(
  cases: readonly { claim: { id: string }; about: { id: string } }[],
  draw: typeof representationLetter,
) {
  const { context } = office.at.registry();
  const asked: RepresentationRequest = {
    bin: ALMA,
    cases: cases.map(({ claim, about }) => ({ claim: claim.id, loan: about.id })),
    language: 'kk',
    text: 'Өндіріп алуды тоқтату',
  };
  return findDevice(context.store, office.prosecutor.id).then((by) => {
    if (!by) throw new Error('no prosecutor');
    return sendRepresentation(context, by, asked, (send) => transact(context.store, send), draw);
  });
}

test('while a letter is written desks deliver, and lenders and colleagues are answered', async () => {
  const { device, alma, prosecutor, push, filed, list, orders, said } = office;
  const one = await filed();
  const bans = Array.from({ length: 3 }, () => device.write('ban.set', banBody()));
  let written = 0;
  const sent = await sendOne([one], async (letter) => {
    written += 1;
    for (const ban of bans) {
      expect((await push(device, ban)).body).toMatchObject({ taken: 1 });
      expect(await said(ban)).toEqual(['recorded', 'in-force']);
    }
    expect((await orders(alma)).map(({ kind }) => kind)).toEqual(['suspend']);
    expect(await list(prosecutor)).toHaveLength(1);
    return representationLetter(letter);
  });
  expect([written, sent.ok]).toEqual([1, true]);
  expect((await orders(alma)).map(({ kind }) => kind)).toEqual(['suspend', 'representation']);
});

test('a letter is written again where a case or the number became another, and says what is so when it is sent', async () => {
  const { device, alma, clock, push, filed, orders, ask } = office;
  const [one, other] = [await filed(), await filed()];
  const letters: RepresentationLetter[] = [];
  const between = [
    // Somebody else's letter takes the number.
    () => sendOne([other], representationLetter),
    () => {
      const body = { ...one.claim.body, citizen: citizen({ fullName: 'Тестова Аты Өзгерді' }) };
      return push(device, device.write('correction', act({ corrects: one.claim.id, body, reason: 'demo' })));
    },
    // The day on which it is due is another.
    async () => clock.advance(DAY_MS),
  ];
  const sent = await sendOne([one], async (letter) => {
    await between[letters.length]?.();
    letters.push(letter);
    return representationLetter(letter);
  });
  expect(sent).toMatchObject({ ok: true, representation: { number: 'R-2026-000002' } });
  expect(letters.map(({ number, loans }) => [number, loans[0]?.fullName])).toEqual([
    ['R-2026-000001', 'Тест Тестов'],
    ['R-2026-000002', 'Тест Тестов'],
    ['R-2026-000002', 'Тестова Аты Өзгерді'],
    ['R-2026-000002', 'Тестова Аты Өзгерді'],
  ]);
  const order = (await orders(alma)).at(-1);
  expect(order).toMatchObject({ kind: 'representation', citizen: { fullName: 'Тестова Аты Өзгерді' } });
  expect(letters.at(-1)?.dueMs).toBe(Date.parse(order?.dueAt ?? ''));
  const [blob] = order?.blobs ?? [];
  expect((await ask(alma, 'GET', `/v1/blobs/${blob?.sha256}`)).status).toBe(200);
});

test('a case that is withdrawn while its letter is written is in no letter, and no number is lost', async () => {
  const { device, push, filed } = office;
  const [one, other] = [await filed(), await filed()];
  const sent = await sendOne([one], async (letter) => {
    await push(device, device.write('claim.withdraw', act({ claim: one.claim.id, reason: 'demo' })));
    return representationLetter(letter);
  });
  expect(sent).toEqual({ ok: false, problem: 'case-closed' });
  expect(await sendOne([other], representationLetter)).toMatchObject({
    representation: { number: 'R-2026-000001' },
  });
});
