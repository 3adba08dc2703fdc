import { expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { Answers, BanSetAnswers } from '../../../shared/api/answers.ts';
import type { EntryView, ReceiptPaper } from '../../../shared/api/views.ts';
import { createJournal } from '../journal/journal.ts';
import { representativeProblem } from './kinds/representative.ts';
import { createKept } from '../sync/kept.ts';
import { banAnswers, enrolFolder, newFolder, openFile, openTestCore, testClock } from '../testing/desk.ts';
import { PIN, testPolicy } from '../testing/people.ts';

const LISTED = [
  { kind: 'ban.set', basis: 'power-of-attorney' },
  { kind: 'ban.lift', basis: 'guardian' },
];

async function atDesk(representativeBases = LISTED) {
  const data = newFolder();
  const registry = await enrolFolder(data);
  const db = openFile(data);
  createKept(db).policy.write(testPolicy(registry, { representativeBases }));
  db.close();
  const core = openTestCore(data, {}, testClock());
  await core.value('staff.signIn', { key: uuidv7(), number: '1001', pin: PIN });
  const confirm = async (answers: unknown, journey = 'ban') => {
    const id = uuidv7();
    await core.value('drafts.start', { key: id, journey, language: 'kk' });
    return core.call('entries.confirm', { id, answers });
  };
  return { core, data, confirm };
}

const attestation = banAnswers().attestation;
const AWAY = { method: 'clerk' as const, attempts: 0, reason: 'represented' };

/** A ban by somebody else; `change` is of what they say of themselves. */
function acting(change: object = {}): BanSetAnswers {
  const answers = banAnswers();
  const representative = {
    iin: '500101300405',
    fullName: 'Ёлкин Сергей Юрьевич',
    basis: 'power-of-attorney',
    document: { kind: 'other' as const, number: '1-245', issuedOn: '2026-05-05', issuer: 'Нотариус' },
    attestation,
    ...change,
  };
  return {
    ...answers,
    citizen: { ...answers.citizen, representative },
    attestation: { ...attestation, identity: AWAY },
  };
}

test('the entry says who acted, by what right, and who at the desk identified them; the paper says it by initials', async () => {
  const { core, data, confirm } = await atDesk();
  const result = await confirm(acting());
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  const entry = result.value as EntryView;
  expect(entry.representative).toEqual({
    initials: 'Ё. С. Ю.',
    iinLast4: '0405',
    basis: 'power-of-attorney',
  });
  const paper = await core.value('receipts.make', { entry: entry.id });
  expect(JSON.stringify(paper)).not.toContain('Ёлкин');
  expect((paper as ReceiptPaper).entry.representative?.iinLast4).toBe('0405');
  await core.close();
  const db = openFile(data);
  const { body } = createJournal(db, () => {}).byId(entry.id) ?? { body: null };
  db.close();
  const said = JSON.parse(body ?? '') as { citizen: Record<string, unknown>; attestation: object };
  expect(said.attestation).toMatchObject({ clerk: '1001', identity: AWAY });
  expect(said.citizen['representative']).toMatchObject({
    iin: '500101300405',
    document: { number: '1-245', issuedOn: '2026-05-05', issuer: 'Нотариус' },
    attestation: { clerk: '1001', center: 'almaty-1', policy: 3, identity: { method: 'clerk' } },
  });
});

test.each<[string, unknown, string, string]>([
  [
    'a right the policy does not name',
    acting({ basis: 'neighbour' }),
    'citizen.representative.basis',
    'representative.basis',
  ],
  [
    'whoever represents themselves',
    acting({ iin: '500101300003' }),
    'citizen.representative.iin',
    'representative.same',
  ],
  [
    'a face that nobody saw, of somebody who acts alone',
    { ...banAnswers(), attestation: acting().attestation },
    'attestation.identity.reason',
    'core.badRequest',
  ],
  [
    'a face vouched for of somebody who did not come',
    { ...acting(), attestation },
    'attestation.identity.reason',
    'core.badRequest',
  ],
  [
    'a representative who did not come either',
    acting({ attestation: { ...attestation, identity: AWAY } }),
    'citizen.representative.attestation.identity.reason',
    'core.badRequest',
  ],
  [
    'a face of theirs that no camera proved',
    acting({ attestation: { ...attestation, identity: { method: 'two-clerks', attempts: 0 } } }),
    'citizen.representative.attestation.identity.method',
    'face.notProven',
  ],
  ['no paper', acting({ document: 'доверенность' }), 'citizen.representative.document', 'core.badRequest'],
  [
    'a paper of no day',
    acting({ document: { kind: 'other', number: '1' } }),
    'citizen.representative.document.issuedOn',
    'core.badRequest',
  ],
  [
    'no consent of their own',
    acting({
      attestation: { ...attestation, consent: { personalData: false, textVersion: '1', readAloud: false } },
    }),
    'citizen.representative.attestation.consent.personalData',
    'core.badRequest',
  ],
])('not signed: %s', async (_what, answers, path, code) => {
  const { confirm } = await atDesk();
  const result = await confirm(answers);
  expect(result).toMatchObject({ ok: false });
  const fields = result.ok ? [] : (result.problem.fields ?? []);
  expect(fields.map((one) => ({ ...one, path: one.path.replace(/^answers\./, '') }))).toContainEqual({
    path,
    code,
  });
});

test('what the policy keeps for the person alone is not signed for them, whatever a window sends', () => {
  const policy = { representativeBases: LISTED };
  const asked = (kind: Answers['kind'], basis: string) =>
    representativeProblem({ ...acting({ basis }), kind }, policy)?.problem;
  expect(asked('ban.lift', 'power-of-attorney')).toEqual({
    code: 'representative.notAllowed',
    fields: [{ path: 'kind', code: 'representative.notAllowed' }],
  });
  expect(asked('spouse.consent', 'guardian')?.code).toBe('representative.notAllowed');
  expect(asked('ban.lift', 'guardian')).toBe(undefined);
});

test('a spouse who did not come consents to nothing, whoever acts for the borrower', () => {
  const policy = { representativeBases: [{ kind: 'spouse.consent', basis: 'power-of-attorney' }] };
  const spouseAttestation = { ...attestation, identity: AWAY };
  const asked = { ...acting(), kind: 'spouse.consent' as const };
  expect(representativeProblem({ ...asked, spouseAttestation: attestation }, policy)).toBe(null);
  expect(representativeProblem({ ...asked, spouseAttestation }, policy)?.problem.fields).toEqual([
    { path: 'spouseAttestation.identity.reason', code: 'core.badRequest' },
  ]);
});

test('a policy that names no right leaves nobody to act for another', async () => {
  const { confirm } = await atDesk([]);
  expect(await confirm(acting())).toMatchObject({ ok: false, problem: { code: 'representative.basis' } });
});
