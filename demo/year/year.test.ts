import { describe, expect, it } from 'vitest';
import { HOTLINE_CASES, OWN_CASES, planCases } from './cases.plan.ts';
import { YEAR } from './days.ts';
import { stepsOf } from './lives.steps.ts';
import { tablesOf } from './tickets.ts';
import { counties, desksOf, unitsOfYear } from './units.ts';

const SEED = 2025;
const said = (seed: number, size: number) => {
  const { tickets, lives } = planCases(seed, size);
  return JSON.stringify([tickets, lives]);
};

describe('the cases of the year', () => {
  const plan = planCases(SEED);

  it('are the same for the same seed and others for another', () => {
    expect(said(7, 0.02)).toBe(said(7, 0.02));
    expect(said(7, 0.02)).not.toBe(said(8, 0.02));
  });

  it('are at least twenty thousand, three thousand of which live their whole life', () => {
    expect(plan.tickets.length).toBeGreaterThanOrEqual(HOTLINE_CASES);
    expect(plan.lives.length).toBeGreaterThanOrEqual(OWN_CASES);
    expect(plan.tickets.length + plan.lives.length).toBeGreaterThanOrEqual(20_000);
    expect(plan.lives.length).toBeGreaterThanOrEqual(3000);
  });

  it('happen in the year, in all ten counties, most of them said in words of their own', () => {
    const all = [...plan.tickets, ...plan.lives];
    expect(all.filter((s) => s.day.year !== YEAR)).toEqual([]);
    expect(new Set(all.map((s) => s.area.slice(0, 6)))).toEqual(new Set(counties.map((c) => c.code)));
    expect(new Set(all.map((s) => s.body)).size).toBeGreaterThan(0.9 * all.length);
    expect(all.filter((s) => /[{}|]|undefined/.test(s.body))).toEqual([]);
  });

  it('complain of cold in the heating months and of snow in none of summer', () => {
    const months = (key: string) =>
      [...plan.tickets, ...plan.lives].filter((s) => s.topic.key === key).map((s) => s.day.month);
    expect(months('cold').filter((m) => m >= 5 && m <= 8)).toEqual([]);
    expect(months('cold').filter((m) => m === 11).length).toBeGreaterThan(300);
    expect(months('snow').filter((m) => m >= 4 && m <= 10)).toEqual([]);
  });

  it('come with the tables of the hotline after they were done there', () => {
    for (const [day, tickets] of tablesOf(planCases(SEED, 0.05)))
      expect(tickets.filter((t) => t.endedOn.toString() > day || t.endedOn.toString() < t.day.toString())).toEqual([]);
  });

  it('go every way, each act by somebody who works there', () => {
    const units = unitsOfYear(SEED);
    const desks = new Map(counties.map((c) => [c.code, desksOf(units, c.code)]));
    const logins = new Set([...desks.values()].flat().map((k) => k.login));
    const verbs = new Set<string>();
    for (const life of plan.lives)
      for (const step of stepsOf(life, desks.get(life.county)!, SEED).steps) {
        verbs.add(step.verb);
        if (step.by !== 'person' && !logins.has(step.by)) throw new Error(`${step.by} works nowhere`);
        if (!(step.after >= 0)) throw new Error(`${life.way}: ${step.verb} is at no time`);
      }
    for (const verb of [
      'return',
      'insist',
      'approveSuspension',
      'confirmUnreasonable',
      'dispute',
      'withdraw',
      'whistle',
    ])
      expect(verbs).toContain(verb);
  });
});
