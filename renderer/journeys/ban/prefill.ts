/** The answers of a ban that was refused, as they are typed: a correction begins with them. */
import type { CorrectedAnswers } from '../../../shared/api/answers.ts';
import { contentOfTyped, type DraftContent } from '../draft.ts';
import type { Typed } from '../typed.ts';

/** Each answer that was good by itself; consent is asked for anew. */
export function typedOf({ kind, citizen, attestation, scope }: CorrectedAnswers): Typed {
  const { iin, fullName, birthDate, phone, language, vulnerable } = citizen;
  const [year = '', month = '', day = ''] = birthDate?.split('-') ?? [];
  const texts = {
    kind,
    'citizen.iin': iin,
    'citizen.fullName': fullName,
    'citizen.birthDate.day': day,
    'citizen.birthDate.month': month,
    'citizen.birthDate.year': year,
    'citizen.phone': phone?.replace(/^\+7/, ''),
    'citizen.language': language,
    'attestation.document.kind': attestation.document?.kind,
    'attestation.document.number': attestation.document?.number,
    'attestation.document.mrz': attestation.document?.mrz ? attestation.document.number : undefined,
    'attestation.helper': attestation.helper,
  };
  const given = Object.entries(texts).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return { ...Object.fromEntries(given), 'citizen.vulnerable': vulnerable ?? [], scope };
}

/** The draft's content from which the session begins, on its first question. */
export const prefilled = (answers: CorrectedAnswers, screen: string): DraftContent =>
  contentOfTyped(typedOf(answers), screen);
