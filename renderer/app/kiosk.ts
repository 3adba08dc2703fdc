import type { CallName, Input } from '../../shared/api/calls.ts';
import { bad, type Problem, type Result } from '../../shared/api/result.ts';
import type { DeskState } from '../../shared/api/views.ts';
import type { CoreLife, Kiosk } from '../../shared/api/wire.ts';

/** `window.kiosk` as the screens use it: a call never throws, and outlives a restart of the core. */
export type KioskClient = Kiosk;

export type KioskClientParts = {
  readonly kiosk: Kiosk;
  /** Resolves after so many milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
};

const PAUSE_MS = 200;
/** A core that is not back after 30 s will not come by waiting; the screen says so and offers to try again. */
const MAX_REPEATS = 150;

/**
 * Wraps what the preload gives. A call answered `core.restarting` is sent again, the very same input
 * with the very same key, until the core is back: the core does a key's work once, however often it
 * is asked. A call that cannot be sent at all answers `core.unexpected`.
 */
export function createKioskClient({ kiosk, sleep }: KioskClientParts): KioskClient {
  type AnyCall = (name: string, input: unknown) => Promise<Result<unknown>>;
  const send: AnyCall = (name, input) => kiosk.call(name as CallName, input as Input<CallName>);

  const once: AnyCall = async (name, input) => {
    try {
      return await send(name, input);
    } catch {
      return bad('core.unexpected');
    }
  };

  const call: AnyCall = async (name, input) => {
    let result = await once(name, input);
    for (let repeat = 0; repeat < MAX_REPEATS && isRestarting(result); repeat += 1) {
      await sleep(PAUSE_MS);
      result = await once(name, input);
    }
    return result;
  };

  return {
    call,
    onState: (listener: (state: DeskState) => void) => kiosk.onState(listener),
    onCore: (listener: (life: CoreLife, problem?: Problem) => void) => kiosk.onCore(listener),
    stage: (stage) => kiosk.stage(stage),
    onCitizen: (listener) => kiosk.onCitizen(listener),
    patience: kiosk.patience,
    speak: (wanted) => kiosk.speak(wanted),
    onVoice: (listener) => kiosk.onVoice(listener),
  };
}

const isRestarting = (result: Result<unknown>): boolean =>
  !result.ok && result.problem.code === 'core.restarting';
