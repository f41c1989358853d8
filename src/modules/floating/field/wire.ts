import { wire } from '#ui/field/ask.ts';
import type { FloatingApi } from '../floating.contract.ts';

/** The endpoints the phone calls, held against the contract by the compiler (see `wire`). */
export const floating = {
  mine: wire<FloatingApi['myFloating']>({ method: 'GET', path: '/api/floating/mine' }),
  contact: wire<FloatingApi['contactFloating']>({ method: 'POST', path: '/api/floating/:id/contacts' }),
  phone: wire<FloatingApi['floatingPhone']>({ method: 'POST', path: '/api/floating/:id/phone' }),
};
