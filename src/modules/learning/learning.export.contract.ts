import { exportOf } from '#kernel/export.ts';
import { learningApi } from './learning.contract.ts';
import { learningExportWords as w } from './learning.export.words.ts';
import { modeWords, sessionStatusWords, termStatusWords } from './learning.words.ts';
import { registerApi } from './register.contract.ts';
import { sessionsApi } from './sessions.contract.ts';

export const termsExport = exportOf(learningApi.listTerms, 'items', {
  name: 'terms',
  says: w.terms.says,
  columns: {
    name: 'text',
    unit: 'text',
    fromDay: { head: w.terms.fromDay, as: 'day' },
    toDay: { head: w.terms.toDay, as: 'day' },
    opensAt: { head: w.terms.opensAt, as: 'moment' },
    closesAt: { head: w.terms.closesAt, as: 'moment' },
    status: termStatusWords,
    classes: { head: w.terms.classes, as: 'number' },
  },
});

export const classesExport = exportOf(learningApi.listClasses, 'items', {
  name: 'classes',
  says: w.classes.says,
  columns: {
    name: 'text',
    term: { head: w.classes.term },
    course: { head: w.classes.course },
    subject: { head: w.classes.subject },
    room: { head: w.classes.room },
    teachers: { head: w.classes.teachers },
    seats: { head: w.classes.seats, as: 'number' },
    taken: { head: w.classes.taken, as: 'number' },
    mode: { head: w.classes.mode, as: modeWords },
    fromDay: { head: w.classes.fromDay, as: 'day' },
    sessions: { head: w.classes.sessions, as: 'number' },
    feeFen: { head: w.classes.feeFen, as: 'yuan' },
    cancelledReason: { head: w.classes.cancelledReason },
  },
});

export const sessionsExport = exportOf(sessionsApi.listSessions, 'items', {
  name: 'sessions',
  says: w.sessions.says,
  columns: {
    class: { head: w.sessions.class },
    subject: { head: w.sessions.subject },
    room: { head: w.sessions.room },
    teachers: { head: w.sessions.teachers },
    startsAt: 'moment',
    endsAt: 'moment',
    status: sessionStatusWords,
    reason: { head: w.sessions.reason },
    expected: { head: w.sessions.expected, as: 'number' },
    present: { head: w.sessions.present, as: 'number' },
  },
});

export const learnersExport = exportOf(registerApi.listLearners, 'items', {
  name: 'learners',
  says: w.learners.says,
  allow: ['universityOffice'],
  columns: {
    number: 'text',
    name: { head: w.learners.name, isPersonal: true },
    birthYear: { head: w.learners.birthYear, as: 'number', isPersonal: true },
    agreedOn: { head: w.learners.agreedOn, as: 'day' },
    classes: { head: w.learners.classes },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const learningExports = [termsExport, classesExport, sessionsExport, learnersExport];
