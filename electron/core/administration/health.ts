/** How the kiosk fares, for those who answer for it; nothing of a person is in it. */
import fs from 'node:fs';
import type { KioskHealth } from '../../../shared/api/administration.ts';
import { instantAt } from '../../../shared/domain/dates.ts';
import { asJwk, thumbprint } from '../../../shared/protocol/signing.ts';
import type { Desk } from '../desk/desk.ts';

/** As it is now. */
export function kioskHealth(desk: Desk): KioskHealth {
  const { kept, keys, options, journal, past } = desk;
  const enrolment = kept.enrolment.read();
  const registry = options.registry ?? enrolment?.registry;
  const staff = kept.staff.read();
  const freeBytes = freeIn(options.data);
  return {
    ...(registry === undefined ? {} : { registry }),
    ...(enrolment
      ? {
          enrolledFrom: instantAt(Date.parse(enrolment.cert.from)),
          root: thumbprint(enrolment.root),
        }
      : {}),
    deviceKey: thumbprint(asJwk(keys.publicKey)),
    ...(staff ? { staffSerial: staff.serial } : {}),
    entries: journal.head().seq,
    delivered: kept.delivered.read()?.seq ?? 0,
    formerJournals: past.devices().length,
    ...(freeBytes === null ? {} : { freeBytes }),
  };
}

function freeIn(folder: string): number | null {
  try {
    const { bavail, bsize } = fs.statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}
