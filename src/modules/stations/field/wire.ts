import { wire } from '#ui/field/ask.ts';
import type { StationsApi } from '../stations.contract.ts';

/** The endpoints the phone calls, held against the contract by the compiler (see `wire`). */
export const stations = {
  list: wire<StationsApi['publicStations']>({ method: 'GET', path: '/api/public/stations' }),
  kept: wire<StationsApi['listStations']>({ method: 'GET', path: '/api/stations' }),
  reports: wire<StationsApi['listReports']>({ method: 'GET', path: '/api/station-reports' }),
  confirm: wire<StationsApi['confirmStation']>({
    method: 'POST',
    path: '/api/stations/:id/confirm',
    versioned: true,
  }),
  move: wire<StationsApi['moveStation']>({ method: 'POST', path: '/api/stations/:id/state', versioned: true }),
  settle: wire<StationsApi['settleReport']>({
    method: 'POST',
    path: '/api/station-reports/:id/settle',
    versioned: true,
  }),
};
