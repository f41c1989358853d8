/** The door of `venues`. */
export { bookVisit, moveBooking, recordBooking } from './bookings.actions.ts';
export { addVenue, closeDays, listVenues, venueSlots } from './venues.actions.ts';
export { bookAtHome } from './venues.resident.ts';
