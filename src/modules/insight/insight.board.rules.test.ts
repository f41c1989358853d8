import { describe, expect, test } from 'vitest';
import { betterWhen, boardFigures, firstOnMap } from './insight.board.rules.ts';

describe('what stands on a board', () => {
  const there = [
    'cases.received',
    'cases.closed',
    'cases.new',
    'relief.households',
    'teams.reports',
    'stations.redBee',
  ];

  test('a place shows all there is: the large figures, then the others by module in the order of the house', () => {
    expect(boardFigures('place', there)).toEqual({
      headline: ['cases.received', 'cases.closed'],
      groups: [
        { module: 'cases', ids: ['cases.new'] },
        { module: 'relief', ids: ['relief.households'] },
        { module: 'teams', ids: ['teams.reports'] },
        { module: 'stations', ids: ['stations.redBee'] },
      ],
    });
  });

  test('an industry shows its own, and no figure that is not there', () => {
    const { headline, groups } = boardFigures('industry', there);
    expect([...headline, ...groups.flatMap((g) => g.ids)].sort()).toEqual(['stations.redBee', 'teams.reports']);
  });

  test('the map begins with what lies in many places: of an industry its stations, where there are any', () => {
    expect(firstOnMap('industry', ['teams.members', 'stations.stations'])).toBe('stations.stations');
    expect(firstOnMap('industry', ['teams.members'])).toBe('teams.members');
    expect(firstOnMap('place', ['cases.received', 'stations.stations'])).toBe('cases.received');
    expect(firstOnMap('place', [])).toBeUndefined();
  });

  test('that fewer people speak up is never shown as better (domain §12.4)', () => {
    expect(betterWhen['cases.received']).toBeUndefined();
  });
});
