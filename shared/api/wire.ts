/** The messages between main and core, and what the preload gives a window. */
import { z } from 'zod';
import type { CallName, Input, MainCallName, MainInput, MainOutput, Output } from './calls.ts';
import type { CitizenAnswer, CitizenNews, CitizenStage } from './citizen.ts';
import type { ClaimPapers, SlipPaper } from './claims.ts';
import { Problem, type Result } from './result.ts';
import type { Speech, SpeechWanted, VoiceOrder } from './speech.ts';
import { DeskState, type CallListPaper, type ReceiptPaper } from './views.ts';

/**
 * The first message to a core. `databaseKey` is 32 bytes in hex where the operating system's keystore
 * holds it, null where the core keeps a machine key file. `boot` names this run of the application:
 * a core restarted within it keeps the clerk signed in.
 */
export const OpenMessage = z.object({
  open: z.object({
    data: z.string(),
    databaseKey: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable(),
    boot: z.string(),
    version: z.string(),
    registry: z.url().optional(),
    enrol: z.string().optional(),
    /** The folder of another disk where backups go. */
    backup: z.string().optional(),
    /** A release build refuses a demo policy. */
    release: z.boolean(),
  }),
});
export type OpenMessage = z.infer<typeof OpenMessage>;

export const CallMessage = z.object({ id: z.int(), call: z.string(), input: z.unknown() });
export type CallMessage = z.infer<typeof CallMessage>;

const ResultMessage = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), problem: Problem }),
]);

/** What a core says: it is ready, it could not open, an answer, or a new state. */
export const CoreMessage = z.union([
  z.object({ ready: z.literal(true) }),
  z.object({ failed: Problem }),
  z.object({ id: z.int(), result: ResultMessage }),
  z.object({ state: DeskState }),
]);
export type CoreMessage = z.infer<typeof CoreMessage>;

/** Whether the core is there; while it restarts, a window says so and waits. */
export const CoreLife = z.enum(['up', 'restarting', 'failed']);
export type CoreLife = z.infer<typeof CoreLife>;

/** How long nobody needs to do anything before a question is asked, and how long it waits for a touch. */
export type Patience = { readonly idleMs: number; readonly askMs: number };

/** `window.kiosk`: all that the clerk's window has of the world outside. */
export type Kiosk = {
  call<N extends CallName>(name: N, input: Input<N>): Promise<Result<Output<N>>>;
  call<N extends MainCallName>(name: N, input: MainInput<N>): Promise<Result<MainOutput<N>>>;
  onState(listener: (state: DeskState) => void): () => void;
  onCore(listener: (life: CoreLife, problem?: Problem) => void): () => void;
  /** What the citizen's own window shows from now on; where there is none, nothing happens. */
  stage(stage: CitizenStage): void;
  /** Told at once whether there is such a window, and whenever that changes or it was loaded anew. */
  onCitizen(listener: (news: CitizenNews) => void): () => void;
  readonly patience: Patience;
} & Speaking;

/** Both windows can have a sentence spoken; the sound comes back, and nothing of it is kept. */
export type Speaking = {
  readonly speak: (wanted: SpeechWanted) => Promise<Result<Speech>>;
  /** Told of a volume key, wherever it was pressed, and that the other window speaks. */
  readonly onVoice: (listener: (order: VoiceOrder) => void) => () => void;
};

/** `window.citizen`, only in the citizen's own window: what to show, and what the citizen did. */
export type Citizen = {
  onStage(listener: (stage: CitizenStage) => void): () => void;
  answer(answer: CitizenAnswer): void;
} & Speaking;

/** What a paper shows: the page's address says which. */
export type PaperContent = ReceiptPaper | CallListPaper | ClaimPapers | SlipPaper;

/** `window.paper`, only in the hidden window that prints: what to draw, and to say that it is drawn. */
export type Paper = {
  content(): Promise<PaperContent>;
  /** To be called once, when the paper is on the page and its fonts are loaded. */
  drawn(): void;
};
