import { sql } from 'kysely';
import { heldIn } from '#platform/personal.store.ts';
import type { Personal } from '#platform/personal.ts';
import { sealedReader } from './loans.store.ts';
import { sealedReservation } from './reservations.store.ts';

export const personal: Personal = {
  held: [
    heldIn({
      name: 'readers',
      says: ['借阅登记', 'Your reader’s slip'],
      why: ['借书、还书时认人', 'To know who has a book'],
      until: ['不再借书后按期删', 'Deleted after you stop borrowing'],
      kept: [
        '书还清、登记到期后自动删除;借过什么书还书时就删了',
        'Deleted by itself when the slip ran out; what you read is deleted as the book comes back',
      ],
      table: 'book_reader',
      seen: 'bookReader',
      also: ['book_loan'],
      phone: { sealed: 'phone_sealed', name: 'name_sealed' },
      sealed: sealedReader,
      shows: {
        number: ['编号', 'Number'],
        name_sealed: ['姓名', 'Name'],
        phone_sealed: ['电话', 'Telephone'],
        joined_on: ['从', 'Since'],
        last_on: ['最近一次', 'Last'],
      },
    }),
    heldIn({
      name: 'reservations',
      says: ['您预约的书', 'Books you reserved'],
      why: ['书到了告诉您', 'To tell you when it is there'],
      until: ['过期后按天删', 'Deleted days after it lapsed'],
      kept: ['不想要了凭编号取消,当天清空', 'Cancel by its number and it is emptied'],
      table: 'book_reservation',
      seen: 'bookReservation',
      phone: { sealed: 'phone_sealed', name: 'name_sealed' },
      sealed: sealedReservation,
      where: sql<boolean>`t.state <> 'lapsed'`,
      at: 'at',
      shows: { number: ['编号', 'Number'], name_sealed: ['姓名', 'Name'], phone_sealed: ['电话', 'Telephone'] },
    }),
  ],
  apart: {},
};
