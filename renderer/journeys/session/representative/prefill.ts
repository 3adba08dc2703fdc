/** Whoever acted in an act that was refused, as it is typed: a correction begins with it. */
import type { CorrectedRepresentative } from '../../../../shared/api/answers.ts';
import { dateChange } from '../../dateAnswer.ts';
import { given } from '../../given.ts';
import type { Typed } from '../../typed.ts';
import { REPRESENTATIVE } from '../person.ts';
import { BASIS, CAME, ISSUED_ON, ISSUER, NUMBER } from './answers.ts';

/** Each answer that was good by itself; nothing where the citizen acted. Their own consent is asked for anew. */
export function typedOfActing(acting: CorrectedRepresentative | undefined): Typed {
  if (acting === undefined) return {};
  const { at, attested } = REPRESENTATIVE;
  const { iin, fullName, basis, document, attestation } = acting;
  return {
    [CAME]: 'representative',
    ...given({
      [`${at}.iin`]: iin,
      [`${at}.fullName`]: fullName,
      [BASIS]: basis,
      [NUMBER]: document?.number,
      [ISSUER]: document?.issuer,
      [`${attested}.document.kind`]: attestation?.document?.kind,
      [`${attested}.document.number`]: attestation?.document?.number,
    }),
    ...dateChange(ISSUED_ON, document?.issuedOn),
  };
}
