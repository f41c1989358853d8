import type { Role } from '#kernel/actor.ts';
import type { Queue } from '../cases.contract.ts';
import { caseRoles, dispatchRoles, handlerRoles, reportsThings, superiorRoles } from '../cases.parts.rules.ts';

const has = (roles: readonly Role[], role: Role) => roles.includes(role);

/** The queues that mean something at a post, the busiest first; empty when the post has nothing to do with cases. */
export function queuesOf(role: Role): readonly Queue[] {
  if (!has(caseRoles, role)) return [];
  // What they reported, and what became of it: nothing of it is theirs to do.
  if (reportsThings(role)) return ['all'];
  return [
    ...(role === 'caller' ? (['callback', 'check'] as const) : (['mine', 'unit', 'offered'] as const)),
    ...(has(dispatchRoles, role) ? (['desk'] as const) : []),
    ...(has(superiorRoles, role) ? (['review', 'raised'] as const) : []),
    ...(has(handlerRoles, role) ? (['suspended'] as const) : []),
    'overdue',
    'soon',
    'all',
  ];
}
