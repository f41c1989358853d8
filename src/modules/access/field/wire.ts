import { wire } from '#ui/field/ask.ts';
import type { accessApi } from '../access.contract.ts';

type Access = typeof accessApi;

/** The endpoints the phone calls, held against the contract by the compiler (see `wire`). */
export const access = {
  me: wire<Access['me']>({ method: 'GET', path: '/api/me' }),
  signIn: wire<Access['signIn']>({ method: 'POST', path: '/api/sign-in' }),
  signOut: wire<Access['signOut']>({ method: 'POST', path: '/api/sign-out' }),
  switchPost: wire<Access['switchPost']>({ method: 'POST', path: '/api/me/post' }),
  changePassword: wire<Access['changePassword']>({ method: 'POST', path: '/api/me/password' }),
};
