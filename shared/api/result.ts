/** How every call between a window and the core answers: a value, or a problem with a way out. */
import { z } from 'zod';

/** A field that has to be mended: its path in the entry's body, and why (a key of the catalogue's problems). */
export const FieldProblem = z.object({ path: z.string(), code: z.string() });

/** A problem in a form a window can put into words; never personal data. */
export const Problem = z.object({
  code: z.string(),
  fields: z.array(FieldProblem).optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type Problem = z.infer<typeof Problem>;

export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem };

export const good = <T>(value: T): Result<T> => ({ ok: true, value });

/** A refusal: `code` names the text, `rest` the fields and figures in it. */
export const bad = (code: string, rest: Omit<Problem, 'code'> = {}): { ok: false; problem: Problem } => ({
  ok: false,
  problem: { code, ...rest },
});
