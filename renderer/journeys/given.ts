import type { Typed, TypedValue } from './typed.ts';

/** The answers that are there. */
export const given = (answers: Readonly<Record<string, TypedValue | undefined>>): Typed =>
  Object.fromEntries(
    Object.entries(answers).filter((pair): pair is [string, TypedValue] => pair[1] !== undefined),
  );
