import { named, onDay, standing, units, within } from '#platform/figure.rows.ts';
import type { Figure } from '#platform/figure.ts';
import { disputeWords } from './mediations.words.ts';
import { personKindWords } from './registers.words.ts';

const told = {
  from: 'mediation r join mediation_committee m on m.id = r.committee_id',
  ...{
    unit: 'm.organisation_id',
    path: "'/mediations/' || r.id",
    title: `r.number || ' ' || ${named('r.kind', disputeWords)}`,
  },
};
const count = (
  says: readonly [string, string],
  how: readonly [string, string],
  day: string,
  where = 'true',
): Figure => ({
  ...{ says, how, unit: units.cases, as: 'rows', of: 'both' },
  rows: within({ ...told, day, where }),
});
const confirmed =
  "exists (select from journal j where j.subject_kind = 'mediation' and j.subject_id = r.id and j.verb = 'confirm')";
const register = (kind: 'mediator' | 'guide', says: readonly [string, string]): Figure => ({
  ...{ says, unit: units.people, as: 'rows', of: 'place' },
  how: [
    `期间结束时在册的${says[0]};明细里不写名字`,
    `${says[1]} on the register when the period ended; the list names nobody`,
  ],
  rows: standing({
    from: "(select id, area, kind, until, coalesce(since, date '2000-01-01') as since from mediation_person) r",
    ...{ day: 'r.since', until: 'r.until', title: named('r.kind', personKindWords), path: "'/mediations'" },
    where: `r.kind = '${kind}'`,
  }),
});

/** What can be stated of people's mediation: by number and kind of dispute, never by party. */
export const mediationsStated: Readonly<Record<string, Figure>> = {
  accepted: count(
    ['受理调解', 'Mediations accepted'],
    ['按各方同意、受理的日期在期间内的调解', 'Mediations by the day they were accepted with everybody’s consent'],
    onDay('r.accepted_at'),
  ),
  agreed: count(
    ['达成协议', 'Agreements reached'],
    ['按达成调解协议的日期在期间内的调解', 'Mediations by the day an agreement was reached'],
    onDay('r.agreed_at'),
  ),
  confirmed: count(
    ['司法确认', 'Confirmed by the court'],
    ['按法院裁定日期在期间内、确认调解协议有效的', 'Agreements the court confirmed, by the day it decided'],
    'r.court_decided_on',
    confirmed,
  ),
  failed: count(
    ['没调成', 'Without agreement'],
    ['按结束日期在期间内、没有达成协议的调解;已告知其他途径', 'Mediations that ended without an agreement, by the day'],
    onDay('r.ended_at'),
    "r.ended_as = 'failed'",
  ),
  mediators: register('mediator', ['人民调解员', 'People’s mediators']),
  guides: register('guide', ['法律明白人', 'Law guides']),
};
