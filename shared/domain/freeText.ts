import type { Checked } from './checked.ts';

export type FreeTextProblem = 'text.empty' | 'text.tooLong' | 'text.characters';

/**
 * Text in someone's own words, in NFC and without spaces around: any letters, signs and emoji, at most
 * `max` UTF-16 units. A lone surrogate, which has no UTF-8 form, is refused.
 */
export function checkFreeText(text: string, max: number): Checked<string, FreeTextProblem> {
  if (/\p{Surrogate}/u.test(text)) return { ok: false, code: 'text.characters' };
  const written = text.normalize('NFC').trim();
  if (written === '') return { ok: false, code: 'text.empty' };
  return written.length > max ? { ok: false, code: 'text.tooLong' } : { ok: true, value: written };
}
