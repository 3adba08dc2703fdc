import type { Journey } from '../journey.ts';
import { BanCheck } from './Check.tsx';
import { BanConfirm } from './Confirm.tsx';
import { BanDone } from './Done.tsx';
import { scopeStep } from './Scope.tsx';
import { banTimeline } from './timeline.ts';

/** The voluntary borrowing ban, from what to ban to the paper. */
export const banJourney: Journey = {
  id: 'ban',
  kind: 'ban.set',
  questions: [scopeStep],
  check: { screen: 'ban.check', name: 'ban.check.step', View: BanCheck },
  confirm: { screen: 'ban.confirm', name: 'ban.confirm.title', View: BanConfirm },
  done: { screen: 'ban.done', name: 'kinds.ban.set', View: BanDone },
  timeline: banTimeline,
};
