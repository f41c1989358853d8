import { wire } from '#ui/field/ask.ts';
import type { MeetingsApi } from '../meetings.contract.ts';

/** The endpoints the phone calls, held against the contract by the compiler (see `wire`). */
export const meetings = {
  list: wire<MeetingsApi['listMeetings']>({ method: 'GET', path: '/api/deliberations/meetings' }),
  get: wire<MeetingsApi['getMeeting']>({ method: 'GET', path: '/api/deliberations/meetings/:id' }),
  attend: wire<MeetingsApi['attendMeeting']>({ method: 'POST', path: '/api/deliberations/meetings/:id/attendance' }),
};
