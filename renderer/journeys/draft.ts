/** The draft's content: a session machine's snapshot with a version, so that an older one can be read. */
import { z } from 'zod';
import type { Draft } from '../../shared/api/sessionCalls.ts';
import { Contrast, TextSize } from '../../shared/api/views.ts';
import type { Course } from './course.ts';
import {
  stateOf,
  type SessionContext,
  type ViewChoice,
  type SessionMachine,
  type SessionSnapshot,
} from './machine.ts';
import { isRepresented } from './session/representative/answers.ts';
import { keepTyped, type Typed } from './typed.ts';

const VERSION = 1;

/** Among the answers: that the session was left for a while, which the screens say. */
export const RESTED = 'rested';

/** The core's limit for a draft's `who`. */
export const WHO_LENGTH = 160;

const View = z.object({
  textSize: TextSize.optional(),
  contrast: Contrast.optional(),
  keyboard: z.boolean().optional(),
});

const Content = z.object({
  version: z.literal(VERSION),
  state: z.string(),
  context: z.object({
    typed: z.record(z.string(), z.unknown()),
    view: View,
    returning: z.boolean(),
  }),
});
export type DraftContent = z.infer<typeof Content>;

/** What is saved of `snapshot`; problems pointed out are found again by the next press. */
export function contentOf(snapshot: SessionSnapshot): DraftContent {
  const { typed, view, returning } = snapshot.context;
  return { version: VERSION, state: snapshot.value, context: { typed, view, returning } };
}

/** A content with these answers that opens on `screen`. */
export const contentOfTyped = (typed: Typed, screen: string, view: ViewChoice = {}): DraftContent => ({
  version: VERSION,
  state: stateOf(screen),
  context: { typed: { ...typed }, view, returning: false },
});

/**
 * The snapshot to go on from; of a session that was left for a while, with the question who is here. A content of another version, or one that was damaged, gives its
 * answers as far as they can be recognised, and opens on `screen` where the journey has it.
 */
export function snapshotOf(
  { course, machine }: { readonly course: Course; readonly machine: SessionMachine },
  { content, screen, rested }: Pick<Draft, 'screen' | 'rested'> & { readonly content: unknown },
): SessionSnapshot {
  const parsed = Content.safeParse(content);
  const said = parsed.success ? keepTyped(parsed.data.context.typed) : salvage(content);
  const typed = rested ? unproven(said) : said;
  const { check, confirm } = course.journey(typed);
  const open = [...course.questions(typed), check, confirm].map((step) => stateOf(step.screen));
  const [first = stateOf(check.screen)] = open;
  const state = parsed.success ? parsed.data.state : stateOf(screen);
  const known = open.includes(state);
  const left = known ? state : first;
  const proof = open.indexOf(stateOf(identityScreen(typed)));
  const isAsked = rested === true && proof !== -1 && open.indexOf(left) > proof;
  const context: SessionContext = {
    typed,
    view: parsed.success ? parsed.data.context.view : {},
    returning: parsed.success && known && !isAsked && parsed.data.context.returning,
    problems: [],
    isCoreProblem: false,
    attempt: 0,
    entry: null,
  };
  return machine.resolveState({ value: isAsked ? (open[proof] ?? left) : left, context });
}

/** What was found of the people who were there, and what they answered alone. */
const PROOF = /(^|\.|[a-z])[aA]ttestation\.identity\.|^(spouseG|g)uard\./;

/** The answers without what another person than the one who gave them must not go on with. */
const unproven = (typed: Typed): Typed => ({
  ...Object.fromEntries(Object.entries(typed).filter(([name]) => !PROOF.test(name))),
  [RESTED]: true,
});

/** Where whoever is there is looked at first. */
const identityScreen = (typed: Typed): string =>
  isRepresented(typed) ? 'session.representativeIdentity' : 'session.identity';

/** Names of answers that are no path. */
const PLAIN_NAMES = ['scope', 'kind', 'amount', 'consent'];

/** Answers lie by their names somewhere in the content, whatever version wrote it. */
function salvage(content: unknown): Typed {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return {};
  const here = keepTyped(content);
  const named = Object.entries(here).filter(([name]) => name.includes('.') || PLAIN_NAMES.includes(name));
  const below = Object.values(content).flatMap((part) => Object.entries(salvage(part)));
  return Object.fromEntries([...below, ...named]);
}
