/** How the citizen confirms: on which screen, with which signature; and whether they understood what it means. */
import { createContext, useContext } from 'react';
import type { Answers } from '../../shared/api/answers.ts';
import type { Blob } from '../../shared/protocol/schema/blob.ts';

export type Manner = {
  readonly screen: Answers['confirmation']['screen'];
  /** A PNG in base64; null where the citizen did not sign, which counts alike. */
  readonly signature: string | null;
  /** The citizen's own key signs as well. */
  readonly withKey: boolean;
};

/** Where one screen is turned to the citizen, and nobody signed yet. */
export const TURNED: Manner = { screen: 'turned', signature: null, withKey: false };

/** Takes note of the manner, right before the press that confirms. */
const MannerContext = createContext<(manner: Manner) => void>(() => undefined);
export const MannerProvider = MannerContext.Provider;
export const useManner = (): ((manner: Manner) => void) => useContext(MannerContext);

/** The answers as they are signed: what a journey gathered, and how it was confirmed. */
export function inManner(
  answers: Answers,
  { screen }: Manner,
  signature: Blob | null,
  isUnderstood: boolean | null,
): Answers {
  const asConfirmed = {
    ...answers,
    confirmation: { ...answers.confirmation, screen, ...(signature === null ? {} : { signature }) },
  };
  if (isUnderstood === null) return asConfirmed;
  const understanding = ({ consent, ...attestation }: Answers['attestation']) => ({
    ...attestation,
    consent: { ...consent, understood: isUnderstood },
  });
  if (asConfirmed.kind === 'spouse.consent')
    return { ...asConfirmed, spouseAttestation: understanding(asConfirmed.spouseAttestation) };
  const { representative } = asConfirmed.citizen;
  // Whoever acts for the citizen was asked.
  if (representative !== undefined) {
    const asked = { ...representative, attestation: understanding(representative.attestation) };
    return withCitizen(asConfirmed, { ...asConfirmed.citizen, representative: asked });
  }
  return { ...asConfirmed, attestation: understanding(asConfirmed.attestation) };
}

/** The same answers of a citizen of whom more is known. */
const withCitizen = <T extends { citizen: Answers['citizen'] }>(answers: T, citizen: T['citizen']): T => ({
  ...answers,
  citizen,
});
