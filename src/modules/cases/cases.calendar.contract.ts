import { z } from 'zod';
import { type Api, endpoint } from '#kernel/endpoint.ts';
import { moment } from '#kernel/fields.ts';

const standing = z.object({ issuedAt: moment.nullable() });

/** One's own calendar address; the address itself is told once, when it is issued. */
export const calendarApi = {
  calendarStanding: endpoint({
    method: 'GET',
    path: '/api/me/calendar',
    allow: 'staff',
    says: ['我的到期日历地址是否启用', 'Whether my calendar of deadlines has an address'],
    output: standing,
  }),
  issueCalendar: endpoint({
    method: 'POST',
    path: '/api/me/calendar',
    allow: 'staff',
    says: [
      '启用或更换到期日历地址(旧地址随即失效)',
      'Issue an address for my calendar of deadlines; the one before stops working',
    ],
    output: standing.extend({ url: z.string() }),
  }),
  revokeCalendar: endpoint({
    method: 'POST',
    path: '/api/me/calendar/revoke',
    allow: 'staff',
    says: ['停用到期日历地址', 'Stop my calendar address'],
    output: standing,
  }),
} as const satisfies Api;
