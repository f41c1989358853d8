import { wire } from '#ui/field/ask.ts';
import type { ConsultationsApi } from '../consultations.contract.ts';

/** The endpoints the phone calls, held against the contract by the compiler (see `wire`). */
export const opinions = {
  capture: wire<ConsultationsApi['captureOpinion']>({ method: 'POST', path: '/api/consultations/opinions/capture' }),
  calls: wire<ConsultationsApi['listConsultations']>({ method: 'GET', path: '/api/consultations' }),
};
