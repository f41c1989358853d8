import type { casesApi } from '#modules/cases/cases.contract.ts';
import { wire } from '#ui/field/ask.ts';
import type { errandsApi } from '../errands.contract.ts';

type Errands = typeof errandsApi;

/** The endpoints the phone calls, held against the contract by the compiler (see `wire`). */
export const errands = {
  list: wire<Errands['listErrands']>({ method: 'GET', path: '/api/errands' }),
  get: wire<Errands['getErrand']>({ method: 'GET', path: '/api/errands/:id' }),
  accept: wire<Errands['acceptErrand']>({ method: 'POST', path: '/api/errands/:id/accept', versioned: true }),
  trip: wire<Errands['logTrip']>({ method: 'POST', path: '/api/errands/:id/trip', versioned: true }),
  collect: wire<Errands['collectPaper']>({ method: 'POST', path: '/api/errands/:id/collect', versioned: true }),
  handBack: wire<Errands['handBackPaper']>({ method: 'POST', path: '/api/errands/:id/hand-back', versioned: true }),
  submit: wire<Errands['submitErrand']>({ method: 'POST', path: '/api/errands/:id/submit', versioned: true }),
  result: wire<Errands['noteResult']>({ method: 'POST', path: '/api/errands/:id/result', versioned: true }),
  attach: wire<(typeof casesApi)['attach']>({ method: 'POST', path: '/api/cases/:id/files', upload: true }),
  finish: wire<Errands['finishErrand']>({ method: 'POST', path: '/api/errands/:id/finish', versioned: true }),
};
