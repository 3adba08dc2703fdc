/** Asking the registry. Whoever is signed in is known by a cookie that this page cannot read. */
import type { z } from 'zod';

/** Why something was refused; `code` is the registry's, or one of `unreachable`, `unexpected`. */
export type Problem = { readonly code: string; readonly detail?: string | undefined };

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

export type Asking = {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly body?: unknown;
  /** Names the act, so that sending it again repeats nothing. */
  readonly key?: string;
};

/** Asks, and reads the answer by its schema: one of another shape is no answer of a registry. */
export async function ask<T>(schema: z.ZodType<T>, path: string, asking: Asking = {}): Promise<Answer<T>> {
  const { method = 'GET', body, key } = asking;
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  } catch {
    return { ok: false, problem: { code: 'unreachable' } };
  }
  const json: unknown = await response.json().catch(() => null);
  if (!response.ok) return { ok: false, problem: problemIn(json, response.status) };
  const parsed = schema.safeParse(json);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, problem: { code: 'unexpected', detail: String(response.status) } };
}

function problemIn(json: unknown, status: number): Problem {
  const { code, detail } = (json ?? {}) as { code?: unknown; detail?: unknown };
  if (typeof code !== 'string') return { code: 'unexpected', detail: String(status) };
  return { code, ...(typeof detail === 'string' && { detail }) };
}
