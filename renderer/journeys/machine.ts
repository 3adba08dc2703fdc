/**
 * The course of a session as a state machine: one state a screen. Its snapshot is the draft.
 * The machine knows no network and no clock: what a check must know comes with the event.
 */
import { assign, setup, type SnapshotFrom } from 'xstate';
import type { DeskSettings, EntryView } from '../../shared/api/views.ts';
import { moveOf, type Course, type Move, type Press } from './course.ts';
import type { FieldProblem, Typed, TypedValue } from './typed.ts';

/** How this citizen wants to see and to type; what is not chosen is as the desk has it, without keys on the screen. */
export type ViewChoice = Partial<Pick<DeskSettings, 'textSize' | 'contrast'>> & {
  readonly keyboard?: boolean;
};

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
  | Press
  | { type: 'typed'; name: string; value: TypedValue }
  | { type: 'view'; view: ViewChoice }
  | { type: 'confirmed'; entry: EntryView };

export type SessionMachine = ReturnType<typeof createSessionMachine>;
export type SessionSnapshot = SnapshotFrom<SessionMachine>;

/** XState reads a dot in a state's name as a path. */
export const stateOf = (screen: string): string => screen.replaceAll('.', '/');
export const screenOf = (state: unknown): string => String(state).replaceAll('/', '.');

type Way = { readonly from: string; readonly to: string };

/** The machine of a session: a state a screen, of all journeys; `course` says where each press leads. */
export function createSessionMachine(course: Course) {
  // One press is looked at once for every screen that it might lead to.
  const moves = new WeakMap<Press, Move | null>();
  const move = (context: SessionContext, press: Press, from: string): Move | null => {
    const known = moves.get(press);
    if (known !== undefined) return known;
    const found = moveOf(course, context, press, from);
    moves.set(press, found);
    return found;
  };

  const parts = setup({
    types: {
      context: {} as SessionContext,
      events: {} as SessionEvent,
      input: {} as { typed: Typed; view: ViewChoice },
    },
    guards: {
      leads: ({ context, event }, { from, to }: Way) =>
        isPress(event) && move(context, event, from)?.to === to,
      isDone: ({ context, event }, { from, to }: Way) => {
        const { confirm, done } = course.journey(context.typed);
        return event.type === 'confirmed' && from === confirm.screen && to === done.screen;
      },
    },
    actions: {
      type: assign(({ context, event }) =>
        event.type === 'typed' ? { typed: { ...context.typed, [event.name]: event.value } } : {},
      ),
      see: assign(({ context, event }) =>
        event.type === 'view' ? { view: { ...context.view, ...event.view } } : {},
      ),
      arrive: assign(({ context, event }, { from }: Pick<Way, 'from'>) => {
        const found = isPress(event) ? move(context, event, from) : null;
        if (!found) return {};
        const { returning, problems } = found;
        const attempt = context.attempt + (problems.length > 0 ? 1 : 0);
        return { returning, problems, attempt, isCoreProblem: event.type === 'refused' };
      }),
      close: assign(({ event }) => (event.type === 'confirmed' ? { entry: event.entry } : {})),
    },
  });

  const from = (screen: string) => {
    const ways = course.screens.map((to) => ({
      guard: { type: 'leads', params: { from: screen, to } } as const,
      ...(to === screen ? {} : { target: stateOf(to) }),
      actions: { type: 'arrive', params: { from: screen } } as const,
    }));
    const ends = course.journeys.map(({ done }) => ({
      guard: { type: 'isDone', params: { from: screen, to: done.screen } } as const,
      target: stateOf(done.screen),
      actions: 'close' as const,
    }));
    return parts.createStateConfig({
      on: { next: ways, back: ways, change: ways, refused: ways, confirmed: ends },
    });
  };

  const [first = ''] = course.screens;
  return parts.createMachine({
    id: 'session',
    context: ({ input }) => ({
      ...input,
      returning: false,
      problems: [],
      isCoreProblem: false,
      attempt: 0,
      entry: null,
    }),
    initial: stateOf(first),
    on: { typed: { actions: 'type' }, view: { actions: 'see' } },
    states: Object.fromEntries(course.screens.map((screen) => [stateOf(screen), from(screen)])),
  });
}

const isPress = (event: SessionEvent): event is Press =>
  event.type === 'next' || event.type === 'back' || event.type === 'change' || event.type === 'refused';
