import { defineModule } from '#platform/module.ts';
import { bookingPhone, bookVisit, getBooking, listBookings, moveBooking, recordBooking } from './bookings.actions.ts';
import { sealedBooking } from './bookings.store.ts';
import { personal } from './personal.store.ts';
import { venuePages, venuesAtHome } from './portal/venue.pages.tsx';
import {
  addVenue,
  changeVenue,
  closeDays,
  getVenue,
  listVenues,
  moveVenue,
  openDays,
  venueSlots,
} from './venues.actions.ts';
import { venuesApi } from './venues.contract.ts';
import { venuesExports } from './venues.export.contract.ts';
import { venueFigures } from './venues.figures.store.ts';
import { forgetVisitors, remindVisits, visitDays } from './venues.jobs.ts';

export const venues = defineModule({
  name: 'venues',
  personal,
  needs: ['places', 'organisations', 'access', 'activities', 'publication', 'open311', 'stations'],
  figures: venueFigures,
  exports: venuesExports,
  api: venuesApi,
  sealed: [sealedBooking],
  handlers: {
    listVenues,
    addVenue,
    getVenue,
    changeVenue,
    moveVenue,
    closeDays,
    openDays,
    venueSlots,
    bookVisit,
    listBookings,
    getBooking,
    bookingPhone,
    moveBooking,
    recordBooking,
  },
  pages: venuePages,
  adds: { 'portal.home': venuesAtHome },
  feeds: [visitDays],
  jobs: {
    remindVisits: { every: '30 0 * * *', run: remindVisits },
    forgetVisitors: { every: '25 16 * * *', run: forgetVisitors },
  },
});
