import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';

const day = z.iso.date();
const year = z.coerce.number().int().min(2000).max(2099);

export const calendarYear = z.object({
  region: z.string(),
  coveredFrom: day.nullable(),
  coveredUntil: day.nullable(),
  /** Whether the notice for the whole year is in; if not, time limits that reach into it are provisional. */
  covered: z.boolean(),
  days: z.array(z.object({ date: day, isWorkday: z.boolean(), name: z.string(), sourceDoc: z.string() })),
});

export const calendarApi = {
  getCalendar: endpoint({
    method: 'GET',
    path: '/api/calendar/:year',
    allow: 'anyone',
    says: ['一年的放假和调休', 'The holidays and made-up working days of a year'],
    params: z.object({ year }),
    output: calendarYear,
  }),
  importNotice: endpoint({
    method: 'POST',
    path: '/api/calendar',
    allow: ['systemAdmin'],
    says: ['导入一年的放假安排', "Import a year's holiday notice"],
    input: z.strictObject({
      year: z.number().int().min(2000).max(2099),
      sourceDoc: z.string().trim().min(1).max(200),
      days: z
        .array(z.strictObject({ date: day, isWorkday: z.boolean(), name: z.string().trim().min(1).max(40) }))
        .min(1)
        .max(120),
    }),
    output: calendarYear,
  }),
};
