import { sql } from 'kysely';
import { heldIn } from '#platform/personal.store.ts';
import type { Personal } from '#platform/personal.ts';
import { sealedBooking } from './bookings.store.ts';
import { bookingStatusWords } from './venues.words.ts';

export const personal: Personal = {
  held: [
    heldIn({
      name: 'bookings',
      says: ['您预约的参观', 'Visits you booked'],
      why: ['联系您、安排接待', 'To reach you and receive you'],
      until: ['参观后 90 天删去姓名电话', 'Name and telephone go 90 days after'],
      table: 'venue_booking',
      seen: 'venueBooking',
      phone: { sealed: 'phone_sealed', name: 'name_sealed' },
      sealed: sealedBooking,
      at: 'at',
      shows: {
        number: ['编号', 'Number'],
        name_sealed: ['姓名', 'Name'],
        phone_sealed: ['电话', 'Telephone'],
        group_name: ['团队', 'Group'],
        starts_at: ['时间', 'When'],
        status: { says: ['状态', 'Status'], words: bookingStatusWords },
      },
      empties: {
        columns: ['name_sealed', 'phone_sealed'],
        unless: sql<boolean>`venue_booking.status in ('asked', 'confirmed')`,
      },
    }),
  ],
  apart: {},
};
