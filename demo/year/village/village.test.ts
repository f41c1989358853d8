import { describe, expect, it } from 'vitest';
import { certificationsOf } from './care.ts';
import { ERRANDS, planErrands } from './errands.ts';
import { HOMES, planHomes } from './homes.ts';
import { emergencies, RELIEF_HOUSEHOLDS } from './relief.ts';

const SEED = 2025;

/** What Hohhot reported of the village (product S1), as far as the plan can promise it before anything happens. */
describe('the year of 老熊沟村', () => {
  it('is the same for the same seed and another for another', () => {
    expect(planHomes(7)).toEqual(planHomes(7));
    expect(planHomes(7)).not.toEqual(planHomes(8));
    expect(planErrands(7)).toEqual(planErrands(7));
    expect(planErrands(7)).not.toEqual(planErrands(8));
  });

  it('has a hundred and fifty errands and four hundred certifications at home, whatever the seed', () => {
    expect(ERRANDS).toBeGreaterThanOrEqual(150);
    for (const seed of [SEED, 1, 2, 3]) expect(certificationsOf(seed)).toBeGreaterThanOrEqual(400);
    expect(planErrands(SEED).filter((e) => e.day.toString() > '2025-12-15')).toEqual([]);
  });

  it('helps twenty-five households with fifty bags, and five at once with more than ten thousand yuan', () => {
    expect(RELIEF_HOUSEHOLDS).toBe(25);
    expect(2 * RELIEF_HOUSEHOLDS).toBeLessThanOrEqual(HOMES);
    expect(emergencies).toHaveLength(5);
    expect(emergencies.reduce((sum, [, , , yuan]) => sum + yuan, 0)).toBeGreaterThan(10_000);
    expect(new Set(emergencies.map(([home]) => home)).size).toBe(5);
  });
});
