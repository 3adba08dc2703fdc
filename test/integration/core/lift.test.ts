/**
 * A lift under distress and any other, side by side: two kiosks do the same, and all that passes through the desk,
 * over the wire and into the log is compared to the last byte, but for what is random or a time.
 */
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { banAnswers } from '../../../electron/core/testing/desk.ts';
import { demoPolicy } from '../../../registry/demo/policy.ts';
import type { EntryView, ReceiptPaper } from '../../../shared/api/views.ts';
import type { GuardContent } from '../../../shared/protocol/schema/guard.ts';
import type { Verdict } from '../../../shared/protocol/schema/verdict.ts';
import { enrolledKiosk, startNetwork, type Kiosk } from './kiosk.ts';
import { down, type Asked } from './proxy.ts';

const IIN = '500101300003';
const HOUR_MS = 3_600_000;
const CALM: GuardContent = {
  answers: { phone: ['no'], pressure: ['no'], money: ['no'], why: ['loan'], alone: ['yes'] },
  distress: false,
  alone: true,
};
const AFRAID: GuardContent = {
  answers: { phone: ['yes'], pressure: ['yes'], money: ['yes'], why: ['help'], alone: ['no'] },
  distress: true,
  alone: false,
};

/** A lift from draft to entry; `told` is given every answer that a window got. */
async function lift(
  kiosk: Kiosk,
  content: GuardContent,
  told: (answer: unknown) => void,
): Promise<EntryView> {
  const id = uuidv7();
  const ask = async <T>(name: string, input: unknown): Promise<T> => {
    const answer = await kiosk.value<T>(name, input);
    told(answer);
    return answer;
  };
  await ask('drafts.start', { key: id, journey: 'lift', language: 'kk' });
  const who = { number: '2001', pin: '135791' };
  await ask('staff.approve', {
    key: uuidv7(),
    draft: id,
    kind: 'ban.lift',
    iin: IIN,
    method: 'clerk',
    ...who,
  });
  await ask('bans.known', { key: uuidv7(), draft: id, iin: IIN });
  const { sealed } = await ask<{ sealed: string }>('guard.seal', { draft: id, of: IIN, content });
  const typed = { kind: 'ban.lift', 'guard.sealed': sealed, 'guard.textVersion': '1' };
  const saved = { screen: 'lift.check', who: 'Ә. Қ.', language: 'kk' };
  await ask('drafts.save', { id, ...saved, content: { version: 1, typed } });
  await ask('drafts.open', { id });
  const { citizen, attestation, confirmation, scope } = banAnswers();
  const guard = { textVersion: '1', sealed };
  return ask('entries.confirm', {
    id,
    answers: { kind: 'ban.lift', citizen, attestation, confirmation, scope, guard },
  });
}

type Visit = {
  /** What windows were told, in order. */
  told: string[];
  /** What was sent: method, path, length and text of each request. */
  sent: string[];
  logged: string[];
  verdict: Verdict;
};

/** One desk's day: a ban, its lift, both papers, offline and then online; under a policy with that share of reviews. */
async function visit(content: GuardContent, share: number): Promise<Visit> {
  const liftReview = { share, delay: 'PT24H' };
  const { registry, proxy } = await startNetwork({ policy: { ...demoPolicy(Date.now()), liftReview } });
  const kiosk = await enrolledKiosk(registry, proxy.url);
  const told: unknown[] = [];
  const tell = (answer: unknown) => void told.push(answer);
  await kiosk.sync();
  proxy.play(down);
  await kiosk.ban();
  const entry = await lift(kiosk, content, tell);
  tell(await kiosk.value<ReceiptPaper>('receipts.make', { entry: entry.id }));
  await kiosk.sync();
  const first = proxy.asked.length;
  proxy.play({});
  await kiosk.sync();
  await kiosk.sync();
  tell(await kiosk.show(entry.id));
  tell(await kiosk.value('entries.list', { limit: 10 }));
  tell(await kiosk.value<ReceiptPaper>('receipts.make', { entry: entry.id }));
  const rows = await registry
    .registry()
    .context.store.selectFrom('verdicts')
    .select('verdict')
    .where('entry', '=', entry.id)
    .execute();
  const verdict = JSON.parse(rows[0]?.verdict ?? '') as Verdict;
  return {
    told: told.map((answer) => plain(JSON.stringify(answer))),
    sent: proxy.asked.slice(first).map(asSent),
    logged: kiosk.lines.map(plain),
    verdict,
  };
}

function asSent({ method, path, headers, body }: Asked): string {
  const whole = headers['content-encoding'] === 'gzip' ? gunzipSync(body).toString() : body.toString();
  // How far the clocks are apart is measured anew each time, and takes more digits or fewer.
  const text = whole.replaceAll(/"clockOffsetMs":-?\d+,?/g, '');
  return `${method} ${plain(path)} ${text.length} ${plain(text)}`;
}

/** A text without what is random or a time; each is replaced by what it is, and by its length. */
const plain = (text: string): string =>
  text
    .replaceAll(/QALQAN1:[0-9A-Z $%*+\-./:]+/g, (qr) => `<paper ${qr.length}>`)
    .replaceAll(/[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+/g, (jwe) => `<sealed ${jwe.length}>`)
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<id>')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+(?:\+05:00|Z)/g, (at) => `<time ${at.length}>`)
    .replaceAll(/"[0-9a-f]{64}"/g, '<hash>')
    .replaceAll(/"[\w-]{20,90}"/g, (random) => `<random ${random.length}>`)
    .replaceAll(/"kid":"[\w-]+"/g, '<kid>')
    .replaceAll(/"(?:Ms|ms)":-?[\d.]+,?/g, '')
    .replaceAll(/127\.0\.0\.1:\d+/g, '<registry>');

const withoutReview = (texts: readonly string[]) =>
  texts.map((text) => text.replaceAll(/"reason":\{[^{}]*"code":"lift-review"[^{}]*\},?/g, ''));

const delayOf = ({ effectiveFrom = '', decidedAt }: Verdict) =>
  Date.parse(effectiveFrom) - Date.parse(decidedAt);

test('where some lifts are looked at by chance, nothing at all tells them from one under distress', async () => {
  const [calm, afraid] = [await visit(CALM, 1), await visit(AFRAID, 1)];
  expect(afraid.told).toEqual(calm.told);
  expect(afraid.sent).toEqual(calm.sent);
  expect(afraid.logged).toEqual(calm.logged);
  expect([delayOf(calm.verdict), delayOf(afraid.verdict)]).toEqual([72 * HOUR_MS, 72 * HOUR_MS]);
  expect(afraid.verdict.reason).toEqual(calm.verdict.reason);
});

test('where none is looked at by chance, only the time is later, with its reason', async () => {
  const [calm, afraid] = [await visit(CALM, 0), await visit(AFRAID, 0)];
  expect(afraid.sent).toEqual(calm.sent);
  expect(withoutReview(afraid.told)).toEqual(calm.told);
  expect([delayOf(calm.verdict), delayOf(afraid.verdict)]).toEqual([48 * HOUR_MS, 72 * HOUR_MS]);
  expect([calm.verdict.reason, afraid.verdict.reason?.code]).toEqual([undefined, 'lift-review']);
  expect(afraid.verdict.state).toBe(calm.verdict.state);
});

test('sealing takes as long for one as for the other: their times cannot be told apart', async () => {
  const { registry, proxy } = await startNetwork();
  const kiosk = await enrolledKiosk(registry, proxy.url);
  const draft = uuidv7();
  await kiosk.value('drafts.start', { key: draft, journey: 'lift', language: 'kk' });
  const timed = async (content: GuardContent) => {
    const start = performance.now();
    const { sealed } = await kiosk.value<{ sealed: string }>('guard.seal', { draft, of: IIN, content });
    return { ms: performance.now() - start, length: sealed.length };
  };
  const times: { ms: number; length: number; isCalm: boolean }[] = [];
  for (let n = 0; n < 600; n++) {
    // In a random order, so that whatever else the machine does falls on both alike.
    const isCalm = Math.random() < 0.5;
    times.push({ ...(await timed(isCalm ? CALM : AFRAID)), isCalm });
  }
  expect(new Set(times.map(({ length }) => length)).size).toBe(1);
  expect(Math.abs(rankSum(times.slice(100)))).toBeLessThan(4);
});

/** How far two samples are apart by their ranks, in standard deviations (Mann-Whitney, normal approximation). */
function rankSum(times: readonly { ms: number; isCalm: boolean }[]): number {
  const sorted = times.toSorted((a, b) => a.ms - b.ms);
  const calm = sorted.flatMap(({ isCalm }, i) => (isCalm ? [i + 1] : []));
  const [n, m] = [calm.length, sorted.length - calm.length];
  const u = calm.reduce((sum, rank) => sum + rank, 0) - (n * (n + 1)) / 2;
  return (u - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12);
}
