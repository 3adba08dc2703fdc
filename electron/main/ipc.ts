/** What a window may ask, and whether it is a window of ours that asks. */
import { calls, isCallName } from '../../shared/api/calls.ts';
import { mainCalls } from '../../shared/api/mainCalls.ts';
import type { MainCallName, MainInput, MainOutput } from '../../shared/api/calls.ts';
import { bad, type Result } from '../../shared/api/result.ts';
import { ORIGIN } from './appProtocol.ts';
import type { Log } from './log.ts';

/** Who sent a message: the frame's origin as Chromium knows it, and whether it is a kiosk window's top frame. */
export type Sender = { origin: string | undefined; isTopFrame: boolean; isKioskWindow: boolean };

/** One handler for each call that main answers itself. */
export type MainHandlers = {
  [N in MainCallName]: (input: MainInput<N>) => Promise<Result<MainOutput<N>>>;
};

export type CallParts = {
  core: (name: string, input: unknown) => Promise<Result<unknown>>;
  /** What main itself does: it prints, and takes the other road. */
  main: MainHandlers;
  log: Log;
};

/** The most a call may weigh as JSON, in characters: a draft is a few thousand. */
const MAX_LENGTH = 1_000_000;

/**
 * Answers a call of a window. The name must be known, the input of the form in shared/api, and the
 * answer too; everything else, whatever is thrown included, comes back as a problem without details.
 */
export function createAnswerer({ core, main, log }: CallParts) {
  return async (sender: Sender, name: unknown, input: unknown): Promise<Result<unknown>> => {
    try {
      if (sender.origin !== ORIGIN || !sender.isTopFrame || !sender.isKioskWindow) {
        log('call from a stranger refused');
        return bad('core.badRequest');
      }
      return typeof name === 'string' ? await answer(name, input) : bad('core.badRequest');
    } catch {
      // What was thrown may quote the input, so only the fact is told.
      log('call failed', { call: isKnown(name) ? name : 'unknown' });
      return bad('core.unexpected');
    }
  };

  async function answer(name: string, received: unknown): Promise<Result<unknown>> {
    const input = plain(received, name === 'entries.confirm');
    if (input === undefined) return bad('core.badRequest');
    if (isMainCall(name)) {
      const form = mainCalls[name];
      const parsed = form.input.safeParse(input);
      if (!parsed.success) return bad('core.badRequest');
      // The handler is the one of this call, which the compiler cannot follow through the table.
      const handle = main[name] as (given: unknown) => Promise<Result<unknown>>;
      return checked(form.output, await handle(parsed.data), name);
    }
    if (!isCallName(name)) return bad('core.badRequest');
    const parsed = calls[name].input.safeParse(input);
    if (!parsed.success) return bad('core.badRequest');
    return checked(calls[name].output, await core(name, parsed.data), name);
  }

  type Form = { safeParse(value: unknown): { success: true; data: unknown } | { success: false } };

  function checked(form: Form, result: Result<unknown>, name: string): Result<unknown> {
    if (!result.ok) return result;
    const parsed = form.safeParse(result.value);
    if (parsed.success) return { ok: true, value: parsed.data };
    log('answer of a wrong form', { call: name });
    return bad('core.unexpected');
  }
}

const isMainCall = (name: string): name is MainCallName => Object.hasOwn(mainCalls, name);

const isKnown = (name: unknown): name is string =>
  typeof name === 'string' && (isCallName(name) || isMainCall(name));

/**
 * The input as plain JSON, or undefined where it is none: too large, a cycle, a bigint, nothing.
 * What is to be signed is in NFC, as the schemas want it and keyboards do not always give it.
 */
function plain(input: unknown, inNfc: boolean): unknown {
  try {
    const text = JSON.stringify(input);
    if (text.length > MAX_LENGTH) return undefined;
    return JSON.parse(inNfc ? text.normalize('NFC') : text) as unknown;
  } catch {
    return undefined;
  }
}
