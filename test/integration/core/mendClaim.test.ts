import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { banAnswers } from '../../../electron/core/testing/desk.ts';
import type { ClaimFileAnswers, CorrectedAnswers } from '../../../shared/api/answers.ts';
import type { ClaimPapers, ClaimView } from '../../../shared/api/claims.ts';
import type { BlobView, EntryView } from '../../../shared/api/views.ts';
import type { Draft } from '../../../shared/api/sessionCalls.ts';
import { loan } from '../bodies.ts';
import { named } from '../uploads.ts';
import { attach } from './claims.ts';
import { enrolledKiosk, startNetwork, type Kiosk } from './kiosk.ts';

const SCAN = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(2_000, 7)]);
const ALMA = { bin: '000140000012', name: 'Demo Bank Alma' };
const IIN = banAnswers().citizen.iin;

const approve = (kiosk: Kiosk, draft: string) =>
  kiosk.value('staff.approve', {
    key: uuidv7(),
    draft,
    kind: 'claim.file',
    iin: IIN,
    method: 'clerk',
    number: '2001',
    pin: '135791',
  });

/** A claim with a scan, about a loan of a lender that nobody knows. */
async function vagueClaim(kiosk: Kiosk): Promise<{ id: string; answers: ClaimFileAnswers }> {
  const id = await attach(kiosk, [SCAN]);
  await approve(kiosk, id);
  const { citizen, attestation, confirmation } = banAnswers();
  const answers = {
    kind: 'claim.file',
    citizen,
    attestation,
    confirmation,
    loans: [loan({ lender: { name: 'Какой-то банк' } })],
    grounds: ['not-mine'],
    story: 'Позвонили',
    discoveredOn: '2026-11-01',
    evidence: [named(SCAN, 'application/pdf')],
    procedures: [],
  } as ClaimFileAnswers;
  await kiosk.value('entries.confirm', { id, answers });
  return { id, answers };
}

test('a claim that is held is mended from what it said: the lender is named, loans and scans stay as they were', async () => {
  const { registry, proxy } = await startNetwork();
  const kiosk = await enrolledKiosk(registry, proxy.url);
  await kiosk.sync();
  const { id, answers } = await vagueClaim(kiosk);
  for (let tries = 0; tries < 3; tries += 1) await kiosk.sync();
  expect(await kiosk.show(id)).toMatchObject({
    state: 'held',
    toMend: true,
    reason: { code: 'lender-unknown' },
  });

  const begun = await kiosk.value<{ draft: Draft; answers: CorrectedAnswers }>('corrections.start', {
    key: uuidv7(),
    entry: id,
  });
  expect(begun.draft).toMatchObject({ journey: 'claim', corrects: id });
  expect(begun.answers).toMatchObject({
    kind: 'claim.file',
    loans: answers.loans,
    story: 'Позвонили',
    evidence: answers.evidence,
  });
  expect(begun.answers).not.toHaveProperty('confirmation');
  const attached = await kiosk.value<BlobView[]>('blobs.list', { act: begun.draft.id });
  expect(attached).toMatchObject(answers.evidence);

  await approve(kiosk, begun.draft.id);
  const loans = answers.loans.map((one) => ({ ...one, lender: ALMA }));
  const correction = await kiosk.value<EntryView>('entries.confirm', {
    id: begun.draft.id,
    answers: { ...answers, loans },
  });
  expect(correction).toMatchObject({ kind: 'correction', corrects: { id, kind: 'claim.file' } });
  expect(await kiosk.show(id)).toMatchObject({ toMend: false });
  await kiosk.sync();
  await kiosk.sync();
  expect(await kiosk.show(correction.id)).toMatchObject({ state: 'recorded' });
  expect(await kiosk.show(id)).toMatchObject({ state: 'recorded' });
  // What the citizen is shown of it, and what is printed, is what it says now.
  const view = await kiosk.value<ClaimView>('claims.show', { id });
  expect(view).toMatchObject({ state: 'recorded', loans: [{ lender: ALMA }], isOpen: true });
  const papers = await kiosk.value<ClaimPapers>('claims.papers', { entry: id });
  expect(papers.letters).toMatchObject([{ lender: ALMA }]);
});
