/** Mutants of calls into the core, as a window that went mad, or is no window of ours, would send them. */
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { calls, isCallName, type CallName } from '../../../shared/api/calls.ts';
import { innerCalls, isInnerCall, type InnerCallName } from '../../../shared/api/inner.ts';
import { signIn, startCore, type CoreProcess } from '../core.ts';
import { judge, readKiosk } from '../judge.ts';
import { banAnswers, setBan } from '../sessions.ts';
import type { Part } from './input.ts';
import { mutateValue } from './mutate.ts';
import type { Overrun } from '../overrun.ts';

const WAVE = 250;
const ANSWERS_WITHIN_MS = 20_000;
/** Well away from the numbers of proper calls. */
const FIRST_ID = 1_000_000_000;

type Message = { id: number; call: string; input: unknown };

/** Calls a core with spoiled input: each is answered, with a problem, and the desk goes on working. */
export async function callCore(overrun: Overrun, { count, random, say, findings }: Part): Promise<number> {
  const data = path.join(overrun.folder, 'kiosk');
  const start = { data, registry: overrun.url, enrol: await overrun.code('device') };
  let core = await startCore(start);
  await core.until(({ kiosk }) => kiosk.enrolled, 60_000, 'enrolled');
  await signIn(core);
  const acknowledged = new Set<string>();
  let id = FIRST_ID;
  let done = 0;
  for (; done < count; done += WAVE) {
    const draft = uuidv7();
    await core.call('drafts.start', { key: draft, journey: 'ban', language: 'kk' });
    const wave: { message: Message; answered: Promise<string | null> }[] = [];
    while (wave.length < Math.min(WAVE, count - done)) {
      const { call, input } = random.pick(validCalls(draft));
      const message = { id: id++, call, input: mutateValue(input, random) };
      if (isValid(message)) continue;
      const answered = outcome(core, message.id);
      try {
        core.send(message);
        wave.push({ message, answered });
      } catch {
        // It cannot be put on the wire at all.
      }
    }
    let hasDied = false;
    for (const { message, answered } of wave) {
      const wrong = await answered;
      // Those after the deadly one were never looked at.
      if (wrong !== null && !hasDied) {
        findings.violations.push(`${message.call} with spoiled input: ${wrong}: ${safeText(message.input)}`);
      }
      hasDied ||= wrong === 'died';
    }
    if (hasDied) core = await startCore(start);
    // And messages that are no calls at all, which nobody answers.
    for (let n = 0; n < 5; n += 1) core.send(mutateValue({ id: 'x', open: { data: 1 }, call: 7 }, random));
    acknowledged.add((await setBan(core, done, draft)).id);
    if (done % (WAVE * 40) === 0 && done > 0) say(`${done} of ${count} spoiled calls made`);
  }
  await core.stop();
  const kiosk = await readKiosk(data);
  if (!kiosk.verified) findings.violations.push(`the journal does not verify: ${kiosk.says}`);
  const bans = kiosk.entries.filter(({ kind }) => kind === 'ban.set').length;
  if (bans !== acknowledged.size)
    findings.violations.push(`${bans} bans in the journal, ${acknowledged.size} were set`);
  findings.lost.push(...judge(acknowledged, kiosk.entries).lost);
  return done;
}

/** One valid call of each kind that takes anything. Signing out and in would end the desk's work: their keys are never fit. */
function validCalls(draft: string): { call: CallName | InnerCallName; input: unknown }[] {
  const key = uuidv7();
  return [
    { call: 'entries.toSign', input: { id: draft, answers: banAnswers(1) } },
    { call: 'entries.confirm', input: { id: draft, answers: banAnswers(1) } },
    { call: 'entries.confirm', input: { id: draft, answers: banAnswers(1) } },
    { call: 'drafts.start', input: { key, journey: 'ban', language: 'kk' } },
    {
      call: 'drafts.save',
      input: {
        id: draft,
        screen: 'ban.check',
        who: 'Ә. Қ.',
        language: 'kk',
        content: { a: [1, 'x', { b: null }] },
      },
    },
    {
      call: 'staff.approve',
      input: {
        key: 'unfit',
        draft,
        kind: 'ban.lift',
        iin: '500101300003',
        method: 'clerk',
        number: '2001',
        pin: '000000',
      },
    },
    {
      call: 'guard.seal',
      input: {
        draft,
        of: '500101300003',
        content: { answers: { phone: ['no'] }, distress: false, alone: true },
      },
    },
    { call: 'bans.known', input: { key, draft, iin: '500101300003' } },
    { call: 'consents.given', input: { key, draft, iin: '500101300003' } },
    { call: 'status.known', input: { key, entry: draft } },
    { call: 'status.show', input: { entry: draft } },
    { call: 'status.close', input: { entry: draft } },
    { call: 'drafts.open', input: { id: draft } },
    { call: 'drafts.discard', input: { id: uuidv7(), key } },
    {
      call: 'blobs.add',
      input: {
        key,
        draft,
        label: 'x',
        bytes: 12,
        offset: 0,
        part: Buffer.from('%PDF-1.7 abc').toString('base64'),
      },
    },
    { call: 'blobs.list', input: { act: draft } },
    { call: 'blobs.remove', input: { key, draft, sha256: 'a'.repeat(64) } },
    { call: 'blobs.keepThumbnail', input: { key, sha256: 'a'.repeat(64), image: 'AAAA' } },
    { call: 'blobs.thumbnail', input: { sha256: 'a'.repeat(64) } },
    {
      call: 'desk.settings',
      input: { key, settings: { language: 'kk', textSize: '24', contrast: 'normal' } },
    },
    { call: 'desk.event', input: { key, what: 'printed', about: draft } },
    { call: 'entries.list', input: { limit: 10, before: 5, states: ['waiting'] } },
    { call: 'entries.show', input: { id: draft } },
    { call: 'receipts.make', input: { entry: draft } },
    { call: 'receipts.read', input: { text: `QALQAN1:${'A1%'.repeat(100)}` } },
    { call: 'staff.signIn', input: { key: 'unfit', number: '1001', pin: '000000' } },
    { call: 'staff.signOut', input: { key: 'unfit' } },
    { call: 'sync.now', input: { key: 'unfit' } },
    { call: 'desk.cover', input: { key: 'unfit' } },
    { call: 'audit.list', input: { key, limit: 50, group: 'looks', who: '1001', before: 5 } },
    { call: 'staff.unlock', input: { key, number: '1001' } },
    { call: 'keys.rotate', input: { key, code: 'XXXX' } },
    { call: 'no.such' as CallName, input: { key } },
    { call: 'toString' as CallName, input: { key } },
    { call: '__proto__' as CallName, input: { key } },
  ];
}

/** Whether the contract allows the message after all. */
function isValid({ call, input }: Message): boolean {
  try {
    if (isInnerCall(call)) return innerCalls[call].input.safeParse(input).success;
    return isCallName(call) && calls[call].input.safeParse(input).success;
  } catch {
    return false;
  }
}

/** What is wrong with the answer to a spoiled call; null where it is a problem, as it should be. */
async function outcome(core: CoreProcess, id: number): Promise<string | null> {
  try {
    const result = await Promise.race([core.answer(id), sleep(ANSWERS_WITHIN_MS, null, { ref: false })]);
    if (result === null) return 'no answer';
    if (result.ok) return 'accepted';
    return result.problem.code === 'core.unexpected' ? 'a bug: core.unexpected' : null;
  } catch {
    return 'died';
  }
}

function safeText(value: unknown): string {
  try {
    return JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? `${one}n` : one)).slice(
      0,
      300,
    );
  } catch {
    return typeof value;
  }
}
