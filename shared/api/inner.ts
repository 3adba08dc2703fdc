/**
 * What main asks of the core for itself, and no window can: what papers are filled in with, and the line that says
 * what became of them. A window asks main to print (mainCalls.ts).
 */
import { z } from 'zod';
import { Uuid } from '../protocol/schema/scalars.ts';
import { PaperEvent } from './audit.ts';
import { ClaimPapers, SlipPaper } from './claims.ts';
import { roadCalls } from './road.ts';
import { CallListPaper, ReceiptPaper } from './views.ts';

export const innerCalls = {
  ...roadCalls,
  /** The receipt's content, signed anew for the state as it is known now. */
  'receipts.make': { right: 'serve', input: z.object({ entry: Uuid }), output: ReceiptPaper },
  /** What the papers of a claim are filled in with. Problems: core.noEntry, core.policyMissing. */
  'claims.papers': { right: 'serve', input: z.object({ entry: Uuid }), output: ClaimPapers },
  /** A slip with the code of a session. Problems: core.noDraft, core.policyMissing. */
  'drafts.slip': { right: 'serve', input: z.object({ id: Uuid }), output: SlipPaper },
  /** The call list for paper; that it was asked for is an audit line. */
  'day.callListPaper': { right: 'decide', input: z.object({ key: Uuid }), output: CallListPaper },
  /** The audit line of a paper that came out. */
  'desk.event': {
    right: 'serve',
    input: z.object({ key: Uuid, what: PaperEvent, about: Uuid.optional() }),
    output: z.object({}),
  },
} as const;

export type InnerCallName = keyof typeof innerCalls;
export type InnerInput<N extends InnerCallName> = z.infer<(typeof innerCalls)[N]['input']>;
export type InnerOutput<N extends InnerCallName> = z.infer<(typeof innerCalls)[N]['output']>;
export const isInnerCall = (name: string): name is InnerCallName => Object.hasOwn(innerCalls, name);
