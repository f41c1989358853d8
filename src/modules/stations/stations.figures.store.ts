import { named, onDay, standing, units, within } from '#platform/figure.rows.ts';
import type { Figure } from '#platform/figure.ts';
import { reportKindWords, stationKindWords } from './stations.words.ts';

/** A station is there from its first entry in the journal on; a closed one until the entry that closed it. */
const told = {
  from: `station r join journal b on b.subject_kind = 'station' and b.subject_id = r.id and b.seq = 1
    left join lateral (select max(at) as at from journal where subject_kind = 'station' and subject_id = r.id and verb = 'close') z on r.state = 'closed'`,
  ...{
    day: onDay('b.at'),
    until: onDay('z.at'),
    unit: 'r.organisation_id',
    unitsBelow: 'joined' as const,
    path: "'/stations'",
  },
  title: `r.name || ' ' || ${named('r.kind', stationKindWords)}`,
};
const end = ['期间结束时登记着、没有关闭的', 'registered and not closed when the period ended'] as const;
const below = ['单位的含下级和加入的组织的', 'of a unit, those of units below it or joined to it too'] as const;

/** What can be stated of stations; who uses one is kept nowhere. */
export const stationFigures: Readonly<Record<string, Figure>> = {
  stations: {
    ...{ says: ['驿站', 'Stations'], unit: units.places, as: 'rows', of: 'both' },
    how: [`${end[0]}驿站;${below[0]}`, `Stations ${end[1]}; ${below[1]}`],
    rows: standing(told),
  },
  redBee: {
    ...{ says: ['红蜂驿站', 'Red Bee stations'], unit: units.places, as: 'rows', of: 'both' },
    how: [`${end[0]}红蜂驿站;${below[0]}`, `Red Bee stations ${end[1]}; ${below[1]}`],
    rows: standing({ ...told, where: "r.kind = 'redBee'" }),
  },
  reports: {
    ...{ says: ['驿站使用反馈', 'Reports of users'], unit: units.things, as: 'rows', of: 'both' },
    how: [
      '按第一次反映的日期在期间内、使用者反映的驿站情况',
      'What users reported of stations, by the day it was first said',
    ],
    rows: within({
      ...{
        from: 'station_report r join station s on s.id = r.station_id',
        day: onDay('r.first_at'),
        unit: 's.organisation_id',
      },
      ...{
        unitsBelow: 'joined' as const,
        title: `s.name || ' ' || ${named('r.kind', reportKindWords)}`,
        path: "'/stations'",
      },
    }),
  },
  reportsSettled: {
    ...{ says: ['驿站反馈已处理', 'Reports settled'], unit: units.things, as: 'rows', of: 'both' },
    how: ['按处理日期在期间内、已更正或答复的驿站反馈', 'Reports of users corrected or answered, by the day'],
    rows: within({
      ...{
        from: 'station_report r join station s on s.id = r.station_id',
        day: onDay('r.answered_at'),
        unit: 's.organisation_id',
      },
      ...{
        unitsBelow: 'joined' as const,
        title: `s.name || ' ' || ${named('r.kind', reportKindWords)}`,
        path: "'/stations'",
      },
    }),
  },
};
