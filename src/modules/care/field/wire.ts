import { wire } from '#ui/field/ask.ts';
import type { checksApi } from '../checks.contract.ts';

/** The endpoints the phone calls, held against the contract by the compiler (see `wire`). */
export const care = {
  round: wire<(typeof checksApi)['careRound']>({ method: 'GET', path: '/api/care/round' }),
  visit: wire<(typeof checksApi)['visitCheck']>({ method: 'POST', path: '/api/care/checks/:id/visits' }),
};
