/**
 * Versions of the texts a citizen agrees to; a changed wording is a new version. The consent's goes
 * into `attestation.consent.textVersion` and is compared with the policy's `texts`.
 * The consent's wording has not been checked by a lawyer yet (domain.md, unknown 8).
 */
export const TEXT_VERSIONS = {
  consent: 'consent-2026-11-22.3',
  guard: 'guard-2026-11-22.3',
  banStatement: 'ban-statement-2026-11-22.2',
} as const;
