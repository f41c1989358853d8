import { wire } from '#ui/field/ask.ts';
import type { PatrolsApi } from '../patrols.contract.ts';

/** The endpoints the phone calls, held against the contract by the compiler (see `wire`). */
export const patrols = {
  walk: wire<PatrolsApi['walk']>({ method: 'POST', path: '/api/patrols' }),
  today: wire<PatrolsApi['walkedToday']>({ method: 'GET', path: '/api/patrols/today' }),
  finds: wire<PatrolsApi['listFinds']>({ method: 'GET', path: '/api/patrols/finds' }),
  get: wire<PatrolsApi['getPatrol']>({ method: 'GET', path: '/api/patrols/:id' }),
  file: wire<PatrolsApi['patrolFile']>({ method: 'GET', path: '/api/patrols/:id/files/:fileId', download: true }),
  lookAt: wire<PatrolsApi['lookAt']>({ method: 'POST', path: '/api/patrols/:id/look-at', versioned: true }),
};
