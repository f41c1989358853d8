import type { placesApi } from '#modules/places/places.contract.ts';
import { wire } from '#ui/field/ask.ts';
import type { casesApi } from '../cases.contract.ts';

type Cases = typeof casesApi;

/** The endpoints the phone calls, held against the contracts by the compiler (see `wire`). */
export const cases = {
  list: wire<Cases['list']>({ method: 'GET', path: '/api/cases' }),
  counts: wire<Cases['counts']>({ method: 'GET', path: '/api/cases/counts' }),
  get: wire<Cases['get']>({ method: 'GET', path: '/api/cases/:id' }),
  clockProof: wire<Cases['clockProof']>({ method: 'GET', path: '/api/cases/:id/clocks/:clockId' }),
  receivers: wire<Cases['receivers']>({ method: 'GET', path: '/api/cases/:id/receivers' }),
  report: wire<Cases['report']>({ method: 'POST', path: '/api/cases' }),
  attach: wire<Cases['attach']>({ method: 'POST', path: '/api/cases/:id/files', upload: true }),
  file: wire<Cases['file']>({ method: 'GET', path: '/api/cases/:id/files/:fileId', download: true }),
  reveal: wire<Cases['reveal']>({ method: 'POST', path: '/api/cases/:id/reveal' }),

  answer: wire<Cases['answer']>({ method: 'POST', path: '/api/cases/:id/answer', versioned: true }),
  take: wire<Cases['take']>({ method: 'POST', path: '/api/cases/:id/take', versioned: true }),
  dispatch: wire<Cases['dispatch']>({ method: 'POST', path: '/api/cases/:id/dispatch', versioned: true }),
  recall: wire<Cases['recall']>({ method: 'POST', path: '/api/cases/:id/recall', versioned: true }),
  sign: wire<Cases['sign']>({ method: 'POST', path: '/api/cases/:id/sign', versioned: true }),
  return: wire<Cases['return']>({ method: 'POST', path: '/api/cases/:id/return', versioned: true }),
  allowReturn: wire<Cases['allowReturn']>({ method: 'POST', path: '/api/cases/:id/allow-return', versioned: true }),
  insist: wire<Cases['insist']>({ method: 'POST', path: '/api/cases/:id/insist', versioned: true }),
  assign: wire<Cases['assign']>({ method: 'POST', path: '/api/cases/:id/assign', versioned: true }),
  reply: wire<Cases['reply']>({ method: 'POST', path: '/api/cases/:id/reply', versioned: true }),
  callback: wire<Cases['callback']>({ method: 'POST', path: '/api/cases/:id/callback', versioned: true }),
  reopen: wire<Cases['reopen']>({ method: 'POST', path: '/api/cases/:id/reopen', versioned: true }),
  addFromPhone: wire<Cases['addFromPhone']>({ method: 'POST', path: '/api/cases/:id/additions' }),
  offerHandover: wire<Cases['offerHandover']>({
    method: 'POST',
    path: '/api/cases/:id/offer-handover',
    versioned: true,
  }),
  acceptHandover: wire<Cases['acceptHandover']>({
    method: 'POST',
    path: '/api/cases/:id/accept-handover',
    versioned: true,
  }),
  declineHandover: wire<Cases['declineHandover']>({
    method: 'POST',
    path: '/api/cases/:id/decline-handover',
    versioned: true,
  }),
};

export const places = {
  tree: wire<(typeof placesApi)['placeTree']>({ method: 'GET', path: '/api/places/:code/tree' }),
};
