import { expect, test } from 'vitest';
import { answerLevels, isAbove, levelAt, levelDue } from './climbs.rules.ts';
import { isAnswerLate } from './visits.rules.ts';

test.each([
  ['2026-03-03', 'village'],
  ['2026-03-10', 'village'],
  ['2026-03-11', 'township'],
  ['2026-03-17', 'township'],
  ['2026-03-18', 'county'],
  ['2027-03-18', 'county'],
] as const)('said on the third of March it lies on %s with the %s', (today, level) => {
  expect(levelDue('2026-03-03', today)).toBe(level);
  expect(isAnswerLate('2026-03-03', today), 'late is what has left the village').toBe(level !== 'village');
});

test('levels follow each other, and each post answers at its own', () => {
  expect(answerLevels.map((a) => answerLevels.filter((b) => isAbove(a, b)).length)).toEqual([0, 1, 2]);
  expect(levelAt({ role: 'villageCadre', area: '150124201213' })).toBe('village');
  expect(levelAt({ role: 'townshipClerk', area: '150124201' })).toBe('township');
  for (const role of ['civilAffairs', 'dataProtection'] as const)
    expect([levelAt({ role, area: '150124' }), levelAt({ role, area: '150124201' })]).toEqual(['county', 'township']);
  expect(levelAt({ role: 'gridWorker', area: '150124201213' })).toBeNull();
});
