import { wire } from '#ui/field/ask.ts';
import type { ordersApi } from '../orders.contract.ts';

type Orders = typeof ordersApi;

/** The endpoints the phone calls, held against the contract by the compiler (see `wire`). */
export const orders = {
  get: wire<Orders['getOrder']>({ method: 'GET', path: '/api/orders/:id' }),
  take: wire<Orders['takeOrder']>({ method: 'POST', path: '/api/orders/:id/take', versioned: true }),
  plan: wire<Orders['planVisit']>({ method: 'POST', path: '/api/orders/:id/plan', versioned: true }),
  arrive: wire<Orders['arriveAtDoor']>({ method: 'POST', path: '/api/orders/:id/arrive', versioned: true }),
  stateFee: wire<Orders['stateFee']>({ method: 'POST', path: '/api/orders/:id/state-fee', versioned: true }),
  dropFee: wire<Orders['dropFee']>({ method: 'POST', path: '/api/orders/:id/drop-fee', versioned: true }),
};
