/** The people of the centers, and a device's own list of them (registry-protocol, section 7). */
import { z } from 'zod';
import { hasRight } from '../../shared/domain/rights.ts';
import {
  StaffRole,
  type PinVerifier,
  type StaffList,
  type StaffMember,
} from '../../shared/protocol/schema/policy.ts';
import { Instant, Position, text } from '../../shared/protocol/schema/scalars.ts';
import { sealWith, type Signer } from '../../shared/protocol/signing.ts';
import { instant } from '../clock.ts';
import type { Device, Reading, Writing } from '../store/tables.ts';
import { pinVerifier, sealPin } from './pins.ts';
import { nextSerial } from './policy.ts';

/**
 * A staff list as an operator writes it. A PIN is 6 to 12 digits; it is turned into a verifier and forgotten.
 * Whoever has none in the file keeps the one they had. The center `*` stands for every center.
 */
export const StaffFile = z.object({
  serial: Position.optional(),
  people: z
    .array(
      z.object({
        number: text(40),
        name: text(120),
        centers: z.array(text(80)).min(1),
        roles: z.array(StaffRole).min(1),
        pin: z
          .string()
          .regex(/^\d{6,12}$/, 'pin')
          .optional(),
        revokedAt: Instant.optional(),
      }),
    )
    .refine((people) => new Set(people.map(({ number }) => number)).size === people.length, 'number.twice'),
});
export type StaffFile = z.infer<typeof StaffFile>;

/** Someone of this center serves at every one. */
export const EVERY_CENTER = '*';

/** One person as the registry keeps them. */
export type StaffPerson = Omit<StaffFile['people'][number], 'pin'> & {
  pin?: PinVerifier;
  /** When a list took their last role that serves citizens; left out where they have one, or never had. */
  servedUntil?: string;
};

/** Whether one of their roles serves citizens. */
export const servesCitizens = ({ roles }: Pick<StaffPerson, 'roles'>): boolean =>
  hasRight({ roles, isRevoked: false }, 'serve');

type StoredStaff = { serial: number; issuedAt: number; people: StaffPerson[] };

async function latestStaff(store: Reading): Promise<StoredStaff | null> {
  const row = await store
    .selectFrom('staff')
    .selectAll()
    .orderBy('serial', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row
    ? { serial: row.serial, issuedAt: row.issuedAt, people: JSON.parse(row.document) as StaffPerson[] }
    : null;
}

/** Everyone on the latest list, the revoked ones too. */
export const currentStaff = async (store: Reading): Promise<StaffPerson[]> =>
  (await latestStaff(store))?.people ?? [];

/** The serial of the latest list; 0 where none was ever installed. */
export const staffSerial = async (store: Reading): Promise<number> => (await latestStaff(store))?.serial ?? 0;

/** Installs a list with a higher serial and returns that. Throws a RangeError when the file's is not higher. */
export async function installStaff(tx: Writing, file: StaffFile, nowMs: number): Promise<number> {
  const latest = await latestStaff(tx);
  const serial = nextSerial(latest?.serial ?? 0, file.serial);
  const before = new Map(latest?.people.map((person) => [person.number, person]));
  const people = await Promise.all(
    file.people.map(async ({ pin, ...person }): Promise<StaffPerson> => {
      const earlier = before.get(person.number);
      const verifier = pin === undefined ? earlier?.pin : await pinVerifier(pin);
      const servedUntil = servedUntilOf(person, earlier, nowMs);
      return { ...person, ...(verifier && { pin: verifier }), ...(servedUntil && { servedUntil }) };
    }),
  );
  await tx
    .insertInto('staff')
    .values({ serial, document: JSON.stringify(people), issuedAt: nowMs })
    .execute();
  return serial;
}

/** An act from before the list that took the role away comes late, from a desk with no network, and is a good one. */
function servedUntilOf(
  person: Pick<StaffPerson, 'roles'>,
  earlier: StaffPerson | undefined,
  nowMs: number,
): string | undefined {
  if (servesCitizens(person) || !earlier) return undefined;
  return servesCitizens(earlier) ? instant(nowMs) : earlier.servedUntil;
}

/** The signed list for a device: the people of its center, their PIN verifiers sealed to it alone. */
export async function staffListFor(store: Reading, signer: Signer, device: Device): Promise<StaffList> {
  const staff = await latestStaff(store);
  const center = device.center ?? '';
  const people = (staff?.people ?? []).filter(
    ({ centers }) => centers.includes(center) || centers.includes(EVERY_CENTER),
  );
  return sealWith(
    {
      device: device.id,
      center,
      serial: staff?.serial ?? 1,
      issued: instant(staff?.issuedAt ?? device.enrolledAt),
      people: await Promise.all(people.map((person) => memberFor(person, device))),
    },
    signer,
  );
}

async function memberFor(
  { number, name, roles, pin, revokedAt }: StaffPerson,
  device: Device,
): Promise<StaffMember> {
  const sealed = pin && device.encryptionKey !== null ? await sealPin(pin, device.encryptionKey) : undefined;
  return {
    number,
    name,
    roles,
    ...(sealed && { pin: sealed }),
    ...(revokedAt !== undefined && { revokedAt }),
  };
}
