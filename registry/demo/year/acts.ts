/** Carries a plan out: kiosks sign and push, lenders answer, prosecutors decide and write, each at its time. */
import { randomUUID } from 'node:crypto';
import type { CaseName } from '../../../shared/protocol/schema/cases.ts';
import { instant } from '../../clock.ts';
import type { Context } from '../../context.ts';
import { answerOrder } from '../../lender/answers.ts';
import { decide, findLender } from '../../prosecution/acts.ts';
import { findCase } from '../../prosecution/casePage.ts';
import { sendRepresentation } from '../../prosecution/representations.ts';
import { transact } from '../../store/transact.ts';
import type { Random } from '../random.ts';
import { sign, type Kiosk, type Parties } from './parties.ts';
import type { Plan, PlannedClaim } from './plan.ts';

/** A claim that was filed, with the ids it got. */
type Filed = { planned: PlannedClaim; kiosk: Kiosk; claim: string; loans: string[] };
type Event = { at: number; run: () => Promise<void> };

/** A clock that shows what it is set to. */
export type SetClock = { set(ms: number): void };

const HASH = 'a'.repeat(64);

/** Does everything in the order of time. `told` is called now and then with the share that is done. */
export async function carryOut(
  context: Context,
  clock: SetClock,
  { plan, parties, random }: { plan: Plan; parties: Parties; random: Random },
  told: (share: number) => void,
): Promise<void> {
  const open: Filed[] = [];
  const events: Event[] = plan.letters.map(({ at }) => ({
    at,
    run: () => writeLetter(context, parties, random, open),
  }));
  for (const planned of plan.claims) {
    const kiosk = parties.kiosks[planned.kiosk];
    if (!kiosk) throw new Error('no such kiosk');
    const filed: Filed = { planned, kiosk, claim: '', loans: planned.loans.map(() => randomUUID()) };
    const add = (at: number, run: () => Promise<void>) => events.push({ at, run });
    add(planned.sentAt, () => file(context, parties, filed, open));
    if (planned.procedureAt !== null) add(planned.procedureAt, () => bringDocument(context, filed));
    add(planned.answeredAt, () => answer(context, parties, filed));
    add(planned.endedAt, () => end(context, parties, filed, open));
  }
  let done = 0;
  for (const { at, run } of events.toSorted((a, b) => a.at - b.at)) {
    clock.set(at);
    await run();
    done += 1;
    if (done % 250 === 0) told(done / events.length);
  }
}

const act = ({ planned: { person, signedAt }, kiosk }: Filed) => ({
  citizen: person,
  attestation: {
    clerk: '1001',
    center: kiosk.center,
    session: randomUUID(),
    policy: 1,
    document: { kind: 'id-card', number: '000000000' },
    identity: { method: 'clerk', attempts: 1 },
    consent: { personalData: true, textVersion: '1', readAloud: false },
  },
  confirmation: { at: instant(signedAt), screen: 'turned', shown: HASH },
});

const dayOf = (ms: number) => instant(ms).slice(0, 10);

const procedureOf = ({ loans, kiosk, planned }: Filed) => ({
  kind: 'victim-resolution',
  number: 'ДЕМО-1',
  issuedOn: dayOf(planned.signedAt),
  issuer: 'Демо',
  blob: kiosk.document,
  covers: loans.map((loan) => ({ loan, lender: true, amount: true, date: true })),
});

async function file(context: Context, parties: Parties, filed: Filed, open: Filed[]): Promise<void> {
  const { planned, kiosk } = filed;
  const { lenders } = parties;
  const hasDocument = planned.fate !== 'incomplete' && planned.procedureAt === null;
  const loans = planned.loans.map(({ lender, isUnknown, product, amount, isOnline }, i) => {
    const { bin = '', name } = lenders[lender]?.lender ?? {};
    return {
      id: filed.loans[i],
      lender: { ...(!isUnknown && { bin }), name: name?.ru ?? '' },
      product,
      contract: `Д-${i + 1}`,
      amount,
      issuedOn: dayOf(planned.signedAt - 20 * 86_400_000),
      online: isOnline,
    };
  });
  const body = {
    ...act(filed),
    loans,
    grounds: ['not-mine'],
    story: 'Демо',
    discoveredOn: dayOf(planned.signedAt),
    evidence: [],
    procedures: hasDocument ? [procedureOf(filed)] : [],
  };
  filed.claim = await sign(context, kiosk, 'claim.file', body, planned.signedAt);
  open.push(filed);
  for (const [i, { isUnknown }] of planned.loans.entries())
    if (isUnknown) await nameLender(context, parties, filed, i);
}

async function nameLender(context: Context, parties: Parties, filed: Filed, i: number): Promise<void> {
  const { planned, claim, loans } = filed;
  const bin = parties.lenders[planned.loans[i]?.lender ?? 0]?.lender.bin ?? '';
  const { by, row } = await prosecutorOf(context, parties, { claim, loan: loans[i] ?? '' });
  await transact(context.store, (tx) => findLender({ context, tx, by, row }, bin));
}

/** The case, and whose region it is in. */
async function prosecutorOf(context: Context, { prosecutors }: Parties, name: CaseName) {
  const row = await findCase(context.store, name);
  const by = prosecutors.find(({ region }) => region === row?.region);
  if (!row || !by) throw new Error('a case of no region');
  return { by, row };
}

async function bringDocument(context: Context, filed: Filed): Promise<void> {
  const body = { ...act(filed), claim: filed.claim, procedures: [procedureOf(filed)] };
  await sign(context, filed.kiosk, 'claim.procedure', body, context.clock.now());
}

/** What lenders answer first: those who cancel in the end have suspended before. */
const FIRST = {
  suspended: 'suspended',
  cancelled: 'suspended',
  refused: 'refused',
  withdrawn: 'suspended',
} as const;

async function answer(context: Context, parties: Parties, filed: Filed): Promise<void> {
  const { fate } = filed.planned;
  if (!(fate in FIRST)) return;
  await answerAll(context, parties, filed, FIRST[fate as keyof typeof FIRST]);
}

async function answerAll(
  context: Context,
  { lenders }: Parties,
  { planned, claim, loans }: Filed,
  state: 'suspended' | 'cancelled' | 'refused',
): Promise<void> {
  for (const [i, loan] of loans.entries()) {
    const { amount = 0, owed = 0, lender = 0 } = planned.loans[i] ?? {};
    const order = await context.store
      .selectFrom('orders')
      .selectAll()
      .where('claim', '=', claim)
      .where('loan', '=', loan)
      .where('kind', '=', 'suspend')
      .executeTakeFirst();
    const by = lenders[lender]?.device;
    if (!order || !by) continue;
    const sums = { suspended: owed, cancelled: amount, refused: 0 };
    const reason = state === 'refused' ? { reason: 'Демо' } : {};
    const said = { state, amount: sums[state], ...reason, at: instant(context.clock.now()) };
    const answered = await transact(context.store, (tx) => answerOrder(context, tx, by, order, said));
    if (!answered.ok) throw new Error(`answer: ${answered.problem}`);
  }
}

async function end(context: Context, parties: Parties, filed: Filed, open: Filed[]): Promise<void> {
  const { fate } = filed.planned;
  if (fate === 'suspended' || fate === 'refused' || fate === 'silent' || fate === 'incomplete') return;
  open.splice(open.indexOf(filed), 1);
  if (fate === 'cancelled') return answerAll(context, parties, filed, 'cancelled');
  if (fate === 'withdrawn') {
    const body = { ...act(filed), claim: filed.claim, reason: 'Демо' };
    await sign(context, filed.kiosk, 'claim.withdraw', body, context.clock.now());
    return;
  }
  for (const loan of filed.loans) await dismiss(context, parties, { claim: filed.claim, loan });
}

async function dismiss(context: Context, parties: Parties, name: CaseName): Promise<void> {
  const { by, row } = await prosecutorOf(context, parties, name);
  const decision = { decision: 'dismissed' as const, reason: 'Демо' };
  await transact(context.store, (tx) => decide({ context, tx, by, row }, decision));
}

/** How many cases one letter is about at most. */
const MOST_CASES = 6;

/** A letter of the prosecutor of a region, about cases there of the lender that has most to answer for. */
async function writeLetter(
  context: Context,
  { lenders, prosecutors }: Parties,
  random: Random,
  open: readonly Filed[],
) {
  const by = random.pick(prosecutors);
  const { centers } = await context.rules.policy(context.store);
  const here = open.filter(
    ({ kiosk }) => centers.find(({ id }) => id === kiosk.center)?.region === by.region,
  );
  const cases = here.flatMap(({ planned, claim, loans }) =>
    loans.map((loan, i) => ({ claim, loan, lender: planned.loans[i]?.lender ?? 0 })),
  );
  if (cases.length === 0) return;
  const { lender } = random.pick(cases);
  const chosen = cases.filter((one) => one.lender === lender).slice(-MOST_CASES);
  const asked = {
    bin: lenders[lender]?.lender.bin ?? '',
    cases: chosen.map(({ claim, loan }) => ({ claim, loan })),
    language: random.pick(['kk', 'ru'] as const),
    text: 'Демо',
  };
  const sent = await sendRepresentation(context, by, asked, (send) => transact(context.store, send));
  if (!sent.ok) throw new Error(`representation: ${sent.problem}`);
}
