import { wire } from '#ui/field/ask.ts';
import type { ProofsApi } from '../proofs.contract.ts';

/** The endpoints the phone calls, held against the contract by the compiler (see `wire`). */
export const proofs = {
  capture: wire<ProofsApi['captureProof']>({ method: 'POST', path: '/api/proofs/capture' }),
};
