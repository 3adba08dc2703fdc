/**
 * Two years of claims that nobody filed, drawn from a seed: what happens to each loan, and when. The later year has
 * the volumes of the report the project began with (2025-11-12): 133 people released, 717.1 million tenge suspended,
 * more than 100 representations, nearly half as many loans again as in the year before.
 */
import { checkDigit } from '../../../shared/domain/iin.ts';
import type { Random } from '../random.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const TENGE = 100;

/** What becomes of a claim in the end. `silent`: its lender never answers; `incomplete`: there is no document. */
export type Fate =
  | 'suspended'
  | 'cancelled'
  | 'refused'
  | 'silent'
  | 'incomplete'
  | 'withdrawn'
  | 'dismissed';

/** How many people each fate has in the later year. */
const PEOPLE: Record<Fate, number> = {
  suspended: 421,
  cancelled: 133,
  refused: 61,
  silent: 18,
  incomplete: 84,
  withdrawn: 22,
  dismissed: 9,
};
const SUSPENDED = 717_100_000 * TENGE;
const LETTERS = 104;
/** Loans of the later year for each of the year before. */
const GROWTH = 1.49;

export type PlannedPerson = { iin: string; fullName: string; language: 'kk' | 'ru'; vulnerable: string[] };
export type PlannedLoan = {
  /** Which of the lenders gave it, from 0. */
  lender: number;
  /** Whether the claim says only how the lender is called. */
  isUnknown: boolean;
  product: 'bank-loan' | 'microcredit' | 'card' | 'instalment';
  isOnline: boolean;
  /** Tiyn: what was lent, and what its lender says is owed. */
  amount: number;
  owed: number;
};
export type PlannedClaim = {
  person: PlannedPerson;
  /** Which kiosk takes it, from 0. */
  kiosk: number;
  fate: Fate;
  loans: PlannedLoan[];
  /** Epoch ms. `signedAt` is at the desk; `procedureAt` where the document comes later than the claim. */
  signedAt: number;
  sentAt: number;
  procedureAt: number | null;
  answeredAt: number;
  endedAt: number;
};
export type Plan = { claims: PlannedClaim[]; letters: { at: number }[] };

export type Place = { kiosks: number; lenders: number };

/** The year that ends at `untilMs` and the one before it, each of 365 days; `share` of the volumes. */
export function planYears(random: Random, untilMs: number, place: Place, share = 1): Plan {
  const persons = personsOf(random.fork('people'));
  const year = (name: string, endMs: number, scale: number) =>
    planYear(random.fork(name), { endMs, scale, place, persons });
  const [earlier, later] = [
    year('before', untilMs - 365 * DAY_MS, share / GROWTH),
    year('year', untilMs, share),
  ];
  return { claims: [...earlier.claims, ...later.claims], letters: [...earlier.letters, ...later.letters] };
}

type Year = { endMs: number; scale: number; place: Place; persons: (fate: Fate) => PlannedPerson };

function planYear(random: Random, { endMs, scale, place, persons }: Year): Plan {
  const startMs = endMs - 365 * DAY_MS;
  const claims: PlannedClaim[] = [];
  for (const [fate, people] of Object.entries(PEOPLE) as [Fate, number][]) {
    for (let n = 0; n < Math.round(people * scale); n++) {
      const signedAt = momentIn(random, startMs, endMs);
      const sentAt =
        signedAt +
        (random.next() < 0.8 ? random.between(20_000, 600_000) : random.between(HOUR_MS, 9 * HOUR_MS));
      const isLate = fate !== 'incomplete' && random.next() < 0.12;
      const coveredAt = sentAt + (isLate ? random.between(DAY_MS, 8 * DAY_MS) : 0);
      // Lenders have three days; some take longer.
      const answeredAt = coveredAt + HOUR_MS + Math.round(random.next() ** 2 * 6 * DAY_MS);
      claims.push({
        person: persons(fate),
        kiosk: random.between(0, place.kiosks),
        fate,
        loans: loansOf(random, n, place.lenders),
        signedAt,
        sentAt,
        procedureAt: isLate ? Math.min(coveredAt, endMs - DAY_MS) : null,
        answeredAt: Math.min(answeredAt, endMs - 12 * HOUR_MS),
        endedAt: Math.min(answeredAt + random.between(5 * DAY_MS, 60 * DAY_MS), endMs - HOUR_MS),
      });
    }
  }
  scaleSuspended(claims, SUSPENDED * scale);
  const letters = Array.from({ length: Math.round(LETTERS * scale) }, () => ({
    at: momentIn(random, startMs + 10 * DAY_MS, endMs),
  }));
  return { claims, letters };
}

/** A moment of a working day, more often late in the year than early: fraud grows. */
function momentIn(random: Random, startMs: number, endMs: number): number {
  const days = Math.floor((endMs - startMs) / DAY_MS) - 3;
  // The inverse of a density that rises from 0.8 to 1.2.
  const share = (Math.sqrt(0.64 + 0.8 * random.next()) - 0.8) / 0.4;
  return startMs + Math.floor(share * days) * DAY_MS + random.between(9 * HOUR_MS, 14 * HOUR_MS);
}

/** Of eleven people nine have one loan, one has two, one has three: both years alike, so that they grow as planned. */
function loansOf(random: Random, n: number, lenders: number): PlannedLoan[] {
  const count = Math.max(1, (n % 11) - 7);
  return Array.from({ length: count }, (_, i) => {
    // Few lenders have many of the loans.
    const lender = Math.floor(random.next() ** 1.7 * lenders);
    const amount = Math.round(Math.exp(random.next() * 3 + 11) * TENGE) + random.between(0, TENGE);
    return {
      lender,
      isUnknown: i === 0 && random.next() < 0.02,
      product: random.pick(['bank-loan', 'microcredit', 'microcredit', 'card', 'instalment'] as const),
      isOnline: random.next() < 0.9,
      amount,
      owed: Math.round(amount * (0.9 + random.next() * 0.4)),
    };
  });
}

/** Brings what stays suspended to that sum; the last tiyn falls as it falls. */
function scaleSuspended(claims: readonly PlannedClaim[], wanted: number): void {
  const loans = claims.filter(({ fate }) => fate === 'suspended').flatMap((claim) => claim.loans);
  const factor = wanted / loans.reduce((sum, { owed }) => sum + owed, 0);
  for (const claim of claims)
    for (const loan of claim.loans) {
      loan.amount = Math.round(loan.amount * factor);
      loan.owed = Math.round(loan.owed * factor);
    }
}

const SURNAMES = [
  'Ахметов',
  'Байжанов',
  'Досанов',
  'Ермеков',
  'Жунусов',
  'Ким',
  'Мамыров',
  'Оразов',
  'Петров',
  'Сейтов',
  'Турсынов',
  'Шарипов',
];
const NAMES = [
  'Алия',
  'Болат',
  'Гүлнар',
  'Ерлан',
  'Жанна',
  'Игорь',
  'Марат',
  'Нұрлан',
  'Ольга',
  'Рахат',
  'Сәуле',
  'Тамара',
];

/** People who do not exist: no ИИН has a 9 for its century. One in twenty comes twice, though not to be released. */
function personsOf(random: Random): (fate: Fate) => PlannedPerson {
  const known: PlannedPerson[] = [];
  let serial = 0;
  return (fate) => {
    const again = fate !== 'cancelled' && known.length > 20 && random.next() < 0.05;
    if (again) return random.pick(known);
    let iin = '';
    while (iin === '') {
      serial += 1;
      const birth = `${random.between(40, 99)}${two(random.between(1, 13))}${two(random.between(1, 29))}`;
      const digits = `${birth}9${String(serial % 10_000).padStart(4, '0')}`;
      const check = checkDigit(digits);
      if (check !== null) iin = `${digits}${check}`;
    }
    const vulnerable = [
      ...(random.next() < 0.55 ? ['pensioner'] : []),
      ...(random.next() < 0.18 ? ['disability'] : []),
      ...(random.next() < 0.06 ? ['other'] : []),
    ];
    const fullName = `${random.pick(NAMES)} Демо-${random.pick(SURNAMES)}`;
    const person = { iin, fullName, language: random.pick(['kk', 'ru'] as const), vulnerable };
    known.push(person);
    return person;
  };
}

const two = (n: number) => String(n).padStart(2, '0');
