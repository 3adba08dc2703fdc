/** What a scan means on a screen of a session. */
import { parseIin } from '../../shared/domain/iin.ts';
import { readMrz } from '../input/mrz.ts';
import type { Scan } from '../input/wedge.ts';
import { CITIZEN, REPRESENTATIVE, SPOUSE, type Person } from './session/person.ts';
import { textOf, type Typed } from './typed.ts';

/** What came of a scan: filled in, or why not; the words are t(`scan.${outcome}`). */
export type ScanOutcome = 'iin' | 'document' | 'wrongMrz' | 'wrongNumber' | 'elsewhere' | 'other';

type Scanned = { readonly outcome: ScanOutcome; readonly answers: Readonly<Record<string, string>> };

const without = (outcome: ScanOutcome): Scanned => ({ outcome, answers: {} });

/** The screens where a scan makes sense: whom they ask about, and whether for the paper alone. */
const ASKING: Readonly<Record<string, Person & { readonly isPaper: boolean }>> = {
  'session.citizen': { ...CITIZEN, isPaper: false },
  'session.identity': { ...CITIZEN, isPaper: true },
  'session.representative': { ...REPRESENTATIVE, isPaper: false },
  'session.representativeIdentity': { ...REPRESENTATIVE, isPaper: true },
  'spouse.person': { ...SPOUSE, isPaper: false },
  'spouse.identity': { ...SPOUSE, isPaper: true },
};

/** Whether a document is of use on the screen. */
export const asksForDocument = (screen: string): boolean => ASKING[screen] !== undefined;

/** Whether the screen asks for somebody's ИИН, so that a number which is read is theirs. */
export const asksForIin = (screen: string): boolean => ASKING[screen]?.isPaper === false;

/** The answers that `scan` gives on `screen`; none where it is wrong, or makes no sense there. */
export function answersOf(scan: Scan, screen: string, typed: Typed, today: string): Scanned {
  const asking = ASKING[screen];
  if (asking === undefined) return without('elsewhere');
  const { at, attested, isPaper } = asking;
  if (scan.kind === 'number') {
    if (isPaper) return without('elsewhere');
    const iin = parseIin(scan.digits);
    return iin === null ? without('wrongNumber') : { outcome: 'iin', answers: { [`${at}.iin`]: iin } };
  }
  // Papers of ours are read at the desk, not in a session.
  if (scan.kind !== 'mrz') return without('elsewhere');
  const document = readMrz(scan.lines, Number(today.slice(0, 4)));
  if (document === null) return without('wrongMrz');
  const { kind, number, fullName, birthDate, iin } = document;
  const paper = {
    [`${attested}.document.kind`]: kind,
    [`${attested}.document.number`]: number,
    [`${attested}.document.mrz`]: number,
  };
  if (isPaper) {
    // The person was named on the screen before: a paper of somebody else is no paper of theirs.
    const known = parseIin(textOf(typed, `${at}.iin`));
    return iin !== null && known !== null && iin !== known
      ? without('other')
      : { outcome: 'document', answers: paper };
  }
  return {
    outcome: 'document',
    answers: {
      ...(iin === null ? {} : { [`${at}.iin`]: iin }),
      [`${at}.fullName`]: fullName,
      ...(at === REPRESENTATIVE.at ? {} : birthDateTyped(`${at}.birthDate`, birthDate)),
      ...paper,
    },
  };
}

const birthDateTyped = (
  name: string,
  { day, month, year }: { day: string; month: string; year: string },
) => ({
  [`${name}.day`]: day,
  [`${name}.month`]: month,
  [`${name}.year`]: year,
});
