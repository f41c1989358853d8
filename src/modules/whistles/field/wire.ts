import { wire } from '#ui/field/ask.ts';
import type { whistlesApi } from '../whistles.contract.ts';

type Whistles = typeof whistlesApi;

/** The endpoints the phone calls, held against the contract by the compiler (see `wire`). */
export const whistles = {
  list: wire<Whistles['list']>({ method: 'GET', path: '/api/whistles' }),
  get: wire<Whistles['get']>({ method: 'GET', path: '/api/whistles/:id' }),
  reportByProof: wire<Whistles['reportByProof']>({ method: 'GET', path: '/api/whistles/:id/report-by' }),
  ofCase: wire<Whistles['ofCase']>({ method: 'GET', path: '/api/cases/:id/whistles' }),
  reportIn: wire<Whistles['reportIn']>({ method: 'POST', path: '/api/whistles/:id/report-in', versioned: true }),
  finishTask: wire<Whistles['finishTask']>({
    method: 'POST',
    path: '/api/whistles/:id/tasks/:taskId/finish',
    versioned: true,
  }),
  acceptTask: wire<Whistles['acceptTask']>({
    method: 'POST',
    path: '/api/whistles/:id/tasks/:taskId/accept',
    versioned: true,
  }),
};
