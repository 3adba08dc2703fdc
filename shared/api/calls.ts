/**
 * Everything a window may ask of the core: one line a call, in files by topic, parsed on both sides of the wire.
 * `right`: 'none' before sign-in, else what shared/domain/rights.ts gives roles; others are answered
 * core.notAllowed. A call that changes something carries a `key` (UUIDv7) and does the same once however often it is
 * sent: after a crash the window sends it again.
 */
import type { z } from 'zod';
import type { Right } from '../domain/rights.ts';
import { administrationCalls } from './administration.ts';
import { dayCalls } from './dayCalls.ts';
import { deskCalls } from './deskCalls.ts';
import { fileCalls } from './fileCalls.ts';
import type { mainCalls } from './mainCalls.ts';
import { recordCalls } from './recordCalls.ts';
import { sessionCalls } from './sessionCalls.ts';

/** A call's form: what it takes to make it, what goes in, and what comes out. */
type CallForm = { readonly right: Right | 'none'; readonly input: z.ZodType; readonly output: z.ZodType };

export const calls = {
  ...deskCalls,
  ...sessionCalls,
  ...fileCalls,
  ...recordCalls,
  ...dayCalls,
  ...administrationCalls,
} as const satisfies Readonly<Record<string, CallForm>>;

export type CallName = keyof typeof calls;
export type Input<N extends CallName> = z.infer<(typeof calls)[N]['input']>;
export type Output<N extends CallName> = z.infer<(typeof calls)[N]['output']>;
export const isCallName = (name: string): name is CallName => Object.hasOwn(calls, name);

export type MainCallName = keyof typeof mainCalls;
export type MainInput<N extends MainCallName> = z.infer<(typeof mainCalls)[N]['input']>;
export type MainOutput<N extends MainCallName> = z.infer<(typeof mainCalls)[N]['output']>;
