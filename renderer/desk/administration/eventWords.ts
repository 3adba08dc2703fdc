import type { AuditLine } from '../../../shared/api/audit.ts';
import type { TextKey } from '../../../shared/texts/catalogue.ts';

/** What each audit line is called. */
const WORDS = {
  'sign-in': 'signIn',
  'sign-in.failed': 'signInFailed',
  'sign-out': 'signOut',
  'staff.unlocked': 'staffUnlocked',
  'entries.searched': 'entriesSearched',
  'entry.seen': 'entrySeen',
  'file.seen': 'fileSeen',
  'draft.opened': 'draftOpened',
  'draft.discarded': 'draftDiscarded',
  'resume.searched': 'resumeSearched',
  'claims.searched': 'claimsSearched',
  'claim.seen': 'claimSeen',
  'data-seen': 'dataSeen',
  'bans.seen': 'bansSeen',
  'consents.seen': 'consentsSeen',
  'status.known': 'statusKnown',
  'status.shown': 'statusShown',
  'call-list.seen': 'callListSeen',
  'day.compared': 'dayCompared',
  printed: 'printed',
  saved: 'saved',
  'papers.printed': 'papersPrinted',
  'papers.saved': 'papersSaved',
  'slip.printed': 'slipPrinted',
  'slip.saved': 'slipSaved',
  'call-list.print': 'callListPrint',
  approved: 'approved',
  'approval.failed': 'approvalFailed',
  'entry.dismissed': 'entryDismissed',
  exported: 'exported',
  'answers.read': 'answersRead',
  'backup.made': 'backupMade',
  repair: 'repair',
  'keys.rotated': 'keysRotated',
  'audit.seen': 'auditSeen',
  other: 'other',
} as const satisfies Record<AuditLine['what'], string>;

/** The text of what happened. */
export const eventKey = (what: AuditLine['what']): TextKey => `administration.audit.event.${WORDS[what]}`;
