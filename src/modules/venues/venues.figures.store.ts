import { named, onDay, units, within } from '#platform/figure.rows.ts';
import type { Figure } from '#platform/figure.ts';
import { venueKindWords } from './venues.words.ts';

const visit = {
  ...{
    from: 'venue_booking r join venue v on v.id = r.venue_id',
    day: onDay('r.starts_at'),
    unit: 'v.organisation_id',
  },
  ...{ title: `v.name || ' ' || ${named('v.kind', venueKindWords)}`, path: "'/venues'", where: "r.status = 'came'" },
};

/** What can be stated of visits to venues, by the venue. */
export const venueFigures: Readonly<Record<string, Figure>> = {
  visits: {
    ...{ says: ['场馆参观', 'Visits to venues'], unit: units.times, as: 'rows', of: 'both' },
    how: ['按参观日期在期间内、已来参观的批次', 'Groups that came to a venue, by the day'],
    rows: within(visit),
  },
  people: {
    ...{ says: ['参观人数', 'Visitors'], unit: units.personTimes, as: 'sum', of: 'both' },
    how: ['已来参观的批次记下的人数之和', 'How many came, added over the groups'],
    rows: within({ ...visit, amount: 'coalesce(r.came, r.people)' }),
  },
};
