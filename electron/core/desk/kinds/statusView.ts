import type { ActRule } from './kind.ts';

/** Whoever was identified may see what is held about them. */
export const statusViewRule: ActRule<'status.view'> = () => null;
