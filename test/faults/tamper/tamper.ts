/**
 * `tamper`: a kiosk's folder, what it hears from the registry, its receipts and its backups are changed. Whatever is
 * changed is noticed, at start or at the next contact, or it changes nothing that anybody is shown.
 */
import fs from 'node:fs';
import path from 'node:path';
import { openKeyring } from '../../../shared/protocol/keyring.ts';
import { verifyReceipt } from '../../../shared/protocol/receipt.ts';
import type { Keys } from '../../../shared/protocol/schema/keys.ts';
import { openCenter, settle, type Center } from '../center.ts';
import type { FaultOptions, FaultRunner } from '../fault.ts';
import { noFindings, type Findings } from '../judge.ts';
import { createRandom } from '../random.ts';
import { setBan } from '../sessions.ts';
import { signedContent, TAMPER_CASES, type Moments, type TamperCase } from './cases.ts';
import { changeBackup } from './backups.ts';
import { auditProblem, observe, watchDeaths } from './observe.ts';

/** So many acts before the earlier moment, and again after it. */
const ACTS = 15;
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const RECEIPT_CHANGES = 5_000;

export const tamper: FaultRunner = {
  about:
    'bytes and values of journal, log, verdicts, policy, keys, receipts and backups changed; older files put back, tails cut',
  shortRuns: 3,
  async run(options) {
    const findings = noFindings();
    const center = await openCenter();
    const { moments, receipt } = await live(center);
    let runs = 0;
    const deaths = watchDeaths();
    for (const one of TAMPER_CASES) runs += await strike(one, { center, moments, deaths, findings }, options);
    deaths.stop();
    runs += await changeReceipt(center, receipt, options, findings);
    runs += await changeBackup(center, moments.closed, options, findings);
    await center.remove();
    return { runs, findings };
  },
};

/** A kiosk's life, with copies of its folder at three moments; and one receipt it printed. */
async function live(center: Center): Promise<{ moments: Moments; receipt: string }> {
  const moment = (name: keyof Moments) => path.join(center.folder, name);
  const serve = async (from: number) => {
    const core = await center.startCore();
    for (let serial = from; serial < from + ACTS; serial += 1) await setBan(core, serial);
    await settle(core);
    return core;
  };
  const first = await serve(0);
  await first.stop();
  fs.cpSync(center.data, moment('earlier'), { recursive: true });
  const second = await serve(ACTS);
  const list = await second.call('entries.list', { limit: 1 });
  const entry = list.ok ? list.value.items[0]?.id : undefined;
  if (entry === undefined) throw new Error('the journal is empty');
  const made = await second.call('receipts.make', { entry });
  if (!made.ok) throw new Error(made.problem.code);
  await second.kill();
  fs.cpSync(center.data, moment('killed'), { recursive: true });
  const third = await center.startCore();
  await settle(third);
  await third.stop();
  fs.cpSync(center.data, moment('closed'), { recursive: true });
  return {
    moments: { earlier: moment('earlier'), killed: moment('killed'), closed: moment('closed') },
    receipt: made.value.qr,
  };
}

type Scene = { center: Center; moments: Moments; deaths: ReturnType<typeof watchDeaths>; findings: Findings };

async function strike(
  one: TamperCase,
  { center, moments, deaths, findings }: Scene,
  { runs, seed, say }: FaultOptions,
): Promise<number> {
  const random = createRandom(seed).fork(one.name);
  const data = path.join(center.folder, 'tampered');
  const copy = () => {
    fs.rmSync(data, { recursive: true, force: true });
    fs.cpSync(moments[one.from], data, { recursive: true });
  };
  copy();
  const registry = one.needsContact ? center.registry.url : undefined;
  const truth = one.needsContact ? '' : (await observe(data, deaths)).shown;
  const times = one.isRandom ? runs : 1;
  const how = { start: 0, contact: 0, audit: 0, harmless: 0 };
  for (let run = 0; run < times; run += 1) {
    copy();
    const done = one.change(data, random, moments);
    const { died, noticed, logged, shown } = await observe(data, deaths, registry);
    if (died !== null) findings.violations.push(`${one.name}: the core dies of it, ${died} (${done})`);
    else if (noticed !== null) how.start += 1;
    else if (shown === truth && !one.isSigned)
      how[(await auditProblem(data)) === null ? 'harmless' : 'audit'] += 1;
    else {
      const met = await observe(data, deaths, center.registry.url);
      // Put right by the registry counts where all that is signed is as it was; a change, only where it was said.
      const isMended =
        (one.isLoss === true || [...logged, ...met.logged].length > 0) &&
        met.shown === truth &&
        signedContent(data) === signedContent(moments[one.from]);
      if (met.died !== null)
        findings.violations.push(
          `${one.name}: the core dies of it at the next contact, ${met.died} (${done})`,
        );
      else if (met.noticed !== null || isMended) how.contact += 1;
      else if (shown === truth) findings.violations.push(`${one.name}: never noticed (${done})`);
      else findings.violations.push(`${one.name}: never noticed, and something else is shown (${done})`);
    }
  }
  say(
    `${one.name}: ${times} times; noticed at start ${how.start}, at contact ${how.contact}, by the audit alone ${how.audit}; nothing shown differs ${how.harmless}`,
  );
  return times;
}

/** Changes a character of a receipt's QR text: none may verify. */
async function changeReceipt(
  center: Center,
  receipt: string,
  { seed, say }: FaultOptions,
  findings: Findings,
): Promise<number> {
  const random = createRandom(seed).fork('receipt');
  const root = JSON.parse(await center.registry.ask('root'));
  const keys = (await (await fetch(`${center.registry.url}/v1/keys`)).json()) as Keys;
  const ring = openKeyring(keys, root);
  if (ring === null || !verifyReceipt(receipt, ring).ok) throw new Error('the receipt does not verify');
  for (let run = 0; run < RECEIPT_CHANGES; run += 1) {
    const at = random.between(0, receipt.length);
    const letter = random.pick(LETTERS.split('').filter((one) => one !== receipt[at]));
    const changed = receipt.slice(0, at) + letter + receipt.slice(at + 1);
    if (verifyReceipt(changed, ring).ok)
      findings.violations.push(`a receipt verifies with ${letter} at ${at}`);
  }
  say(`a character of a receipt changed: ${RECEIPT_CHANGES} times`);
  return RECEIPT_CHANGES;
}
