import { expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { banAnswers } from '../../../electron/core/testing/desk.ts';
import type { StatusAnswer } from '../../../shared/api/status.ts';
import type { EntryView } from '../../../shared/api/views.ts';
import { enrolledKiosk, startNetwork, type Kiosk } from './kiosk.ts';

const GUARD = { answers: { why: ['loan'] }, distress: false, alone: true };

/** What is said where somebody acts for the citizen. */
function acting(basis: string) {
  const { citizen, attestation, confirmation, scope } = banAnswers();
  const representative = {
    iin: '500101300405',
    fullName: 'Ёлкин Сергей Юрьевич',
    basis,
    document: { kind: 'other', number: '1-245', issuedOn: '2026-05-05', issuer: 'Нотариус' },
    attestation,
  };
  const away = { method: 'clerk', attempts: 0, reason: 'represented' };
  return {
    citizen: { ...citizen, representative },
    attestation: { ...attestation, identity: away },
    confirmation,
    scope,
  };
}

async function confirm(kiosk: Kiosk, kind: string, journey: string, more: object = {}): Promise<string> {
  const id = uuidv7();
  await kiosk.value('drafts.start', { key: id, journey, language: 'kk' });
  await kiosk.value('entries.confirm', { id, answers: { kind, ...acting('guardian'), ...more } });
  return id;
}

async function lift(kiosk: Kiosk): Promise<string> {
  const id = uuidv7();
  await kiosk.value('drafts.start', { key: id, journey: 'lift', language: 'kk' });
  const iin = banAnswers().citizen.iin;
  const who = { number: '2001', pin: '135791' };
  const approve = (more: object) =>
    kiosk.value('staff.approve', {
      key: uuidv7(),
      draft: id,
      kind: 'ban.lift',
      iin,
      method: 'clerk',
      ...who,
      ...more,
    });
  await approve({});
  const { sealed } = await kiosk.value<{ sealed: string }>('guard.seal', {
    draft: id,
    of: iin,
    content: GUARD,
  });
  const guard = { textVersion: '1', sealed };
  const lifting = { id, answers: { kind: 'ban.lift', ...acting('guardian'), guard } };
  // The supervisor answered for a citizen who had come, and nobody in their place.
  expect(await kiosk.call('entries.confirm', lifting)).toMatchObject({
    problem: { code: 'approval.missing' },
  });
  await approve({ representative: '500101300405' });
  await kiosk.value('entries.confirm', lifting);
  return id;
}

test('a guardian sets a ban and lifts it, as the policy allows; what is held says who acted', async () => {
  const { registry, proxy } = await startNetwork();
  const kiosk = await enrolledKiosk(registry, proxy.url);
  await kiosk.sync();
  const ban = await confirm(kiosk, 'ban.set', 'ban');
  await kiosk.sync();
  expect(await kiosk.show(ban)).toMatchObject({ state: 'in-force', representative: { basis: 'guardian' } });
  const { store } = registry.registry().context;
  const { line } = await store
    .selectFrom('entries')
    .innerJoin('acts', (on) =>
      on.onRef('acts.device', '=', 'entries.device').onRef('acts.seq', '=', 'entries.seq'),
    )
    .select('entries.line')
    .where('acts.id', '=', ban)
    .executeTakeFirstOrThrow();
  const { body } = JSON.parse(line) as { body: { citizen: { representative: object } } };
  expect(body.citizen.representative).toMatchObject({
    iin: '500101300405',
    attestation: { clerk: '1001', document: { kind: 'id-card' } },
  });

  const lifted = await lift(kiosk);
  await kiosk.sync();
  expect(await kiosk.show(lifted)).toMatchObject({ state: 'recorded' });

  const view = await confirm(kiosk, 'status.view', 'status', { scope: undefined });
  await kiosk.sync();
  const shown = await kiosk.value<StatusAnswer>('status.show', { entry: view });
  expect(shown).toMatchObject({
    state: 'shown',
    status: {
      bans: [{ entry: ban, representative: { initials: 'Ё. С. Ю.', iinLast4: '0405', basis: 'guardian' } }],
    },
  });
  expect(JSON.stringify(shown)).not.toContain('Ёлкин');
});

test('found by the number of whoever acted, the act is shown under the name of whom it is about', async () => {
  const { registry, proxy } = await startNetwork();
  const kiosk = await enrolledKiosk(registry, proxy.url);
  await kiosk.sync();
  const ban = await confirm(kiosk, 'ban.set', 'ban');
  const found = await kiosk.value<{ items: EntryView[] }>('entries.search', {
    limit: 10,
    text: '500101300405',
    key: uuidv7(),
  });
  expect(found.items.map(({ id }) => id)).toEqual([ban]);
});
