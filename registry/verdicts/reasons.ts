/** Why something is held or refused, in the words of the catalogues. */
import type { Reason } from '../../shared/protocol/schema/verdict.ts';
import { reasons as en } from '../../shared/texts/en/reasons.ts';
import { reasons as kk } from '../../shared/texts/kk/reasons.ts';
import { reasons as ru } from '../../shared/texts/ru/reasons.ts';
import type { Outcome } from './append.ts';

export type ReasonCode = Exclude<keyof typeof ru, 'unknown'>;

/** The reason of a verdict, with its text in the three languages. */
export const reasonOf = (code: ReasonCode): Reason => ({ code, ru: ru[code], kk: kk[code], en: en[code] });

/** The entry is not accepted and never will be. `detail` names fields and rules, never values. */
export const refused = (code: ReasonCode, detail?: unknown): Outcome => ({
  state: 'refused',
  reason: reasonOf(code),
  detail,
});

/** The entry waits until something arrives or someone decides. */
export const held = (code: ReasonCode, detail?: unknown): Outcome => ({
  state: 'held',
  reason: reasonOf(code),
  detail,
});
