import { named, onDay, units, within } from '#platform/figure.rows.ts';
import type { Figure } from '#platform/figure.ts';
import { matterStatusWords, meetingKindWords } from './deliberations.words.ts';

/** What can be stated of what villages decide and make public. */
export const deliberationFigures: Readonly<Record<string, Figure>> = {
  matters: {
    ...{ says: ['四议两公开事项', 'Matters brought'], unit: units.things, as: 'rows', of: 'both' },
    how: ['按提出日期在期间内的四议两公开事项', 'Matters by the day they were opened'],
    rows: within({
      ...{ from: 'deliberation_matter r', day: onDay('r.opened_at'), unit: 'r.organisation_id' },
      ...{ title: `r.title || ' ' || ${named('r.status', matterStatusWords)}`, path: "'/deliberations/' || r.id" },
    }),
  },
  resolved: {
    ...{ says: ['会议决议通过', 'Matters resolved'], unit: units.things, as: 'keys', of: 'both' },
    how: ['按村民(代表)会议决议的日期在期间内、通过的事项', 'Matters by the day the meeting resolved them'],
    rows: within({
      ...{
        from: 'deliberation_gate r join deliberation_matter m on m.id = r.matter_id',
        key: 'm.id',
        day: 'r.held_on',
      },
      ...{ unit: 'm.organisation_id', title: 'm.title', path: "'/deliberations/' || m.id" },
      where: "r.gate = 4 and r.outcome = 'passed'",
    }),
  },
  meetings: {
    ...{ says: ['村民(代表)会议', 'Meetings of villagers'], unit: units.times, as: 'rows', of: 'both' },
    how: [
      '按开会日期在期间内、开成了的村民会议和村民代表会议',
      'Meetings of villagers and deputies held in the period',
    ],
    rows: within({
      ...{
        from: 'deliberation_meeting r',
        day: onDay('r.starts_at'),
        unit: 'r.organisation_id',
        where: "r.status = 'held'",
      },
      ...{
        title: `r.title || ' ' || ${named('r.kind', meetingKindWords)}`,
        path: "'/deliberations/meetings/' || r.id",
      },
    }),
  },
  disclosures: {
    ...{ says: ['村(居)务公开', 'Affairs made public'], unit: units.times, as: 'rows', of: 'both' },
    how: ['按公开日期在期间内的公开事项', 'Items by the day they were made public'],
    rows: within({
      ...{ from: 'disclosure_item r', day: 'r.published_on', unit: 'r.organisation_id' },
      ...{ title: 'r.title', path: "'/deliberations'" },
    }),
  },
};
