/** Mutants of what a kiosk writes to a disk: of the file, of its manifest, of what is sealed in it. None is taken. */
import { randomBytes } from 'node:crypto';
import { open, rm, writeFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { makeCode } from '../../../registry/enrolment/codes.ts';
import { importParcel } from '../../../registry/parcels/import.ts';
import { createRegistry, type Registry } from '../../../registry/server.ts';
import { manifestBlock, writeParcel } from '../../../shared/protocol/parcel/file.ts';
import type { ParcelRecord } from '../../../shared/protocol/parcel/records.ts';
import { sealTo } from '../../../shared/protocol/sealing.ts';
import { GENESIS, type Entry } from '../../../shared/protocol/schema/entry.ts';
import { PARCEL_BLOCK_BYTES, type EntriesManifest } from '../../../shared/protocol/schema/parcel.ts';
import { newKey, privateKey, signature } from '../../../shared/protocol/signing.ts';
import { banBody, enrolDevice, OPENING, type Device } from '../device.ts';
import type { Overrun } from '../overrun.ts';
import type { Random } from '../random.ts';
import type { Part } from './input.ts';
import { mutateBytes, mutateJson } from './mutate.ts';

type Parcel = { device: Device; entries: readonly Entry[]; registryKey: string; file: string };

/** Imports `count` mutants into a registry of its own: each is refused, and the true one is taken after them all. */
export async function spoilParcels(
  overrun: Overrun,
  { count, random, say, findings }: Part,
): Promise<number> {
  const registry = await createRegistry({ data: path.join(overrun.folder, 'parcels') });
  try {
    const parcel = await genuineParcel(registry, overrun.folder);
    const bytes = await readFile(parcel.file);
    const spoiled = path.join(overrun.folder, 'spoiled.parcel');
    for (let done = 0; done < count; done += 1) {
      const mutant = await mutantOf(bytes, parcel, random);
      // A stroke may change nothing.
      if (mutant.equals(bytes)) continue;
      await writeFile(spoiled, mutant);
      const came = await importOf(registry, spoiled);
      if (came !== 'refused') findings.violations.push(`a spoiled parcel ${came} (${done})`);
    }
    const held = await registry.context.store.selectFrom('entries').select('seq').execute();
    if (held.length > 0) findings.violations.push(`${held.length} entries came by spoiled parcels`);
    const came = await importOf(registry, parcel.file);
    if (came !== `took ${parcel.entries.length}`)
      findings.violations.push(`a genuine parcel after the spoiled ones ${came}`);
    await rm(spoiled, { force: true });
  } finally {
    await registry.close();
  }
  say(`${count} parcels spoiled`);
  return count;
}

/** What an import came to. Beside an answer only "not what was written" may be thrown. */
async function importOf(registry: Registry, file: string): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const imported = await importParcel(registry.context, handle);
    if (!imported.ok) return 'refused';
    const { taken, problem } = imported.value.outcome;
    return taken === 0 && problem !== null ? 'refused' : `took ${taken}`;
  } catch (error) {
    const isDamage = error instanceof Error && 'code' in error && error.code === 'PARCEL_DAMAGED';
    return isDamage ? 'refused' : `threw ${String(error)}`;
  } finally {
    await handle.close();
  }
}

async function genuineParcel(registry: Registry, folder: string): Promise<Parcel> {
  const url = await registry.listen(0);
  const { store, keys, clock } = registry.context;
  const wanted = { role: 'device' as const, name: 'Faults', center: 'almaty-1' };
  const device = await enrolDevice(url, await makeCode(store, keys.root, wanted, clock.now()));
  const registryKey = keys.published.keys.find(({ use }) => use === 'encrypt')?.jwk.x ?? '';
  const signed = (kind: string, body: Record<string, unknown>): Entry => {
    const entry = device.sign(kind, body);
    device.append(entry);
    return entry;
  };
  const entries = [
    signed('journal.open', OPENING),
    signed('ban.set', banBody(1)),
    signed('ban.set', banBody(2)),
  ];
  const parcel = { device, entries, registryKey, file: path.join(folder, 'genuine.parcel') };
  await write(parcel, bodyOf(entries), device.key);
  return parcel;
}

const bodyOf = (entries: readonly Entry[]): Buffer =>
  Buffer.from(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));

/** Writes the body as a parcel of the device, signed with `key`. */
async function write({ device, registryKey, file }: Parcel, body: Buffer, key: Device['key']): Promise<void> {
  const contentKey = randomBytes(32);
  const sealedKey = await sealTo(contentKey, registryKey);
  const records = async function* (): AsyncGenerator<ParcelRecord> {
    yield { head: { is: 'entries', bytes: body.length }, content: body };
  };
  const sign = (sealed: EntriesManifest['sealed']): EntriesManifest => {
    const none = { seq: 0, hash: GENESIS };
    const manifest = {
      parcel: 1 as const,
      holds: 'entries' as const,
      device: device.id,
      number: 1,
      prev: GENESIS,
      at: new Date().toISOString(),
      before: none,
      after: device.head(),
      entries: 3,
      blobs: 0,
      feed: 0,
      key: sealedKey,
      sealed,
    };
    return { ...manifest, sig: signature(manifest, key) };
  };
  const handle = await open(file, 'w');
  try {
    await writeParcel(handle, records(), contentKey, sign);
  } finally {
    await handle.close();
  }
}

async function mutantOf(bytes: Buffer, parcel: Parcel, random: Random): Promise<Buffer> {
  const content = bytes.subarray(PARCEL_BLOCK_BYTES);
  const manifest = JSON.parse(bytes.toString('utf8', 0, PARCEL_BLOCK_BYTES)) as EntriesManifest;
  const under = (said: unknown): Buffer => {
    try {
      return Buffer.concat([manifestBlock(said as object), content]);
    } catch {
      // What JSON cannot carry, or the block cannot hold, can be in no file.
      return bytes;
    }
  };
  const { sig: _, ...unsigned } = manifest;
  const again = async (body: Buffer, key = parcel.device.key): Promise<Buffer> => {
    const file = `${parcel.file}.again`;
    await write({ ...parcel, file }, body, key);
    return readFile(file);
  };
  const strokes: (() => Buffer | Promise<Buffer>)[] = [
    () => mutateBytes(bytes, random),
    () => Buffer.concat([bytes.subarray(0, PARCEL_BLOCK_BYTES), mutateBytes(content, random)]),
    () => bytes.subarray(0, random.between(0, bytes.length)),
    () => under(mutateJson(manifest, random)),
    // Signed by the kiosk itself, over something else than there is.
    () => under({ ...unsigned, sealed: { ...manifest.sealed, bytes: random.between(1, 10_000_000) } }),
    // Everything sealed and signed anew by a stranger.
    () => again(bodyOf(parcel.entries), privateKey(newKey('Ed25519'))),
    // A kiosk that signs what is no journal: the first line is spoiled, so nothing can be taken.
    () => again(Buffer.concat([Buffer.from('{'), bodyOf(parcel.entries)])),
    () => again(bodyOf(parcel.entries.slice(1))),
  ];
  return random.pick(strokes)();
}
