import { sql } from 'kysely';
import { heldIn } from '#platform/personal.store.ts';
import type { Personal } from '#platform/personal.ts';
import { phoneIndex, sealedSeat } from './bookings.store.ts';
import { childrenFor, readingsOfChildren } from './readings.store.ts';
import { bookingStatusWords } from './rooms.words.ts';

export const personal: Personal = {
  held: [
    heldIn({
      name: 'seats',
      says: ['您约的自习座位', 'Seats you booked'],
      why: ['留座、联系您', 'To keep the seat and reach you'],
      until: ['90 天后删去姓名电话', 'Name and telephone go after 90 days'],
      table: 'room_booking',
      seen: 'roomBooking',
      phone: { sealed: 'phone_sealed', name: 'name_sealed', index: ['phone_index', phoneIndex] },
      sealed: sealedSeat,
      at: 'at',
      shows: {
        number: ['编号', 'Number'],
        name_sealed: ['姓名', 'Name'],
        phone_sealed: ['电话', 'Telephone'],
        starts_at: ['从', 'From'],
        ends_at: ['到', 'Until'],
        status: { says: ['状态', 'Status'], words: bookingStatusWords },
      },
      empties: {
        columns: ['name_sealed', 'phone_sealed', 'phone_index', 'mac'],
        unless: sql<boolean>`room_booking.status in ('booked', 'checkedIn', 'away')`,
      },
    }),
    {
      name: 'children',
      says: ['您家孩子的自习登记', 'Your child in a study room'],
      why: [
        '照看孩子、确认由谁接走,经监护人同意',
        'To look after the child and know who fetches it, with the guardian’s consent',
      ],
      until: ['学期结束后 30 天;撤回同意当场删', '30 days after the term; at once when consent is taken back'],
      kept: ['凭登记单撤回同意,当场删除', 'Take the consent back by its paper and it is deleted at once'],
      tables: ['room_child', 'room_access', 'room_child_read', 'room_evening_child'],
      find: childrenFor,
    },
  ],
  apart: {
    room_evening_adult: 'adults of the staff and volunteers who were checked',
    room_vetting: 'checks of adults who work with children: read with the room that made them',
  },
  readings: readingsOfChildren,
};
