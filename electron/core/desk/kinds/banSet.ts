import { bad } from '../../../../shared/api/result.ts';
import type { ActRule } from './kind.ts';

/** A ban is set on what the policy offers. Problem: core.scopeNotOffered. */
export const banSetRule: ActRule<'ban.set'> = ({ answers, policy }) =>
  answers.scope.every((scope) => policy.banScopes.includes(scope))
    ? null
    : bad('core.scopeNotOffered', { fields: [{ path: 'scope', code: 'core.scopeNotOffered' }] });
