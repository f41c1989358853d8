import { exportOf } from '#kernel/export.ts';
import { modeWords } from '#modules/learning/learning.words.ts';
import { enrolmentsApi } from './enrolments.contract.ts';
import { enrolmentsExportWords as w } from './enrolments.export.words.ts';
import { enrolmentStatusWords, wayWords } from './enrolments.words.ts';

export const enrolmentsExport = exportOf(enrolmentsApi.enrolmentClasses, 'items', {
  name: 'enrolments',
  says: w.enrolments.says,
  columns: {
    name: 'text',
    term: { head: w.enrolments.term },
    subject: { head: w.enrolments.subject },
    unit: 'text',
    mode: { head: w.enrolments.mode, as: modeWords },
    opensAt: { head: w.enrolments.opensAt, as: 'moment' },
    closesAt: { head: w.enrolments.closesAt, as: 'moment' },
    seats: { head: w.enrolments.seats, as: 'number' },
    seated: { head: w.enrolments.seated, as: 'number' },
    offered: { head: w.enrolments.offered, as: 'number' },
    waiting: { head: w.enrolments.waiting, as: 'number' },
    applied: { head: w.enrolments.applied, as: 'number' },
    isCancelled: { head: w.enrolments.isCancelled, as: 'yes' },
  },
});

export const classEnrolmentsExport = exportOf(enrolmentsApi.enrolmentClass, 'items', {
  name: 'class-enrolments',
  says: w.classEnrolments.says,
  allow: ['villageCadre', 'universityOffice'],
  columns: {
    number: 'text',
    status: enrolmentStatusWords,
    name: { head: w.classEnrolments.name, isPersonal: true },
    phone: { head: w.classEnrolments.phone, isPersonal: true },
    birthYear: { head: w.classEnrolments.birthYear, as: 'number', isPersonal: true },
    way: { head: w.classEnrolments.way, as: wayWords },
    inLine: { head: w.classEnrolments.inLine, as: 'number' },
    at: { head: w.classEnrolments.at, as: 'moment' },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const enrolmentsExports = [enrolmentsExport, classEnrolmentsExport];
