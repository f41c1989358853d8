import { heldIn } from '#platform/personal.store.ts';
import type { Personal } from '#platform/personal.ts';
import { indexOfPhone, sealedLearner } from './learners.store.ts';

export const personal: Personal = {
  held: [
    heldIn({
      name: 'learners',
      says: ['老年大学学籍', 'The university’s register'],
      why: ['排课、考勤、发证,遇急事联系家人', 'Classes, attendance, certificates, and whom to call in need'],
      until: ['最后一学期后两年', 'Two years after the last term'],
      kept: ['学完两年后清空;在读期间要用', 'Emptied two years after; needed while you study'],
      table: 'learning_learner',
      seen: 'learningLearner',
      also: ['learning_seat', 'learning_seat_session', 'learning_attendance', 'learning_certificate', 'learning_rated'],
      person: 'person_id',
      phone: { sealed: 'phone_sealed', name: 'name', index: ['phone_index', indexOfPhone] },
      sealed: sealedLearner,
      at: 'at',
      shows: {
        number: ['学号', 'Number'],
        name: ['姓名', 'Name'],
        birth_year: ['出生年', 'Year of birth'],
        phone_sealed: ['电话', 'Telephone'],
        kin_sealed: ['紧急联系人', 'Whom to call'],
      },
    }),
  ],
  apart: {
    learning_teacher: 'teachers, on the staff side',
  },
};
