import { describe, expect, test } from 'vitest';
import { isTheirs, mayExcuse } from './duties.rules.ts';

describe('a turn', () => {
  test('is excused by those who set it or stand above, never by whose turn it is', () => {
    const grid = { organisationId: 'village', role: 'gridWorker' };
    const whole = { organisationId: 'village', role: null };
    expect(mayExcuse(grid, { organisationId: 'village', role: 'gridWorker' })).toBe(false);
    expect(mayExcuse(grid, { organisationId: 'village', role: 'villageCadre' })).toBe(true);
    expect(mayExcuse(whole, { organisationId: 'village', role: 'villageCadre' })).toBe(false);
    expect(mayExcuse(whole, { organisationId: 'township', role: 'townshipClerk' })).toBe(true);
  });

  test('is theirs who hold the role in the unit, or anybody’s of it when no role is named', () => {
    expect(isTheirs({ organisationId: 'a', role: 'agent' }, { organisationId: 'a', role: 'agent' })).toBe(true);
    expect(isTheirs({ organisationId: 'a', role: 'agent' }, { organisationId: 'a', role: 'gridWorker' })).toBe(false);
    expect(isTheirs({ organisationId: 'a', role: null }, { organisationId: 'a', role: 'gridWorker' })).toBe(true);
    expect(isTheirs({ organisationId: 'a', role: null }, { organisationId: 'b', role: 'gridWorker' })).toBe(false);
  });
});
