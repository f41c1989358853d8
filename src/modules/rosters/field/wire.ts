import { wire } from '#ui/field/ask.ts';
import type { rostersApi } from '../rosters.contract.ts';

type Rosters = typeof rostersApi;

/** The endpoints the phone calls, held against the contract by the compiler (see `wire`). */
export const rosters = {
  mine: wire<Rosters['myDays']>({ method: 'GET', path: '/api/rosters/mine' }),
  leave: wire<Rosters['tellLeave']>({ method: 'POST', path: '/api/rosters/leaves' }),
  endLeave: wire<Rosters['endLeave']>({ method: 'POST', path: '/api/rosters/leaves/:id/end' }),
  offer: wire<Rosters['offerSwap']>({ method: 'POST', path: '/api/rosters/:id/swaps' }),
  answer: wire<Rosters['answerSwap']>({ method: 'POST', path: '/api/rosters/swaps/:id/answer', versioned: true }),
  withdraw: wire<Rosters['withdrawSwap']>({
    method: 'POST',
    path: '/api/rosters/swaps/:id/withdraw',
    versioned: true,
  }),
  take: wire<Rosters['takeDay']>({ method: 'POST', path: '/api/rosters/:id/take' }),
  note: wire<Rosters['noteDay']>({ method: 'POST', path: '/api/rosters/:id/notes' }),
};
