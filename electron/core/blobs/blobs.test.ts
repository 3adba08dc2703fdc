import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import { MAX_PART_BYTES } from '../../../shared/api/fileCalls.ts';
import type { Output } from '../../../shared/api/calls.ts';
import type { Result } from '../../../shared/api/result.ts';
import { MAX_BLOB_BYTES, type Blob } from '../../../shared/protocol/schema/blob.ts';
import { createJournal } from '../journal/journal.ts';
import {
  newFolder,
  openAtDesk,
  openFile,
  openTestCore,
  quiet,
  valueOf,
  type TestCore,
} from '../testing/desk.ts';
import { AT, DEVICE, PIN } from '../testing/people.ts';
import { deviceKeys } from '../vault/deviceKeys.ts';
import { createAdding } from './adding.ts';
import { createBlobs } from './blobs.ts';

const PDF = Buffer.from('%PDF-1.7\n');
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const pdf = (bytes = 5_000) => Buffer.concat([PDF, randomBytes(bytes - PDF.length)]);
const png = (bytes = 500) => Buffer.concat([PNG, randomBytes(bytes - PNG.length)]);
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');

type Added = Result<Output<'blobs.add'>>;

/** Adds a file as a window does: part after part, each where the core says. */
async function add(
  core: Pick<TestCore, 'call'>,
  draft: string,
  content: Buffer,
  key = uuidv7(),
): Promise<Added> {
  let offset = 0;
  for (;;) {
    const part = content.subarray(offset, offset + MAX_PART_BYTES).toString('base64');
    const input = { key, draft, label: 'paper', bytes: content.length, offset, part };
    const answer = (await core.call('blobs.add', input)) as Added;
    if (!answer.ok || answer.value.blob) return answer;
    offset = answer.value.received;
  }
}

const draftOf = async (core: TestCore): Promise<string> => {
  const id = uuidv7();
  await core.value('drafts.start', { key: id, journey: 'ban', language: 'kk' });
  return id;
};

const folderOf = (core: TestCore) => path.join(core.data, 'blobs');
const filesOf = (core: TestCore) => (fs.existsSync(folderOf(core)) ? fs.readdirSync(folderOf(core)) : []);
const listOf = (core: TestCore, act: string): Promise<Output<'blobs.list'>> =>
  core.value('blobs.list', { act });

/** Whether the bytes are anywhere in the kiosk's folder. */
function isOnDisk(data: string, bytes: Buffer): boolean {
  return fs
    .readdirSync(data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .some((entry) => fs.readFileSync(path.join(entry.parentPath, entry.name)).includes(bytes));
}

describe('attaching', () => {
  test('a file of several parts is kept under its hash, and not a byte of it in clear', async () => {
    const core = await openAtDesk();
    const draft = await draftOf(core);
    const content = pdf(3 * MAX_PART_BYTES + 7);
    const added = valueOf(await add(core, draft, content));
    const blob: Blob = {
      sha256: sha256(content),
      bytes: content.length,
      mime: 'application/pdf',
      label: 'paper',
    };
    expect(added).toEqual({ received: content.length, blob });
    expect(await listOf(core, draft)).toEqual([{ ...blob, sent: 0, delivered: false }]);
    expect(filesOf(core)).toEqual([blob.sha256]);
    expect(fs.statSync(path.join(folderOf(core), blob.sha256)).mode & 0o777).toBe(0o600);
    for (const piece of [PDF, content.subarray(100, 132), content.subarray(-32)])
      expect(isOnDisk(core.data, piece)).toBe(false);
    await core.close();
  });

  test.each([
    ['nothing', Buffer.alloc(0), 'blob.empty', undefined],
    ['a text', Buffer.from('hello'), 'blob.type', undefined],
    ['a page that calls itself a PDF', Buffer.from('<html>%PDF-1.7'), 'blob.type', undefined],
    [
      'one byte more than 25 MiB',
      Buffer.concat([PDF, Buffer.alloc(MAX_BLOB_BYTES + 1 - PDF.length)]),
      'blob.size',
      { max: 25 },
    ],
  ])('%s is not attached, and it is said why with the first part', async (_, content, code, params) => {
    const core = await openAtDesk();
    const problem = { code, ...(params && { params }) };
    expect(await add(core, await draftOf(core), content)).toEqual({ ok: false, problem });
    expect(filesOf(core)).toEqual([]);
    await core.close();
  });

  test('25 MiB exactly are attached', async () => {
    const core = await openAtDesk();
    const content = Buffer.concat([PNG, Buffer.alloc(MAX_BLOB_BYTES - PNG.length, 7)]);
    expect(valueOf(await add(core, await draftOf(core), content)).blob).toMatchObject({
      bytes: MAX_BLOB_BYTES,
      mime: 'image/png',
    });
    await core.close();
  });

  test('nothing is attached to a draft that is not there, nor by nobody', async () => {
    const core = await openAtDesk();
    expect(await add(core, uuidv7(), pdf())).toMatchObject({ ok: false, problem: { code: 'core.noDraft' } });
    const draft = await draftOf(core);
    await core.value('staff.signOut', { key: uuidv7() });
    expect(await add(core, draft, pdf())).toMatchObject({ ok: false, problem: { code: 'core.signedOut' } });
    await core.close();
  });

  test('the same file twice is there once; the same parts twice change nothing', async () => {
    const core = await openAtDesk();
    const [draft, other] = [await draftOf(core), await draftOf(core)];
    const content = pdf();
    const answers = await Promise.all([
      add(core, draft, content),
      add(core, draft, content),
      add(core, other, content),
    ]);
    expect(new Set(answers.map((answer) => valueOf(answer).blob?.sha256))).toEqual(
      new Set([sha256(content)]),
    );
    expect(filesOf(core)).toHaveLength(1);
    expect(await listOf(core, draft)).toHaveLength(1);
    await core.close();
  });

  test('a core that was restarted in the middle asks for the file from its start', async () => {
    const core = await openAtDesk();
    const draft = await draftOf(core);
    const content = pdf(MAX_PART_BYTES + 100);
    const key = uuidv7();
    const first = {
      key,
      draft,
      label: '',
      bytes: content.length,
      offset: 0,
      part: content.subarray(0, MAX_PART_BYTES).toString('base64'),
    };
    expect(await core.value('blobs.add', first)).toEqual({ received: MAX_PART_BYTES });
    await core.close();
    const again = openTestCore(core.data);
    const last = {
      ...first,
      offset: MAX_PART_BYTES,
      part: content.subarray(MAX_PART_BYTES).toString('base64'),
    };
    expect(await again.value('blobs.add', last)).toEqual({ received: 0 });
    expect(valueOf(await add(again, draft, content, key)).blob).toMatchObject({ sha256: sha256(content) });
    await again.close();
  });

  test('parts that do not fit are not taken', () => {
    const adding = createAdding();
    const part = (offset: number, text: string, bytes = 6, key = 'a') =>
      adding.take({ key, bytes, offset, content: Buffer.from(text) });
    expect(part(0, 'abc')).toEqual({ received: 3 });
    expect(part(0, 'abc')).toEqual({ received: 3 });
    expect(part(2, 'abc')).toEqual({ received: 3 });
    expect(part(3, 'defg')).toEqual({ received: 3 });
    expect(part(3, 'def')).toEqual({ received: 6, whole: Buffer.from('abcdef') });
    expect(part(3, 'def')).toEqual({ received: 0 });
    // Of files that were given up only the newest are remembered.
    part(0, 'a', 6, 'b');
    part(0, 'a', 6, 'c');
    part(0, 'a', 6, 'd');
    expect(part(1, 'b', 6, 'b')).toEqual({ received: 0 });
  });
});

describe('what nothing names any more is deleted', () => {
  test('with the draft that is discarded, unless another names it too', async () => {
    const core = await openAtDesk();
    const [draft, other] = [await draftOf(core), await draftOf(core)];
    const [own, shared] = [pdf(), pdf()];
    for (const content of [own, shared]) await add(core, draft, content);
    await add(core, other, shared);
    await core.value('drafts.discard', { id: draft, key: uuidv7() });
    expect(filesOf(core)).toEqual([sha256(shared)]);
    await core.value('drafts.discard', { id: other, key: uuidv7() });
    expect(filesOf(core)).toEqual([]);
    await core.close();
  });

  test('when it is taken off the draft, and the thumbnail with it', async () => {
    const core = await openAtDesk();
    const draft = await draftOf(core);
    const content = pdf();
    await add(core, draft, content);
    await core.value('blobs.keepThumbnail', {
      key: uuidv7(),
      sha256: sha256(content),
      image: png().toString('base64'),
    });
    await core.value('blobs.remove', { key: uuidv7(), draft, sha256: sha256(content) });
    expect(await listOf(core, draft)).toEqual([]);
    expect(filesOf(core)).toEqual([]);
    expect(await core.value('blobs.thumbnail', { sha256: sha256(content) })).toEqual({ image: null });
    await core.close();
  });

  test('what a crash left half written goes at the next start; what an entry names never does', async () => {
    const core = await openAtDesk();
    const draft = await draftOf(core);
    const content = pdf();
    await add(core, draft, content);
    await core.close();
    // As if the power had gone in the middle of a second one, and between the draft and its entry's sync.
    const db = openFile(core.data);
    db.prepare(`INSERT INTO blobs (sha256, bytes, mime, key) VALUES (?, 10, 'image/png', x'00')`).run(
      'f'.repeat(64),
    );
    db.prepare('INSERT INTO blob_uses VALUES (?, ?, ?, ?)').run(draft, 'f'.repeat(64), '', AT);
    createJournal(db, () => {}).append(
      { device: DEVICE, key: deviceKeys(db).sign },
      { id: draft, kind: 'desk.event', at: AT, body: { what: 'x', who: '1001' } },
    );
    db.prepare('DELETE FROM drafts').run();
    db.close();
    fs.writeFileSync(path.join(folderOf(core), `${'f'.repeat(64)}.new`), 'half');
    const again = openTestCore(core.data);
    await expect.poll(() => filesOf(again)).toEqual([sha256(content)]);
    await again.value('drafts.discard', { id: draft, key: uuidv7() }).catch(() => {});
    expect(await listOf(again, draft)).toHaveLength(1);
    expect(filesOf(again)).toEqual([sha256(content)]);
    await again.close();
  });
});

describe('the file behind an attachment', () => {
  /** Attachments over a folder, without a core. */
  async function kept() {
    const data = newFolder();
    const db = openFile(data);
    const blobs = createBlobs(db, data, {
      clock: { now: () => Date.parse(AT), monotonic: () => 0 },
      log: quiet,
    });
    const content = pdf();
    const blob = valueOf(await blobs.add(uuidv7(), '', content));
    const row = blobs.find(blob.sha256);
    if (!row) throw new Error('a row is needed');
    const file = path.join(data, 'blobs', blob.sha256);
    return { blobs, content, blob, row, file, db };
  }

  test('comes back as it was', async () => {
    const { blobs, content, row, blob } = await kept();
    expect(await blobs.read(row)).toEqual(content);
    expect(blobs.notKept([{ path: 'evidence.0', blob }])).toEqual([]);
  });

  test('is damaged where a single bit is, and where it is another’s', async () => {
    const { blobs, row, file } = await kept();
    const whole = fs.readFileSync(file);
    for (const at of [0, 11, 12, 2_000, whole.length - 1]) {
      const bytes = Buffer.from(whole);
      bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
      fs.writeFileSync(file, bytes);
      expect(await blobs.read(row)).toBe('damaged');
    }
    for (const length of [0, 27, whole.length - 1]) {
      fs.writeFileSync(file, whole.subarray(0, length));
      expect(await blobs.read(row)).toBe('damaged');
    }
    const other = valueOf(await blobs.add(uuidv7(), '', pdf()));
    fs.copyFileSync(file.replace(row.sha256, other.sha256), file);
    expect(await blobs.read(row)).toBe('damaged');
    expect(blobs.trouble(row.sha256)).toBe('blob.damaged');
  });

  test('is missing where it is not there; attached again, all is well', async () => {
    const { blobs, content, row, file, blob } = await kept();
    fs.rmSync(file);
    expect(await blobs.read(row)).toBe('missing');
    expect(blobs.trouble(row.sha256)).toBe('blob.missing');
    expect(blobs.notKept([{ path: 'evidence.0', blob }])).toHaveLength(1);
    await blobs.add(uuidv7(), '', content);
    expect(blobs.trouble(row.sha256)).toBeNull();
    const now = blobs.find(row.sha256);
    expect(now && (await blobs.read(now))).toEqual(content);
  });

  test('another size or type than the one kept is not the one named', async () => {
    const { blobs, blob } = await kept();
    for (const lie of [{ bytes: 4_999 }, { mime: 'image/png' as const }, { sha256: 'a'.repeat(64) }])
      expect(blobs.notKept([{ path: 'evidence.0', blob: { ...blob, ...lie } }])).toHaveLength(1);
  });

  test('an act keeps what it names when it is signed, and lets go of the rest', async () => {
    const { blobs, db } = await kept();
    const act = uuidv7();
    const [first, second] = [
      valueOf(await blobs.add(act, 'one', pdf())),
      valueOf(await blobs.add(act, 'two', pdf())),
    ];
    expect(blobs.settle(act, [{ path: 'evidence.0', blob: second }])).toBe(true);
    await blobs.dropOrphans();
    expect(blobs.of(act).map(({ label }) => label)).toEqual(['two']);
    expect(blobs.find(first.sha256)).toBeNull();
    db.close();
  });
});

test('a thumbnail is kept encrypted, and is a small picture of an attachment that is there', async () => {
  const core = await openAtDesk();
  const content = pdf();
  await add(core, await draftOf(core), content);
  const image = png(5_000);
  const keep = (hash: string, bytes: Buffer) =>
    core.call('blobs.keepThumbnail', { key: uuidv7(), sha256: hash, image: bytes.toString('base64') });
  expect(await keep(sha256(content), image)).toMatchObject({ ok: true });
  expect(await core.value('blobs.thumbnail', { sha256: sha256(content) })).toEqual({
    image: image.toString('base64'),
  });
  expect(await keep('a'.repeat(64), image)).toMatchObject({ problem: { code: 'blob.missing' } });
  expect(await keep(sha256(content), pdf())).toMatchObject({ problem: { code: 'blob.type' } });
  expect(await keep(sha256(content), png(64 * 1024 + 4))).toMatchObject({
    problem: { code: 'core.badRequest' },
  });
  expect(isOnDisk(core.data, image.subarray(100, 132))).toBe(false);
  await core.close();
});

test('with nobody signed in nothing of an attachment is shown', async () => {
  const core = await openAtDesk();
  await core.value('staff.signOut', { key: uuidv7() });
  for (const [name, input] of [
    ['blobs.list', { act: uuidv7() }],
    ['blobs.thumbnail', { sha256: 'a'.repeat(64) }],
  ] as const)
    expect(await core.call(name, input)).toMatchObject({ problem: { code: 'core.signedOut' } });
  await core.value('staff.signIn', { key: uuidv7(), number: '1001', pin: PIN });
  await core.close();
});
