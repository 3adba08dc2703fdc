import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { bad, type Problem } from '../../shared/api/result.ts';
import { useDesk } from '../app/desk.tsx';
import { banJourney } from '../journeys/ban/ban.ts';
import { journeyOf } from '../journeys/journeys.ts';
import type { Go } from './place.ts';

/** Begins a session with a citizen, or goes on with one that was left. */
export function useSessions(go: Go) {
  const { kiosk, state } = useDesk();
  const [problem, setProblem] = useState<Problem | null>(null);

  const start = async () => {
    if (state.policy === null) return setProblem({ code: 'core.policyMissing' });
    const { language } = state.settings;
    const result = await kiosk.call('drafts.start', { key: uuidv7(), journey: banJourney.id, language });
    if (result.ok) go({ kind: 'session', draft: result.value });
    else setProblem(result.problem);
  };
  const resume = async (id: string) => {
    const opened = await kiosk.call('drafts.open', { id });
    const result = opened.ok && journeyOf(opened.value.journey) === null ? bad('core.oldVersion') : opened;
    if (result.ok) go({ kind: 'session', draft: result.value });
    else setProblem(result.problem);
  };
  return { start, resume, problem };
}
