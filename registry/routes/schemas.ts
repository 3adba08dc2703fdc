/** Schemas of paths, queries and answers that only HTTP knows. */
import { z } from 'zod';
import { Problem } from '../../shared/protocol/schema/push.ts';
import { Uuid } from '../../shared/protocol/schema/scalars.ts';

export const DevicePath = z.object({ device: Uuid });

/** A number in a query, where everything is text. */
export const count = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .pipe(z.int().min(min).max(max));

/** Yes or no in a query. */
export const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

export const After = z.object({ after: count(0, Number.MAX_SAFE_INTEGER).default(0) });

export const PageQuery = After.extend({
  limit: count(1, 1000).default(1000),
  wait: count(0, 25).default(0),
});

const DESCRIPTIONS: Record<number, string> = {
  400: 'The request cannot be read',
  401: 'No token for this request, or one outside its time (`clock`, with `now`)',
  403: 'Another role, another owner, or revoked',
  404: 'No such thing',
  409: 'Conflict',
  410: 'Too late',
  412: 'Another version of tus',
  413: 'Too large',
  415: 'Another media type or encoding',
  422: 'Readable, but wrong',
  460: 'Another checksum (tus 1.0); nothing of it was taken',
  429: 'Too many requests; see Retry-After',
  500: 'The registry failed',
  503: 'Busy; see Retry-After',
};

const problemAnswer = (status: number) => ({
  description: DESCRIPTIONS[status] ?? 'A problem',
  content: { 'application/problem+json': { schema: Problem } },
});

/** The problems a route may answer with, for its description. */
export const problems = (...statuses: number[]) =>
  Object.fromEntries([...statuses, 429, 500, 503].map((status) => [status, problemAnswer(status)]));

/** The answer to whoever has the document already. */
export const notModified = { 304: z.null().describe('Not modified') };

/** What a route that needs a token says about it. */
export const withToken = { security: [{ token: [] }] };

/** What a route that needs none says about it. */
export const withoutToken = { security: [] };
