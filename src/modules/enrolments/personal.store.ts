import { sql } from 'kysely';
import { heldIn } from '#platform/personal.store.ts';
import type { Personal } from '#platform/personal.ts';
import { sealedEnrolment } from './enrolments.store.ts';

export const personal: Personal = {
  held: [
    heldIn({
      name: 'enrolments',
      says: ['您报的班', 'Classes you enrolled in'],
      why: ['排队、抽签、通知您', 'The line, the draw, and telling you'],
      until: ['开班后按期清空', 'Emptied some time after the class began'],
      table: 'enrolment',
      seen: 'enrolment',
      phone: { sealed: 'phone_sealed', name: 'name_sealed' },
      sealed: sealedEnrolment,
      at: 'at',
      shows: {
        number: ['编号', 'Number'],
        name_sealed: ['姓名', 'Name'],
        phone_sealed: ['电话', 'Telephone'],
        birth_year: ['出生年', 'Year of birth'],
        kin_sealed: ['紧急联系人', 'Whom to call'],
      },
      empties: {
        columns: [
          'name_sealed',
          'phone_sealed',
          'kin_sealed',
          'birth_year',
          'who_index',
          'same_index',
          'mac',
          'learner_id',
        ],
        unless: sql<boolean>`enrolment.status in ('applied', 'waiting', 'offered', 'confirmed')`,
      },
    }),
  ],
  apart: {},
};
