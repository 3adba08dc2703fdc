/** Finding again what was begun or filed at this kiosk: by the code on paper, the registry's number, or the person. */
import type { ClaimView } from '../../../shared/api/claims.ts';
import type { Input, Output } from '../../../shared/api/calls.ts';
import { bad, good, type Result } from '../../../shared/api/result.ts';
import { parseResumeCode, resumeCodeOf } from '../../../shared/domain/resumeCode.ts';
import { isRecordNumber } from '../../../shared/protocol/number.ts';
import { RECEIPT_LIST } from '../journal/actIndex.ts';
import { findAct, viewOfAct } from '../desk/acts.ts';
import type { Desk } from '../desk/desk.ts';
import { claimView } from './claim.ts';

const TABLES = ['entries', 'past_entries'] as const;

/**
 * Sessions and acts with that code or number, the newest first. Problems: resume.code (neither a code
 * nor a number), resume.none.
 */
export function findResumable(desk: Desk, { text }: Input<'resume.find'>): Result<Output<'resume.find'>> {
  const written = text.trim().toUpperCase();
  const code = parseResumeCode(written);
  if (code === null && !isRecordNumber(written)) return bad('resume.code');
  const drafts = desk.drafts.list().filter(({ id }) => code !== null && resumeCodeOf(id) === code);
  const ids = code === null ? idsByNumber(desk, written) : idsByCode(desk, code);
  const entries = ids.flatMap((id) => {
    const act = findAct(desk, id);
    const view = act && viewOfAct(desk, act);
    return view ? [view] : [];
  });
  return drafts.length + entries.length === 0 ? bad('resume.none') : good({ drafts, entries });
}

/** The claims of a person that are kept here, the newest first; with a code or a number, those alone that have it. */
export function findClaims(desk: Desk, { iin, text = '' }: Input<'claims.find'>): ClaimView[] {
  const written = text.trim().toUpperCase();
  const code = parseResumeCode(written);
  const fits = (claim: ClaimView) =>
    written === '' || claim.number === written || (code !== null && claim.code === code);
  return idsOfPerson(desk, iin)
    .map((id) => claimView(desk, id))
    .filter((claim) => claim !== null)
    .filter(fits);
}

const idsOfPerson = ({ db }: Pick<Desk, 'db'>, iin: string): string[] =>
  idsIn(db, `kind = 'claim.file' AND body IS NOT NULL AND json_extract(body, '$.citizen.iin') = ?`, iin);

/** A code is no index: it is worked out of each id, which takes a moment for a hundred thousand. */
const idsByCode = ({ db }: Pick<Desk, 'db'>, code: string): string[] =>
  idsIn(db, `kind IN (${RECEIPT_LIST})`).filter((id) => resumeCodeOf(id) === code);

function idsByNumber({ db }: Pick<Desk, 'db'>, number: string): string[] {
  const of = (table: string) =>
    db
      .prepare<[string], string>(
        `SELECT entry FROM ${table} WHERE json_extract(json, '$.number') = ? ORDER BY feed DESC`,
      )
      .pluck()
      .all(number);
  return [...new Set([...of('verdicts'), ...of('past_verdicts')])];
}

function idsIn(db: Desk['db'], where: string, ...values: readonly string[]): string[] {
  const of = (table: (typeof TABLES)[number]) =>
    db
      .prepare<unknown[], string>(`SELECT id FROM ${table} WHERE ${where} ORDER BY at DESC`)
      .pluck()
      .all(...values);
  return [...new Set(TABLES.flatMap(of))];
}
