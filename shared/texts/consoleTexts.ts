/**
 * The texts of the console: its own, and those it has in common with what citizens read, so that both call a
 * thing by one name. Apart from the kiosk's catalogue, which every window of a kiosk loads.
 */
import { claim as enClaim } from './en/claim.ts';
import { consoleWords as enConsole } from './en/console.ts';
import { letters as enLetters } from './en/letters.ts';
import { oversight as enOversight } from './en/oversight.ts';
import { status as enStatus } from './en/status.ts';
import { claim as kkClaim } from './kk/claim.ts';
import { consoleWords as kkConsole } from './kk/console.ts';
import { letters as kkLetters } from './kk/letters.ts';
import { oversight as kkOversight } from './kk/oversight.ts';
import { status as kkStatus } from './kk/status.ts';
import type { TextValues } from './catalogue.ts';
import type { Language } from './language.ts';
import { fill, lookUp } from './lookUp.ts';
import { claim as ruClaim } from './ru/claim.ts';
import { consoleWords as ruConsole } from './ru/console.ts';
import { letters as ruLetters } from './ru/letters.ts';
import { oversight as ruOversight } from './ru/oversight.ts';
import { status as ruStatus } from './ru/status.ts';
import type { KeysOf, SameKeys } from './shape.ts';

const ru = {
  console: { ...ruConsole, ...ruOversight },
  status: ruStatus,
  claim: ruClaim,
  letters: ruLetters,
};

/** The key of one text of the console, as a path with dots. */
export type ConsoleKey = KeysOf<typeof ru>;

/** The texts of the console in each language; Russian sets the keys. */
export const consoleCatalogues: Readonly<Record<Language, SameKeys<typeof ru>>> = {
  kk: { console: { ...kkConsole, ...kkOversight }, status: kkStatus, claim: kkClaim, letters: kkLetters },
  ru,
  en: { console: { ...enConsole, ...enOversight }, status: enStatus, claim: enClaim, letters: enLetters },
};

/** The text under `key` in `language`, with `values` put in. */
export function consoleText(language: Language, key: ConsoleKey, values: TextValues = {}): string {
  return fill(lookUp(consoleCatalogues[language], key) ?? key, values);
}

/** Whether there is a text under `key`, for keys made of what came from outside. */
export const isConsoleKey = (key: string): key is ConsoleKey => lookUp(ru, key) !== null;
