import { formatIin, type Iin } from '../domain/iin.ts';
import { text } from './catalogue.ts';
import type { Language } from './language.ts';

/** The scopes of a ban as the protocol has them. */
type Scope = readonly ('bank' | 'microfinance')[];

/** Which texts speak of a scope: of both, or of one alone. At least one has been chosen. */
export function scopeChoice(scope: Scope): 'both' | 'bank' | 'microfinance' {
  if (scope.includes('bank')) return scope.includes('microfinance') ? 'both' : 'bank';
  return 'microfinance';
}

/**
 * What the citizen reads in the first person and confirms by touch, one sentence group a line. The
 * lines joined by newlines are the text whose SHA-256 goes into `confirmation.shown`.
 */
export function banStatement(
  language: Language,
  citizen: { fullName: string; iin: Iin },
  scope: Scope,
): string[] {
  return [
    text(language, 'ban.confirm.statement.who', { fullName: citizen.fullName, iin: formatIin(citizen.iin) }),
    text(language, `ban.confirm.statement.${scopeChoice(scope)}`),
    text(language, 'ban.confirm.statement.official'),
    text(language, 'ban.confirm.statement.effect'),
  ];
}
