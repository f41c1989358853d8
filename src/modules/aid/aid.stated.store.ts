import { named, onDay, units, within } from '#platform/figure.rows.ts';
import type { Figure } from '#platform/figure.ts';
import { aidKindWords, aidStatusWords } from './aid.words.ts';

const told = {
  ...{ from: 'aid_application r', unit: 'r.organisation_id', path: "'/aid/' || r.id" },
  title: `r.number || ' ' || ${named('r.kind', aidKindWords)} || ' ' || ${named('r.status', aidStatusWords)}`,
};
const count = (
  says: readonly [string, string],
  how: readonly [string, string],
  day: string,
  where = 'true',
): Figure => ({
  ...{ says, how, unit: units.cases, as: 'rows', of: 'both' },
  rows: within({ ...told, day: onDay(day), where }),
});

/** What can be stated of applications for relief: by number and kind, never by household. */
export const aidFigures: Readonly<Record<string, Figure>> = {
  applied: count(
    ['救助申请', 'Applications for relief'],
    ['按申请日期在期间内的救助申请(低保、特困、临时救助)', 'Applications by the day they were made'],
    'r.applied_at',
  ),
  granted: count(
    ['救助批准', 'Applications granted'],
    ['按决定日期在期间内、批准了的救助申请', 'Applications by the day of the decision, granted'],
    'r.decided_at',
    "r.status in ('approved', 'helped', 'settled', 'phasingOut', 'stopped')",
  ),
  refused: count(
    ['救助不予批准', 'Applications refused'],
    ['按决定日期在期间内、没有批准的救助申请', 'Applications by the day of the decision, refused'],
    'r.decided_at',
    "r.status = 'refused'",
  ),
  helpedFirst: count(
    ['先行救助', 'Helped first'],
    ['按先行救助日期在期间内的急难型临时救助', 'Emergencies helped before the papers, by the day of the help'],
    'r.helped_at',
  ),
};
