/** Walks through a fraud claim by the stable hooks: its loans, its documents, and what follows later. */
import type { Page } from 'playwright';
import { action, choose, field, seeScreen, SUPERVISOR, understand, walk } from './journey.ts';
import type { Person } from './people.ts';

type Day = { day: string; month: string; year: string };

export type LoanTyped = {
  /** What is typed to find the lender, and which of the list is chosen. */
  lender: string;
  bin: string;
  amount: string;
  issuedOn: Day;
  contract?: string;
  product: 'bank-loan' | 'microcredit' | 'card' | 'instalment' | 'other';
  online: boolean;
};

export type DocumentTyped = {
  kind: 'victim-resolution' | 'art-200-submission' | 'court-decision' | 'police-ticket';
  number: string;
  issuedOn: Day;
  issuer: string;
  file: FileTyped;
  /** For each loan in its order, what the document names. */
  covers: readonly (readonly ('lender' | 'amount' | 'date')[])[];
};

export type FileTyped = { name: string; mimeType: string; buffer: Buffer };

export type ClaimTyped = {
  loans: readonly LoanTyped[];
  grounds: readonly string[];
  discoveredOn: Day;
  story: string;
  evidence: readonly FileTyped[];
  documents: readonly DocumentTyped[];
};

/** Told of each screen when it is answered, before it is left. */
export type Watch = (screen: string) => Promise<void>;

const nobody: Watch = async () => {};

/** From the desk to the first question of an act of that kind, approved where that is asked. */
export async function beginAct(page: Page, person: Person, kind: string, watch = nobody): Promise<void> {
  await walk(page, person, { until: 'session.journey' });
  await choose(page, 'kind', kind);
  await watch('session.journey');
  await action(page, 'next').click();
  if (kind !== 'claim.file') return;
  await seeScreen(page, 'session.approval');
  await field(page, 'approval.number').fill(SUPERVISOR.number);
  await field(page, 'approval.pin').fill(SUPERVISOR.pin);
  await watch('session.approval');
  await action(page, 'approve').click();
}

/** Files a claim; ends on `claim.done`. */
export async function fileClaim(page: Page, claim: ClaimTyped, watch = nobody): Promise<void> {
  await answerClaim(page, claim, watch);
  await signAct(page, 'claim', watch);
}

/** From "check your answers" to the last screen: understood, read, confirmed. */
export async function signAct(
  page: Page,
  id: 'claim' | 'procedure' | 'withdraw',
  watch = nobody,
): Promise<void> {
  await seeScreen(page, `${id}.check`);
  await leave(page, `${id}.check`, watch);
  await seeScreen(page, 'session.understanding');
  await understand(page);
  await leave(page, 'session.understanding', watch);
  await seeScreen(page, `${id}.confirm`);
  await watch(`${id}.confirm`);
  await action(page, 'confirm').click();
  await seeScreen(page, `${id}.done`);
}

/** Answers every question of a claim; ends on `claim.check`. */
export async function answerClaim(page: Page, claim: ClaimTyped, watch = nobody): Promise<void> {
  for (const [index, loan] of claim.loans.entries()) {
    if (index > 0) await action(page, 'add-loan').click();
    await answerLoan(page, index, loan, watch);
  }
  await leave(page, 'claim.loans', watch);
  await seeScreen(page, 'claim.grounds');
  for (const ground of claim.grounds) await choose(page, 'grounds', ground);
  await leave(page, 'claim.grounds', watch);
  await seeScreen(page, 'claim.story');
  await fillDay(page, 'discoveredOn', claim.discoveredOn);
  await field(page, 'story').fill(claim.story);
  await leave(page, 'claim.story', watch);
  await seeScreen(page, 'claim.evidence');
  for (const file of claim.evidence) await attachFile(page, 'evidence', file);
  await leave(page, 'claim.evidence', watch);
  await seeScreen(page, 'claim.procedures');
  await addDocuments(page, 'claim', claim.documents, watch);
  await leave(page, 'claim.procedures', watch);
  await seeScreen(page, 'claim.check');
}

/** One loan, from the search for its lender to the list of loans. */
export async function answerLoan(page: Page, index: number, loan: LoanTyped, watch = nobody): Promise<void> {
  const at = `loans.${index}`;
  await seeScreen(page, 'claim.lender');
  await field(page, `${at}.lender.name`).fill(loan.lender);
  await choose(page, `${at}.lender.bin`, loan.bin);
  await leave(page, 'claim.lender', watch);
  await seeScreen(page, 'claim.loan');
  await field(page, `${at}.amount`).fill(loan.amount);
  await fillDay(page, `${at}.issuedOn`, loan.issuedOn);
  if (loan.contract !== undefined) await field(page, `${at}.contract`).fill(loan.contract);
  await leave(page, 'claim.loan', watch);
  await seeScreen(page, 'claim.product');
  await choose(page, `${at}.product`, loan.product);
  await choose(page, `${at}.online`, String(loan.online));
  await leave(page, 'claim.product', watch);
  await seeScreen(page, 'claim.loans');
}

/** Documents one after the other; ends on their list. */
export async function addDocuments(
  page: Page,
  id: 'claim' | 'procedure',
  documents: readonly DocumentTyped[],
  watch = nobody,
): Promise<void> {
  for (const [index, document] of documents.entries()) {
    const at = `procedures.${index}`;
    await action(page, 'add-document').click();
    await seeScreen(page, `${id}.document`);
    await choose(page, `${at}.kind`, document.kind);
    await leave(page, `${id}.document`, watch);
    await seeScreen(page, `${id}.requisites`);
    await field(page, `${at}.number`).fill(document.number);
    await fillDay(page, `${at}.issuedOn`, document.issuedOn);
    await field(page, `${at}.issuer`).fill(document.issuer);
    await leave(page, `${id}.requisites`, watch);
    await seeScreen(page, `${id}.scan`);
    await attachFile(page, `${at}.blob`, document.file);
    await leave(page, `${id}.scan`, watch);
    if (document.kind !== 'police-ticket') {
      await seeScreen(page, `${id}.covers`);
      for (const [loan, facts] of document.covers.entries())
        for (const fact of facts) await field(page, `${at}.covers.${loan}.${fact}`).check();
      await leave(page, `${id}.covers`, watch);
    }
    await seeScreen(page, `${id}.procedures`);
  }
}

/** Attaches a file and waits until it is kept. */
export async function attachFile(page: Page, name: string, file: FileTyped): Promise<void> {
  const before = await page.locator('[data-attachment]').count();
  await field(page, name).setInputFiles(file);
  await page.waitForFunction(
    (count) => document.querySelectorAll('[data-attachment]').length > count,
    before,
    { timeout: 60_000 },
  );
}

export async function fillDay(page: Page, name: string, { day, month, year }: Day): Promise<void> {
  await field(page, `${name}.day`).fill(day);
  await field(page, `${name}.month`).fill(month);
  await field(page, `${name}.year`).fill(year);
}

async function leave(page: Page, screen: string, watch: Watch): Promise<void> {
  await watch(screen);
  await action(page, 'next').click();
}

const FIRST_DAY: Day = { day: '1', month: '10', year: '2026' };

/** Two demo lenders, one found by its brand; a document that names all of both. */
export const LOANS: readonly LoanTyped[] = [
  {
    lender: 'каспий',
    bin: '000140000032',
    amount: '450 000',
    issuedOn: FIRST_DAY,
    contract: '№ 7/26',
    product: 'bank-loan',
    online: true,
  },
  {
    lender: 'TezDemo',
    bin: '000140000131',
    amount: '99 999,50',
    issuedOn: { day: '2', month: '10', year: '2026' },
    product: 'microcredit',
    online: true,
  },
];

/** A PDF of one empty page, as small as it may be. */
export const SCAN: FileTyped = {
  name: 'scan.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n',
  ),
};

export const RESOLUTION: DocumentTyped = {
  kind: 'victim-resolution',
  number: '12-3/4',
  issuedOn: { day: '10', month: '11', year: '2026' },
  issuer: 'Демо-отдел полиции № 1',
  file: SCAN,
  covers: [
    ['lender', 'amount', 'date'],
    ['lender', 'amount', 'date'],
  ],
};

export const TICKET: DocumentTyped = {
  ...RESOLUTION,
  kind: 'police-ticket',
  number: 'Т-1',
  file: { ...SCAN, name: 'ticket.pdf', buffer: Buffer.concat([SCAN.buffer, Buffer.from('% ticket\n')]) },
  covers: [],
};

export const CLAIM: ClaimTyped = {
  loans: LOANS,
  grounds: ['not-mine', 'no-biometrics'],
  discoveredOn: { day: '5', month: '11', year: '2026' },
  story:
    'Позвонили «из банка» и велели назвать код 🙂.\nҰлым үйде болған жоқ; ӘҒҚҢӨҰҮҺІ әғқңөұүһі ’ — бәрін айттым.',
  evidence: [SCAN],
  documents: [RESOLUTION],
};
