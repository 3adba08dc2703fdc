/**
 * What passes between the clerk's window and the citizen's own, by way of main. Nothing else does: the
 * citizen's window asks nothing of the core, and keeps nothing once another stage came.
 */
import { z } from 'zod';
import { DeskSettings } from './views.ts';

const words = z.string().max(4_000);
/** A line of what is signed: a story may be as long as the whole text (`ConfirmationAnswers`). */
const signed = z.string().max(20_000);
const screen = z.string().min(1).max(80);

/** One thing of a mirrored screen, in the order of the screen. */
const MirrorItem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('words'), words }),
  /** The short name of a question, and the answer as it stands; '' while there is none. */
  z.object({ kind: z.literal('answer'), label: words, value: words }),
  z.object({
    kind: z.literal('choice'),
    /** '' where the question is the heading. */
    label: words,
    options: z.array(z.object({ label: words, isChosen: z.boolean() })).max(60),
  }),
]);
export type MirrorItem = z.infer<typeof MirrorItem>;

/** What the clerk asks just now, large, and what has been entered so far. */
const MirrorScene = z.object({
  kind: z.literal('mirror'),
  screen,
  heading: words,
  lead: words,
  items: z.array(MirrorItem).max(400),
});
export type MirrorScene = z.infer<typeof MirrorScene>;

/** A question that the citizen answers alone, by one touch; `name` is the field's. */
const ChoiceScene = z.object({
  kind: z.literal('choice'),
  screen,
  name: z.string().min(1).max(80),
  /** What is explained before the question. */
  lines: z.array(words).max(20),
  heading: words,
  hint: words.optional(),
  /** None where there is only something to be read. */
  options: z.array(z.object({ value: z.string().min(1).max(80), label: words })).max(12),
  button: words,
});
export type ChoiceScene = z.infer<typeof ChoiceScene>;

/** The words to be read and confirmed: what is asked for, and all else that is signed with it. */
const ConfirmScene = z.object({
  kind: z.literal('confirm'),
  screen,
  request: z.array(signed).max(400),
  details: z.array(signed).max(400),
  /** What the button does, in words. */
  button: words,
});
export type ConfirmScene = z.infer<typeof ConfirmScene>;

export const CitizenScene = z.discriminatedUnion('kind', [MirrorScene, ChoiceScene, ConfirmScene]);
export type CitizenScene = z.infer<typeof CitizenScene>;

/** What the citizen's window shows. `turn` counts the scenes, so that an answer to an earlier one is told apart. */
export const CitizenStage = z.object({
  turn: z.int().min(0),
  look: DeskSettings,
  demo: z.boolean(),
  /** Null while nobody is served. */
  scene: CitizenScene.nullable(),
  /** What lies over it: everything is hidden, or somebody is asked whether they are still there. */
  over: z.enum(['cover', 'idle']).nullable(),
  /** What was confirmed is being signed. */
  isBusy: z.boolean(),
});
export type CitizenStage = z.infer<typeof CitizenStage>;

/** The most a signature may weigh, as base64: some 20,000 characters are usual. */
const MAX_SIGNATURE = 600_000;

/** What the citizen did there. */
export const CitizenAct = z.discriminatedUnion('kind', [
  /** Touched it, pressed a key, or has it read aloud: somebody is there. */
  z.object({ kind: z.literal('touched'), by: z.enum(['touch', 'key', 'voice']) }),
  z.object({ kind: z.literal('cover') }),
  z.object({ kind: z.literal('chosen'), value: z.string().max(80) }),
  /** Something in the text is not right. */
  z.object({ kind: z.literal('wrong') }),
  /** `shownText` as it stood on that screen, whole; `signature` a PNG in base64 where the citizen signed. */
  z.object({
    kind: z.literal('confirmed'),
    shownText: z.string().min(1).max(60_000),
    signature: z.base64().max(MAX_SIGNATURE).optional(),
  }),
]);
export type CitizenAct = z.infer<typeof CitizenAct>;

/** What the citizen's window tells main: which scene it answers, and how. */
export const CitizenAnswer = z.object({ turn: z.int().min(0), act: CitizenAct });
export type CitizenAnswer = z.infer<typeof CitizenAnswer>;

/** What the clerk's window hears: whether the citizen has a window, which then wants its stage; and each act there. */
export type CitizenNews =
  | { readonly kind: 'window'; readonly isThere: boolean }
  | { readonly kind: 'answer'; readonly answer: CitizenAnswer };
