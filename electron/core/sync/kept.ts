/** What the registry told this kiosk and the kiosk keeps: verified before it is written, kept as received. */
import { z } from 'zod';
import { RoadWritten } from '../../../shared/api/road.ts';
import { DeskSettings, Stop } from '../../../shared/api/views.ts';
import { openKeyring, type Keyring } from '../../../shared/protocol/keyring.ts';
import { Head } from '../../../shared/protocol/schema/bodies.ts';
import { Certificate, Keys } from '../../../shared/protocol/schema/keys.ts';
import { Policy, StaffList } from '../../../shared/protocol/schema/policy.ts';
import { Instant, PublicJwk, Sha256, Uuid } from '../../../shared/protocol/schema/scalars.ts';
import type { Db } from '../store/database.ts';
import { slot, type Slot } from '../store/meta.ts';

/** The certificate keeps every member it came with: its signature covers them all. */
const Enrolment = z.object({
  device: Uuid,
  name: z.string(),
  cert: Certificate.loose(),
  root: PublicJwk,
  /** Where it was enrolled: used where the application is started without an address. */
  registry: z.url().optional(),
});
export type Enrolment = z.infer<typeof Enrolment>;

const SignedIn = z.object({ boot: z.string(), number: z.string(), covered: z.boolean().optional() });

const BackupMade = z.object({ name: z.string(), at: Instant, seq: z.int(), held: z.string() });
const Restored = z.object({
  at: Instant,
  head: Head,
  /** Numbers up to the head that could not be read. */
  missing: z.array(z.int()),
});

/** The exports to removable disks: how many were begun, and the last one that was finished. */
const Road = z.object({
  number: z.int(),
  written: z
    .object({
      key: Uuid,
      /** SHA-256 of canonical(its manifest): the next one names it. */
      hash: Sha256,
      at: Instant,
      /** The last entry it holds. */
      to: z.int(),
      report: RoadWritten,
    })
    .optional(),
});

export type Kept = {
  enrolment: Slot<Enrolment>;
  keys: Slot<Keys>;
  policy: Slot<Policy>;
  policyTag: Slot<string>;
  /** The highest serial of a demo's policy: what was signed under it stays a demo's, whatever comes later. */
  demoSerial: Slot<number>;
  staff: Slot<StaffList>;
  /** The head of our journal that the registry is known to hold. */
  delivered: Slot<Head>;
  lastSyncAt: Slot<string>;
  /** The registry's own time of the newest page of verdicts: an older page is a replay. */
  pageAt: Slot<string>;
  /** Why the registry takes nothing more from this device. */
  stop: Slot<z.infer<typeof Stop>>;
  /** How often entries were pruned: a backup made before the last time holds what has expired. */
  prunings: Slot<number>;
  /** The newest backup, and what the file held then. */
  backup: Slot<z.infer<typeof BackupMade>>;
  /** Set in a file that was put back from a backup: what came after it is missing until a new journal is opened. */
  restored: Slot<z.infer<typeof Restored>>;
  road: Slot<z.infer<typeof Road>>;
  signedIn: Slot<z.infer<typeof SignedIn>>;
  settings: Slot<DeskSettings>;
  /** The registry's keys; null before enrolment. */
  ring: () => Keyring | null;
};

/** Writes a policy down, as received, once it was found good. */
export function keepPolicy(kept: Kept, received: unknown, { serial, demo }: Policy): void {
  kept.policy.write(received);
  if (demo) kept.demoSerial.write(serial);
}

export function createKept(db: Db): Kept {
  const enrolment = slot(db, 'enrolment', Enrolment);
  const keys = slot(db, 'keys', Keys);
  let opened: { text: string; ring: Keyring | null } | null = null;
  return {
    enrolment,
    keys,
    policy: slot(db, 'policy', Policy),
    policyTag: slot(db, 'policy.etag', z.string()),
    demoSerial: slot(db, 'policy.demo', z.int()),
    staff: slot(db, 'staff', StaffList),
    delivered: slot(db, 'delivered', Head),
    lastSyncAt: slot(db, 'last-sync', Instant),
    pageAt: slot(db, 'page-at', Instant),
    stop: slot(db, 'stop', Stop),
    prunings: slot(db, 'prunings', z.int()),
    backup: slot(db, 'backup', BackupMade),
    restored: slot(db, 'restored', Restored),
    road: slot(db, 'road', Road),
    signedIn: slot(db, 'signed-in', SignedIn),
    settings: slot(db, 'settings', DeskSettings),
    ring() {
      const root = enrolment.read()?.root;
      const text = keys.raw();
      if (!root || text === null) return null;
      if (opened?.text !== text) opened = { text, ring: openKeyring(JSON.parse(text), root) };
      return opened.ring;
    },
  };
}
