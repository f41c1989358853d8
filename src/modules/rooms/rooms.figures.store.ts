import { named, onDay, units, within } from '#platform/figure.rows.ts';
import type { Figure } from '#platform/figure.ts';
import { categoryWords } from './evenings.words.ts';

const booking = { from: 'room_booking r join room m on m.id = r.room_id', unit: 'm.organisation_id', path: "'/rooms'" };
const evening = {
  ...{ from: 'room_evening r join room m on m.id = r.room_id', day: onDay('r.starts_at'), unit: 'm.organisation_id' },
  ...{ title: `${named('r.category', categoryWords)} || ' ' || r.title`, path: "'/rooms'" },
};
const child = {
  from: 'room_evening_child r join room_evening e on e.id = r.evening_id join room m on m.id = e.room_id',
  ...{ key: "r.evening_id || ' ' || r.child_id", unit: 'm.organisation_id', path: "'/rooms'" },
  title: named('e.category', categoryWords),
};

/** What can be stated of study rooms: nobody who sat there is told, and no child. */
export const roomsStated: Readonly<Record<string, Figure>> = {
  visits: {
    ...{ says: ['自习室使用', 'Visits to study rooms'], unit: units.personTimes, as: 'rows', of: 'both' },
    how: ['按到座时间在期间内的人次,不预约直接来坐的也计', 'People who sat down, by the day; walk-ins count'],
    rows: within({ ...booking, day: onDay('r.arrived_at'), title: "m.name || ' ' || r.number" }),
  },
  seatHours: {
    ...{ says: ['自习时长', 'Hours on seats'], unit: units.hours, as: 'sum', of: 'both' },
    how: ['已离座的人次从到座到离座的时间之和', 'The time from sitting down to leaving, of those who left'],
    rows: within({
      ...{ ...booking, day: onDay('r.arrived_at'), title: "m.name || ' ' || r.number" },
      ...{
        amount: 'greatest(0, extract(epoch from r.ended_at - r.arrived_at)) / 3600',
        where: 'r.ended_at is not null',
      },
    }),
  },
  evenings: {
    ...{ says: ['晚间课业辅导', 'Homework evenings'], unit: units.events, as: 'rows', of: 'both' },
    how: ['按日期在期间内、已办的晚间课业辅导', 'Homework evenings held, by their day'],
    rows: within({ ...evening, where: "r.status = 'ended' and r.category = 'homework'" }),
  },
  children: {
    ...{ says: ['孩子到场', 'Children who came'], unit: units.personTimes, as: 'rows', of: 'both' },
    how: [
      '按到场时间在期间内、来参加晚间活动的孩子人次',
      'Children who came to an evening, by the day; each evening counts',
    ],
    rows: within({ ...child, day: onDay('r.arrived_at') }),
  },
  pickups: {
    ...{ says: ['接走登记', 'Pick-ups recorded'], unit: units.personTimes, as: 'rows', of: 'both' },
    how: ['按接走时间在期间内、登记了由谁接走的人次', 'Children whose fetching was recorded, by the day'],
    rows: within({ ...child, day: onDay('r.fetched_at') }),
  },
};
