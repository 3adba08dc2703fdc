/** What is asked of the desk itself: its state and settings, who is at it, its cover, and contact with the registry. */
import { z } from 'zod';
import { Uuid } from '../protocol/schema/scalars.ts';
import { Clerk, DeskSettings, DeskState } from './views.ts';

const Nothing = z.object({});
const key = Uuid;

export const deskCalls = {
  'desk.state': { right: 'none', input: Nothing, output: DeskState },
  'desk.settings': { right: 'none', input: z.object({ key, settings: DeskSettings }), output: Nothing },
  /** Problems: pin.wrong {triesLeft}, pin.locked {until}, staff.none (no staff list yet), kiosk.notEnrolled. */
  'staff.signIn': {
    right: 'none',
    input: z.object({ key, number: z.string().max(40), pin: z.string().max(64) }),
    output: Clerk,
  },
  'staff.signOut': { right: 'none', input: z.object({ key }), output: Nothing },
  /** The screens are covered: until `desk.uncover`, or another sign-in, every call that shows or signs is answered core.covered. */
  'desk.cover': { right: 'attend', input: z.object({ key }), output: Nothing },
  'desk.uncover': { right: 'attend', input: z.object({ key }), output: Nothing },
  /** Tries now instead of at the next turn; answers when that try has ended. */
  'sync.now': { right: 'attend', input: z.object({ key }), output: DeskState },
} as const;
