/**
 * What has been typed and chosen so far, exactly as it was: half a number stays half a number.
 * The names are the paths of the entry's body; a date is three texts, `citizen.birthDate.day` …
 */
import { z } from 'zod';

const TypedValue = z.union([z.string(), z.boolean(), z.array(z.string())]);
export type TypedValue = string | boolean | readonly string[];
export type Typed = Readonly<Record<string, TypedValue>>;

/** A field to be mended: its path, and the problem's key in the catalogue, `iin.length`. */
export type FieldProblem = {
  readonly path: string;
  readonly code: string;
  readonly params?: Record<string, string | number>;
};

/** The text typed into `name`, '' where nothing was. */
export function textOf(typed: Typed, name: string): string {
  const value = typed[name];
  return typeof value === 'string' ? value : '';
}

/** The values chosen under `name`, [] where none was. */
export function listOf(typed: Typed, name: string): readonly string[] {
  const value = typed[name];
  return typeof value === 'object' ? value : [];
}

/** Whether the box `name` is ticked. */
export function isTicked(typed: Typed, name: string): boolean {
  return typed[name] === true;
}

/** What of `value` is an answer at all; for drafts of another version. */
export function keepTyped(value: unknown): Typed {
  if (typeof value !== 'object' || value === null) return {};
  const kept = Object.entries(value).flatMap(([name, one]) => {
    const parsed = TypedValue.safeParse(one);
    return parsed.success ? [[name, parsed.data] as const] : [];
  });
  return Object.fromEntries(kept);
}
