/** A proper input for every call there is: a call that is added and not named here does not compile. */
import { uuidv7 } from 'uuidv7';
import type { CallName, Input, MainCallName, MainInput } from '../../../shared/api/calls.ts';
import type { InnerCallName, InnerInput } from '../../../shared/api/inner.ts';
import { banAnswers } from '../sessions.ts';

/** What the kiosk holds of the person who was planted. */
export type Held = { iin: string; entry: string; draft: string; blob: string; text: string };

/** Inputs that would show or do something, were they let through. */
export const callsOf = ({
  iin,
  entry,
  draft,
  blob,
  text,
}: Held): {
  [N in CallName]: Input<N>;
} => ({
  'desk.state': {},
  'desk.settings': { key: uuidv7(), settings: { language: 'kk', textSize: '24', contrast: 'normal' } },
  'staff.signIn': { key: uuidv7(), number: '9999', pin: '111111' },
  'staff.signOut': { key: uuidv7() },
  'desk.cover': { key: uuidv7() },
  'desk.uncover': { key: uuidv7() },
  'staff.approve': {
    key: uuidv7(),
    draft,
    kind: 'ban.lift',
    iin,
    method: 'clerk',
    number: '2001',
    pin: '135791',
  },
  'drafts.start': { key: uuidv7(), journey: 'ban', language: 'kk' },
  'drafts.save': { id: uuidv7(), screen: 'x', who: '', language: 'kk', content: {} },
  'drafts.list': {},
  'drafts.open': { id: draft },
  'drafts.discard': { id: uuidv7(), key: uuidv7() },
  'blobs.add': { key: uuidv7(), draft, label: '', bytes: 4, offset: 0, part: 'JVBERg==' },
  'blobs.list': { act: draft },
  'blobs.remove': { key: uuidv7(), draft: uuidv7(), sha256: blob },
  'blobs.keepThumbnail': { key: uuidv7(), sha256: blob, image: 'AAAA' },
  'blobs.thumbnail': { sha256: blob },
  'guard.seal': { draft, of: '500101300003', content: { answers: {}, distress: false, alone: true } },
  'bans.known': { key: uuidv7(), draft, iin },
  'consents.given': { key: uuidv7(), draft, iin },
  'resume.find': { text },
  'lenders.list': {},
  'claims.find': { iin },
  'claims.show': { id: entry },
  'status.known': { key: uuidv7(), entry },
  'status.show': { entry },
  'status.close': { entry },
  'entries.confirm': { id: draft, answers: banAnswers(2) },
  'entries.toSign': { id: draft, answers: banAnswers(2) },
  'entries.list': { limit: 50 },
  'entries.search': { key: uuidv7(), text: iin, limit: 50 },
  'entries.show': { id: entry },
  'corrections.start': { key: uuidv7(), entry },
  'entries.dismiss': { key: uuidv7(), id: entry, reason: 'no reason' },
  'journal.repair': { key: uuidv7(), code: 'no code' },
  'day.balance': {},
  'day.close': { key: uuidv7() },
  'day.compare': { closing: entry },
  'day.callList': { key: uuidv7() },
  'audit.list': { key: uuidv7(), limit: 50 },
  'staff.list': {},
  'staff.unlock': { key: uuidv7(), number: '9999' },
  'kiosk.health': {},
  'backup.now': { key: uuidv7() },
  'keys.rotate': { key: uuidv7(), code: 'no code' },
  'receipts.read': { text: 'QALQAN1:' },
  'sync.now': { key: uuidv7() },
});

/** What main answers a window itself. */
export const mainCallsOf = ({ entry, draft }: Held): { [N in MainCallName]: MainInput<N> } => ({
  'receipts.print': { key: uuidv7(), entry, format: '80mm' },
  'claims.print': { key: uuidv7(), entry },
  'drafts.printSlip': { key: uuidv7(), draft },
  'callList.print': { key: uuidv7() },
  'road.places': {},
  'road.export': { key: uuidv7(), to: 'choose' },
  'road.import': { key: uuidv7(), from: 'choose' },
});

/** What only main asks: no window reaches it in any situation. */
export const innerCallsOf = ({ entry, draft }: Held): { [N in InnerCallName]: InnerInput<N> } => ({
  'receipts.make': { entry },
  'claims.papers': { entry },
  'drafts.slip': { id: draft },
  'day.callListPaper': { key: uuidv7() },
  'desk.event': { key: uuidv7(), what: 'printed', about: entry },
  'road.write': { key: uuidv7(), folder: '/' },
  'road.read': { key: uuidv7(), folder: '/' },
});
