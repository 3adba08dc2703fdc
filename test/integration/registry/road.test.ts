import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { demoPolicy } from '../../../registry/demo/policy.ts';
import { installPolicy } from '../../../registry/policy/policy.ts';
import { writeAnswer } from '../../../registry/parcels/answer.ts';
import { revokeDevice } from '../../../registry/store/devices.ts';
import { transact } from '../../../registry/store/transact.ts';
import { without } from '../../../shared/protocol/canonical.ts';
import { manifestBlock } from '../../../shared/protocol/parcel/file.ts';
import { sealTo } from '../../../shared/protocol/sealing.ts';
import { newKey, sealWith } from '../../../shared/protocol/signing.ts';
import type { Output } from '../../../shared/api/calls.ts';
import { PARCEL_BLOCK_BYTES, parcelName } from '../../../shared/protocol/schema/parcel.ts';
import { withClaim } from '../core/claims.ts';
import { countAtRegistry, enrolledKiosk, openKiosk, startNetwork, until, type Kiosk } from '../core/kiosk.ts';
import { down } from '../core/proxy.ts';
import { newContent } from '../uploads.ts';
import { bringIn, exportTo, namesOn, newDisk, readFrom, signInSupervisor } from '../road.ts';

/** A kiosk that heard everything once, and then lost its network. */
async function cutOff() {
  const network = await startNetwork();
  const kiosk = await enrolledKiosk(network.registry, network.proxy.url);
  await kiosk.sync();
  network.proxy.play(down);
  await signInSupervisor(kiosk);
  return { ...network, kiosk };
}

const manifestOf = (file: string): Record<string, unknown> =>
  JSON.parse(readFileSync(file).toString('utf8', 0, PARCEL_BLOCK_BYTES)) as Record<string, unknown>;

const stateOf = async (kiosk: Kiosk, id: string) => (await kiosk.show(id)).state;

test('bans go to the registry on a disk and their verdicts come back on it, with no network at all', async () => {
  const { registry, kiosk } = await cutOff();
  const bans = [await kiosk.ban(), await kiosk.ban()];
  const disk = newDisk();
  const written = await exportTo(kiosk, disk);
  expect(written).toMatchObject({ number: 1, acts: 2, blobs: 0, blobsLeft: 0 });
  expect(await namesOn(disk)).toEqual([written.file]);
  // Exported is not delivered: nothing has another state.
  for (const { id } of bans) expect(await stateOf(kiosk, id)).toBe('waiting');
  expect(await kiosk.state()).toMatchObject({
    waiting: { count: 2 },
    road: { last: { number: 1, newer: 0 } },
  });

  const brought = await bringIn(registry, path.join(disk, written.file), disk);
  expect(brought).toMatchObject({ imported: { outcome: { problem: null } } });
  expect(await readFrom(kiosk, disk)).toEqual({ answers: 1, acts: 2 });
  for (const { id } of bans)
    expect(await kiosk.show(id)).toMatchObject({
      state: 'in-force',
      number: expect.stringMatching(/^KZ-\d{4}-\d{9}-\d$/),
    });
  expect(await kiosk.state()).toMatchObject({ waiting: { count: 0 }, connection: { state: 'offline' } });
});

test('nothing on the disk is readable, in the manifest or in the names, and the manifest counts what is inside', async () => {
  const { kiosk } = await cutOff();
  await kiosk.ban();
  const disk = newDisk();
  const { file } = await exportTo(kiosk, disk);
  const bytes = readFileSync(path.join(disk, file)).toString('latin1') + file;
  const secret = ['500101300003', Buffer.from('Әубәкірова').toString('latin1'), '77011234567', 'ban.set'];
  for (const text of secret) expect(bytes).not.toContain(text);
  const manifest = manifestOf(path.join(disk, file));
  expect(manifest).toMatchObject({ holds: 'entries', number: 1, prev: '0'.repeat(64), blobs: 0 });
});

test('exporting again takes all of it again until an answer comes; imported twice and out of order, nothing is twice', async () => {
  const { registry, kiosk } = await cutOff();
  const first = await kiosk.ban();
  const disk = newDisk();
  const one = await exportTo(kiosk, disk);
  const second = await kiosk.ban();
  const two = await exportTo(kiosk, disk);
  expect([one.number, two.number, two.acts]).toEqual([1, 2, 2]);
  expect(manifestOf(path.join(disk, two.file)).prev).not.toBe('0'.repeat(64));

  const files = [two.file, one.file, two.file, one.file];
  for (const file of files)
    expect(await bringIn(registry, path.join(disk, file), disk)).toHaveProperty('answer');
  const { entries, acts } = await countAtRegistry(registry);
  expect(entries).toBe(acts);
  expect(await readFrom(kiosk, disk)).toMatchObject({ answers: 2 });
  for (const { id } of [first, second]) expect(await stateOf(kiosk, id)).toBe('in-force');
  expect(await readFrom(kiosk, disk)).toEqual({ answers: 2, acts: 0 });
  // With the answer the next export is short: only the audit lines since.
  expect(await exportTo(kiosk, disk)).toMatchObject({ number: 3, acts: 0 });
});

test('an older answer after a newer one changes nothing, and one after the network came back neither', async () => {
  const { registry, proxy, kiosk } = await cutOff();
  const disk = newDisk();
  const later = newDisk();
  const ban = await kiosk.ban();
  const one = await exportTo(kiosk, disk);
  await bringIn(registry, path.join(disk, one.file), disk);
  const next = await kiosk.ban();
  const two = await exportTo(kiosk, later);
  await bringIn(registry, path.join(later, two.file), later);
  await readFrom(kiosk, later);
  expect(await readFrom(kiosk, disk)).toEqual({ answers: 1, acts: 0 });
  proxy.play({});
  await kiosk.sync();
  for (const { id } of [ban, next]) expect(await stateOf(kiosk, id)).toBe('in-force');
  expect(await readFrom(kiosk, disk)).toEqual({ answers: 1, acts: 0 });
  expect(await readFrom(kiosk, later)).toEqual({ answers: 1, acts: 0 });
});

test('the network may come back before the disk arrives: both roads lead to the same', async () => {
  const { registry, proxy, kiosk } = await cutOff();
  const ban = await kiosk.ban();
  const disk = newDisk();
  const { file } = await exportTo(kiosk, disk);
  proxy.play({});
  await kiosk.sync();
  expect(await stateOf(kiosk, ban.id)).toBe('in-force');
  const brought = await bringIn(registry, path.join(disk, file), disk);
  expect(brought).toMatchObject({ imported: { outcome: { taken: 0, problem: null } } });
  expect(await readFrom(kiosk, disk)).toEqual({ answers: 1, acts: 0 });
  await until(async () => (await kiosk.state()).connection.state === 'online');
});

test('a parcel of a stranger, of another device, tampered, cut or sealed to another registry is refused; nothing changes', async () => {
  const { registry, kiosk } = await cutOff();
  const other = await startNetwork();
  await kiosk.ban();
  const disk = newDisk();
  const { file } = await exportTo(kiosk, disk);
  const from = path.join(disk, file);
  const before = await countAtRegistry(registry);
  const bad = path.join(newDisk(), 'bad.parcel');
  const tried = async (change: (bytes: Buffer) => Buffer) => {
    writeFileSync(bad, change(readFileSync(from)));
    const answer = await bringIn(registry, bad, disk);
    return 'problem' in answer ? answer.problem : 'taken';
  };
  const said = (change: Record<string, unknown>) => (bytes: Buffer) => {
    const block = manifestBlock({ ...manifestOf(from), ...change });
    return Buffer.concat([block, bytes.subarray(PARCEL_BLOCK_BYTES)]);
  };
  const flip = (at: (length: number) => number) => (bytes: Buffer) => {
    bytes.writeUInt8(bytes.readUInt8(at(bytes.length)) ^ 1, at(bytes.length));
    return bytes;
  };
  expect(await tried(said({ device: uuidv7() }))).toBe('unknown-device');
  expect(await tried(said({ number: 7 }))).toBe('signature');
  expect(await tried(said({ sealed: { bytes: 1, sha256: '0'.repeat(64) } }))).toBe('signature');
  expect(await tried(flip(() => PARCEL_BLOCK_BYTES + 10))).toBe('damaged');
  expect(await tried(flip((length) => length - 1))).toBe('damaged');
  expect(await tried((bytes) => bytes.subarray(0, -1))).toBe('damaged');
  expect(await tried((bytes) => Buffer.concat([bytes, Buffer.from('x')]))).toBe('damaged');
  expect(await tried((bytes) => bytes.subarray(0, 100))).toBe('not-a-parcel');
  expect(await tried(() => Buffer.alloc(100_000, ' '))).toBe('not-a-parcel');
  expect(await bringIn(other.registry, from, disk)).toEqual({ problem: 'unknown-device' });
  // A registry that somehow knows the kiosk all the same cannot open what was sealed to another.
  const known = await registry.registry().context.store.selectFrom('devices').selectAll().execute();
  await other.registry.registry().context.store.insertInto('devices').values(known).execute();
  expect(await bringIn(other.registry, from, disk)).toEqual({ problem: 'other-registry' });
  expect((await countAtRegistry(other.registry)).entries).toBe(0);
  expect(await countAtRegistry(registry)).toEqual(before);
  expect(await namesOn(disk)).toEqual([file]);
});

test('an answer that was changed, cut, or is for another kiosk is refused in words; nothing changes', async () => {
  const { registry, kiosk } = await cutOff();
  const ban = await kiosk.ban();
  const disk = newDisk();
  const { file } = await exportTo(kiosk, disk);
  const brought = await bringIn(registry, path.join(disk, file), newDisk());
  if (!('answer' in brought)) throw new Error(brought.problem);
  const read = async (folder: string) => kiosk.call('road.read', { key: uuidv7(), folder });
  expect(await read(disk)).toMatchObject({ problem: { code: 'road.noAnswer' } });

  const tried = async (change: (bytes: Buffer) => Buffer) => {
    const folder = newDisk();
    writeFileSync(path.join(folder, 'a.parcel'), change(readFileSync(brought.answer)));
    const result = await read(folder);
    return result.ok ? 'taken' : result.problem.code;
  };
  const flip = (at: number) => (bytes: Buffer) => {
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    return bytes;
  };
  const said = (change: Record<string, unknown>) => (bytes: Buffer) => {
    const block = manifestBlock({ ...manifestOf(brought.answer), ...change });
    return Buffer.concat([block, bytes.subarray(PARCEL_BLOCK_BYTES)]);
  };
  expect(await tried(flip(PARCEL_BLOCK_BYTES + 3))).toBe('road.damaged');
  expect(await tried((bytes) => bytes.subarray(0, -7))).toBe('road.damaged');
  expect(await tried((bytes) => bytes.subarray(0, 9))).toBe('road.damaged');
  expect(await tried(said({ device: uuidv7() }))).toBe('road.otherDevice');
  expect(await tried(said({ at: '2020-01-01T00:00:00Z' }))).toBe('road.untrusted');
  // Signed by the registry, and sealed to somebody else.
  const strange = await sealTo(Buffer.alloc(32), newKey('X25519').x);
  const resigned = sealWith(
    { ...without(manifestOf(brought.answer), 'kid', 'sig'), key: strange },
    registry.registry().context.keys.signer,
  );
  expect(await tried(said(resigned))).toBe('road.otherKey');
  // A bit of every 97th byte of the whole file, manifest, padding and content alike.
  const { length } = readFileSync(brought.answer);
  for (let at = 0; at < length; at += 97) expect([at, await tried(flip(at))]).not.toEqual([at, 'taken']);
  expect(await stateOf(kiosk, ban.id)).toBe('waiting');
  expect(await tried((bytes) => bytes)).toBe('taken');
  expect(await stateOf(kiosk, ban.id)).toBe('in-force');
});

test('policy, staff and keys come back on the disk as well', async () => {
  const { registry, kiosk } = await cutOff();
  const { store, keys } = registry.registry().context;
  const serial = (await kiosk.state()).policy?.serial ?? 0;
  await transact(store, (tx) => installPolicy(tx, keys.signer, demoPolicy(Date.now()), Date.now()));
  const disk = newDisk();
  const { file } = await exportTo(kiosk, disk);
  await bringIn(registry, path.join(disk, file), disk);
  await readFrom(kiosk, disk);
  expect((await kiosk.state()).policy?.serial).toBe(serial + 1);
});

test('a revoked kiosk is told so by the answer, and by nothing else', async () => {
  const { registry, kiosk } = await cutOff();
  await kiosk.ban();
  const device = (await kiosk.state()).kiosk.device ?? '';
  await revokeDevice(registry.registry().context.store, device, Date.now());
  const disk = newDisk();
  const { file } = await exportTo(kiosk, disk);
  expect(await bringIn(registry, path.join(disk, file), disk)).toMatchObject({
    imported: { outcome: { taken: 0, problem: { code: 'revoked' } } },
  });
  expect(await readFrom(kiosk, disk)).toEqual({ answers: 1, acts: 0, problem: 'road.stopped' });
  expect((await kiosk.state()).kiosk.stop).toBe('revoked');
});

test('a disk that is gone, full, read-only or broken is told in words, and the next export has everything', async () => {
  const { kiosk } = await cutOff();
  await kiosk.ban();
  const device = (await kiosk.state()).kiosk.device ?? '';
  const ask = async (folder: string) => {
    const result = await kiosk.call('road.write', { key: uuidv7(), folder });
    return result.ok ? 'written' : result.problem.code;
  };
  const gone = newDisk();
  rmSync(gone, { recursive: true });
  expect(await ask(gone)).toBe('road.diskGone');
  // /proc takes no files, whoever asks.
  expect(await ask('/proc')).toMatch(/^road\.(readOnly|diskGone)$/);

  // The kernel's own devices stand for a disk that fills up under the file, and for one that cannot sync.
  const trapped = (to: string, last: number) => {
    const folder = newDisk();
    for (let number = 1; number <= last; number++)
      symlinkSync(to, path.join(folder, `${parcelName({ device, number })}.part`));
    return folder;
  };
  const full = trapped('/dev/full', 5);
  expect(await ask(full)).toBe('road.diskFull');
  expect((await namesOn(full)).filter((name) => name.endsWith('.parcel'))).toEqual([]);
  expect(await ask(trapped('/dev/null', 5))).toBe('road.diskGone');
  expect((await kiosk.state()).road).toBeUndefined();

  const good = newDisk();
  const written = await exportTo(kiosk, good);
  expect(written).toMatchObject({ acts: 1 });
  expect(manifestOf(path.join(good, written.file))).toMatchObject({ prev: '0'.repeat(64) });
});

test('the same key is the same export, also after the core died', async () => {
  const { proxy, kiosk } = await cutOff();
  await kiosk.ban();
  const disk = newDisk();
  const key = uuidv7();
  const once = await exportTo(kiosk, disk, key);
  expect(await exportTo(kiosk, disk, key)).toEqual(once);
  await kiosk.close();
  const again = openKiosk({ data: kiosk.data, registry: proxy.url });
  await signInSupervisor(again);
  expect(await exportTo(again, disk, key)).toEqual(once);
  expect(await namesOn(disk)).toEqual([once.file]);
});

test('a clerk may not take this road', async () => {
  const { kiosk } = await cutOff();
  await kiosk.signIn();
  expect(await kiosk.call('road.write', { key: uuidv7(), folder: newDisk() })).toMatchObject({
    problem: { code: 'core.notAllowed' },
  });
});

test('answers that begin later than what the kiosk knows wait for the earlier ones', async () => {
  const { registry, kiosk } = await cutOff();
  const [early, late] = [newDisk(), newDisk()];
  const ban = await kiosk.ban();
  const one = await exportTo(kiosk, early);
  const brought = await bringIn(registry, path.join(early, one.file), early);
  if (!('imported' in brought)) throw new Error(brought.problem);
  // The same answer as to a kiosk that knew two verdicts more.
  const { imported } = brought;
  const manifest = { ...imported.manifest, feed: imported.manifest.feed + 2 };
  await writeAnswer(registry.registry().context, { ...imported, manifest }, path.join(late, 'a.parcel'));
  const read = await kiosk.call('road.read', { key: uuidv7(), folder: late });
  expect(read).toMatchObject({ problem: { code: 'road.earlierMissing' } });
  expect(await readFrom(kiosk, early)).toMatchObject({ answers: 1 });
  expect(await stateOf(kiosk, ban.id)).toBe('in-force');
  expect(await readFrom(kiosk, late)).toEqual({ answers: 1, acts: 0 });
});

test('attachments travel along, several megabytes of them, and the claim is recorded', async () => {
  const { registry, proxy } = await startNetwork();
  const contents = [newContent('application/pdf', 7_000_000), newContent('application/pdf', 3_000)];
  const { data, draft, evidence } = await withClaim(registry, proxy.url, contents);
  proxy.play(down);
  const kiosk = openKiosk({ data, registry: proxy.url });
  await signInSupervisor(kiosk);
  const disk = newDisk();
  const { file, ...written } = await exportTo(kiosk, disk);
  expect(written).toMatchObject({ acts: 1, blobs: 2, blobsLeft: 0 });
  expect((await kiosk.state()).attachments).toMatchObject({ waiting: 2 });
  const brought = await bringIn(registry, path.join(disk, file), disk);
  expect(brought).toMatchObject({
    imported: { outcome: { blobs: evidence.map(({ sha256 }) => sha256), refusedBlobs: [], problem: null } },
  });
  await readFrom(kiosk, disk);
  expect(await kiosk.show(draft)).toMatchObject({ state: 'recorded' });
  expect((await kiosk.state()).attachments).toBeUndefined();
  const shown = await kiosk.value<Output<'blobs.list'>>('blobs.list', { act: draft });
  expect(shown.map(({ delivered }) => delivered)).toEqual([true, true]);
});
