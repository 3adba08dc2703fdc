import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import type { ClaimFileAnswers } from '../../../shared/api/answers.ts';
import type { ClaimPapers, ClaimView } from '../../../shared/api/claims.ts';
import type { Output } from '../../../shared/api/calls.ts';
import { createKept } from '../sync/kept.ts';
import { banAnswers, enrolFolder, newFolder, openFile, openTestCore } from '../testing/desk.ts';
import { PIN, testPolicy } from '../testing/people.ts';

const LOAN = '01931d00-0000-7000-8000-0000000000a1';

/** A PNG of one pixel: any picture, of a cat or of a paper. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A desk with a claim's draft that a supervisor approved, and a picture attached to it. */
async function begin() {
  const data = newFolder();
  const registry = await enrolFolder(data);
  const db = openFile(data);
  const representativeBases = [{ kind: 'ban.set', basis: 'guardian' }];
  createKept(db).policy.write(testPolicy(registry, { representativeBases }));
  db.close();
  const core = openTestCore(data);
  await core.value('staff.signIn', { key: uuidv7(), number: '1001', pin: PIN });
  const id = uuidv7();
  await core.value('drafts.start', { key: id, journey: 'claim', language: 'kk' });
  const added: Output<'blobs.add'> = await core.value('blobs.add', {
    key: uuidv7(),
    draft: id,
    label: 'мысық.png',
    bytes: PICTURE.length,
    offset: 0,
    part: PICTURE.toString('base64'),
  });
  const { citizen, attestation, confirmation } = banAnswers();
  const supervisor = { number: '2001', pin: '135791' };
  const about = { key: uuidv7(), draft: id, kind: 'claim.file', iin: citizen.iin, method: 'clerk' as const };
  await core.value('staff.approve', { ...about, ...supervisor });
  if (!added.blob) throw new Error('no file was kept');
  const answers: ClaimFileAnswers = {
    kind: 'claim.file',
    citizen,
    attestation,
    confirmation,
    loans: [
      {
        id: LOAN,
        lender: { bin: '000140000012', name: 'Демо-банк' },
        product: 'bank-loan',
        amount: 45_000_000,
        issuedOn: '2026-10-01',
        online: true,
      },
    ],
    grounds: ['not-mine'],
    story: 'Мысық 🐈',
    discoveredOn: '2026-11-01',
    evidence: [added.blob],
    procedures: [],
  };
  return { core, id, answers };
}

test('a picture of a cat is kept as evidence, and stands in for no document', async () => {
  const { core, id, answers } = await begin();
  await core.value('entries.confirm', { id, answers });
  const view: ClaimView = await core.value('claims.show', { id });
  expect(view.loans.map(({ missing }) => missing)).toEqual([['document']]);
  const papers: ClaimPapers = await core.value('claims.papers', { entry: id });
  expect(papers).toMatchObject({ evidence: 1, story: 'Мысық 🐈' });
  await core.close();
});

test('the papers of a claim by a representative name them in full, as whoever reads them has to know', async () => {
  const { core, id, answers } = await begin();
  const representative = {
    iin: '500101300405',
    fullName: 'Ёлкин Сергей Юрьевич',
    basis: 'guardian',
    document: { kind: 'other' as const, number: '7', issuedOn: '2026-05-05', issuer: 'Акимат' },
    attestation: answers.attestation,
  };
  const supervisor = { number: '2001', pin: '135791', representative: representative.iin };
  const about = {
    key: uuidv7(),
    draft: id,
    kind: 'claim.file',
    iin: answers.citizen.iin,
    method: 'clerk' as const,
  };
  await core.value('staff.approve', { ...about, ...supervisor });
  await core.value('entries.confirm', {
    id,
    answers: {
      ...answers,
      citizen: { ...answers.citizen, representative },
      attestation: {
        ...answers.attestation,
        identity: { method: 'clerk', attempts: 0, reason: 'represented' },
      },
    },
  });
  const papers: ClaimPapers = await core.value('claims.papers', { entry: id });
  expect(papers.representative).toEqual({
    fullName: 'Ёлкин Сергей Юрьевич',
    iin: '500101300405',
    basis: 'guardian',
    number: '7',
  });
  await core.close();
});
