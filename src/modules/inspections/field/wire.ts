import { wire } from '#ui/field/ask.ts';
import type { InspectionsApi } from '../inspections.contract.ts';

/** The endpoints the phone calls, held against the contract by the compiler (see `wire`). */
export const inspections = {
  list: wire<InspectionsApi['listFindings']>({ method: 'GET', path: '/api/inspections/findings' }),
  report: wire<InspectionsApi['captureReport']>({
    method: 'POST',
    path: '/api/inspections/findings/:id/captured-reports',
  }),
};
