import { wire } from '#ui/field/ask.ts';
import type { inboxApi } from '../inbox.contract.ts';

type Inbox = typeof inboxApi;

/** The endpoints the phone calls, held against the contract by the compiler (see `wire`). */
export const inbox = {
  returnSheets: wire<Inbox['returnSheets']>({ method: 'POST', path: '/api/inbox/sheets', upload: true }),
};
