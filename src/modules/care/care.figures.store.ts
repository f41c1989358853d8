import { named, units, within } from '#platform/figure.rows.ts';
import type { Figure } from '#platform/figure.ts';
import type { CareClass } from './care.rules.ts';
import { careClassWords } from './care.words.ts';
import { methodWords } from './checks.words.ts';

/** One time somebody was met and their record confirmed; what arrived after another had settled the check does not count again. */
const confirmed = (where = 'true') =>
  within({
    from: 'care_visit r join care_check k on k.id = r.check_id join care_member m on m.id = k.member_id',
    day: 'r.day',
    title: `${named('m.care_class', careClassWords)} || ' ' || ${named('r.method', methodWords)}`,
    unit: 'r.organisation_id',
    path: "'/care'",
    where: `r.outcome = 'confirmed' and r.standing <> 'beside' and ${where}`,
  });
const how = (zh: string, en: string): [string, string] => [
  `按认证日期在期间内、见到本人并确认的次数${zh};同一人每期各计一次,没见到人的不计`,
  `Times somebody was met and confirmed, by the day of the visit${en}; each period counts, meeting nobody does not`,
];
const classes = (list: readonly CareClass[]) => `m.care_class in (${list.map((c) => `'${c}'`).join(', ')})`;
const certified = (says: readonly [string, string], list: readonly CareClass[]): Figure => ({
  ...{ says, unit: units.personTimes, as: 'rows', of: 'both' },
  how: how(
    `,只计${list.map((c) => careClassWords[c][0]).join('、')}`,
    `; only ${list.map((c) => careClassWords[c][1]).join(', ')}`,
  ),
  rows: confirmed(classes(list)),
});

/** What can be stated of certifications and re-checks. */
export const careFigures: Readonly<Record<string, Figure>> = {
  certifications: {
    ...{ says: ['认证和复核', 'Certifications'], unit: units.personTimes, as: 'rows', of: 'both' },
    how: how('', ''),
    rows: confirmed(),
  },
  homeCertifications: {
    ...{ says: ['上门认证', 'Certifications at home'], unit: units.personTimes, as: 'rows', of: 'both' },
    how: how(',只计上门的', ' at home only'),
    rows: confirmed("r.method = 'home'"),
  },
  certifiedMinimumLiving: certified(['低保认证', 'Minimum living: certified'], ['minimumLiving']),
  certifiedNeedy: certified(['特困(五保)认证', 'Destitute: certified'], ['needyCentral', 'needyHome']),
  certifiedElder: certified(['高龄认证', 'Elder allowance: certified'], ['elderAllowance']),
  missed: {
    ...{ says: ['没见到人的认证', 'Visits that met nobody'], unit: units.times, as: 'rows', of: 'both' },
    how: [
      '按日期在期间内、上门或联系时没见到人的次数;不会因此停发',
      'Tries that met nobody, by their day; nothing stops because of them',
    ],
    rows: within({
      from: 'care_visit r join care_check k on k.id = r.check_id join care_member m on m.id = k.member_id',
      ...{ day: 'r.day', unit: 'r.organisation_id', path: "'/care'", where: "r.outcome = 'notFound'" },
      title: named('m.care_class', careClassWords),
    }),
  },
};
