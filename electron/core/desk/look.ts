/** Looking at what is known of a person: each look is an audit line, written before anything is shown. */
import { uuidv7 } from 'uuidv7';
import type { ClaimView } from '../../../shared/api/claims.ts';
import type { Draft } from '../../../shared/api/sessionCalls.ts';
import type { Input, Output } from '../../../shared/api/calls.ts';
import { bad, good, type Result } from '../../../shared/api/result.ts';
import type { BlobView, Clerk, EntryView } from '../../../shared/api/views.ts';
import { claimView } from '../claims/claim.ts';
import { findClaims, findResumable } from '../claims/find.ts';
import { listBlobs, thumbnail } from './attach.ts';
import { shown } from './confirm.ts';
import type { Desk } from './desk.ts';
import { recordEvent, recordLook } from './record.ts';
import { goneOnWith } from './rested.ts';

/** An act. With a `key` it is a look, once for that key. Problems: core.noEntry, those of `recordEvent`. */
export function showEntry(desk: Desk, { id, key }: Input<'entries.show'>, clerk: Clerk): Result<EntryView> {
  const view = shown(desk, id);
  if (!view.ok || (key === undefined && desk.opened.served === id)) return view;
  const look = recordLook(desk, key ?? uuidv7(), { what: 'entry.seen', who: clerk.number, about: id });
  if (!look.ok) return look;
  desk.opened.ids.add(id);
  return view;
}

/** A draft is gone on with. Problems: core.noDraft, those of `recordEvent`. */
export function openDraft(desk: Desk, { id }: Input<'drafts.open'>, clerk: Clerk): Result<Draft> {
  const draft = desk.drafts.open(id);
  if (!draft) return bad('core.noDraft');
  const look = recordLook(desk, uuidv7(), { what: 'draft.opened', who: clerk.number, about: id });
  if (!look.ok) return look;
  desk.opened.served = null;
  desk.opened.ids.add(id);
  return good(goneOnWith(desk, draft));
}

/** A claim that is kept here; one that was found or opened before is no new look. Problem: core.noEntry. */
export function showClaim(desk: Desk, { id }: Input<'claims.show'>, clerk: Clerk): Result<ClaimView> {
  const view = claimView(desk, id);
  if (!view) return bad('core.noEntry');
  const look = lookAt(desk, id, 'claim.seen', clerk);
  return look.ok ? good(view) : look;
}

/** A person's claims; asked for again within the same session it is the same look. */
export function searchClaims(
  desk: Desk,
  input: Input<'claims.find'>,
  clerk: Clerk,
): Result<Output<'claims.find'>> {
  const found = findClaims(desk, input);
  const asked = `claims ${input.iin}`;
  if (!desk.opened.ids.has(asked)) {
    const detail = { found: found.length };
    const look = recordLook(desk, uuidv7(), { what: 'claims.searched', who: clerk.number, detail });
    if (!look.ok) return look;
    desk.opened.ids.add(asked);
  }
  for (const { id } of found) desk.opened.ids.add(id);
  return good(found);
}

/** What has that code or number; trying codes is an audit line as well. Problems: resume.code, resume.none. */
export function searchByCode(
  desk: Desk,
  input: Input<'resume.find'>,
  clerk: Clerk,
): Result<Output<'resume.find'>> {
  const found = findResumable(desk, input);
  if (!found.ok && found.problem.code !== 'resume.none') return found;
  const detail = { found: found.ok ? found.value.drafts.length + found.value.entries.length : 0 };
  const look = recordLook(desk, uuidv7(), { what: 'resume.searched', who: clerk.number, detail });
  return look.ok ? found : look;
}

/** The attachments of a draft or an act. */
export function showBlobs(desk: Desk, { act }: Input<'blobs.list'>, clerk: Clerk): Result<BlobView[]> {
  const blobs = listBlobs(desk, act);
  const look = blobs.length === 0 ? good(true) : lookAt(desk, act, 'file.seen', clerk);
  return look.ok ? good(blobs) : look;
}

/** The small picture of an attachment, with whatever it was attached to. */
export function showThumbnail(
  desk: Desk,
  { sha256 }: Input<'blobs.thumbnail'>,
  clerk: Clerk,
): Result<Output<'blobs.thumbnail'>> {
  const made = thumbnail(desk, sha256);
  const uses = made.image === null ? [] : desk.blobs.actsOf(sha256);
  const [first] = uses;
  if (first === undefined || uses.some((act) => isOpened(desk, act))) return good(made);
  const look = lookAt(desk, first, 'file.seen', clerk);
  return look.ok ? good(made) : look;
}

/** A draft is thrown away, with what it holds. */
export function noteDiscard(desk: Desk, { id, key }: Input<'drafts.discard'>, clerk: Clerk): Result<true> {
  return desk.drafts.open(id)
    ? recordLook(desk, key, { what: 'draft.discarded', who: clerk.number, about: id })
    : good(true);
}

/** Kiosk and registry are compared, act by act, with initials. */
export const noteComparison = (desk: Desk, closing: string, clerk: Clerk) =>
  recordEvent(desk, uuidv7(), { what: 'day.compared', who: clerk.number, about: closing });

const isOpened = ({ opened }: Desk, id: string): boolean => opened.ids.has(id) || opened.served === id;

function lookAt(desk: Desk, id: string, what: 'claim.seen' | 'file.seen', clerk: Clerk): Result<true> {
  if (isOpened(desk, id)) return good(true);
  const look = recordLook(desk, uuidv7(), { what, who: clerk.number, about: id });
  if (look.ok) desk.opened.ids.add(id);
  return look;
}
