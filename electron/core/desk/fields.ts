/** Problems of fields, from what a schema found: the path in the entry's body, and a code of the catalogue. */
import type { z } from 'zod';
import type { Problem } from '../../../shared/api/result.ts';

/** Our own codes look like `iin.length`; a schema library's messages do not. */
const CODE = /^[a-z][A-Za-z]*(\.[A-Za-z]+)+$/;

/** Each field once, with the first problem it has. */
export function fieldProblems(error: z.ZodError, under = ''): NonNullable<Problem['fields']> {
  const found = new Map<string, string>();
  for (const issue of error.issues) {
    const whole = issue.path.join('.');
    const path = under !== '' && whole.startsWith(`${under}.`) ? whole.slice(under.length + 1) : whole;
    const code = CODE.test(issue.message) ? issue.message : 'core.badRequest';
    if (!found.has(path)) found.set(path, code);
  }
  return [...found].map(([path, code]) => ({ path, code }));
}

/**
 * A value with all its texts in NFC, names of members too: what people type and paste is not always,
 * and canonical JSON (RFC 8785) does not make it so.
 */
export function inNfc(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return value.map(inNfc);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name.normalize('NFC'), inNfc(member)]),
  );
}
