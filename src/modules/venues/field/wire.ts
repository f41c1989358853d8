import { wire } from '#ui/field/ask.ts';
import type { VenuesApi } from '../venues.contract.ts';

/** The endpoint the phone calls, held against the contract by the compiler (see `wire`). */
export const venues = {
  bookings: wire<VenuesApi['listBookings']>({ method: 'GET', path: '/api/venue-bookings' }),
};
