import type { Journey } from '../journey.ts';
import { citizenStep } from '../session/Citizen.tsx';
import { consentStep } from '../session/Consent.tsx';
import { identityStep } from '../session/Identity.tsx';
import { languageStep } from '../session/Language.tsx';
import { BanCheck } from './Check.tsx';
import { BanConfirm } from './Confirm.tsx';
import { BanDone } from './Done.tsx';
import { scopeStep } from './Scope.tsx';

/** The voluntary borrowing ban, from the first question to the paper. */
export const banJourney: Journey = {
  id: 'ban',
  questions: [languageStep, consentStep, citizenStep, identityStep, scopeStep],
  check: { screen: 'ban.check', name: 'ban.check.step', View: BanCheck },
  confirm: { screen: 'ban.confirm', name: 'ban.confirm.title', View: BanConfirm },
  done: { screen: 'ban.done', name: 'kinds.ban.set', View: BanDone },
};
