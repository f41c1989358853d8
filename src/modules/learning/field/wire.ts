import { wire } from '#ui/field/ask.ts';
import type { RegisterApi } from '../register.contract.ts';

/** The endpoints the phone calls, held against the contract by the compiler (see `wire`). */
export const learning = {
  mine: wire<RegisterApi['myRegisters']>({ method: 'GET', path: '/api/learning/registers/mine' }),
  keep: wire<RegisterApi['keepRegister']>({ method: 'POST', path: '/api/learning/registers' }),
};
