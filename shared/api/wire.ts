/** The messages between main and core, and what the preload gives a window. */
import { z } from 'zod';
import type { CallName, Input, MainCallName, MainInput, MainOutput, Output } from './calls.ts';
import { Problem, type Result } from './result.ts';
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

/** `window.kiosk`: all that a window has of the world outside. */
export type Kiosk = {
  call<N extends CallName>(name: N, input: Input<N>): Promise<Result<Output<N>>>;
  call<N extends MainCallName>(name: N, input: MainInput<N>): Promise<Result<MainOutput<N>>>;
  onState(listener: (state: DeskState) => void): () => void;
  onCore(listener: (life: CoreLife, problem?: Problem) => void): () => void;
};

/** What a paper shows: the page's address says which. */
export type PaperContent = ReceiptPaper | CallListPaper;

/** `window.paper`, only in the hidden window that prints: what to draw, and to say that it is drawn. */
export type Paper = {
  content(): Promise<PaperContent>;
  /** To be called once, when the paper is on the page and its fonts are loaded. */
  drawn(): void;
};
