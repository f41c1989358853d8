import { wire } from '#ui/field/ask.ts';
import type { factsApi } from '../facts.contract.ts';

/** The endpoints the phone calls, held against the contract by the compiler (see `wire`). */
export const facts = {
  carry: wire<(typeof factsApi)['factsToCarry']>({ method: 'GET', path: '/api/facts/carry' }),
  write: wire<(typeof factsApi)['writeFacts']>({ method: 'POST', path: '/api/facts/households/:id' }),
};
