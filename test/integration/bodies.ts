/** Bodies of entries about people who do not exist, valid unless a test spoils them. */
import { uuidv7 } from 'uuidv7';

/** ИИНs with good check digits that belong to nobody (domain.md, 3). */
export const IIN = '500101300003';
export const OTHER_IIN = '500101300405';

const HASH = 'a'.repeat(64);

export const openBody = (more: object = {}) => ({ cause: 'new', lost: [], ...more });

export const citizen = (more: object = {}) => ({
  iin: IIN,
  fullName: 'Тест Тестов',
  language: 'kk',
  vulnerable: ['pensioner'],
  ...more,
});

export const attestation = (more: object = {}) => ({
  clerk: '1001',
  center: 'almaty-1',
  session: uuidv7(),
  policy: 1,
  document: { kind: 'id-card', number: '000000001' },
  identity: { method: 'clerk', attempts: 1 },
  consent: { personalData: true, textVersion: '1', readAloud: true },
  ...more,
});

export const act = (more: object = {}) => ({
  citizen: citizen(),
  attestation: attestation(),
  confirmation: { at: '2026-11-22T10:00:00.000+05:00', screen: 'turned', shown: HASH },
  ...more,
});

export const banBody = (more: object = {}) => act({ scope: ['bank', 'microfinance'], ...more });

export const liftBody = (more: object = {}) =>
  act({
    citizen: citizen({ birthDate: '1950-01-01' }),
    scope: ['bank'],
    guard: { textVersion: '1', sealed: 'a.b.c.d.e' },
    ...more,
  });

const blob = { sha256: HASH, bytes: 10, mime: 'application/pdf', label: '' };

export const claimBody = (more: object = {}) => {
  const loan = uuidv7();
  return act({
    loans: [
      {
        id: loan,
        lender: { bin: '000140000042', name: 'Demo Microfinance Dala' },
        product: 'microcredit',
        amount: 100_000,
        issuedOn: '2026-10-01',
        online: true,
      },
    ],
    grounds: ['not-mine'],
    story: '',
    discoveredOn: '2026-11-01',
    evidence: [blob],
    procedures: [],
    ...more,
  });
};

/** A loan of the demo's lenders. */
export const loan = (more: object = {}) => ({
  id: uuidv7(),
  lender: { bin: '000140000012', name: 'Demo Bank Alma' },
  product: 'bank-loan',
  contract: 'Д-1',
  amount: 100_000_000,
  issuedOn: '2026-10-01',
  online: true,
  ...more,
});

/** A document that names lender, amount and date of `loans`. */
export const procedure = (loans: readonly string[] = [], more: object = {}) => ({
  kind: 'victim-resolution',
  number: '1',
  issuedOn: '2026-11-02',
  issuer: 'Demo',
  blob,
  covers: loans.map((id) => ({ loan: id, lender: true, amount: true, date: true })),
  ...more,
});

/** A good body of every kind that needs nothing else to be there. */
export const goodBodies: Record<string, () => object> = {
  'ban.set': banBody,
  'ban.lift': liftBody,
  'claim.file': claimBody,
  'claim.procedure': () => act({ claim: uuidv7(), procedures: [procedure()] }),
  'claim.withdraw': () => act({ claim: uuidv7(), reason: 'demo' }),
  'spouse.consent': () =>
    act({
      spouse: citizen({ iin: OTHER_IIN }),
      spouseAttestation: attestation(),
      spouseConfirmation: { at: '2026-11-22T10:00:00.000+05:00', screen: 'turned', shown: HASH },
      guard: { textVersion: '1', sealed: 'a.b.c.d.e' },
      lender: { bin: '000140000012', name: 'Demo Bank Alma' },
      amount: 500_000_000,
      validUntil: '2027-01-01',
    }),
  'spouse.revoke': () => act({ consent: uuidv7() }),
  'status.view': act,
  'desk.event': () => ({ what: 'signIn.failed', who: '1001' }),
  'device.closeDay': () => ({
    day: '2026-11-22',
    clerk: '1001',
    from: 0,
    to: 0,
    issued: { count: 0, digest: HASH },
  }),
};
