import { isOnBothSides } from '../../../../shared/domain/representatives.ts';
import { bad } from '../../../../shared/api/result.ts';
import { dateAt } from '../../../../shared/domain/dates.ts';
import { consentOf } from '../../consents/consents.ts';
import type { ActRule, Refusal } from './kind.ts';

/**
 * Nobody consents for themselves or to what they ask for in another's name, or to the end of a day that is over.
 * Problems: spouse.same, spouse.represents, date.past, with the field.
 */
export const spouseConsentRule: ActRule<'spouse.consent'> = ({ desk, answers }) => {
  if (answers.spouse.iin === answers.citizen.iin) return wrong('spouse.iin', 'spouse.same');
  if (isOnBothSides(answers.citizen, answers.spouse)) return wrong('spouse.iin', 'spouse.represents');
  return answers.validUntil < dateAt(desk.clock.now()) ? wrong('validUntil', 'date.past') : null;
};

/**
 * A consent given elsewhere is the registry's to judge; of one given here it is known whose it is, and whether there
 * is still something to take back. Problems at the field `consent`: consent.notYours, consent.closed.
 */
export const spouseRevokeRule: ActRule<'spouse.revoke'> = ({ desk, answers }) => {
  const consent = consentOf(desk, answers.consent);
  if (consent === null) return null;
  if (consent.body.spouse.iin !== answers.citizen.iin) return wrong('consent', 'consent.notYours');
  return consent.view.isOpen ? null : wrong('consent', 'consent.closed');
};

const wrong = (path: string, code: string): Refusal => bad(code, { fields: [{ path, code }] });
