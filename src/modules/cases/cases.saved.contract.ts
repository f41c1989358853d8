import { z } from 'zod';
import { type Api, endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, optionalText, text } from '#kernel/fields.ts';
import { caseRoles } from './cases.parts.rules.ts';
import { caseChannels, caseKinds, caseStatuses } from './cases.rules.ts';

/** A list somebody asks for again and again: the filter as it stands in the address. */
export const savedFilter = z.strictObject({
  queue: z.string().max(20).optional(),
  status: z.array(z.enum(caseStatuses)).optional(),
  kind: z.array(z.enum(caseKinds)).optional(),
  channel: z.array(z.enum(caseChannels)).optional(),
  area: areaCode.optional(),
  q: optionalText(100),
  from: day.optional(),
  to: day.optional(),
  sort: z.enum(['due', 'newest']).optional(),
});
export const savedView = z.object({ id, name: z.string(), filter: savedFilter });
export type SavedView = z.infer<typeof savedView>;
const views = z.object({ views: z.array(savedView) });
/** More would be a list to search in itself. */
export const MOST_VIEWS = 20;

/** Views of the queue, each its owner's alone. */
export const savedApi = {
  savedViews: endpoint({
    method: 'GET',
    path: '/api/me/case-views',
    allow: caseRoles,
    says: ['我的常用筛选', 'My saved views of the queue'],
    output: views,
  }),
  saveView: endpoint({
    method: 'POST',
    path: '/api/me/case-views',
    allow: caseRoles,
    says: ['存为常用筛选(同名的换成新的)', 'Save a view; one of the same name is replaced'],
    input: z.strictObject({ name: text(40), filter: savedFilter }),
    output: views,
  }),
  dropView: endpoint({
    method: 'DELETE',
    path: '/api/me/case-views/:id',
    allow: caseRoles,
    says: ['删除一个常用筛选', 'Remove a saved view'],
    params: z.object({ id }),
    output: views,
  }),
} as const satisfies Api;
