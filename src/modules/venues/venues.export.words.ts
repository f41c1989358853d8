import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const venuesExportWords = {
  venues: {
    says: ['参观场馆', 'Venues'],
    host: ['主办单位', 'Host'],
    address: ['地址', 'Address'],
    capacity: ['容量', 'Capacity'],
    visitMinutes: ['每场分钟', 'Minutes'],
    phone: ['电话', 'Telephone'],
    waiting: ['待确认预约', 'Waiting'],
  },
  venueBookings: {
    says: ['参观预约', 'Bookings'],
    venue: ['场馆', 'Venue'],
    host: ['接待单位', 'Host'],
    group: ['来访单位', 'Group'],
    people: ['人数', 'People'],
    came: ['实到', 'Came'],
    reason: ['原因', 'Reason'],
    contact: ['联系人', 'Contact'],
  },
} as const satisfies Record<string, Record<string, Word>>;
