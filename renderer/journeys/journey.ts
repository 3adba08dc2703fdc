/**
 * A journey as data: a list of questions, each a screen with its fields and its check. The shared
 * questions of every session stand in `session/`; a folder beside it adds the questions of one act.
 * `course.ts` puts them in order, `machine.ts` runs them.
 */
import type { ComponentType } from 'react';
import type { Answers } from '../../shared/api/answers.ts';
import type { Problem } from '../../shared/api/result.ts';
import type { Approval, EntryView } from '../../shared/api/views.ts';
import type { FacePolicy } from '../../shared/domain/faceRules.ts';
import type { ListedBasis } from '../../shared/domain/representatives.ts';
import type { BanScope } from '../../shared/protocol/schema/bodies.ts';
import type { TextKey } from '../../shared/texts/catalogue.ts';
import type { Texts } from '../app/texts.tsx';
import type { TimelineStep } from '../components/timeline/Timeline.tsx';
import type { FieldProblem, Typed, TypedValue } from './typed.ts';

/** What a check must know besides the answers; it may change during a session, so it is never kept. */
export type Facts = {
  /** `YYYY-MM-DD`, by the kiosk's clock. */
  readonly today: string;
  readonly banScopes: readonly BanScope[];
  /** Who may act for somebody else, by the signed policy. */
  readonly representativeBases: readonly ListedBasis[];
  /** How long after its recording a lift takes effect: ISO 8601. */
  readonly liftDelay: string;
  /** From this age on a lift takes a supervisor, however the face was compared. */
  readonly liftSupervisorAge: number;
  /** When the camera's word on a face may stand. */
  readonly face: FacePolicy;
  /** Without one nobody is asked whether it shall look. */
  readonly hasCamera: boolean;
  /** Whether there is a key to seal the citizen's own answers to. */
  readonly canSeal: boolean;
  /** The policy is past its `validUntil`: some acts stop. */
  readonly isPolicyExpired: boolean;
  /** Who approved this draft beside the clerk, and for what. */
  readonly approval: Approval | null;
  /** A refused act is being corrected: which act it is stands fast. */
  readonly isCorrection: boolean;
};

/** One question on one screen. */
export type Step = {
  /** The stable hook, `session.citizen`. */
  readonly screen: string;
  /** Its short name, for the list of drafts. */
  readonly name: TextKey;
  /** The fields whose problems belong here, as paths in the entry's body. */
  readonly fields: readonly string[];
  /** What has to be mended before going on; empty when all is well. */
  readonly problems: (typed: Typed, facts: Facts) => readonly FieldProblem[];
  /** Whether the question is asked at all; always, where it is left out. */
  readonly when?: (typed: Typed, facts: Facts) => boolean;
  /** The answer decides which questions follow: "Change" goes through them before it comes back. */
  readonly branches?: true;
  readonly View: ComponentType<StepProps>;
};

/** One act: its own questions, after those that every session begins with, and what follows them. */
export type Journey = {
  /** As in `drafts.start`; the name of its folder, and of its screens. */
  readonly id: string;
  /** The kind of the entry that it ends with. */
  readonly kind: Answers['kind'];
  /** Who answers its questions, where that is not the citizen of the session. */
  readonly speaker?: 'spouse';
  /** Why it cannot be begun now, as a problem's code; null where it can. */
  readonly closed?: (facts: Facts) => string | null;
  readonly questions: readonly Step[];
  /** The last three screens: check your answers, the citizen's own confirmation, what became of it. */
  readonly check: ClosingStep<StepProps>;
  readonly confirm: ClosingStep<ConfirmProps>;
  readonly done: ClosingStep<DoneProps>;
  /** What became of the act, step by step, for the last screen and for the desk. */
  readonly timeline: (texts: Texts, entry: EntryView, now: TimelineNow) => TimelineStep[];
};

/** What a timeline says depends on the moment, and on whether the registry can be reached. */
export type TimelineNow = { readonly isOnline: boolean; readonly nowMs: number };

export type ClosingStep<P> = {
  readonly screen: string;
  readonly name: TextKey;
  readonly View: ComponentType<P>;
};

/** What every screen of a session is given; what surrounds it comes from `useFrame`. */
export type StepProps = {
  /** The draft's id, which will be the entry's. */
  readonly draft: string;
  readonly typed: Typed;
  readonly facts: Facts;
  /** What is wrong, in whatever way, where the last try to go on found something; `attempt` counts the tries. */
  readonly found: readonly FieldProblem[];
  readonly attempt: number;
  /** What of it is still wrong in the same way: a field that is being mended is calm at once. */
  readonly problems: readonly FieldProblem[];
  readonly type: (name: string, value: TypedValue) => void;
  readonly next: () => void;
  /** A second person has approved: it is known from now on, and the session goes on. */
  readonly approved: (approval: Approval) => void;
  /** Null on the first screen. */
  readonly back: (() => void) | null;
  /** Opens the question on that screen, and comes straight back after it. */
  readonly change: (screen: string) => void;
};

export type ConfirmProps = StepProps & {
  /** Signs the answers into the journal, once however often it is pressed; resolves when that has ended. */
  readonly confirm: (answers: Answers) => Promise<void>;
  readonly isConfirming: boolean;
  /** Why the last try did not succeed, where no field is to blame. */
  readonly problem: Problem | null;
};

export type DoneProps = {
  readonly entry: EntryView;
  readonly finish: () => void;
  /** Goes on with the same person, already identified, in another act: what more is known of it, and where it opens. */
  readonly goOn: (typed: Typed, screen: string) => Promise<void>;
};
