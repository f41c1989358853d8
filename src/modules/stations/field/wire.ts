import { wire } from '#ui/field/ask.ts';
import type { StationsApi } from '../stations.contract.ts';

/** The endpoint the phone calls, held against the contract by the compiler (see `wire`). */
export const stations = {
  list: wire<StationsApi['publicStations']>({ method: 'GET', path: '/api/public/stations' }),
};
