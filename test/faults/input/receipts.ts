/** Mutants of a receipt's QR text: of its letters, of what it says, and of who signed it. None proves anything. */
import { uuidv7 } from 'uuidv7';
import { encodeBase45 } from '../../../shared/protocol/base45.ts';
import { canonical } from '../../../shared/protocol/canonical.ts';
import { openKeyring } from '../../../shared/protocol/keyring.ts';
import { RECEIPT_PREFIX, receiptText, signReceipt, verifyReceipt } from '../../../shared/protocol/receipt.ts';
import type { Receipt } from '../../../shared/protocol/schema/receipt.ts';
import { newKey, privateKey } from '../../../shared/protocol/signing.ts';
import { banBody, enrolDevice, type Device } from '../device.ts';
import type { Random } from '../random.ts';
import type { Part } from './input.ts';
import { mutateBytes, mutateJson } from './mutate.ts';
import type { Overrun } from '../overrun.ts';

/** Verifies `count` mutants: each fails, and none makes the verifier throw. */
export async function changeReceipts(
  overrun: Overrun,
  { count, random, say, findings }: Part,
): Promise<number> {
  const device = await enrolDevice(overrun.url, await overrun.code('device'));
  const other = await enrolDevice(overrun.url, await overrun.code('device'));
  const ring = openKeyring(device.enrolled.keys, device.enrolled.root);
  const genuine = receiptOf(device);
  if (ring === null || !verifyReceipt(receiptText(genuine), ring).ok)
    throw new Error('a genuine receipt does not verify');
  const meaning = canonical(genuine);
  for (let done = 0; done < count; done += 1) {
    const text = mutantOf(genuine, { device, other }, random);
    try {
      const check = verifyReceipt(text, ring);
      if (check.ok && canonical(check.receipt) !== meaning)
        findings.violations.push(`a spoiled receipt verifies: ${text}`);
    } catch (error) {
      findings.violations.push(`a spoiled receipt throws ${String(error)}: ${text}`);
    }
    // The event loop is shared with the other parts.
    if (done % 200 === 199) await new Promise(setImmediate);
  }
  say(`${count} receipts spoiled`);
  return count;
}

function receiptOf(device: Device): Receipt {
  const { id, seq, at, kind, ...entry } = device.sign('ban.set', banBody(1));
  const said = {
    v: 1 as const,
    entry: id,
    hash: entry.digest,
    device: device.id,
    seq,
    kind,
    at,
    iinLast4: '0003',
    summary: 'ban: bank, microfinance',
  };
  return signReceipt({ ...said, cert: device.enrolled.cert }, device.key);
}

type Devices = { device: Device; other: Device };

function mutantOf(genuine: Receipt, { device, other }: Devices, random: Random): string {
  const encode = (value: unknown) => RECEIPT_PREFIX + encodeBase45(Buffer.from(JSON.stringify(value)));
  const { sig: _, ...unsigned } = genuine;
  const strokes = [
    () => mutateBytes(Buffer.from(receiptText(genuine)), random).toString('latin1'),
    () => RECEIPT_PREFIX + encodeBase45(mutateBytes(Buffer.from(JSON.stringify(genuine)), random)),
    () => encode(mutateJson(genuine, random)),
    // Its own content, signed by somebody else; under the certificate of somebody else; of an act that never was.
    () => encode(signReceipt({ ...unsigned, entry: uuidv7() }, privateKey(newKey('Ed25519')))),
    () =>
      encode(
        signReceipt(
          { ...unsigned, cert: other.enrolled.cert, entry: uuidv7() },
          random.pick([device, other]).key,
        ),
      ),
    () =>
      encode(
        signReceipt({ ...unsigned, device: other.id, entry: uuidv7() }, random.pick([device, other]).key),
      ),
    () => encode({ ...genuine, cert: mutateJson(genuine.cert, random) }),
  ];
  return random.pick(strokes)();
}
