/**
 * The course of a session as a state machine: one state a screen. Its snapshot is the draft.
 * The machine knows no network and no clock: what a check must know comes with the event.
 */
import { assign, setup, type SnapshotFrom } from 'xstate';
import type { DeskSettings, EntryView } from '../../shared/api/views.ts';
import type { Facts, Journey, Step } from './journey.ts';
import type { FieldProblem, Typed, TypedValue } from './typed.ts';

/** How this citizen wants to see; what is not chosen is as the desk has it. */
export type ViewChoice = Partial<Pick<DeskSettings, 'textSize' | 'contrast'>>;

export type SessionContext = {
  readonly typed: Typed;
  readonly view: ViewChoice;
  /** The question was opened from "check your answers" and goes straight back there. */
  readonly returning: boolean;
  readonly problems: readonly FieldProblem[];
  /** The core named the problems, so no check here can say when they are mended. */
  readonly isCoreProblem: boolean;
  /** Counts how often problems were pointed out, so that the summary takes the focus each time. */
  readonly attempt: number;
  readonly entry: EntryView | null;
};

export type SessionEvent =
  | { type: 'typed'; name: string; value: TypedValue }
  | { type: 'view'; view: ViewChoice }
  | { type: 'next'; facts: Facts }
  | { type: 'back' }
  | { type: 'change'; screen: string }
  | { type: 'refused'; problems: readonly FieldProblem[] }
  | { type: 'confirmed'; entry: EntryView };

export type SessionMachine = ReturnType<typeof createSessionMachine>;
export type SessionSnapshot = SnapshotFrom<SessionMachine>;

/** XState reads a dot in a state's name as a path. */
export const stateOf = (screen: string): string => screen.replaceAll('.', '/');
export const screenOf = (state: unknown): string => String(state).replaceAll('/', '.');

type OneStep = { step: Step };

const parts = setup({
  types: {
    context: {} as SessionContext,
    events: {} as SessionEvent,
    input: {} as { typed: Typed; view: ViewChoice },
  },
  guards: {
    isWrong: ({ context, event }, { step }: OneStep) => found(context, event, step).length > 0,
    isChosen: ({ event }, { step }: OneStep) => event.type === 'change' && event.screen === step.screen,
    isConcerned: ({ context, event }, { step }: OneStep) =>
      event.type === 'refused' && found(context, event, step).length > 0,
    isReturning: ({ context }) => context.returning,
  },
  actions: {
    type: assign(({ context, event }) =>
      event.type === 'typed' ? { typed: { ...context.typed, [event.name]: event.value } } : {},
    ),
    see: assign(({ context, event }) =>
      event.type === 'view' ? { view: { ...context.view, ...event.view } } : {},
    ),
    goOn: assign({ problems: [], returning: false }),
    return: assign({ problems: [], returning: true }),
    pointOut: assign(({ context, event }, { step }: OneStep) => ({
      problems: found(context, event, step),
      isCoreProblem: event.type === 'refused',
      attempt: context.attempt + 1,
    })),
    close: assign(({ event }) => (event.type === 'confirmed' ? { entry: event.entry } : {})),
  },
});

/** What `event` finds to be mended in `step`: its own check's problems, or those the core named. */
function found(context: SessionContext, event: SessionEvent, step: Step): readonly FieldProblem[] {
  if (event.type === 'next') return step.problems(context.typed, event.facts);
  if (event.type === 'refused') return event.problems.filter(({ path }) => step.fields.includes(path));
  return [];
}

/** Builds the machine of `journey`: its questions in order, then check, confirm, done. */
export function createSessionMachine(journey: Journey) {
  const { questions } = journey;
  const check = stateOf(journey.check.screen);
  const confirm = stateOf(journey.confirm.screen);
  const done = stateOf(journey.done.screen);
  const states = questions.map((step, index) => {
    const before = questions[index - 1];
    const after = questions[index + 1];
    return [
      stateOf(step.screen),
      question(step, before && stateOf(before.screen), after ? stateOf(after.screen) : check, check),
    ] as const;
  });

  return parts.createMachine({
    id: journey.id,
    context: ({ input }) => ({
      ...input,
      returning: false,
      problems: [],
      isCoreProblem: false,
      attempt: 0,
      entry: null,
    }),
    initial: states[0]?.[0] ?? check,
    on: { typed: { actions: 'type' }, view: { actions: 'see' } },
    states: {
      ...Object.fromEntries(states),
      [check]: parts.createStateConfig({
        on: {
          next: [...questions.map(notAnswered), { target: confirm, actions: 'goOn' }],
          back: { target: states.at(-1)?.[0], actions: 'goOn' },
          change: questions.map(chosen),
        },
      }),
      [confirm]: parts.createStateConfig({
        on: {
          back: { target: check, actions: 'goOn' },
          change: questions.map(chosen),
          refused: questions.map(concerned),
          confirmed: { target: done, actions: 'close' },
        },
      }),
      [done]: parts.createStateConfig({}),
    },
  });
}

function question(step: Step, before: string | undefined, after: string, check: string) {
  const params = { step };
  return parts.createStateConfig({
    on: {
      next: [
        { guard: { type: 'isWrong', params }, actions: { type: 'pointOut', params } },
        { guard: 'isReturning', target: check, actions: 'goOn' },
        { target: after, actions: 'goOn' },
      ],
      back: [
        { guard: 'isReturning', target: check, actions: 'goOn' },
        ...(before === undefined ? [] : [{ target: before, actions: 'goOn' } as const]),
      ],
    },
  });
}

/** From "check your answers" to the first question that is not answered well. */
const notAnswered = (step: Step) => mend(step, 'isWrong');

/** Back to the question whose field the core refused. */
const concerned = (step: Step) => mend(step, 'isConcerned');

const mend = (step: Step, guard: 'isWrong' | 'isConcerned') =>
  ({
    guard: { type: guard, params: { step } },
    target: stateOf(step.screen),
    actions: [{ type: 'return' }, { type: 'pointOut', params: { step } }],
  }) as const;

const chosen = (step: Step) =>
  ({
    guard: { type: 'isChosen', params: { step } },
    target: stateOf(step.screen),
    actions: 'return',
  }) as const;
