/** Attachments as a window makes them, and claims that name them, for tests of both roads to the registry. */
import { uuidv7 } from 'uuidv7';
import { createJournal } from '../../../electron/core/journal/journal.ts';
import { createKept } from '../../../electron/core/sync/kept.ts';
import { openFile } from '../../../electron/core/testing/desk.ts';
import { deviceKeys } from '../../../electron/core/vault/deviceKeys.ts';
import { MAX_PART_BYTES } from '../../../shared/api/fileCalls.ts';
import type { Output } from '../../../shared/api/calls.ts';
import type { Blob } from '../../../shared/protocol/schema/blob.ts';
import { claimBody } from '../bodies.ts';
import type { TestRegistry } from '../registry.ts';
import { named } from '../uploads.ts';
import { enrolledKiosk, openKiosk, until, type Kiosk } from './kiosk.ts';

type Added = Output<'blobs.add'>;

/** Attaches a file to a new draft, as a window does. Answers the draft's id. */
export async function attach(kiosk: Kiosk, contents: readonly Buffer[], draft = uuidv7()): Promise<string> {
  await kiosk.value('drafts.start', { key: draft, journey: 'claim', language: 'kk' });
  for (const content of contents) {
    const key = uuidv7();
    let answer: Added = { received: 0 };
    while (!answer.blob) {
      const offset = answer.received;
      const part = content.subarray(offset, offset + MAX_PART_BYTES).toString('base64');
      answer = await kiosk.value('blobs.add', { key, draft, label: '', bytes: content.length, offset, part });
    }
  }
  return draft;
}

/** Signs drafts as claims into the journal of a kiosk that is closed: no journey makes them yet. */
export function sign(data: string, claims: readonly { draft: string; evidence: readonly Blob[] }[]): void {
  const db = openFile(data);
  const keys = deviceKeys(db);
  const device = createKept(db).enrolment.read()?.device ?? '';
  const journal = createJournal(db, () => {});
  for (const { draft, evidence } of claims) {
    const act = {
      id: draft,
      kind: 'claim.file' as const,
      at: '2026-11-22T10:00:00.000+05:00',
      body: claimBody({ evidence }),
    };
    journal.append(
      { device, key: keys.sign },
      act,
      () => void db.prepare('DELETE FROM drafts WHERE id = ?').run(draft),
    );
  }
  db.close();
}

/** A kiosk whose claim names the contents, closed before anything of it was delivered. */
export async function withClaim(registry: TestRegistry, url: string, contents: readonly Buffer[]) {
  const kiosk = await enrolledKiosk(registry, url);
  await kiosk.sync();
  const draft = await attach(kiosk, contents);
  await kiosk.close();
  const evidence = contents.map((content) => named(content, 'application/pdf'));
  sign(kiosk.data, [{ draft, evidence }]);
  return { data: kiosk.data, draft, evidence };
}

/** The kiosk of that folder, opened again behind `url`, with clerk 1001 at the desk. */
export async function reopen(data: string, url: string): Promise<Kiosk> {
  const kiosk = openKiosk({ data, registry: url });
  await kiosk.signIn();
  return kiosk;
}

/** What the registry holds of an attachment, straight from its store. */
export async function atRegistry(registry: TestRegistry, sha256: string): Promise<Buffer | null> {
  const { store } = registry.registry().context;
  const blob = await store
    .selectFrom('blobs')
    .selectAll()
    .where('sha256', '=', sha256)
    .where('wholeAt', 'is not', null)
    .executeTakeFirst();
  if (!blob) return null;
  const parts = await store
    .selectFrom('blobParts')
    .select('content')
    .where('upload', '=', blob.upload)
    .orderBy('start')
    .execute();
  return Buffer.concat(parts.map(({ content }) => content));
}

/** The states of the verdicts of an entry, as the registry gave them. */
export async function verdictsOf(registry: TestRegistry, entry: string): Promise<string[]> {
  const { store } = registry.registry().context;
  const rows = await store
    .selectFrom('verdicts')
    .select('state')
    .where('entry', '=', entry)
    .orderBy('feed')
    .execute();
  return rows.map(({ state }) => state);
}

/** How the delivery of attachments stands, or undefined where none wait. */
export const attachments = async (kiosk: Kiosk) => (await kiosk.state()).attachments;

/** Syncs until the registry has recorded the entry. */
export const recorded = async (kiosk: Kiosk, entry: string) => {
  await until(async () => {
    await kiosk.sync();
    return (await kiosk.show(entry)).state === 'recorded';
  });
};
