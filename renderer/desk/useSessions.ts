import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { Problem } from '../../shared/api/result.ts';
import { useDesk } from '../app/desk.tsx';
import { initials } from '../../shared/domain/names.ts';
import { prefilled } from '../journeys/prefill.ts';
import { WHO_LENGTH } from '../journeys/draft.ts';
import { journeyOf, journeys } from '../journeys/journeys.ts';
import { FIRST_SCREEN } from '../journeys/sessionCourse.ts';
import type { Go } from './place.ts';

/** Begins a session with a citizen, or goes on with one that was left. */
export function useSessions(go: Go) {
  const { kiosk, state } = useDesk();
  const [problem, setProblem] = useState<Problem | null>(null);

  const start = async () => {
    if (state.policy === null) return setProblem({ code: 'core.policyMissing' });
    const { language } = state.settings;
    const result = await kiosk.call('drafts.start', { key: uuidv7(), journey: journeys[0].id, language });
    if (result.ok) go({ kind: 'session', draft: result.value });
    else setProblem(result.problem);
  };
  const resume = async (id: string) => {
    const opened = await kiosk.call('drafts.open', { id });
    // One of another version opens as well, on a question that this one has, with all that was answered.
    if (opened.ok) go({ kind: 'session', draft: opened.value });
    else setProblem(opened.problem);
  };
  /** A session with what a refused act said, to be put right; what was begun goes on where it was left. */
  const correct = async (entry: string) => {
    const begun = await kiosk.call('corrections.start', { key: uuidv7(), entry });
    if (!begun.ok) return setProblem(begun.problem);
    const { draft, answers } = begun.value;
    if (journeyOf(draft.journey) === null) return setProblem({ code: 'core.oldVersion' });
    if (draft.screen !== '') return go({ kind: 'session', draft });
    const content = prefilled(answers, FIRST_SCREEN);
    const who = initials(answers.citizen.fullName ?? '').slice(0, WHO_LENGTH);
    const { id, language } = draft;
    // Kept before anything is shown: a power cut must not lead to an empty form.
    const saved = await kiosk.call('drafts.save', { id, screen: FIRST_SCREEN, who, language, content });
    if (saved.ok) go({ kind: 'session', draft: { ...draft, content, screen: FIRST_SCREEN, who } });
    else setProblem(saved.problem);
  };
  return { start, resume, correct, problem };
}
