import type { Journey } from '../journey.ts';
import { StatusCheck } from './Check.tsx';
import { StatusConfirm } from './Confirm.tsx';
import { StatusDone } from './Done.tsx';
import { statusTimeline } from './timeline.ts';

/** What is held about me: nothing is asked but who asks. */
export const statusJourney: Journey = {
  id: 'status',
  kind: 'status.view',
  questions: [],
  check: { screen: 'status.check', name: 'ban.check.step', View: StatusCheck },
  confirm: { screen: 'status.confirm', name: 'ban.confirm.title', View: StatusConfirm },
  done: { screen: 'status.done', name: 'kinds.status.view', View: StatusDone },
  timeline: statusTimeline,
};
