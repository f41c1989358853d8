import { named, onDay, units, within } from '#platform/figure.rows.ts';
import type { Figure } from '#platform/figure.ts';
import { type ActivityKind, type Way, ways } from './activities.rules.ts';
import { activityKindWords, wayWords } from './activities.words.ts';

const day = onDay('r.starts_at');
const told = {
  ...{ from: 'activity r', day, unit: 'r.organisation_id', unitsBelow: true, path: "'/activities/' || r.id" },
  title: `${named('r.kind', activityKindWords)} || ' ' || r.title`,
};
const isHeld = "r.status = 'held'";
const only = (kinds: readonly ActivityKind[]) => `${isHeld} and r.kind in (${kinds.map((k) => `'${k}'`).join(', ')})`;
const held = (says: readonly [string, string], kinds: readonly ActivityKind[], of: Figure['of'] = 'both'): Figure => ({
  ...{ says, unit: units.events, as: 'rows', of },
  how: [
    `按开始日期在期间内、已办完并有记录的${kinds.map((k) => activityKindWords[k][0]).join('、')};单位的含下级组织办的`,
    `${kinds.map((k) => activityKindWords[k][1]).join(', ')} held in the period, with their record; of a unit, those of units below it too`,
  ],
  rows: within({ ...told, where: only(kinds) }),
});
const inWay = (way: Way): Figure => ({
  ...{
    says: [`文明实践“${wayWords[way][0]}”`, `Civic practice: ${wayWords[way][1]}`],
    unit: units.events,
    as: 'rows',
    of: 'both',
  },
  how: [
    `按开始日期在期间内、已办完的文明实践活动里归入“${wayWords[way][0]}”的`,
    `Activities held in the period in the way “${wayWords[way][1]}”`,
  ],
  rows: within({ ...told, where: `${isHeld} and r.way = '${way}'` }),
});
const byWay = Object.fromEntries(ways.map((way) => [`way${way[0]!.toUpperCase()}${way.slice(1)}`, inWay(way)]));

/** What can be stated of activities: only those that were held, with their record. */
export const activityFigures: Readonly<Record<string, Figure>> = {
  held: {
    ...{ says: ['活动', 'Activities'], unit: units.events, as: 'rows', of: 'both' },
    how: [
      '按开始日期在期间内、已办完并有记录的各类活动;单位的含下级组织办的',
      'Activities held in the period, with their record; of a unit, those of units below it too',
    ],
    rows: within({ ...told, where: isHeld }),
  },
  meetings: held(['三会一课', 'Branch meetings'], ['memberMeeting', 'committeeMeeting', 'groupMeeting', 'partyClass']),
  themeDays: held(['主题党日', 'Theme days'], ['themeDay']),
  studyVisits: held(['参观学习', 'Study visits'], ['studyVisit']),
  readingClasses: held(['读书班', 'Reading classes'], ['readingClass']),
  lawTalks: held(['普法讲座', 'Law talks'], ['lawTalk']),
  volunteering: held(['志愿服务', 'Volunteer activities'], ['volunteering']),
  civicEvents: held(['文明实践活动', 'Civic events'], ['civicEvent']),
  councilMeetings: held(['议事会', 'Council meetings'], ['councilMeeting']),
  ...byWay,
  volunteerMonths: {
    ...{ says: ['有志愿服务的月份', 'Months with a volunteer activity'], unit: units.months, as: 'keys', of: 'both' },
    how: ['期间内至少办过一场志愿服务的月份', 'Months in which at least one volunteer activity was held'],
    rows: within({ ...told, key: `to_char(${day}, 'YYYY-MM')`, where: only(['volunteering']) }),
  },
  participants: {
    ...{ says: ['参加活动', 'Taking part'], unit: units.personTimes, as: 'sum', of: 'both' },
    how: ['已办完的活动记下的到场人数之和', 'How many were there, added over the activities held'],
    rows: within({ ...told, amount: 'coalesce(r.present, 0)', where: isHeld }),
  },
  volunteerHours: {
    ...{ says: ['志愿服务时长', 'Volunteer hours'], unit: units.hours, as: 'sum', of: 'both' },
    how: ['按活动日期在期间内、记下的实际服务时长', 'The time really given, by the day of the activity'],
    rows: within({
      ...{
        from: 'activity_hours r join activity a on a.id = r.activity_id',
        day: onDay('a.starts_at'),
        amount: 'r.minutes / 60.0',
      },
      ...{ unit: 'a.organisation_id', unitsBelow: true, title: 'a.title', path: "'/activities/' || a.id" },
    }),
  },
};
