/**
 * What the registry keeps. Times are epoch milliseconds, documents are JSON as text, truth values are
 * times or nothing. A document is text and no `jsonb`, because it goes out again byte for byte as it was
 * received or signed. No column says what state something is in: that is the latest verdict.
 */
import type { Role } from '../../shared/protocol/schema/keys.ts';
import type { Insertable, Kysely, Selectable, Transaction } from 'kysely';

/** Whoever was enrolled: a kiosk, a lender, a prosecutor, an operator. */
type DevicesTable = {
  id: string;
  role: Role;
  name: string;
  center: string | null;
  /** The region a prosecutor sees; none is the whole country. */
  region: string | null;
  bin: string | null;
  publicKey: string;
  encryptionKey: string | null;
  cert: string;
  /** The device whose journal this one may read and go on with. */
  previous: string | null;
  enrolledAt: number;
  revokedAt: number | null;
  /** When a fork stopped it, and at which seq. */
  forkedAt: number | null;
  forkedSeq: number | null;
  headSeq: number;
  headHash: string;
  lastFeed: number;
  lastVerdict: string;
};

/** Enrolment codes, hashed: the code itself is on a slip of paper. */
type CodesTable = {
  hash: string;
  role: Role;
  name: string;
  center: string | null;
  region: string | null;
  bin: string | null;
  replaces: string | null;
  /** Whom a prosecutor's code is for, where they have a passkey already. */
  person: string | null;
  expiresAt: number;
  device: string | null;
  publicKey: string | null;
};

/** The journals, each line as received. */
type EntriesTable = {
  device: string;
  seq: number;
  id: string;
  kind: string;
  hash: string;
  digest: string;
  line: string;
  receivedAt: number;
};

/** An act by its id. It may arrive again in a newer journal: `device` and `seq` are where it lives now. */
type ActsTable = {
  id: string;
  kind: string;
  digest: string;
  device: string;
  seq: number;
  /** Keyed hash of the citizen's ИИН; none where the entry is about no citizen or cannot be read. */
  citizen: string | null;
};

type VerdictsTable = {
  device: string;
  feed: number;
  seq: number;
  n: number;
  entry: string;
  state: string;
  verdict: string;
};

/** One scope of one ban: of the ban.set `entry`, recorded by it or by a correction of it. */
type BansTable = {
  entry: string;
  recordedBy: string;
  scope: 'bank' | 'microfinance';
  citizen: string;
  datedAt: number;
  recordedAt: number;
  effectiveFrom: number;
  /** When the registry said that it is in force. */
  inForceAt: number | null;
  endedAt: number | null;
};

/** One lift of bans: what it ends, and when. */
type LiftsTable = {
  entry: string;
  citizen: string;
  datedAt: number;
  recordedAt: number;
  effectiveFrom: number;
  /** The bans it ends, as JSON: [entry, scope] of each. One that comes later is none of them. */
  ends: string;
  /** Why somebody looks at it first; none where nobody does. Never said to the desk. */
  review: 'distress' | 'unreadable' | 'random' | null;
  /** Whether nobody else saw the citizen's screen, 0 or 1; none where that could not be read. */
  alone: number | null;
  /** When a review let it go on, and which two people did: JSON. */
  releasedAt: number | null;
  releasedBy: string | null;
  endedAt: number | null;
  /** When a ban set later put an end to it. */
  cancelledAt: number | null;
};

type ChecksTable = {
  id: string;
  lender: string;
  citizen: string;
  at: number;
  purpose: string;
  ban: string;
};

/** Who looked at a citizen's data; `entry` is the status.view that was used up by it, else an id of its own. */
/** Who looked at a person; `by` is whoever was enrolled, none for those who only look at a desk. */
type ViewsTable = {
  entry: string;
  citizen: string;
  at: number;
  who: string;
  why: string;
  by: string | null;
};

type IdempotencyTable = { owner: string; key: string; request: string; answer: string; at: number };

type DocumentsTable = { serial: number; document: string; issuedAt: number };

/**
 * An attachment of one device, under way or whole. The same content from two devices is kept twice:
 * nobody can find out by sending a document whether another kiosk has it.
 */
type BlobsTable = {
  device: string;
  sha256: string;
  /** Names the parts; another upload of the same content after a failed one has another. */
  upload: string;
  bytes: number;
  mime: string;
  /** Upload-Metadata as sent. */
  metadata: string;
  /** How many bytes are here. */
  received: number;
  createdAt: number;
  /** When what there is will be dropped; none once it is whole. */
  expiresAt: number | null;
  /** When the whole of it was found to be what it says it is. */
  wholeAt: number | null;
};

/** The content of an upload, in the pieces in which it arrived; `start` is the first byte's offset. */
type BlobPartsTable = { upload: string; start: number; content: Uint8Array };

/** An entry that is held until the attachment is there. */
type BlobWaitsTable = { sha256: string; entry: string };

/** The entries a claim consists of: itself, its procedures, its withdrawal, and corrections of these. */
type ClaimEntriesTable = { entry: string; claim: string; recordedAt: number };

/** One loan of one claim, as the claim and its corrections say it is. */
type CasesTable = {
  claim: string;
  loan: string;
  citizen: string;
  /** The lender's БИН; none until someone finds out who it is. */
  bin: string | null;
  lender: string;
  product: string;
  amount: number;
  issuedOn: string;
  online: number;
  center: string | null;
  region: string | null;
  /** The citizen's groups, joined with commas. */
  vulnerable: string;
  /** When the claim was signed at the desk, by the kiosk's clock. */
  filedAt: number;
  openedAt: number;
  /** When it was withdrawn, dismissed, or taken out of the claim, and by which entry. */
  closedAt: number | null;
  closedBy: string | null;
};

/** Attachments that a claim's entries name: those who work on the case may read them. */
type ClaimBlobsTable = { claim: string; sha256: string };

/** What lenders were told; `feed` counts a lender's orders, by its БИН, from 1 without a gap. */
type OrdersTable = {
  id: string;
  bin: string;
  feed: number;
  kind: 'suspend' | 'revoke' | 'representation';
  claim: string;
  loan: string;
  publishedAt: number;
  dueAt: number;
  /** The order that this one takes back. */
  revokes: string | null;
  representation: string | null;
  document: string;
};

/** Attachments that an order names: its lender may read them. */
type OrderBlobsTable = { sha256: string; bin: string };

/** What lenders answered; `id` is the entry of the registry's own journal. */
type AnswersTable = {
  id: string;
  order: string;
  n: number;
  claim: string;
  loan: string;
  lender: string;
  state: 'suspended' | 'cancelled' | 'refused';
  amount: number;
  receivedAt: number;
  receipt: string;
};

/** A spouse's consent to one loan. */
type ConsentsTable = {
  entry: string;
  /** Lookup keys of the two. */
  borrower: string;
  spouse: string;
  bin: string;
  lender: string;
  amount: number;
  /** The first moment at which it is not good any more. */
  validUntil: number;
  recordedAt: number;
  effectiveFrom: number;
  inForceAt: number | null;
  endedAt: number | null;
  /** The check that used it, or the entry that revoked it; none where its time was over. */
  endedBy: string | null;
  /** Why somebody looks at it; none where nobody does. Never said to the desk. */
  review: 'distress' | 'unreadable' | 'random' | null;
  /** When a review let it go on, and which two people did: JSON. */
  releasedAt: number | null;
  releasedBy: string | null;
};

/** The registry's own journal: what lenders answered and prosecutors decided, signed and chained. */
type OwnEntriesTable = {
  seq: number;
  id: string;
  kind: string;
  hash: string;
  at: number;
  claim: string | null;
  loan: string | null;
  /** Whom or what it is about: an assignee, a representation, an export. */
  subject: string | null;
  line: string;
};

/** A prosecutor's passkey; `publicKey` is COSE in base64url, `counter` the last that it signed with. */
type PasskeysTable = {
  id: string;
  person: string;
  publicKey: string;
  counter: number;
  enrolledAt: number;
  usedAt: number | null;
  revokedAt: number | null;
};

/** What a passkey is asked to sign, until it did; `person` where it is a new one's. */
type ChallengesTable = { challenge: string; person: string | null; expiresAt: number };

/** Who is signed in to the console, by the hash of the cookie. */
type SessionsTable = { hash: string; person: string; passkey: string; startedAt: number; usedAt: number };

type CountersTable = { name: string; value: number };

export type Tables = {
  devices: DevicesTable;
  codes: CodesTable;
  entries: EntriesTable;
  acts: ActsTable;
  verdicts: VerdictsTable;
  bans: BansTable;
  lifts: LiftsTable;
  checks: ChecksTable;
  views: ViewsTable;
  idempotency: IdempotencyTable;
  policies: DocumentsTable;
  staff: DocumentsTable;
  counters: CountersTable;
  blobs: BlobsTable;
  blobParts: BlobPartsTable;
  blobWaits: BlobWaitsTable;
  claimEntries: ClaimEntriesTable;
  cases: CasesTable;
  claimBlobs: ClaimBlobsTable;
  orders: OrdersTable;
  orderBlobs: OrderBlobsTable;
  answers: AnswersTable;
  consents: ConsentsTable;
  ownEntries: OwnEntriesTable;
  passkeys: PasskeysTable;
  challenges: ChallengesTable;
  sessions: SessionsTable;
};

export type Store = Kysely<Tables>;
/**
 * A write transaction. Over PostgreSQL others write meanwhile: what is read in it to decide what to write
 * is read under a lock. Locks are taken in one order, first the device's row, then those of acts, by id.
 */
export type Writing = Transaction<Tables>;
/** Either: a question that may be asked inside a transaction or outside. */
export type Reading = Kysely<Tables>;

export type Device = Selectable<DevicesTable>;
export type Code = Selectable<CodesTable>;
export type StoredEntry = Selectable<EntriesTable>;
export type Act = Selectable<ActsTable>;
export type NewAct = Insertable<ActsTable>;
export type StoredBlob = Selectable<BlobsTable>;
export type NewBan = Insertable<BansTable>;
export type StoredLift = Selectable<LiftsTable>;
export type StoredCase = Selectable<CasesTable>;
export type StoredOrder = Selectable<OrdersTable>;
export type StoredAnswer = Selectable<AnswersTable>;
export type StoredConsent = Selectable<ConsentsTable>;
export type Passkey = Selectable<PasskeysTable>;
export type OwnEntry = Selectable<OwnEntriesTable>;
