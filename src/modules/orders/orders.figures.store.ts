import { named, onDay, units, within } from '#platform/figure.rows.ts';
import type { Figure } from '#platform/figure.ts';
import { serviceWords } from './orders.words.ts';

const kind = `${named('s.service', serviceWords)}`;
const ordered = {
  from: 'service_order r join cases c on c.id = r.case_id join (select case_id, service from service_order) s on s.case_id = r.case_id',
  ...{
    key: 'r.case_id',
    unit: 'coalesce(r.taker_organisation_id, c.handler_organisation_id)',
    path: "'/cases/' || r.case_id",
  },
  title: `c.number || coalesce(' ' || ${kind}, '')`,
};
/** Each unit an order was sent to, and whether it took it on within so many minutes of being sent. */
const takenWithin = (minutes: number, says: readonly [string, string]): Figure => ({
  ...{ says, unit: units.percent, as: 'share', of: 'both' },
  how: [
    `按派单日期在期间内派出、已被接下的服务单里,派单后 ${minutes} 分钟内接单的占比`,
    `Of orders sent in the period and taken on, those taken within ${minutes} minutes of being sent`,
  ],
  rows: within({
    from: 'case_handling r join cases c on c.id = r.case_id left join service_order s on s.case_id = r.case_id',
    ...{ day: onDay('r.since'), unit: 'r.organisation_id', path: "'/cases/' || r.case_id" },
    title: `c.number || coalesce(' ' || ${kind}, '')`,
    amount: `case when r.signed_at - r.since <= interval '${minutes} minutes' then 1 else 0 end`,
    where: "c.kind = 'order' and c.sealed_at is null and r.signed_at is not null",
  }),
});

/** What can be stated of service orders (点单—派单—接单—评单). */
export const orderFigures: Readonly<Record<string, Figure>> = {
  received: {
    ...{ says: ['居民点单', 'Orders'], unit: units.cases, as: 'rows', of: 'both' },
    how: ['按下单日期在期间内的服务单', 'Service orders by the day they came'],
    rows: within({ ...ordered, day: onDay('c.received_at'), where: 'c.sealed_at is null' }),
  },
  taken: {
    ...{ says: ['接单', 'Orders taken on'], unit: units.cases, as: 'keys', of: 'both' },
    how: ['按接单日期在期间内、有单位接下的服务单', 'Service orders by the day a unit took them on'],
    rows: within({
      from: 'case_handling r join cases c on c.id = r.case_id left join service_order s on s.case_id = r.case_id',
      ...{ key: 'r.case_id', day: onDay('r.signed_at'), unit: 'r.organisation_id', path: "'/cases/' || r.case_id" },
      ...{ title: `c.number || coalesce(' ' || ${kind}, '')`, where: "c.kind = 'order' and c.sealed_at is null" },
    }),
  },
  takenIn10: takenWithin(10, ['10 分钟内接单', 'Taken within 10 minutes']),
  takenIn30: takenWithin(30, ['30 分钟内接单', 'Taken within 30 minutes']),
  takenIn120: takenWithin(120, ['2 小时内接单', 'Taken within 2 hours']),
  finished: {
    ...{ says: ['服务单办结', 'Orders finished'], unit: units.cases, as: 'rows', of: 'both' },
    how: ['按办结日期在期间内的服务单', 'Service orders by the day they ended'],
    rows: within({ ...ordered, day: onDay('c.closed_at'), where: 'c.sealed_at is null' }),
  },
  heatingVisits: {
    ...{ says: ['供热上门', 'Heating visits'], unit: units.times, as: 'rows', of: 'both' },
    how: ['按师傅到门的日期在期间内的供热服务单', 'Heating orders by the day somebody came to the door'],
    rows: within({
      ...{ ...ordered, day: onDay('r.arrived_at') },
      where: "r.service = 'heating' and c.sealed_at is null",
    }),
  },
};
