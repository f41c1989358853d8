import { wire } from '#ui/field/ask.ts';
import type { EveningsApi } from '../evenings.contract.ts';

/** The endpoints the phone calls, held against the contract by the compiler (see `wire`). */
export const evenings = {
  list: wire<EveningsApi['listEvenings']>({ method: 'GET', path: '/api/room-evenings' }),
  children: wire<EveningsApi['eveningChildren']>({ method: 'GET', path: '/api/room-evenings/:id/children' }),
  move: wire<EveningsApi['moveEvening']>({ method: 'POST', path: '/api/room-evenings/:id/move', versioned: true }),
  arrive: wire<EveningsApi['noteArrival']>({ method: 'POST', path: '/api/room-evenings/:id/arrivals' }),
  fetched: wire<EveningsApi['noteFetched']>({ method: 'POST', path: '/api/room-evenings/:id/fetched' }),
  call: wire<EveningsApi['callGuardian']>({ method: 'POST', path: '/api/room-evenings/:id/call' }),
  ask: wire<EveningsApi['askAccess']>({ method: 'POST', path: '/api/room-accesses' }),
};
