/** Sealed exports of a claim: asked for by one prosecutor, released by another, fetched by either. */
import type { ExportManifest, Why } from '../../shared/protocol/schema/cases.ts';
import { sha256 } from '../../shared/protocol/hashing.ts';
import type { OwnEntry } from '../../shared/protocol/schema/own.ts';
import { sealWith } from '../../shared/protocol/signing.ts';
import { partsOf } from '../blobs/content.ts';
import { instant } from '../clock.ts';
import type { Context } from '../context.ts';
import { custodyPage } from '../letters/custody.ts';
import { appendOwn } from '../own/journal.ts';
import { currentPolicy } from '../policy/policy.ts';
import { logTaking } from '../prosecution/casePage.ts';
import { lockNames } from '../store/names.ts';
import type { Device, Reading, Writing } from '../store/tables.ts';
import { transact } from '../store/transact.ts';
import { attachmentsOf, textsOf } from './contents.ts';
import { tarBytes, tarOf, type ArchivedFile } from './tar.ts';

export type ExportProblem = 'not-found' | 'role' | 'two-people' | 'used' | 'not-released';
type Answer<T> = ({ ok: true } & T) | { ok: false; problem: ExportProblem };

/** What an entry of an export says. */
type Said = { claim: string; why: Why; by: string; name: string };

const saidIn = (entry: OwnEntry) => entry.body as Said;

/** Asks for the export of a claim. Nothing is exported before somebody else releases it. */
export async function requestExport(
  context: Context,
  tx: Writing,
  by: Device,
  { claim, why }: { claim: string; why: Why },
): Promise<Answer<{ act: OwnEntry }>> {
  const problem = await noAccess(tx, by, claim);
  if (problem) return { ok: false, problem };
  const body = { claim, why, by: by.id, name: by.name };
  const act = await appendOwn(
    tx,
    context.keys,
    { kind: 'export.requested', claim, body },
    context.clock.now(),
  );
  return { ok: true, act };
}

/** Releases an export that somebody else asked for; once. */
export async function releaseExport(
  context: Context,
  tx: Writing,
  by: Device,
  id: string,
): Promise<Answer<{ act: OwnEntry }>> {
  // One after the other: it is released once.
  await lockNames(tx, [id]);
  const requested = await ownEntry(tx, 'export.requested', 'id', id);
  if (!requested) return { ok: false, problem: 'not-found' };
  const { claim, why, by: asked } = saidIn(requested);
  const problem = await noAccess(tx, by, claim);
  if (problem) return { ok: false, problem };
  if (asked === by.id) return { ok: false, problem: 'two-people' };
  if (await ownEntry(tx, 'export.released', 'subject', id)) return { ok: false, problem: 'used' };
  const body = { claim, why, by: by.id, name: by.name, export: id };
  const act = await appendOwn(
    tx,
    context.keys,
    { kind: 'export.released', claim, subject: id, body },
    context.clock.now(),
  );
  return { ok: true, act };
}

/**
 * The archive of an export that was released, as things stand now, for the two people of it. That it was fetched is
 * logged with its hash, and the citizen sees who took it, a line for each time.
 */
export async function fetchExport(
  context: Context,
  by: Device,
  id: string,
): Promise<Answer<{ bytes: number; content: AsyncGenerator<Uint8Array> }>> {
  const requested = await ownEntry(context.store, 'export.requested', 'id', id);
  if (!requested) return { ok: false, problem: 'not-found' };
  const { claim } = saidIn(requested);
  const problem = await noAccess(context.store, by, claim);
  if (problem) return { ok: false, problem };
  const released = await ownEntry(context.store, 'export.released', 'subject', id);
  const people = [saidIn(requested).by, ...(released ? [saidIn(released).by] : [])];
  if (!people.includes(by.id)) return { ok: false, problem: 'role' };
  if (!released) return { ok: false, problem: 'not-released' };
  const nowMs = context.clock.now();
  const files = await filesOf(context, { claim, id, requested, released, nowMs });
  await transact(context.store, async (tx) => {
    const row = await tx
      .selectFrom('cases')
      .select('citizen')
      .where('claim', '=', claim)
      .limit(1)
      .executeTakeFirstOrThrow();
    await logTaking(tx, by, row.citizen, saidIn(requested).why, nowMs);
    const body = { claim, export: id, by: by.id, name: by.name, manifest: files.hash };
    const about = { claim, subject: id, body };
    await appendOwn(tx, context.keys, { kind: 'export.fetched', ...about }, nowMs);
  });
  return { ok: true, bytes: tarBytes(files.files), content: tarOf(files.files, nowMs) };
}

type Exporting = { claim: string; id: string; requested: OwnEntry; released: OwnEntry; nowMs: number };

/** The manifest first, then what it names. */
async function filesOf(context: Context, { claim, id, requested, released, nowMs }: Exporting) {
  const { store, keys } = context;
  const texts = Object.entries(await textsOf(store, claim, keys)).map(([name, text]) =>
    inMemory(name, Buffer.from(text)),
  );
  const blobs = (await attachmentsOf(store, claim)).map(({ upload, sha256: hash, bytes }) => ({
    name: `attachments/${hash}`,
    sha256: hash,
    bytes,
    content: partsOf(store, upload),
  }));
  const named = [...texts, ...blobs].map(({ name, sha256: hash, bytes }) => ({ name, sha256: hash, bytes }));
  const [asked, leave] = [saidIn(requested), saidIn(released)];
  const custody = await custodyPage({
    claim,
    id,
    why: asked.why,
    at: instant(nowMs),
    atMs: nowMs,
    isDemo: (await currentPolicy(store)).demo,
    requested: { name: asked.name, at: requested.at },
    released: { name: leave.name, at: released.at },
    files: named,
  });
  const page = inMemory('custody.pdf', custody);
  const manifest: ExportManifest = sealWith(
    {
      v: 1 as const,
      export: id,
      claim,
      at: instant(nowMs),
      why: asked.why,
      requestedBy: asked.by,
      releasedBy: leave.by,
      files: [...named, { name: page.name, sha256: page.sha256, bytes: page.bytes }],
    },
    keys.signer,
  );
  const first = inMemory('manifest.json', Buffer.from(JSON.stringify(manifest)));
  const files: ArchivedFile[] = [first, page, ...texts, ...blobs];
  return { files, hash: first.sha256 };
}

const inMemory = (name: string, content: Buffer) => ({
  name,
  sha256: sha256(content),
  bytes: content.length,
  content: [content],
});

async function ownEntry(
  store: Reading,
  kind: OwnEntry['kind'],
  column: 'id' | 'subject',
  id: string,
): Promise<OwnEntry | null> {
  const row = await store
    .selectFrom('ownEntries')
    .select('line')
    .where(column, '=', id)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row ? (JSON.parse(row.line) as OwnEntry) : null;
}

/** Why a prosecutor may not have this claim, or null. */
async function noAccess(store: Reading, by: Device, claim: string): Promise<'not-found' | 'role' | null> {
  const row = await store
    .selectFrom('cases')
    .select('region')
    .where('claim', '=', claim)
    .limit(1)
    .executeTakeFirst();
  if (!row) return 'not-found';
  return by.region === null || by.region === row.region ? null : 'role';
}
