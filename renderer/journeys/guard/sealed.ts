/** What was sealed, kept with the draft until it is signed: for one act, and for the one person who answered. */
import { textOf, type Typed } from '../typed.ts';
import type { GuardName } from './questions.ts';

/** Where it is kept, and where the ИИН of whoever answers is. */
const KEPT = {
  lift: { path: 'guard', iin: 'citizen.iin' },
  spouse: { path: 'spouseGuard', iin: 'spouse.iin' },
} as const;

/** The ИИН of whoever answers. */
export const answeredBy = (typed: Typed, name: GuardName): string =>
  textOf(typed, KEPT[name].iin).replaceAll(/\D/g, '');

/** What to type once the answers are sealed. */
export function sealedChange(typed: Typed, name: GuardName, textVersion: string, sealed: string): Typed {
  const { path } = KEPT[name];
  return {
    [`${path}.textVersion`]: textVersion,
    [`${path}.of`]: answeredBy(typed, name),
    [`${path}.sealed`]: sealed,
  };
}

/** The guard as it is signed; null where nothing is sealed, or somebody else answered. */
export function guardTyped(typed: Typed, name: GuardName): { textVersion: string; sealed: string } | null {
  const { path } = KEPT[name];
  const [sealed, of] = [textOf(typed, `${path}.sealed`), textOf(typed, `${path}.of`)];
  // A draft of an older version does not say who answered: there was only the citizen.
  const isTheirs = of === '' || of === answeredBy(typed, name);
  return sealed === '' || !isTheirs ? null : { textVersion: textOf(typed, `${path}.textVersion`), sealed };
}
