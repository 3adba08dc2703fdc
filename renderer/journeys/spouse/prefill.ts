/** A consent that was refused, as it is typed: a correction begins with it. */
import type { CorrectedAnswers } from '../../../shared/api/answers.ts';
import { formatAmount, tiyn } from '../../../shared/domain/money.ts';
import { dateChange } from '../dateAnswer.ts';
import { given } from '../given.ts';
import type { Typed } from '../typed.ts';

type Corrected = Extract<CorrectedAnswers, { kind: 'spouse.consent' }>;

/** Each answer that was good by itself; what the spouse agreed to and answered alone is asked anew. */
export function typedOfConsent({ spouse, spouseAttestation, lender, amount, validUntil }: Corrected): Typed {
  const { document } = spouseAttestation;
  const sum = amount === undefined ? null : tiyn(amount);
  return {
    ...given({
      'spouse.iin': spouse.iin,
      'spouse.fullName': spouse.fullName,
      'spouse.phone': spouse.phone?.replace(/^\+7/, ''),
      'spouse.language': spouse.language,
      'spouseAttestation.document.kind': document?.kind,
      'spouseAttestation.document.number': document?.number,
      'spouseAttestation.document.mrz': document?.mrz ? document.number : undefined,
      'lender.name': lender?.name,
      'lender.bin': lender?.bin,
      amount: sum === null ? undefined : formatAmount(sum),
    }),
    ...dateChange('spouse.birthDate', spouse.birthDate),
    ...dateChange('validUntil', validUntil),
    'spouse.vulnerable': spouse.vulnerable ?? [],
  };
}
