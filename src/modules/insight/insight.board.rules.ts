import type { Role } from '#kernel/actor.ts';

/** A place with all below it, or an industry whose couriers and drivers work everywhere in it. */
export const boardKinds = ['place', 'industry'] as const;
export type BoardKind = (typeof boardKinds)[number];

/** What stands in large figures. A figure that the house does not have is not there. */
const headlines: Record<BoardKind, readonly string[]> = {
  place: [
    'cases.received',
    'cases.closed',
    'cases.open',
    'cases.overdue',
    'cases.suspended',
    'cases.redone',
    'cases.responseRate',
    'cases.solvedRate',
    'cases.satisfiedRate',
    'rosters.gaps',
    'duties.missed',
    'measures.overdue',
  ],
  industry: [
    'teams.members',
    'teams.reports',
    'teams.reportsClosed',
    'stations.redBee',
    'stations.reports',
    'stations.reportsSettled',
    'structures.branches',
    'activities.volunteering',
    'floating.reportedIn',
    'measures.doneRate',
  ],
};
/** Whose figures an industry's board shows; a place's board shows all. */
const industryModules = [
  'teams',
  'stations',
  'floating',
  'activities',
  'structures',
  'assessments',
  'measures',
  'venues',
];

const moduleOf = (id: string) => id.slice(0, id.indexOf('.'));

/** The figures of a board out of those there are: the large ones, and the others by module in the order of the house. */
export function boardFigures(
  board: BoardKind,
  ids: readonly string[],
): { headline: string[]; groups: { module: string; ids: string[] }[] } {
  const shown = board === 'place' ? ids : ids.filter((id) => industryModules.includes(moduleOf(id)));
  const headline = headlines[board].filter((id) => shown.includes(id));
  const groups = new Map<string, string[]>();
  for (const id of shown)
    if (!headline.includes(id)) groups.set(moduleOf(id), [...(groups.get(moduleOf(id)) ?? []), id]);
  return { headline, groups: [...groups].map(([module, of]) => ({ module, ids: of })) };
}

/** What the map shows first: what lies in many places; a team is registered where its committee sits. */
const mapFirst: Readonly<Partial<Record<BoardKind, string>>> = { industry: 'stations.stations' };
export const firstOnMap = (board: BoardKind, ids: readonly string[]): string | undefined =>
  ids.find((id) => id === mapFirst[board]) ?? ids[0];

/** The board a post opens on. */
export const firstBoard = (role: Role): BoardKind =>
  role === 'partyAffairs' || role === 'stationKeeper' ? 'industry' : 'place';

/** More is better, less is better, or neither: a comparison is never coloured as good where it is not (domain §12.4: fewer petitions is no merit). */
export const betterWhen: Readonly<Record<string, 'more' | 'less'>> = {
  'cases.responseRate': 'more',
  'cases.solvedRate': 'more',
  'cases.satisfiedRate': 'more',
  'cases.overdue': 'less',
  'cases.redone': 'less',
  'rosters.gaps': 'less',
  'duties.missed': 'less',
  'measures.overdue': 'less',
  'measures.doneRate': 'more',
};
