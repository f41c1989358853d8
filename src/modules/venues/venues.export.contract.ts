import { exportOf } from '#kernel/export.ts';
import { venuesApi } from './venues.contract.ts';
import { venuesExportWords as w } from './venues.export.words.ts';
import { bookingStatusWords, venueKindWords, venueStateWords } from './venues.words.ts';

export const venuesExport = exportOf(venuesApi.listVenues, 'items', {
  name: 'venues',
  says: w.venues.says,
  columns: {
    name: 'text',
    placeName: 'text',
    kind: venueKindWords,
    host: { head: w.venues.host },
    address: { head: w.venues.address },
    capacity: { head: w.venues.capacity, as: 'number' },
    visitMinutes: { head: w.venues.visitMinutes, as: 'number' },
    phone: { head: w.venues.phone },
    state: venueStateWords,
    waiting: { head: w.venues.waiting, as: 'number' },
  },
});

export const venueBookingsExport = exportOf(venuesApi.listBookings, 'items', {
  name: 'venue-bookings',
  says: w.venueBookings.says,
  columns: {
    number: 'text',
    venue: { head: w.venueBookings.venue },
    host: { head: w.venueBookings.host },
    group: { head: w.venueBookings.group },
    startsAt: 'moment',
    endsAt: 'moment',
    people: { head: w.venueBookings.people, as: 'number' },
    came: { head: w.venueBookings.came, as: 'number' },
    status: bookingStatusWords,
    reason: { head: w.venueBookings.reason },
    contact: { head: w.venueBookings.contact, isPersonal: true },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const venuesExports = [venuesExport, venueBookingsExport];
