/** The answers of an act that was refused, as they are typed: a correction begins with them. */
import type { CorrectedAnswers } from '../../shared/api/answers.ts';
import { typedOfClaim } from './claim/prefill.ts';
import { dateChange } from './dateAnswer.ts';
import { contentOfTyped, type DraftContent } from './draft.ts';
import { typedOfActing } from './session/representative/prefill.ts';
import { typedOfConsent } from './spouse/prefill.ts';
import { given } from './given.ts';
import type { Typed } from './typed.ts';

/** Each answer that was good by itself; consent is asked for anew. */
export function typedOf(answers: CorrectedAnswers): Typed {
  const { kind, citizen, attestation } = answers;
  const { iin, fullName, birthDate, phone, language, vulnerable } = citizen;
  const texts = {
    kind,
    'citizen.iin': iin,
    'citizen.fullName': fullName,
    'citizen.phone': phone?.replace(/^\+7/, ''),
    'citizen.language': language,
    'attestation.document.kind': attestation.document?.kind,
    'attestation.document.number': attestation.document?.number,
    'attestation.document.mrz': attestation.document?.mrz ? attestation.document.number : undefined,
    'attestation.helper': attestation.helper,
  };
  return {
    ...given(texts),
    ...typedOfActing(citizen.representative),
    ...dateChange('citizen.birthDate', birthDate),
    'citizen.vulnerable': vulnerable ?? [],
    ...ownOf(answers),
  };
}

function ownOf(answers: CorrectedAnswers): Typed {
  if (answers.kind === 'ban.set') return { scope: answers.scope };
  return answers.kind === 'claim.file' ? typedOfClaim(answers) : typedOfConsent(answers);
}

/** The draft's content from which the session begins, on its first question. */
export const prefilled = (answers: CorrectedAnswers, screen: string): DraftContent =>
  contentOfTyped(typedOf(answers), screen);
