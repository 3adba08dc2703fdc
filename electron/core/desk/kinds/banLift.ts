import type { ActRule } from './kind.ts';

/** A lift may name any scope, one that the policy no longer offers as well; all else is the registry's to judge. */
export const banLiftRule: ActRule<'ban.lift'> = () => null;
