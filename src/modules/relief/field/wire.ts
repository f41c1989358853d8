import { wire } from '#ui/field/ask.ts';
import type { handoutsApi } from '../handouts.contract.ts';

/** The endpoints the phone calls, held against the contract by the compiler (see `wire`). */
export const relief = {
  toHandOut: wire<(typeof handoutsApi)['toHandOut']>({ method: 'GET', path: '/api/relief/to-hand-out' }),
  handOut: wire<(typeof handoutsApi)['handOut']>({ method: 'POST', path: '/api/relief/grants/:id/hand-out' }),
};
