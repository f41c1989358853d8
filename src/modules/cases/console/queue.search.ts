import { z } from 'zod';
import type { Role } from '#kernel/actor.ts';
import { type CaseFilter, type Queue, queues } from '../cases.contract.ts';
import { dispatchRoles, handlerRoles } from '../cases.parts.rules.ts';
import { caseChannels, caseKinds, caseStatuses } from '../cases.rules.ts';

const some = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.array(z.enum(values)).optional().catch(undefined);

/** The filter as it stands in the address: whoever gets the link sees the same list. A value that is none is left out. */
export const queueSearch = z.object({
  queue: z.enum(queues).optional().catch(undefined),
  status: some(caseStatuses),
  kind: some(caseKinds),
  channel: some(caseChannels),
  area: z.coerce.string().optional().catch(undefined),
  q: z.coerce.string().optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  sort: z.enum(['due', 'newest']).optional().catch(undefined),
});
export type QueueSearch = z.output<typeof queueSearch>;

/** The queue a post begins its day with. */
export function firstQueue(role: Role): Queue {
  if (role === 'caller') return 'callback';
  if (role === 'townshipLeader') return 'review';
  if (dispatchRoles.some((r) => r === role)) return 'desk';
  return handlerRoles.some((r) => r === role) ? 'unit' : 'all';
}

/** The tabs of a post: queues that can never hold anything for it are left out. */
export function queuesOf(role: Role): readonly Queue[] {
  const isDispatcher = dispatchRoles.some((r) => r === role);
  const isHandler = handlerRoles.some((r) => r === role);
  const hidden = new Set<Queue>([
    ...(isDispatcher ? [] : (['desk'] as const)),
    ...(isHandler ? [] : (['unit', 'mine'] as const)),
    ...(role === 'caller' ? [] : (['callback', 'check'] as const)),
  ]);
  return queues.filter((queue) => !hidden.has(queue));
}

/** What waits is read by its end. Whoever looks for words in everything looks for what was said lately, most of it long done and without an end. */
export function filterOf(s: QueueSearch, role: Role): Pick<CaseFilter, 'queue' | 'sort'> & QueueSearch {
  const queue = s.queue ?? firstQueue(role);
  return { ...s, queue, sort: s.sort ?? (s.q && queue === 'all' ? 'newest' : 'due') };
}
export const isFiltered = ({ queue, sort, ...rest }: QueueSearch) =>
  Object.values(rest).some((v) => (Array.isArray(v) ? v.length > 0 : v !== undefined && v !== ''));
