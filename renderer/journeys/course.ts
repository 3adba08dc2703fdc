/**
 * The course of a session: which screens it has, in which order, by what was answered; and where each
 * press leads. The same questions begin every session; the one that asks what to do chooses the journey.
 */
import type { Facts, Journey, Step } from './journey.ts';
import { textOf, type FieldProblem, type Typed } from './typed.ts';

export type Course = {
  readonly journeys: readonly Journey[];
  /** Every screen of every journey, each once. */
  readonly screens: readonly string[];
  /** The journey that was chosen; until then the first, for which most people come. */
  readonly journey: (typed: Typed) => Journey;
  /** The questions of the journey that was chosen, in order, those that do not apply as well. */
  readonly questions: (typed: Typed) => readonly Step[];
};

/** The course through `journeys`, each of which begins with the questions `shared`. */
export function createCourse(
  shared: readonly Step[],
  [first, ...rest]: readonly [Journey, ...Journey[]],
): Course {
  const journeys = [first, ...rest];
  const journey = (typed: Typed) => journeys.find(({ kind }) => kind === textOf(typed, 'kind')) ?? first;
  const own = journeys.flatMap((one) => [...one.questions, one.check, one.confirm, one.done]);
  return {
    journeys,
    screens: [...new Set([...shared, ...own].map(({ screen }) => screen))],
    journey,
    questions: (typed) => [...shared, ...journey(typed).questions],
  };
}

/** The questions that apply, in order. */
export const pathOf = (course: Course, typed: Typed, facts: Facts): readonly Step[] =>
  course.questions(typed).filter((step) => step.when?.(typed, facts) ?? true);

/** What is pressed or happens in a session and may lead to another screen. */
export type Press =
  | { type: 'next'; facts: Facts }
  | { type: 'back'; facts: Facts }
  /** From "check your answers" or the confirmation to one question, and straight back. */
  | { type: 'change'; screen: string }
  | { type: 'refused'; facts: Facts; problems: readonly FieldProblem[] };

/** Where a press leads, with what is to be mended there; the same screen where something keeps it. */
export type Move = {
  readonly to: string;
  readonly returning: boolean;
  readonly problems: readonly FieldProblem[];
};

type Now = { readonly typed: Typed; readonly returning: boolean };

/** Where `press` leads from the screen `from`; null where it does nothing there. */
export function moveOf(course: Course, now: Now, press: Press, from: string): Move | null {
  const { check, confirm } = course.journey(now.typed);
  if (press.type === 'change') {
    const isThere = course.questions(now.typed).some(({ screen }) => screen === press.screen);
    return isThere && (from === check.screen || from === confirm.screen) ? going(press.screen, true) : null;
  }
  const path = pathOf(course, now.typed, press.facts);
  if (press.type === 'refused') return from === confirm.screen ? concerned(path, press.problems) : null;
  const step = course.questions(now.typed).find(({ screen }) => screen === from);
  if (step) return fromQuestion(course, now, press, step);
  if (from === check.screen) {
    if (press.type === 'next') return mend(path, now.typed, press.facts, true) ?? going(confirm.screen);
    const last = path.at(-1);
    return last ? going(last.screen) : null;
  }
  return from === confirm.screen && press.type === 'back' ? going(check.screen) : null;
}

function fromQuestion(
  course: Course,
  { typed, returning }: Now,
  { type, facts }: Extract<Press, { type: 'next' | 'back' }>,
  step: Step,
): Move | null {
  const check = going(course.journey(typed).check.screen);
  const all = course.questions(typed);
  const path = pathOf(course, typed, facts);
  const place = all.indexOf(step);
  if (type === 'back') {
    if (returning) return check;
    const before = path.findLast((one) => all.indexOf(one) < place);
    return before ? going(before.screen) : null;
  }
  // A question that is not asked, or not any more, keeps nobody.
  const problems = path.includes(step) ? step.problems(typed, facts) : [];
  if (problems.length > 0) return { to: step.screen, returning, problems };
  // Another journey has questions of its own: they are asked before coming back.
  if (returning && !step.branches) return check;
  const earlier = path.filter((one) => all.indexOf(one) < place);
  const after = path.find((one) => all.indexOf(one) > place);
  // What was chosen here may ask more of an answer that was good enough before.
  return mend(earlier, typed, facts, false) ?? (after ? going(after.screen) : check);
}

const going = (to: string, returning = false): Move => ({ to, returning, problems: [] });

/** The first of `steps` that is not answered well. */
function mend(steps: readonly Step[], typed: Typed, facts: Facts, returning: boolean): Move | null {
  for (const { screen, problems } of steps) {
    const found = problems(typed, facts);
    if (found.length > 0) return { to: screen, returning, problems: found };
  }
  return null;
}

/** The first of `steps` whose field the core refused. */
function concerned(steps: readonly Step[], refused: readonly FieldProblem[]): Move | null {
  for (const { screen, fields } of steps) {
    const problems = refused.filter(({ path }) => fields.includes(path));
    if (problems.length > 0) return { to: screen, returning: true, problems };
  }
  return null;
}
