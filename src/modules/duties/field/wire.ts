import { wire } from '#ui/field/ask.ts';
import type { dutiesApi } from '../duties.contract.ts';

type Duties = typeof dutiesApi;

/** The endpoints the phone calls, held against the contract by the compiler (see `wire`). */
export const duties = {
  today: wire<Duties['todayDuties']>({ method: 'GET', path: '/api/duties/today' }),
  note: wire<Duties['noteTurn']>({ method: 'POST', path: '/api/duties/:id/notes' }),
};
