import { wire } from '#ui/field/ask.ts';
import type { MediationsApi } from '../mediations.contract.ts';

/** The endpoints the phone calls, held against the contract by the compiler (see `wire`). */
export const mediations = {
  appointments: wire<MediationsApi['mediationAppointments']>({ method: 'GET', path: '/api/mediations/appointments' }),
  record: wire<MediationsApi['keepRecord']>({ method: 'POST', path: '/api/mediations/:id/records' }),
};
