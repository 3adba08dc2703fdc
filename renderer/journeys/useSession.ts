import { useActor } from '@xstate/react';
import { useEffect, useRef, useState } from 'react';
import type { Answers } from '../../shared/api/answers.ts';
import type { Draft } from '../../shared/api/calls.ts';
import type { Problem } from '../../shared/api/result.ts';
import { initials } from '../../shared/domain/names.ts';
import { isLanguage, type Language } from '../../shared/texts/language.ts';
import type { KioskClient } from '../app/kiosk.ts';
import { createAutosave, type Autosave } from './autosave.ts';
import { contentOf, snapshotOf } from './draft.ts';
import type { Journey } from './journey.ts';
import { createSessionMachine, screenOf, type SessionEvent, type SessionSnapshot } from './machine.ts';
import { textOf } from './typed.ts';

/** The schema's limit for a draft's `who`. */
const WHO_LENGTH = 160;

export type Session = {
  readonly screen: string;
  readonly context: SessionSnapshot['context'];
  readonly language: Language;
  readonly send: (event: SessionEvent) => void;
  readonly isSaved: boolean;
  /** Saves what is not saved yet. */
  readonly flush: () => Promise<boolean>;
  readonly confirm: (answers: Answers) => Promise<void>;
  readonly isConfirming: boolean;
  readonly problem: Problem | null;
};

/** Runs `journey` from `draft` on: the machine, its autosave, and the one confirmation. */
export function useSession(kiosk: KioskClient, journey: Journey, draft: Draft): Session {
  const [machine] = useState(() => createSessionMachine(journey));
  const [start] = useState(() => snapshotOf({ journey, machine }, draft));
  const [snapshot, send] = useActor(machine, { snapshot: start, input: { typed: {}, view: {} } });
  const screen = screenOf(snapshot.value);
  const language = languageOf(snapshot, draft);
  const { autosave, isSaved } = useAutosave(kiosk, draft, journey.done.screen, snapshot, language);
  const confirmation = useConfirmation(kiosk, draft.id, journey, autosave, send);
  return {
    screen,
    context: snapshot.context,
    language,
    send,
    isSaved,
    flush: autosave.flush,
    ...confirmation,
  };
}

function languageOf({ context }: SessionSnapshot, draft: Draft): Language {
  const chosen = textOf(context.typed, 'citizen.language');
  return isLanguage(chosen) ? chosen : draft.language;
}

function useAutosave(
  kiosk: KioskClient,
  draft: Draft,
  doneScreen: string,
  snapshot: SessionSnapshot,
  language: Language,
) {
  const [isSaved, setSaved] = useState(true);
  const [autosave] = useState<Autosave<{ snapshot: SessionSnapshot; language: Language }>>(() =>
    createAutosave({
      save: async (content) => (await kiosk.call('drafts.save', saved(draft.id, content))).ok,
      onResult: setSaved,
      timers: {
        set: (run, ms) => window.setTimeout(run, ms),
        clear: (timer) => window.clearTimeout(Number(timer)),
      },
    }),
  );
  const { typed, view, returning } = snapshot.context;
  const { value } = snapshot;
  const isDone = screenOf(value) === doneScreen;
  const seen = useRef({ typed, view, returning, value });

  useEffect(() => {
    const last = seen.current;
    const isMoved = last.value !== value;
    if (!isMoved && last.typed === typed && last.view === view && last.returning === returning) return;
    seen.current = { typed, view, returning, value };
    if (isDone) return;
    autosave.changed({ snapshot, language });
    if (isMoved) void autosave.flush();
  }, [autosave, snapshot, language, typed, view, returning, value, isDone]);

  // Whatever takes the screen away, the last letters are saved; then nothing of them stays here.
  useEffect(() => () => void autosave.flush().then(autosave.stop), [autosave]);
  return { autosave, isSaved };
}

function saved(id: string, { snapshot, language }: { snapshot: SessionSnapshot; language: Language }) {
  return {
    id,
    screen: screenOf(snapshot.value),
    who: initials(textOf(snapshot.context.typed, 'citizen.fullName')).slice(0, WHO_LENGTH),
    language,
    content: contentOf(snapshot),
  };
}

function useConfirmation(
  kiosk: KioskClient,
  id: string,
  journey: Journey,
  autosave: Pick<Autosave<unknown>, 'flush' | 'stop'>,
  send: (event: SessionEvent) => void,
) {
  const [isConfirming, setConfirming] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  // Two taps can come before a render.
  const running = useRef<Promise<void> | null>(null);

  const run = async (answers: Answers) => {
    setConfirming(true);
    setProblem(null);
    await autosave.flush();
    const result = await kiosk.call('entries.confirm', { id, answers });
    setConfirming(false);
    if (result.ok) {
      autosave.stop();
      send({ type: 'confirmed', entry: result.value });
      return;
    }
    const problems = (result.problem.fields ?? []).map(({ path, code }) => ({
      path: path.replace(/^answers\./, ''),
      code,
    }));
    const isKnown = journey.questions.some((step) => problems.some(({ path }) => step.fields.includes(path)));
    if (isKnown) send({ type: 'refused', problems });
    else setProblem(result.problem);
  };

  const confirm = (answers: Answers): Promise<void> => {
    running.current ??= run(answers).finally(() => {
      running.current = null;
    });
    return running.current;
  };
  return { confirm, isConfirming, problem };
}
