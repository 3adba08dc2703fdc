/** Citizens' sessions as a window would walk them through, without the window. */
import { uuidv7 } from 'uuidv7';
import type { BanSetAnswers } from '../../shared/api/answers.ts';
import type { Result } from '../../shared/api/result.ts';
import type { EntryView } from '../../shared/api/views.ts';
import type { CallName, Input, Output } from '../../shared/api/calls.ts';
import { syntheticIin } from '../e2e/people.ts';

/** The demo's clerk. */
export const CLERK = { number: '1001', pin: '246810' };

export type Caller = { call<N extends CallName>(name: N, input: Input<N>): Promise<Result<Output<N>>> };

/** What the `serial`th citizen answers: a person of their own, with letters of three alphabets. */
export function banAnswers(serial: number): BanSetAnswers {
  return {
    kind: 'ban.set',
    citizen: {
      iin: syntheticIin(serial % 9_000),
      fullName: `Әубәкірова-${serial} Қамқа Өмірқызы`,
      birthDate: '1950-01-01',
      phone: '+77011234567',
      language: 'kk',
      vulnerable: ['pensioner'],
    },
    attestation: {
      document: { kind: 'id-card', number: String(serial).padStart(9, '0') },
      identity: { method: 'clerk', attempts: 0, reason: 'compared with the photo' },
      consent: { personalData: true, textVersion: '1', readAloud: true },
    },
    confirmation: { screen: 'turned', shownText: 'Ban loans in my name' },
    scope: ['bank', 'microfinance'],
  };
}

/**
 * Sets a ban from the first draft to the durable entry, the same one however often it is called with
 * `id`. Throws where the kiosk says no.
 */
export async function setBan(core: Caller, serial: number, id = uuidv7()): Promise<EntryView> {
  const answers = banAnswers(serial);
  const started = await core.call('drafts.start', { key: id, journey: 'ban', language: 'kk' });
  // A session that was confirmed before the core died has no draft any more.
  if (!started.ok && started.problem.code !== 'core.noDraft') throw new Refused(started.problem.code);
  if (started.ok) {
    const content = { serial, note: 'қазақша жазба' };
    await core.call('drafts.save', { id, screen: 'ban.check', who: 'Ә. Қ.', language: 'kk', content });
  }
  const confirmed = await core.call('entries.confirm', { id, answers });
  if (!confirmed.ok) throw new Refused(confirmed.problem.code);
  return confirmed.value;
}

/** The kiosk said no, by this code. */
export class Refused extends Error {
  override name = 'Refused';
  readonly code: string;
  constructor(code: string) {
    super(`the kiosk refused: ${code}`);
    this.code = code;
  }
}
