import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import type { ReceiptPaper } from '../../../shared/api/views.ts';
import { canonical } from '../../../shared/protocol/canonical.ts';
import { openKeyring } from '../../../shared/protocol/keyring.ts';
import {
  MAX_RECEIPT_BYTES,
  receiptText,
  signReceipt,
  verifyReceipt,
} from '../../../shared/protocol/receipt.ts';
import { newKey, privateKey, publicJwk, sealWith, thumbprint } from '../../../shared/protocol/signing.ts';
import { confirmBan, newFolder, openAtDesk, openFile, type TestCore } from '../testing/desk.ts';
import { DEVICE, verdictFeed, type TestRegistry } from '../testing/people.ts';
import { createJournal } from '../journal/journal.ts';
import { entryOf } from '../journal/rows.ts';
import { createVerdicts } from '../journal/verdicts.ts';
import { createKept } from '../sync/kept.ts';
import { deviceKeys } from '../vault/deviceKeys.ts';
import type { Verdict } from '../../../shared/protocol/schema/verdict.ts';

const open: TestCore[] = [];
afterEach(async () => {
  for (const core of open.splice(0)) await core.close();
});
const atDesk = async () => {
  const core = await openAtDesk();
  open.push(core);
  return core;
};
const ringOf = (registry: TestRegistry) => {
  const ring = openKeyring(registry.keys, publicJwk(registry.root));
  if (!ring) throw new Error('no ring');
  return ring;
};

/** The registry's verdicts on all that `core` has, as sync would store them. */
function answer(core: TestCore & { registry: TestRegistry }, ...states: Verdict['state'][]) {
  const db = openFile(core.data);
  const feed = verdictFeed(core.registry);
  for (const row of createJournal(db, () => {}).after(0, 100)) {
    for (const state of row.kind === 'ban.set' ? states : (['recorded'] as const))
      feed.add(entryOf(row), state);
  }
  createVerdicts(db, createKept(db).ring).add(feed.items);
  db.close();
}

test('the first receipt proves itself and names nobody', async () => {
  const core = await atDesk();
  const id = await confirmBan(core);
  const paper: ReceiptPaper = await core.value('receipts.make', { entry: id });
  expect(paper).toMatchObject({
    initials: 'Ә. Қ. Ө.',
    clerk: '1001',
    demo: true,
    device: DEVICE,
    entry: { state: 'waiting', iinLast4: '0003' },
  });
  const check = verifyReceipt(paper.qr, ringOf(core.registry));
  expect(check).toMatchObject({
    ok: true,
    receipt: { entry: id, seq: 3, kind: 'ban.set', iinLast4: '0003', summary: 'bank+microfinance' },
  });
  expect(JSON.stringify(check)).not.toMatch(/500101300003|Әубәкірова/);
});

test('the second receipt adds what the registry answered, of the verdict in force', async () => {
  const core = await atDesk();
  const id = await confirmBan(core);
  answer(core, 'recorded', 'in-force');
  const paper: ReceiptPaper = await core.value('receipts.make', { entry: id });
  expect(paper.entry.state).toBe('in-force');
  expect(verifyReceipt(paper.qr, ringOf(core.registry))).toMatchObject({
    receipt: { number: paper.entry.number, kid: core.registry.signer.kid },
  });
});

test.each(['refused', 'held', 'ended'] as const)(
  'a receipt of something %s claims no number in the registry',
  async (state) => {
    const core = await atDesk();
    const id = await confirmBan(core);
    answer(core, 'recorded', state);
    const paper: ReceiptPaper = await core.value('receipts.make', { entry: id });
    expect(paper.entry.state).toBe(state);
    expect(verifyReceipt(paper.qr, ringOf(core.registry))).not.toHaveProperty('receipt.number');
  },
);

test('only an act of a citizen has a receipt', async () => {
  const core = await atDesk();
  const db = openFile(core.data);
  const opening = createJournal(db, () => {}).bySeq(1);
  db.close();
  expect(await core.call('receipts.make', { entry: opening?.id })).toMatchObject({
    problem: { code: 'core.noReceipt' },
  });
});

test('the longest receipt we write stays within what prints at 0.5 mm a module', () => {
  const key = newKey('Ed25519');
  const at = '2026-11-22T10:42:07.123+05:00';
  const kid = thumbprint(key).slice(0, 16);
  const cert = sealWith(
    { device: DEVICE, publicKey: key.x, center: 'turkistan-region-12', from: at },
    { kid, key: privateKey(key) },
  );
  const receipt = signReceipt(
    {
      v: 1,
      entry: DEVICE,
      hash: 'a'.repeat(64),
      device: DEVICE,
      seq: 999_999,
      kind: 'ban.set',
      at,
      iinLast4: '0003',
      summary: 'bank+microfinance',
      cert,
      number: 'KZ-2026-000000001-7',
      effectiveFrom: at,
      verdictSig: cert.sig,
      kid,
    },
    privateKey(key),
  );
  expect(Buffer.byteLength(canonical(receipt))).toBeLessThanOrEqual(MAX_RECEIPT_BYTES);
});

test('the command says in words what a receipt says, what it cannot prove, or what is wrong', async () => {
  const core = await atDesk();
  const id = await confirmBan(core);
  answer(core, 'recorded', 'in-force');
  const paper: ReceiptPaper = await core.value('receipts.make', { entry: id });
  const folder = newFolder();
  const [keys, root, text] = ['keys.json', 'root.json', 'receipt.txt'].map((name) =>
    path.join(folder, name),
  ) as [string, string, string];
  fs.writeFileSync(keys, JSON.stringify(core.registry.keys));
  fs.writeFileSync(root, JSON.stringify(publicJwk(core.registry.root)));
  fs.writeFileSync(text, `${paper.qr}\n`);
  const run = async (...words: string[]) => {
    const cli = path.join(import.meta.dirname, '../receiptCli.ts');
    try {
      return { code: 0, ...(await promisify(execFile)(process.execPath, [cli, ...words])) };
    } catch (error) {
      return error as { code: number; stdout: string };
    }
  };
  const good = await run('verify', text, '--root', root, '--keys', keys);
  expect(good.code).toBe(0);
  expect(good.stdout).toMatch(
    /GENUINE[\s\S]*borrowing ban on bank loans and microcredit[\s\S]*ends with 0003[\s\S]*Not checked here/,
  );
  const inline = await run(
    'verify',
    paper.qr,
    '--root',
    JSON.stringify(publicJwk(core.registry.root)),
    '--keys',
    keys,
  );
  expect(inline.code).toBe(0);
  const touched = await run('verify', paper.qr.slice(0, -3), '--root', root, '--keys', keys);
  expect(touched).toMatchObject({ code: 1, stdout: expect.stringContaining('NOT VERIFIED') });
  const otherRoot = await run(
    'verify',
    text,
    '--root',
    JSON.stringify(publicJwk(newKey('Ed25519'))),
    '--keys',
    keys,
  );
  expect(otherRoot).toMatchObject({ code: 1, stdout: expect.stringContaining('not signed by this root') });
  expect((await run('verify')).code).toBe(2);
});

test('a receipt that comes back is told by whose it is: ours, another kiosk’s, nobody’s, or not read', async () => {
  const core = await atDesk();
  const id = await confirmBan(core);
  const { qr }: ReceiptPaper = await core.value('receipts.make', { entry: id });
  const read = (text: string) => core.call('receipts.read', { text });
  expect(await read(qr)).toEqual({ ok: true, value: { entry: id } });
  const check = verifyReceipt(qr, ringOf(core.registry));
  if (!check.ok) throw new Error('our own receipt is not genuine');
  const { cert, sig: _, ...rest } = check.receipt;
  const { sig: __, ...unsigned } = cert;
  const other = newKey('Ed25519');
  const device = '01935b1e-7a00-7000-8000-0000000000ff';
  const theirs = sealWith({ ...unsigned, device, publicKey: publicJwk(other) }, core.registry.signer);
  const foreign = { ...rest, entry: device, device, cert: theirs };
  expect(await read(receiptText(signReceipt(foreign, privateKey(other))))).toMatchObject({
    problem: { code: 'receipt.elsewhere', params: { at: rest.at } },
  });
  const gone = { ...rest, entry: device, cert };
  const db = openFile(core.data);
  const { sign } = deviceKeys(db);
  db.close();
  expect(await read(receiptText(signReceipt(gone, sign)))).toMatchObject({
    problem: { code: 'receipt.notHere' },
  });
  expect(await read(receiptText(signReceipt(gone, privateKey(other))))).toMatchObject({
    problem: { code: 'receipt.untrue' },
  });
  for (const text of ['QALQAN1:', 'QALQAN1:000', qr.slice(0, -4), 'HELLO'])
    expect(await read(text)).toMatchObject({ problem: { code: 'receipt.unreadable' } });
});
