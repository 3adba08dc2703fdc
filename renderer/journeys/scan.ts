/** What a scan means on a screen of a session. */
import { parseIin } from '../../shared/domain/iin.ts';
import { readMrz } from '../input/mrz.ts';
import type { Scan } from '../input/wedge.ts';
import { textOf, type Typed } from './typed.ts';

/** What came of a scan: filled in, or why not; the words are t(`scan.${outcome}`). */
export type ScanOutcome = 'iin' | 'document' | 'wrongMrz' | 'wrongNumber' | 'elsewhere' | 'other';

type Scanned = { readonly outcome: ScanOutcome; readonly answers: Readonly<Record<string, string>> };

const without = (outcome: ScanOutcome): Scanned => ({ outcome, answers: {} });

/** The answers that `scan` gives on `screen`; none where it is wrong, or makes no sense there. */
export function answersOf(scan: Scan, screen: string, typed: Typed, today: string): Scanned {
  if (screen !== 'session.citizen' && screen !== 'session.identity') return without('elsewhere');
  if (scan.kind === 'number') {
    if (screen !== 'session.citizen') return without('elsewhere');
    const iin = parseIin(scan.digits);
    return iin === null ? without('wrongNumber') : { outcome: 'iin', answers: { 'citizen.iin': iin } };
  }
  // Papers of ours are read at the desk, not in a session.
  if (scan.kind !== 'mrz') return without('elsewhere');
  const document = readMrz(scan.lines, Number(today.slice(0, 4)));
  if (document === null) return without('wrongMrz');
  const { kind, number, fullName, birthDate, iin } = document;
  const paper = {
    'attestation.document.kind': kind,
    'attestation.document.number': number,
    'attestation.document.mrz': number,
  };
  if (screen === 'session.identity') {
    // The person was named on the screen before: a paper of somebody else is no paper of theirs.
    const known = parseIin(textOf(typed, 'citizen.iin'));
    return iin !== null && known !== null && iin !== known
      ? without('other')
      : { outcome: 'document', answers: paper };
  }
  return {
    outcome: 'document',
    answers: {
      ...(iin === null ? {} : { 'citizen.iin': iin }),
      'citizen.fullName': fullName,
      'citizen.birthDate.day': birthDate.day,
      'citizen.birthDate.month': birthDate.month,
      'citizen.birthDate.year': birthDate.year,
      ...paper,
    },
  };
}
