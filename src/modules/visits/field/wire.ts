import { wire } from '#ui/field/ask.ts';
import type { visitsApi } from '../visits.contract.ts';

/** The endpoints the phone calls, held against the contract by the compiler (see `wire`). */
export const visits = {
  today: wire<(typeof visitsApi)['visitsToday']>({ method: 'GET', path: '/api/visits/today' }),
  record: wire<(typeof visitsApi)['recordVisit']>({ method: 'POST', path: '/api/visits' }),
};
