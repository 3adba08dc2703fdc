/** The machine-readable zone of a document (ICAO 9303: TD1 on cards, TD3 in passports), as a scanner reads it. */
import { parse } from 'mrz';
import type { z } from 'zod';
import { parseIin, type Iin } from '../../shared/domain/iin.ts';
import type { DocumentKind } from '../../shared/protocol/schema/people.ts';

export type ScannedDocument = {
  readonly kind: z.infer<typeof DocumentKind>;
  readonly number: string;
  /** In Latin letters, surname first: the document's own spelling is copied by hand. */
  readonly fullName: string;
  readonly birthDate: { readonly day: string; readonly month: string; readonly year: string };
  /** Null where the document carries none. */
  readonly iin: Iin | null;
};

/** Younger people do not come to the desk for themselves; tells 1926 from 2026. */
const YOUNGEST_YEARS = 16;

const LINE_LENGTHS = { 30: 3, 44: 2 } as const;

/** How many lines a zone has whose lines are that long; null where none has. */
export const linesOf = (length: number): number | null =>
  length === 30 || length === 44 ? LINE_LENGTHS[length] : null;

/**
 * The document in `lines`, or null: a line is missing or of another length, a check digit is wrong, or a
 * part holds what it cannot. `year` is the present one, for the century of the birth date.
 */
export function readMrz(lines: readonly string[], year: number): ScannedDocument | null {
  const [first = ''] = lines;
  if (linesOf(first.length) !== lines.length) return null;
  if (lines.some((line) => line.length !== first.length || !/^[A-Z0-9<]+$/.test(line))) return null;
  const { valid, fields } = parse([...lines], { autocorrect: false });
  const { documentCode, lastName, firstName, birthDate, optional1, personalNumber } = fields;
  const number = fields.documentNumber;
  if (!valid || !number || !lastName || !birthDate || !/^\d{6}$/.test(birthDate)) return null;
  return {
    kind: kindOf(documentCode ?? ''),
    number,
    fullName: [lastName, firstName ?? ''].join(' ').trim(),
    birthDate: {
      day: birthDate.slice(4),
      month: birthDate.slice(2, 4),
      year: String(bornIn(Number(birthDate.slice(0, 2)), year)),
    },
    iin: parseIin(optional1 ?? personalNumber ?? ''),
  };
}

function kindOf(code: string): ScannedDocument['kind'] {
  if (code.startsWith('P')) return 'passport';
  return code.startsWith('I') ? 'id-card' : 'other';
}

function bornIn(twoDigits: number, year: number): number {
  const last = year - YOUNGEST_YEARS;
  const born = Math.floor(last / 100) * 100 + twoDigits;
  return born <= last ? born : born - 100;
}
