import type { Checked } from './checked.ts';

/** The number of an identity document, as one word in capital letters. */
export type DocumentNumber = string & { readonly __documentNumber: unique symbol };

export type DocumentNumberProblem =
  | 'documentNumber.empty'
  | 'documentNumber.length'
  | 'documentNumber.characters';

/**
 * The number in `text` or what is wrong with it. The formats of cards, passports and permits are not
 * confirmed anywhere (domain.md, 3), so this is lenient: 5 to 20 letters and digits, hyphens and
 * slashes between them; spaces and a leading № go.
 */
export function checkDocumentNumber(text: string): Checked<DocumentNumber, DocumentNumberProblem> {
  const written = text.normalize('NFC').replaceAll(/\s/g, '').replace(/^№/, '').toUpperCase();
  if (written === '') return { ok: false, code: 'documentNumber.empty' };
  if (!/^[\p{Script=Latin}\p{Script=Cyrillic}\d/-]+$/u.test(written)) {
    return { ok: false, code: 'documentNumber.characters' };
  }
  const characters = written.replaceAll(/[/-]/g, '').length;
  if (characters < 5 || written.length > 20) return { ok: false, code: 'documentNumber.length' };
  return { ok: true, value: written as DocumentNumber };
}
