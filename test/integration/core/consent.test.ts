import { expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { banAnswers, openFile } from '../../../electron/core/testing/desk.ts';
import { demoPolicy } from '../../../registry/demo/policy.ts';
import type {
  CorrectedAnswers,
  SpouseConsentAnswers,
  SpouseRevokeAnswers,
} from '../../../shared/api/answers.ts';
import type { Draft } from '../../../shared/api/sessionCalls.ts';
import type { ConsentView } from '../../../shared/api/consents.ts';
import type { StatusKnown } from '../../../shared/api/status.ts';
import type { EntryView, ReceiptPaper } from '../../../shared/api/views.ts';
import { dateAt } from '../../../shared/domain/dates.ts';
import type { CheckAnswer } from '../../../shared/protocol/schema/lender.ts';
import { banBody, citizen as person } from '../bodies.ts';
import { enrol } from '../device.ts';
import { enrolledKiosk, startNetwork, type Kiosk } from './kiosk.ts';
import { down } from './proxy.ts';

const BORROWER = '500101300003';
const SPOUSE = '500101300405';
const STRANGER = '500101300777';
const ALMA = { bin: '000140000012', name: 'Demo Bank Alma' };
const AMOUNT = 500_000_000;
const GUARD = { answers: { why: ['family'] }, distress: false, alone: true };
const YEAR_MS = 365 * 86_400_000;

async function answersFor(kiosk: Kiosk, draft: string, more: object = {}): Promise<SpouseConsentAnswers> {
  const { citizen, attestation, confirmation } = banAnswers();
  const spouse = { ...citizen, iin: SPOUSE, fullName: 'Ёлкин Сергей Юрьевич', language: 'ru' as const };
  const document = { kind: 'passport' as const, number: 'N01234567' };
  const { sealed } = await kiosk.value<{ sealed: string }>('guard.seal', {
    draft,
    of: SPOUSE,
    content: GUARD,
  });
  return {
    kind: 'spouse.consent',
    citizen,
    attestation,
    spouse,
    spouseAttestation: { ...attestation, document },
    confirmation,
    guard: { textVersion: '1', sealed },
    lender: ALMA,
    amount: AMOUNT,
    validUntil: dateAt(Date.now() + YEAR_MS),
    ...more,
  };
}
const begin = async (kiosk: Kiosk, journey: string) => {
  const id = uuidv7();
  await kiosk.value('drafts.start', { key: id, journey, language: 'kk' });
  return id;
};
const consent = async (kiosk: Kiosk, more: object = {}) => {
  const id = await begin(kiosk, 'spouse');
  return kiosk.call('entries.confirm', { id, answers: await answersFor(kiosk, id, more) });
};
const given = async (kiosk: Kiosk): Promise<EntryView> => {
  const result = await consent(kiosk);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value as EntryView;
};
const revoke = async (kiosk: Kiosk, of: string, iin = SPOUSE) => {
  const id = await begin(kiosk, 'revoke');
  const { citizen, attestation, confirmation } = banAnswers({ iin });
  const answers: SpouseRevokeAnswers = {
    kind: 'spouse.revoke',
    citizen,
    attestation,
    confirmation,
    consent: of,
  };
  return kiosk.call('entries.confirm', { id, answers });
};
const list = async (kiosk: Kiosk, iin = SPOUSE): Promise<ConsentView[]> =>
  kiosk.value('consents.given', { key: uuidv7(), draft: await begin(kiosk, 'revoke'), iin });
const knownTo = async (kiosk: Kiosk, iin: string): Promise<StatusKnown> => {
  const id = await begin(kiosk, 'status');
  const { citizen, attestation, confirmation } = banAnswers({ iin });
  const answers = { kind: 'status.view', citizen, attestation, confirmation };
  await kiosk.value('entries.confirm', { id, answers });
  return kiosk.value('status.known', { key: uuidv7(), entry: id });
};

async function inNetwork() {
  const { registry, proxy } = await startNetwork();
  const kiosk = await enrolledKiosk(registry, proxy.url);
  await kiosk.sync();
  const alma = await enrol(
    registry.url,
    await registry.code({ role: 'lender', name: 'Demo', bin: ALMA.bin }),
  );
  const body = {
    iin: BORROWER,
    application: 'A-1',
    purpose: 'loan-decision',
    product: 'consumer',
    amount: AMOUNT,
  };
  const asked = async () => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': uuidv7() };
    const check = await alma.ask<CheckAnswer>('POST', '/v1/lender/checks', {
      body: JSON.stringify(body),
      headers,
    });
    return check.body.spouseConsent?.state;
  };
  return { registry, proxy, kiosk, asked };
}

test('given offline it is in force once the registry says so, and taken back the lender sees none', async () => {
  const { proxy, kiosk, asked } = await inNetwork();
  proxy.play(down);
  const entry = await given(kiosk);
  expect(entry).toMatchObject({
    kind: 'spouse.consent',
    state: 'waiting',
    language: 'ru',
    iinLast4: '0003',
    consent: { who: 'Ёлкин С. Ю.', iinLast4: '0405', lender: ALMA.name, amount: AMOUNT },
  });
  expect(await asked()).toBe('none');
  proxy.play({});
  await kiosk.sync();
  await kiosk.sync();
  expect(await kiosk.show(entry.id)).toMatchObject({ state: 'in-force' });
  expect(await asked()).toBe('in-force');
  expect(await revoke(kiosk, entry.id)).toMatchObject({ ok: true, value: { state: 'waiting' } });
  await kiosk.sync();
  await kiosk.sync();
  expect(await kiosk.show(entry.id)).toMatchObject({ state: 'ended' });
  expect(await asked()).toBe('none');
});

test('the spouse is the one who confirms, and who understood; the borrower is attested as well', async () => {
  const { kiosk } = await inNetwork();
  const { id } = await given(kiosk);
  const paper = await kiosk.value<ReceiptPaper>('receipts.make', { entry: id });
  expect(paper).toMatchObject({ initials: 'Ә. Қ. Ө.', entry: { consent: { initials: 'Ё. С. Ю.' } } });
  await kiosk.close();
  const db = openFile(kiosk.data);
  const row = db.prepare<[string], { body: string }>('SELECT body FROM entries WHERE id = ?').get(id);
  db.close();
  const body = JSON.parse(row?.body ?? '') as object;
  expect(body).toMatchObject({
    citizen: { iin: BORROWER },
    attestation: { clerk: '1001', center: 'almaty-1' },
    spouse: { iin: SPOUSE },
    spouseAttestation: { clerk: '1001', center: 'almaty-1', document: { number: 'N01234567' } },
    spouseConfirmation: { screen: 'turned' },
  });
  expect(body).not.toHaveProperty('confirmation');
});

const WRONG: readonly (readonly [more: object, code: string, path: string])[] = [
  [{ spouse: banAnswers().citizen }, 'spouse.same', 'spouse.iin'],
  [{ validUntil: '2020-01-01' }, 'date.past', 'validUntil'],
  [{ lender: { name: 'Какой-то банк' } }, 'core.badRequest', 'lender.bin'],
  [{ amount: 1e17 }, 'core.badRequest', 'amount'],
];

test('one for oneself, one that is over, to nobody or of a sum beyond reason is refused here, with the field', async () => {
  const { kiosk } = await inNetwork();
  for (const [more, code, path] of WRONG) {
    const result = await consent(kiosk, more);
    expect(result).toMatchObject({ ok: false, problem: { code } });
    const fields = result.ok ? [] : (result.problem.fields ?? []);
    expect(fields.map((field) => field.path.replace(/^answers\./, ''))).toEqual([path]);
  }
});

test('whoever acts for the borrower does not consent as well, though the policy lets others act for borrowers', async () => {
  const representativeBases = [{ kind: 'spouse.consent', basis: 'guardian' }];
  const { registry, proxy } = await startNetwork({
    policy: { ...demoPolicy(Date.now()), representativeBases },
  });
  const kiosk = await enrolledKiosk(registry, proxy.url);
  await kiosk.sync();
  const { citizen, attestation } = banAnswers();
  const away = { ...attestation, identity: { method: 'clerk', attempts: 0, reason: 'represented' } };
  const acting = (iin: string) => ({
    attestation: away,
    citizen: {
      ...citizen,
      representative: {
        iin,
        fullName: 'Ёлкин Сергей Юрьевич',
        basis: 'guardian',
        document: { kind: 'other', number: '77', issuedOn: '2026-01-10', issuer: 'Алматы' },
        attestation,
      },
    },
  });
  expect(await consent(kiosk, acting(SPOUSE))).toMatchObject({
    problem: { code: 'spouse.represents', fields: [{ path: 'spouse.iin' }] },
  });
  expect(await consent(kiosk, acting(STRANGER))).toMatchObject({ ok: true });
});

test('only the spouse finds it and takes it back, once; of one given elsewhere the registry decides', async () => {
  const { registry, proxy, kiosk } = await inNetwork();
  const { id } = await given(kiosk);
  expect(await list(kiosk, BORROWER)).toEqual([]);
  expect(await list(kiosk)).toMatchObject([{ id, isOpen: true, terms: { amount: AMOUNT } }]);
  expect((await knownTo(kiosk, SPOUSE)).consents).toMatchObject([{ id }]);
  expect(await knownTo(kiosk, BORROWER)).toMatchObject({ acts: [{ id }], consents: [] });
  expect(await revoke(kiosk, id, BORROWER)).toMatchObject({ problem: { code: 'consent.notYours' } });
  expect(await revoke(kiosk, id, STRANGER)).toMatchObject({ problem: { code: 'consent.notYours' } });
  await kiosk.sync();
  const other = await enrolledKiosk(registry, proxy.url);
  const foreign = await revoke(other, id, BORROWER);
  await other.sync();
  await other.sync();
  const refused = foreign.ok ? await other.show((foreign.value as EntryView).id) : null;
  expect(refused).toMatchObject({ state: 'refused', reason: { code: 'no-such-consent' } });

  expect(await revoke(kiosk, id)).toMatchObject({ ok: true });
  expect(await list(kiosk)).toMatchObject([{ id, isOpen: false }]);
  expect((await knownTo(kiosk, SPOUSE)).consents).toEqual([]);
  expect(await revoke(kiosk, id)).toMatchObject({
    problem: { code: 'consent.closed', fields: [{ path: 'consent' }] },
  });
});

test('a refused consent is given once more with the same answers; what the spouse answered alone is asked anew', async () => {
  const { registry, kiosk, asked } = await inNetwork();
  const refusedId = await begin(kiosk, 'spouse');
  // Another kiosk's act lies at the registry under that id.
  const other = await enrol(registry.url, await registry.code({ name: 'Other' }));
  await other.push([
    other.write('journal.open', { cause: 'new', lost: [] }),
    other.write('ban.set', banBody({ citizen: person({ iin: STRANGER }) }), { id: refusedId }),
  ]);
  await kiosk.value('entries.confirm', { id: refusedId, answers: await answersFor(kiosk, refusedId) });
  await kiosk.sync();
  expect(await kiosk.show(refusedId)).toMatchObject({ state: 'refused', toMend: true });

  const begun = await kiosk.value<{ draft: Draft; answers: CorrectedAnswers }>('corrections.start', {
    key: uuidv7(),
    entry: refusedId,
  });
  expect(begun.answers).toMatchObject({
    kind: 'spouse.consent',
    citizen: { iin: BORROWER },
    spouse: { iin: SPOUSE, language: 'ru' },
    spouseAttestation: { document: { number: 'N01234567' } },
    lender: ALMA,
    amount: AMOUNT,
  });
  expect(begun.answers).not.toHaveProperty('guard');
  const { id } = begun.draft;
  await kiosk.value('entries.confirm', { id, answers: await answersFor(kiosk, id) });
  await kiosk.sync();
  expect(await kiosk.show(id)).toMatchObject({ kind: 'spouse.consent', state: 'in-force' });
  expect(await kiosk.show(refusedId)).toMatchObject({ toMend: false, dismissed: { madeAgain: id } });
  expect(await asked()).toBe('in-force');
  // It is a consent like any other: whoever gave it takes it back.
  expect((await list(kiosk)).filter(({ isOpen }) => isOpen).map((one) => one.id)).toEqual([id]);
  expect(await revoke(kiosk, id)).toMatchObject({ ok: true });
});
