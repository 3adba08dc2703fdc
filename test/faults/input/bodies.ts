/** Whole pushes as a hostile road would deliver them: cut, doubled, out of order, replayed, signed by another, packed wrongly. */
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { without } from '../../../shared/protocol/canonical.ts';
import { nextEntry } from '../../../shared/protocol/entries.ts';
import { entryHash } from '../../../shared/protocol/hashing.ts';
import { GENESIS, type Entry } from '../../../shared/protocol/schema/entry.ts';
import { newKey, privateKey, signature } from '../../../shared/protocol/signing.ts';
import { banBody, type Answered, type Device } from '../device.ts';
import type { Findings } from '../judge.ts';
import type { Random } from '../random.ts';
import { answered, openedDevice, takenOf } from './asking.ts';
import type { Part } from './input.ts';
import type { Overrun } from '../overrun.ts';

/** Hostile pushes of one batch before it is delivered in good order. */
const TRIES = 20;
const MOST_ENTRIES = 8;
/** Somebody else's, who is nobody to the registry. */
const STRANGER = privateKey(newKey('Ed25519'));

type Sent = { body: Buffer; encoding?: string };
/** What there is to spoil: entries that follow the head, and those the registry has. */
type Material = { batch: Entry[]; known: readonly Entry[]; device: Device; random: Random };
/** How it is spoiled; a good beginning of it may be taken where `takes` says so. */
type Road = { name: string; takes: 'nothing' | 'prefix'; spoil(material: Material): Sent };

const lines = (entries: readonly unknown[]): Buffer =>
  Buffer.from(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
const packed = (body: Buffer): Sent => ({ body, encoding: 'gzip' });
const resigned = (entry: Entry): Entry => ({
  ...entry,
  sig: signature(without(entry, 'sig', 'salt', 'body'), STRANGER),
});
const cut = (body: Buffer, random: Random): Buffer => body.subarray(0, random.between(0, body.length));
const shuffled = <T>(values: readonly T[], random: Random): T[] =>
  values
    .map((value) => ({ value, at: random.next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ value }) => value);

/** The first line's, with what was signed as the later one, which most readers take. */
function twice(body: Buffer, random: Random): Buffer {
  const name = random.pick(['seq', 'id', 'kind', 'at', 'prev', 'digest', 'sig', 'salt', 'body']);
  return Buffer.from(body.toString().replace('{', `{"${name}":"0",`));
}

/** Two packed parts, one after the other: together one, by RFC 1952. */
function inTwo(body: Buffer, random: Random): Buffer {
  const at = random.between(0, body.length);
  return Buffer.concat([gzipSync(body.subarray(0, at)), gzipSync(body.subarray(at))]);
}

const ROADS: readonly Road[] = [
  { name: 'truncated', takes: 'prefix', spoil: ({ batch, random }) => ({ body: cut(lines(batch), random) }) },
  {
    name: 'truncated while packed',
    takes: 'nothing',
    spoil: ({ batch, random }) => packed(cut(gzipSync(lines(batch)), random)),
  },
  {
    name: 'each line twice',
    takes: 'prefix',
    spoil: ({ batch }) => ({ body: lines(batch.flatMap((entry) => [entry, entry])) }),
  },
  { name: 'all of it twice', takes: 'prefix', spoil: ({ batch }) => ({ body: lines([...batch, ...batch]) }) },
  {
    name: 'reordered',
    takes: 'prefix',
    spoil: ({ batch, random }) => ({ body: lines(shuffled(batch, random)) }),
  },
  // Where a push before it brought the first, the rest follows.
  { name: 'without the first', takes: 'prefix', spoil: ({ batch }) => ({ body: lines(batch.slice(1)) }) },
  { name: 'replayed', takes: 'nothing', spoil: ({ known }) => ({ body: lines(known.slice(-50)) }) },
  {
    name: 'replayed backwards',
    takes: 'nothing',
    spoil: ({ known }) => ({ body: lines(known.slice(-50).toReversed()) }),
  },
  {
    name: 'among what was sent before',
    takes: 'prefix',
    spoil: ({ batch, known, random }) => ({ body: lines(shuffled([...known.slice(-5), ...batch], random)) }),
  },
  {
    name: 're-signed by another',
    takes: 'nothing',
    spoil: ({ batch }) => ({ body: lines(batch.map(resigned)) }),
  },
  {
    name: 're-signed as another device',
    takes: 'nothing',
    spoil: ({ batch }) => ({ body: lines(batch.map((entry) => resigned({ ...entry, device: entry.id }))) }),
  },
  {
    name: 'a beginning of its own',
    takes: 'nothing',
    spoil: ({ device, batch }) => {
      const [{ id, at, body }] = batch as [Entry];
      return {
        body: lines([
          nextEntry(
            { seq: 5_000_000, hash: GENESIS },
            { device: device.id, id, kind: 'ban.set', at, body },
            device.key,
          ),
        ]),
      };
    },
  },
  { name: 'packed twice', takes: 'nothing', spoil: ({ batch }) => packed(gzipSync(gzipSync(lines(batch)))) },
  {
    name: 'packed twice, and said so',
    takes: 'nothing',
    spoil: ({ batch }) => ({ body: gzipSync(gzipSync(lines(batch))), encoding: 'gzip, gzip' }),
  },
  {
    name: 'packed otherwise',
    takes: 'nothing',
    spoil: ({ batch, random }) => packed(random.pick([deflateSync, brotliCompressSync])(lines(batch))),
  },
  {
    name: 'packed as nobody agreed',
    takes: 'nothing',
    spoil: ({ batch }) => ({ body: brotliCompressSync(lines(batch)), encoding: 'br' }),
  },
  {
    name: 'packed, and not said',
    takes: 'nothing',
    spoil: ({ batch }) => ({ body: gzipSync(lines(batch)) }),
  },
  { name: 'said to be packed', takes: 'nothing', spoil: ({ batch }) => packed(lines(batch)) },
  {
    name: 'packed in two',
    takes: 'prefix',
    spoil: ({ batch, random }) => packed(inTwo(lines(batch), random)),
  },
  {
    name: 'packed, with more behind it',
    takes: 'prefix',
    spoil: ({ batch }) => packed(Buffer.concat([gzipSync(lines(batch)), Buffer.alloc(100, 7)])),
  },
  {
    name: 'larger than may be, well packed',
    takes: 'nothing',
    spoil: ({ batch }) => packed(gzipSync(Buffer.concat([lines(batch), Buffer.alloc(9 * 2 ** 20, '\n')]))),
  },
  {
    name: 'more than may be',
    takes: 'nothing',
    spoil: ({ batch }) => ({
      body: lines(Array.from({ length: 1_001 }, (_, n) => ({ ...batch[0], body: n }))),
    }),
  },
  {
    name: 'with a member named twice',
    takes: 'nothing',
    spoil: ({ batch, random }) => ({ body: twice(lines(batch), random) }),
  },
  {
    name: 'a mark before it',
    takes: 'nothing',
    spoil: ({ batch }) => ({ body: Buffer.concat([Buffer.from('\ufeff'), lines(batch)]) }),
  },
  {
    name: 'with blank lines',
    takes: 'prefix',
    spoil: ({ batch }) => ({ body: Buffer.from(lines(batch).toString().replaceAll('\n', '\r\n \t\r\n')) }),
  },
  {
    name: 'as one array',
    takes: 'nothing',
    spoil: ({ batch }) => ({ body: Buffer.from(JSON.stringify(batch)) }),
  },
];

/** Pushes batches in `count` hostile ways: whatever is taken is a beginning of the journal, and each entry once. */
export async function pushBodies(overrun: Overrun, { count, random, say, findings }: Part): Promise<number> {
  const device = await openedDevice(overrun);
  const known: Entry[] = [];
  const hashes = new Map<number, string>();
  for (let done = 0; done < count; done += TRIES) {
    const { seq } = device.head();
    const batch = signedBatch(device, done, random);
    for (const entry of batch) hashes.set(entry.seq, entryHash(entry));
    let takenSoFar = 0;
    for (let n = 0; n < Math.min(TRIES, count - done); n += 1) {
      const road = random.pick(ROADS);
      const { body, encoding } = road.spoil({ batch, known, device, random });
      const answer = await answered(device.push(body, encoding));
      const wrong = judge(road, answer, hashes);
      if (wrong !== null)
        findings.violations.push(`a push ${road.name}: ${wrong}: ${body.toString('base64').slice(0, 2_000)}`);
      if (typeof answer !== 'string') takenSoFar += takenOf(answer);
    }
    const accepted = await answered(device.push(lines(batch)));
    const { taken, head } = (typeof accepted === 'string' ? {} : accepted.json) as {
      taken?: number;
      head?: { seq: number };
    };
    if (head?.seq !== seq + batch.length || takenSoFar + (taken ?? 0) !== batch.length) {
      findings.violations.push(`a batch in good order is not taken: ${JSON.stringify(accepted)}`);
      return done;
    }
    known.push(...batch);
  }
  await compare(device, known, findings);
  await fork(device, known, findings);
  say(`${count} pushes spoiled on their way, ${known.length} entries delivered by them`);
  return count;
}

function signedBatch(device: Device, serial: number, random: Random): Entry[] {
  return Array.from({ length: random.between(2, MOST_ENTRIES) }, (_, n) => {
    const entry = device.sign('ban.set', banBody(serial + n));
    device.append(entry);
    return entry;
  });
}

/** What is wrong with the answer; null when nothing. */
function judge(road: Road, answer: Answered | string, hashes: ReadonlyMap<number, string>): string | null {
  if (typeof answer === 'string') return `not answered, ${answer}`;
  if (answer.status >= 500) return `answered ${answer.status}`;
  if (road.takes === 'nothing' && takenOf(answer) > 0) return `${takenOf(answer)} were taken`;
  const { head } = answer.json as { head?: { seq: number; hash: string } };
  // The opening is not among them.
  if (head && head.seq > 1 && hashes.get(head.seq) !== head.hash)
    return `the head is none of ours: ${JSON.stringify(head)}`;
  return null;
}

/** The registry holds our journal, entry for entry, and recorded each ban once. */
async function compare(device: Device, known: readonly Entry[], findings: Findings): Promise<void> {
  const { json } = await device.send({ method: 'GET', path: `/v1/devices/${device.id}/head` });
  const head = json as { seq: number; hash: string };
  if (head.seq !== device.head().seq || head.hash !== device.head().hash)
    findings.violations.push(`after all, the head is ${JSON.stringify(head)}`);
  const recorded = new Map<string, number>();
  for (const { entry, state } of await device.verdicts(0))
    if (state === 'recorded') recorded.set(entry, (recorded.get(entry) ?? 0) + 1);
  for (const { id } of known) {
    if (!recorded.has(id)) findings.lost.push(`${id} was pushed and is not recorded`);
    if ((recorded.get(id) ?? 0) > 1) findings.twice.push(`${id} is recorded ${recorded.get(id)} times`);
  }
}

/** An entry signed anew by its own device, in the place of one that was delivered: it stops the device, and replaces nothing. */
async function fork(device: Device, known: readonly Entry[], findings: Findings): Promise<void> {
  const [first, second] = known;
  if (!first || !second) return;
  const other = nextEntry(
    { seq: first.seq, hash: entryHash(first) },
    { device: device.id, id: second.id, kind: 'ban.set', at: second.at, body: banBody(7) },
    device.key,
  );
  const forked = await answered(device.push(lines([other])));
  if (typeof forked === 'string' || forked.status !== 409)
    findings.violations.push(`a second past is answered ${JSON.stringify(forked)}`);
  const after = await answered(device.push(lines([device.sign('ban.set', banBody(8))])));
  if (typeof after === 'string' || after.status !== 409)
    findings.violations.push(`after a fork a push is answered ${JSON.stringify(after)}`);
}
