import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { id, moment, text } from '#kernel/fields.ts';
import { numberRoles } from './numbers.rules.ts';

export const numberView = z.object({
  id,
  provisional: z.string(),
  /** The number of the record; null where records of its kind have none. */
  number: z.string().nullable(),
  placeName: z.string(),
  by: z.string(),
  madeAt: moment,
  arrivedAt: moment,
});
export type NumberView = z.output<typeof numberView>;

export const numbersApi = {
  findNumber: endpoint({
    method: 'GET',
    path: '/api/phones/numbers',
    allow: numberRoles,
    says: ['临时编号换成了哪个正式编号', 'What a provisional number of a phone has become'],
    query: z.object({ number: text(30, 1) }),
    output: z.object({ items: z.array(numberView) }),
  }),
};
