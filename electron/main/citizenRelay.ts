/** Carries stages to the citizen's window and answers back; keeps nothing of them but the number of the last. */
import { CitizenAnswer, CitizenStage, type CitizenNews } from '../../shared/api/citizen.ts';
import type { Log } from './log.ts';

export type RelayParts = {
  /** To the page of the citizen's window; nothing happens where there is none. */
  tellCitizen: (stage: CitizenStage) => void;
  tellClerk: (news: CitizenNews) => void;
  /** Whether there is a window of the citizen's own. */
  hasWindow: () => boolean;
  /** A finger on the citizen's screen takes the keyboard along, which is the clerk's. */
  giveBackFocus: () => void;
  log: Log;
};

/** The stage of a window that nobody is served at. */
export const AT_REST: CitizenStage = {
  turn: 0,
  look: { language: 'kk', textSize: '24', contrast: 'normal' },
  demo: false,
  scene: null,
  over: null,
  isBusy: false,
};

/** The relay; who may send what is decided before it is handed here (index.ts). */
export function createCitizenRelay({ tellCitizen, tellClerk, hasWindow, giveBackFocus, log }: RelayParts) {
  let turn = AT_REST.turn;
  const tellOfWindow = (): void => tellClerk({ kind: 'window', isThere: hasWindow() });
  return {
    /** From the clerk's window. What is not of the schema is dropped, and the citizen's window emptied. */
    stage(received: unknown): void {
      const parsed = CitizenStage.safeParse(received);
      if (!parsed.success) log('a stage of another form refused');
      const stage = parsed.success ? parsed.data : AT_REST;
      turn = stage.turn;
      tellCitizen(stage);
    },
    /** From the citizen's window. An answer to a scene that is over is dropped: it was about other words. */
    answer(received: unknown): void {
      const parsed = CitizenAnswer.safeParse(received);
      if (!parsed.success) {
        log('an answer of another form refused');
        return;
      }
      const { act } = parsed.data;
      const isOfScene = act.kind !== 'touched' && act.kind !== 'cover';
      if (isOfScene && parsed.data.turn !== turn) return;
      tellClerk({ kind: 'answer', answer: parsed.data });
      if (act.kind !== 'touched' || act.by === 'touch') giveBackFocus();
    },
    /** The citizen's window opened, closed, or its page was loaded; or the clerk's page was, and asks. */
    tellOfWindow,
    /** The clerk's page is gone: whatever the citizen's showed was of its session. */
    clerkGone(): void {
      turn = AT_REST.turn;
      tellCitizen(AT_REST);
    },
  };
}
