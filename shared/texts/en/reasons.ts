import type { SameKeys } from '../shape.ts';
import type { reasons as ru } from '../ru/reasons.ts';

export const reasons: SameKeys<typeof ru> = {
  'invalid-content': 'The application has an error that keeps it from being recorded. It must be made again.',
  'id-taken': 'There is already another record with this code. The application must be made again.',
  'not-yours':
    'This record was not made by this kiosk and cannot be changed here. Go to the center that accepted it.',
  'not-correctable': 'Such a correction is not possible. To narrow or lift a ban, apply for lifting it.',
  'iin-changed':
    'The correction names a different IIN. The earlier record stands; a person will check the correction.',
  'representative-not-allowed': 'A representative may not do this. The person must come in person.',
  'staff-revoked':
    'The clerk who accepted the application no longer had the right to. A person will check it.',
  'staff-role':
    'The person who accepted or approved the application may not serve citizens. A person will check it.',
  'unknown-kind': 'The registry does not know this kind of record yet. It is kept and will wait.',
  'unknown-version':
    'The record was made by a newer program than the registry knows. It is kept and will wait.',
  'blob-missing':
    'The attached document has not arrived yet. The kiosk will send it by itself when there is a connection.',
  'lender-unknown':
    'It is not said which bank or organization this is. The registry will find out, and the application goes on.',
  'no-such-claim': 'There is no such claim of this person. Check the number on the paper.',
  'claim-closed': 'The claim is closed: it was withdrawn, or nothing is left to be done about it.',
  'no-such-consent': 'There is no such consent of this person. Check the number on the paper.',
  'consent-ended': 'The consent has ended already: it was used, revoked, or its time is over.',
  'lift-review':
    'The request is recorded. Somebody will look at it as well: some requests are checked in this way. Until the time given the ban stays in force.',
  'lift-cancelled':
    'A new ban was set after this request, so the request is cancelled. The ban stays in force.',
  'lift-in-doubt':
    'A ban was set after this request, or the clocks do not tell which was first. We cannot know what the person wants now, so the ban stays in force. If it should still be lifted, make the request anew.',
  'consent-review':
    'The consent is recorded. Somebody will look at it as well: some consents are checked in this way. Until the time given it is not in force.',
  unknown: 'The registry named a reason that this kiosk does not know. Ask the supervisor.',
};
