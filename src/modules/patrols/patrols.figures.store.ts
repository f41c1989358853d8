import { named, units, within } from '#platform/figure.rows.ts';
import type { Figure } from '#platform/figure.ts';
import { patrolResultWords } from './patrols.words.ts';

const told = {
  ...{ from: 'patrol r', day: 'r.day', unit: 'r.organisation_id', path: "'/patrols?view=finds&open=' || r.id" },
  title: `${named('r.result', patrolResultWords)} || coalesce(' ' || r.category, '')`,
};

/** What can be stated of patrols. */
export const patrolFigures: Readonly<Record<string, Figure>> = {
  rounds: {
    ...{ says: ['网格排查', 'Patrols'], unit: units.times, as: 'rows', of: 'both' },
    how: ['按排查日期在期间内的网格排查', 'Rounds in grids, by their day'],
    rows: within(told),
  },
  hazards: {
    ...{ says: ['排查发现隐患', 'Hazards found'], unit: units.things, as: 'rows', of: 'both' },
    how: ['排查中发现、转为诉求办理的隐患', 'Rounds that found a hazard, which became a case'],
    rows: within({ ...told, where: "r.result = 'hazard'" }),
  },
  mended: {
    ...{ says: ['排查当场处理', 'Mended on the spot'], unit: units.things, as: 'rows', of: 'both' },
    how: ['排查中当场处理好的问题', 'Rounds on which something was mended on the spot'],
    rows: within({ ...told, where: "r.result = 'mended'" }),
  },
};
