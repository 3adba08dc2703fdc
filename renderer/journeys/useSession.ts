import { useActor } from '@xstate/react';
import { useEffect, useRef, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { Answers } from '../../shared/api/answers.ts';
import type { Draft } from '../../shared/api/sessionCalls.ts';
import { bad, good, type Problem, type Result } from '../../shared/api/result.ts';
import type { Approval } from '../../shared/api/views.ts';
import type { Blob } from '../../shared/protocol/schema/blob.ts';
import { useSigner, type Signer } from '../input/signing/useSigner.ts';
import { initials } from '../../shared/domain/names.ts';
import { isLanguage, type Language } from '../../shared/texts/language.ts';
import type { KioskClient } from '../app/kiosk.ts';
import { afterFrame } from './afterFrame.ts';
import { createAutosave, type Autosave } from './autosave.ts';
import { contentOf, snapshotOf, WHO_LENGTH } from './draft.ts';
import { pathOf } from './course.ts';
import type { Facts, Journey } from './journey.ts';
import { inManner, type Manner } from './manner.tsx';
import { sessionCourse } from './sessionCourse.ts';
import { createSessionMachine, screenOf, type SessionEvent, type SessionSnapshot } from './machine.ts';
import { textOf, type Typed } from './typed.ts';

type Confirm = (
  answers: Answers,
  facts: Facts,
  manner: Manner,
  isUnderstood: boolean | null,
) => Promise<void>;

export type Session = {
  readonly journey: Journey;
  readonly screen: string;
  readonly context: SessionSnapshot['context'];
  readonly language: Language;
  readonly send: (event: SessionEvent) => void;
  readonly isSaved: boolean;
  /** Saves what is not saved yet. */
  readonly flush: () => Promise<boolean>;
  /** Who approved this draft beside the clerk, by the core's word. */
  readonly approval: Approval | null;
  readonly approve: (approval: Approval) => void;
  /** Signs `answers`, confirmed in that manner; `isUnderstood` where a question was put. */
  readonly confirm: Confirm;
  readonly isConfirming: boolean;
  readonly problem: Problem | null;
};

/** Runs the session of `draft` from where it was left: the machine, its autosave, and the one confirmation. */
export function useSession(kiosk: KioskClient, draft: Draft): Session {
  const [machine] = useState(() => createSessionMachine(sessionCourse));
  const [start] = useState(() => snapshotOf({ course: sessionCourse, machine }, draft));
  const [snapshot, send] = useActor(machine, { snapshot: start, input: { typed: {}, view: {} } });
  const [approval, approve] = useState(draft.approval ?? null);
  const screen = screenOf(snapshot.value);
  const language = languageOf(snapshot, draft);
  const journey = sessionCourse.journey(snapshot.context.typed);
  const { autosave, isSaved } = useAutosave(kiosk, draft, snapshot, language);
  const confirmation = useConfirmation(kiosk, draft.id, snapshot.context.typed, autosave, send);
  return {
    journey,
    screen,
    context: snapshot.context,
    language,
    send,
    isSaved,
    flush: autosave.flush,
    approval,
    approve,
    ...confirmation,
  };
}

/** Whether the screen is one of the journey's, and none that every session begins with. */
const isOwn = (state: unknown): boolean => !screenOf(state).startsWith('session.');

function languageOf({ context, value }: SessionSnapshot, draft: Draft): Language {
  const { typed } = context;
  const chosen = textOf(typed, 'citizen.language');
  // From the moment the spouse is asked, it is the spouse who reads and confirms.
  const { speaker } = sessionCourse.journey(typed);
  const spoken = speaker === undefined || !isOwn(value) ? '' : textOf(typed, `${speaker}.language`);
  return [spoken, chosen].find(isLanguage) ?? draft.language;
}

function useAutosave(kiosk: KioskClient, draft: Draft, snapshot: SessionSnapshot, language: Language) {
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
  const isDone = sessionCourse.journey(typed).done.screen === screenOf(value);
  const seen = useRef({ typed, view, returning, value });

  useEffect(() => {
    const last = seen.current;
    const isMoved = last.value !== value;
    if (!isMoved && last.typed === typed && last.view === view && last.returning === returning) return;
    seen.current = { typed, view, returning, value };
    if (isDone) return;
    autosave.changed({ snapshot, language });
    if (isMoved) afterFrame(() => void autosave.flush());
  }, [autosave, snapshot, language, typed, view, returning, value, isDone]);

  // Whatever takes the screen away, the last letters are saved; then nothing of them stays here.
  useEffect(() => () => void autosave.flush().then(autosave.stop), [autosave]);
  return { autosave, isSaved };
}

function saved(id: string, { snapshot, language }: { snapshot: SessionSnapshot; language: Language }) {
  return {
    id,
    journey: sessionCourse.journey(snapshot.context.typed).id,
    screen: screenOf(snapshot.value),
    who: initials(textOf(snapshot.context.typed, 'citizen.fullName')).slice(0, WHO_LENGTH),
    language,
    content: contentOf(snapshot),
  };
}

function useConfirmation(
  kiosk: KioskClient,
  id: string,
  typed: Typed,
  autosave: Pick<Autosave<unknown>, 'flush' | 'stop'>,
  send: (event: SessionEvent) => void,
) {
  const [isConfirming, setConfirming] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const signer = useSigner();
  // Two taps can come before a render.
  const running = useRef<Promise<void> | null>(null);

  const run: Confirm = async (answers, facts, manner, isUnderstood) => {
    setConfirming(true);
    setProblem(null);
    await autosave.flush();
    const signed = await keepSignature(kiosk, id, manner.signature);
    const said = signed.ok ? good(inManner(answers, manner, signed.value, isUnderstood)) : signed;
    const whole = said.ok && manner.withKey ? await signedByKey(kiosk, id, said.value, signer) : said;
    const result = whole.ok ? await kiosk.call('entries.confirm', { id, answers: whole.value }) : whole;
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
    const isKnown = pathOf(sessionCourse, typed, facts).some(({ fields }) =>
      problems.some(({ path }) => fields.includes(path)),
    );
    if (isKnown) send({ type: 'refused', problems, facts });
    else setProblem(result.problem);
  };

  const confirm: Confirm = (...how) => {
    running.current ??= run(...how).finally(() => {
      running.current = null;
    });
    return running.current;
  };
  return { confirm, isConfirming, problem };
}

/** The answers with a signature of the citizen's own key over what they become. */
async function signedByKey(
  kiosk: KioskClient,
  id: string,
  answers: Answers,
  signer: Signer,
): Promise<Result<Answers>> {
  const asked = await kiosk.call('entries.toSign', { id, answers });
  if (!asked.ok) return asked;
  const made = await signer.sign(asked.value.data, answers.citizen.language);
  if (!made.ok) return bad(made.code);
  return good({ ...answers, confirmation: { ...answers.confirmation, cms: made.cms } });
}

/** Attaches the signature to the draft; null where the citizen did not sign. */
async function keepSignature(
  kiosk: KioskClient,
  draft: string,
  png: string | null,
): Promise<Result<Blob | null>> {
  if (png === null) return good(null);
  // Base64: four letters for three bytes, less the padding.
  const bytes = (png.length / 4) * 3 - (png.match(/=*$/)?.[0].length ?? 0);
  const label = 'signature';
  const added = await kiosk.call('blobs.add', { key: uuidv7(), draft, label, bytes, offset: 0, part: png });
  if (!added.ok) return added;
  return added.value.blob ? good(added.value.blob) : bad('core.unexpected');
}
