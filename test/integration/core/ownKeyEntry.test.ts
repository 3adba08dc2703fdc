import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import type { EntryView } from '../../../shared/api/views.ts';
import { canonical, without } from '../../../shared/protocol/canonical.ts';
import { banAnswers, newFolder, openAtDesk, openFile } from '../../../electron/core/testing/desk.ts';
import { PIN } from '../../../electron/core/testing/people.ts';
import { certify, cmsOf } from '../../standIns/derWriter.ts';

/** A draft that is about to be confirmed, and what its citizen's key is to sign. */
async function atKey() {
  const data = newFolder();
  const core = await openAtDesk(data);
  const id = uuidv7();
  await core.value('drafts.start', { key: id, journey: 'ban', language: 'kk' });
  const answers = banAnswers();
  const shown: { data: string } = await core.value('entries.toSign', { id, answers });
  const signed = (iin = answers.citizen.iin) => ({
    ...answers,
    confirmation: {
      ...answers.confirmation,
      cms: cmsOf(Buffer.from(shown.data, 'base64'), certify({ iin })),
    },
  });
  return { data, core, id, answers, signed };
}

test('the citizen’s own key signs the very body that is in the journal', async () => {
  const { data, core, id, signed } = await atKey();
  const answers = signed();
  const entry: EntryView = await core.value('entries.confirm', { id, answers });
  expect(entry).toMatchObject({ id, state: 'waiting' });
  await core.close();
  const db = openFile(data);
  const row = db.prepare<[string], { body: string }>('SELECT body FROM entries WHERE id = ?').get(id);
  db.close();
  const body = JSON.parse(row?.body ?? '{}');
  expect(body.confirmation.cms).toBe(answers.confirmation.cms);
  // The SHA-256 of what was signed is inside the signature.
  const digest = createHash('sha256')
    .update(canonical(without(body, 'confirmation')))
    .digest();
  expect(Buffer.from(body.confirmation.cms, 'base64').includes(digest)).toBe(true);
});

test('somebody else’s key, other answers, or a signature nobody asked for are not taken', async () => {
  const { core, id, signed } = await atKey();
  const refused = async (answers: object) =>
    (await core.call('entries.confirm', { id, answers })) as { problem?: { code: string } };
  expect(await refused(signed('500101300405'))).toMatchObject({ problem: { code: 'cms.otherPerson' } });
  expect(await refused({ ...signed(), scope: ['bank'] })).toMatchObject({ problem: { code: 'cms.stale' } });
  const other = uuidv7();
  await core.value('drafts.start', { key: other, journey: 'ban', language: 'kk' });
  expect(await core.call('entries.confirm', { id: other, answers: signed() })).toMatchObject({
    problem: { code: 'cms.stale' },
  });
  // What one clerk had signed, another does not confirm in that clerk's name.
  const stale = signed();
  await core.value('staff.signOut', { key: uuidv7() });
  await core.value('staff.signIn', { key: uuidv7(), number: '1001', pin: PIN });
  expect(await refused(stale)).toMatchObject({ problem: { code: 'cms.stale' } });
  // Without it the same act goes on as before.
  expect(
    await core.call('entries.confirm', { id, answers: without(signed(), 'confirmation') }),
  ).toMatchObject({
    problem: { code: 'core.badRequest' },
  });
  expect(await core.call('entries.confirm', { id, answers: banAnswers() })).toMatchObject({ ok: true });
  await core.close();
});
