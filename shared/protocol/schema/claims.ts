/** What a claim is about (registry-protocol, section 2): loans, lenders, grounds, procedures. */
import { z } from 'zod';
import { Blob } from './blob.ts';
import { Bin, IsoDate, text, Tiyn, Uuid } from './scalars.ts';

/** A lender; without a БИН someone at the registry has to find out who it is. */
export const Lender = z.object({ bin: Bin.optional(), name: text(200) });
export type Lender = z.infer<typeof Lender>;

export const Loan = z.object({
  id: Uuid,
  lender: Lender,
  product: z.enum(['bank-loan', 'microcredit', 'card', 'instalment', 'other']),
  contract: text(80).optional(),
  amount: Tiyn,
  issuedOn: IsoDate,
  online: z.boolean(),
});
export type Loan = z.infer<typeof Loan>;

export const Ground = z.enum([
  'not-mine',
  'no-biometrics',
  'no-spouse-consent',
  'despite-ban',
  'no-cooling-off',
  'coerced',
  'other',
]);

/** A procedural document, and which of a loan's facts it names. */
export const Procedure = z.object({
  kind: z.enum(['victim-resolution', 'art-200-submission', 'court-decision', 'police-ticket']),
  number: text(80),
  issuedOn: IsoDate,
  issuer: text(200),
  kui: text(80).optional(),
  erdr: text(80).optional(),
  blob: Blob,
  covers: z
    .array(z.object({ loan: Uuid, lender: z.boolean(), amount: z.boolean(), date: z.boolean() }))
    .max(50),
});
export type Procedure = z.infer<typeof Procedure>;
