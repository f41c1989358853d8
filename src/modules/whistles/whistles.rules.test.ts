import { describe, expect, test } from 'vitest';
import type { Actor, Role } from '#kernel/actor.ts';
import { decide, type Workflow } from '#kernel/workflow.ts';
import {
  arrivalOf,
  BLIND_DAYS,
  isRatingRead,
  type Rating,
  type Standing,
  taskStatuses,
  taskWorkflow,
  unitStatuses,
  unitWorkflow,
  type WhistlePart,
  whistleParts,
  whistleWorkflow,
} from './whistles.rules.ts';

const NOW = Temporal.Instant.from('2026-03-03T02:00:00Z');
const parts: readonly WhistlePart[] = ['lead', 'called', 'above'];

/** Every verb in every state by every part: `verb from part` → where it leads. Whatever is not named is refused. */
function allowed<V extends string, S extends string, F extends { status: S }>(
  workflow: Workflow<V, S, WhistlePart, F, string>,
  facts: readonly F[],
): string[] {
  return (Object.keys(workflow) as V[]).flatMap((verb) =>
    facts.flatMap((f) =>
      parts.flatMap((part) => {
        const verdict = decide(workflow, verb, f, new Set([part]), NOW);
        return verdict.ok ? [`${verb}: ${f.status} → ${verdict.to} by ${part}`] : [];
      }),
    ),
  );
}

describe('who is called comes, or names a clause: there is no third way', () => {
  const facts = (isEnded: boolean) => unitStatuses.map((status) => ({ status, isEnded }));

  test('every verb in every state', () => {
    expect(allowed(unitWorkflow, facts(false))).toEqual([
      'reportIn: called → arrived by called',
      'decline: called → declining by called',
      'excuse: declining → excused by above',
      'insist: declining → called by above',
    ]);
    expect(allowed(unitWorkflow, facts(true))).toEqual([]);
  });
});

describe('a task is done when the lead has held it against what was agreed', () => {
  const facts = (isEnded: boolean) => taskStatuses.map((status) => ({ status, isEnded }));

  test('every verb in every state', () => {
    expect(allowed(taskWorkflow, facts(false))).toEqual([
      'finish: open → done by called',
      'accept: done → accepted by lead',
      'redo: done → open by lead',
      'waive: open → waived by lead',
      'waive: done → waived by lead',
    ]);
    expect(allowed(taskWorkflow, facts(true))).toEqual([]);
  });
});

describe('the whistle as a whole', () => {
  const running = { status: 'running' as const, openTasks: 0, openUnits: 0 };

  test('every verb in every state', () => {
    expect(allowed(whistleWorkflow, [running, { ...running, status: 'ended' }])).toEqual([
      'agreeTask: running → running by lead',
      'end: running → ended by lead',
      'rate: ended → ended by lead',
      'rate: ended → ended by called',
    ]);
  });

  test('it does not end over an open task or a unit that neither came nor was excused', () => {
    const why = (openTasks: number, openUnits: number) => {
      const verdict = decide(whistleWorkflow, 'end', { ...running, openTasks, openUnits }, new Set(['lead']), NOW);
      return verdict.ok ? 'ok' : verdict.why;
    };
    expect([why(0, 0), why(1, 0), why(0, 1), why(1, 1)]).toEqual(['ok', 'tasksOpen', 'unitsOpen', 'tasksOpen']);
  });
});

describe('what somebody is to a whistle', () => {
  const w: Standing = {
    leadOrganisationId: 'lead',
    callerOrganisationId: 'caller',
    unitOrganisationId: 'water',
    calledOrganisationIds: ['water', 'roads'],
    judgeOrganisationId: 'county',
  };
  const partsOf = (role: Role, organisationId: string, standing = w) => [
    ...whistleParts(standing, { kind: 'staff', accountId: 'a', name: '甲', role, organisationId, area: '150124' }),
  ];

  test('lead and caller lead; only the unit asked about was called; the level above judges', () => {
    expect(partsOf('townshipClerk', 'lead')).toContain('lead');
    expect(partsOf('townshipClerk', 'caller')).toContain('lead');
    expect(partsOf('departmentClerk', 'water')).toEqual(['called']);
    expect(partsOf('departmentClerk', 'roads')).toEqual([]);
    expect(partsOf('departmentClerk', 'roads', { ...w, unitOrganisationId: null })).toEqual(['called']);
    expect(partsOf('countyClerk', 'county')).toEqual(['above']);
    expect(partsOf('departmentClerk', 'elsewhere')).toEqual([]);
  });

  test('nobody judges their own unit’s decline, and a receipt or a stranger is nothing to a whistle', () => {
    expect(partsOf('countyClerk', 'county', { ...w, unitOrganisationId: 'county' })).not.toContain('above');
    expect(partsOf('countyClerk', 'county', { ...w, judgeOrganisationId: null })).not.toContain('above');
    for (const actor of [{ kind: 'receipt', caseId: 'c' }, { kind: 'visitor' }] as Actor[])
      expect([...whistleParts(w, actor)]).toEqual([]);
  });
});

test('a rating is read when both have said it, or from the second in which the time for it is over', () => {
  const given: Rating = { from: 'lead', to: 'water', at: NOW };
  const answer: Rating = { from: 'water', to: 'lead', at: NOW };
  const other: Rating = { from: 'roads', to: 'lead', at: NOW };
  const over = NOW.add({ hours: BLIND_DAYS * 24 });
  expect(isRatingRead(given, [given, other], NOW, over.subtract({ seconds: 1 }))).toBe(false);
  expect(isRatingRead(given, [given, other], NOW, over)).toBe(true);
  expect(isRatingRead(given, [given, answer], NOW, NOW)).toBe(true);
  // What the other side said of a third is no answer.
  expect(isRatingRead(given, [given, { ...answer, to: 'roads' }], NOW, NOW)).toBe(false);
});

test('a whistle’s moment to come is kept by the last one that came, on the second itself; without anybody to come it stopped', () => {
  const came = (at: Temporal.Instant) => ({ status: 'arrived' as const, arrivedAt: at.toString() });
  const excused = { status: 'excused' as const, arrivedAt: null };
  const called = { status: 'called' as const, arrivedAt: null };
  const late = NOW.add({ seconds: 1 });
  const of = (units: Parameters<typeof arrivalOf>[0]['units'], status: 'running' | 'ended' = 'running') =>
    arrivalOf({ status, reportBy: NOW, endedAt: null, units }).state;
  expect(of([came(NOW), excused])).toBe('met');
  expect(of([came(NOW), came(late)])).toBe('missed');
  expect(of([came(NOW), called])).toBe('running');
  expect(of([came(NOW), called], 'ended')).toBe('missed');
  expect(of([excused])).toBe('stopped');
});
