import { randomUUID } from 'node:crypto';
import type { House } from '#platform/house.ts';
import { organisationId } from './actors.ts';

/** Where the university of the tests is: the community whose cadre `li` keeps it. */
export const UNIVERSITY = '150102401007';

type ClassGiven = {
  name: string;
  seats?: number;
  kept?: number;
  mode?: 'first_come' | 'lottery';
  /** Monday is 1. */
  weekday?: number;
  hour?: number;
  youngest?: number;
  missedLimit?: number;
  opensAt?: string;
  closesAt?: string;
  perLearner?: number;
};
/**
 * A university whose term is open, written straight into the tables of `learning`: a test of enrolling is none of timetables. It is 3 March 2026;
 * enrolment runs from 1 to 10 March, classes from 16 March, four meetings each.
 */
export async function universityAtWork(open: { house: House }) {
  const { db } = open.house;
  const area = UNIVERSITY;
  const organisation_id = await organisationId(open, 'mahuaban');
  const id = () => randomUUID();
  const [term, subject, course] = [id(), id(), id()];
  const at = '2026-02-20T00:00:00Z';
  await db
    .insertInto('learning_term')
    .values({
      ...{ id: term, area, organisation_id, name: '2026 春季', from_day: '2026-03-16', to_day: '2026-06-30' },
      ...{
        opens_at: '2026-03-01T09:00:00+08:00',
        closes_at: '2026-03-10T17:00:00+08:00',
        per_learner: 2,
        status: 'open',
      },
    })
    .execute();
  await db.insertInto('learning_subject').values({ id: subject, area, name: '书法' }).execute();
  await db
    .insertInto('learning_course')
    .values({ id: course, area, subject_id: subject, title: '楷书入门', hours_each: 2 })
    .execute();
  let rooms = 0;
  const addClass = async (c: ClassGiven): Promise<string> => {
    const [klass, room] = [id(), id()];
    const [weekday, hour] = [c.weekday ?? 1, c.hour ?? 9];
    rooms += 1;
    await db
      .insertInto('learning_room')
      .values({ id: room, area, organisation_id, name: `${rooms} 号教室`, address: '海拉尔东路 26 号', seats: 60 })
      .execute();
    await db
      .insertInto('learning_class')
      .values({
        ...{ id: klass, area, organisation_id, term_id: term, course_id: course, name: c.name, room_id: room },
        ...{ seats: c.seats ?? 30, kept_seats: c.kept ?? 0, mode: c.mode ?? 'first_come' },
        opens_at: c.opensAt ?? '2026-03-01T09:00:00+08:00',
        closes_at: c.closesAt ?? '2026-03-10T17:00:00+08:00',
        ...{ youngest: c.youngest ?? null, missed_limit: c.missedLimit ?? null },
        slots: JSON.stringify([{ weekday, from: hour * 60, minutes: 90 }]),
        ...{ from_day: '2026-03-16', sessions: 4 },
      })
      .execute();
    for (let week = 0; week < 4; week += 1) {
      const day = Temporal.PlainDate.from('2026-03-16').add({ days: weekday - 1 + 7 * week });
      const from = day.toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: { hour } }).toInstant();
      const during = `[${from},${from.add({ minutes: 90 })})`;
      await db
        .insertInto('learning_session')
        .values({ id: id(), area, class_id: klass, room_id: room, during })
        .execute();
    }
    return klass;
  };
  return { term, addClass, at };
}

/** The n-th of as many invented people as a test wants. */
export const personOf = (n: number) => ({
  name: `学员${String(n).padStart(4, '0')}`,
  birthYear: '1956',
  phone: `199${String(10_000_000 + n).padStart(8, '0')}`,
});
