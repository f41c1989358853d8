import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decide, drawWorkflow, openVerbs } from '#kernel/workflow.ts';
import {
  countByOwner,
  type FindingFacts,
  type FindingPart,
  type FindingStatus,
  type FindingVerb,
  findingStatuses,
  findingVerbs,
  findingWorkflow,
  namesLeader,
  namesPerson,
  overdueOf,
  superviseDue,
} from './inspections.rules.ts';
import { nameColumn, readFinding } from './sheet.rules.ts';

const NOW = Temporal.Instant.from('2026-03-03T00:00:00Z');
const facts = (more: Partial<FindingFacts> = {}): FindingFacts => ({
  ...{ status: 'selfChecked', isOwnUnit: false, handledIt: false, hasEvidence: true, openMeasures: 0 },
  ...{ reason: '看过了', isOverdue: true, hasNewDay: true, hasCase: false },
  ...more,
});
const may = (verb: FindingVerb, part: FindingPart, more: Partial<FindingFacts> = {}) => {
  const v = decide(findingWorkflow, verb, facts(more), new Set([part]), NOW);
  return v.ok ? v.to : v.why;
};

test('the drawing in the docs is the table', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/workflow-findings.md'), 'utf8');
  expect(page).toContain(drawWorkflow(findingWorkflow));
});

describe('the way of a finding', () => {
  test('each part does its own, in each status', () => {
    const open = (part: FindingPart) =>
      Object.fromEntries(
        findingStatuses.map((status): [FindingStatus, string] => [
          status,
          openVerbs(findingWorkflow, facts({ status }), new Set([part]), NOW).open.join(' '),
        ]),
      );
    expect(open('inspector')).toEqual({
      found: 'assign',
      assigned: 'assign supervise',
      planned: 'returnPlan extend supervise',
      underWay: 'extend supervise',
      selfChecked: 'close sendBack extend',
      returned: 'extend supervise',
      longTerm: 'extend supervise',
      closed: '',
    });
    expect(open('owner')).toEqual({
      found: '',
      assigned: 'plan',
      planned: 'plan report selfCheck',
      underWay: 'report selfCheck',
      selfChecked: 'close',
      returned: 'plan report selfCheck',
      longTerm: 'plan report selfCheck',
      closed: '',
    });
    expect(open('helper')).toMatchObject({ planned: 'report', selfChecked: 'close', closed: '' });
    expect(open('checker')).toMatchObject({ found: '', selfChecked: 'close sendBack extend', underWay: 'extend' });
    expect(open('house')).toMatchObject({ found: '', assigned: 'supervise', selfChecked: '', closed: '' });
  });

  test('nobody checks their own unit’s, or what they worked on; a check says what was seen', () => {
    for (const verb of ['close', 'sendBack', 'extend'] as const) {
      expect(may(verb, 'checker', { isOwnUnit: true })).toBe('ownUnit');
      expect(may(verb, 'checker', { handledIt: true })).toBe('handledIt');
      expect(may(verb, 'checker', { reason: ' '.trim() })).toBe('reasonMissing');
    }
    expect(may('close', 'owner', { isOwnUnit: true })).toBe('ownUnit');
    expect(may('close', 'checker')).toBe('closed');
    expect(may('extend', 'checker', { hasNewDay: false })).toBe('dayMissing');
  });

  test('set right by one’s own word needs what shows it and every measure done; progress keeps the long-term long-term', () => {
    expect(may('selfCheck', 'owner', { status: 'underWay', openMeasures: 1 })).toBe('measuresOpen');
    expect(may('selfCheck', 'owner', { status: 'underWay', hasEvidence: false })).toBe('evidenceMissing');
    expect(may('report', 'owner', { status: 'returned' })).toBe('underWay');
    expect(may('report', 'owner', { status: 'longTerm' })).toBe('longTerm');
    expect(may('supervise', 'house', { status: 'underWay', isOverdue: false })).toBe('notOverdue');
    expect(may('whistle', 'caller', { status: 'underWay', hasCase: true })).toBe('whistledBefore');
    expect(findingVerbs.every((v) => may(v, 'owner', { status: 'closed' }) !== 'closed')).toBe(true);
  });
});

test('overdue is counted from the day after; what waits for a check is not the unit’s delay; supervised again after a fortnight', () => {
  const f = (status: FindingStatus) => ({ status, planDue: '2026-03-02', dueOn: '2026-06-30', supervisedOn: null });
  expect(overdueOf(f('assigned'), '2026-03-02')).toBeNull();
  expect(overdueOf(f('assigned'), '2026-03-03')).toBe('plan');
  expect(overdueOf(f('planned'), '2026-06-30')).toBeNull();
  expect(overdueOf(f('returned'), '2026-07-01')).toBe('due');
  for (const status of ['found', 'selfChecked', 'closed'] as const)
    expect(overdueOf(f(status), '2027-01-01')).toBeNull();
  const supervised = { ...f('planned'), supervisedOn: '2026-07-01' };
  expect(superviseDue(f('planned'), '2026-07-01')).toBe(true);
  expect(superviseDue(supervised, '2026-07-15')).toBe(false);
  expect(superviseDue(supervised, '2026-07-16')).toBe(true);
});

test('figures are of units, in the order of their names', () => {
  const of = (name: string, status: FindingStatus, dueOn = '2026-06-30') => ({
    ...{ status, dueOn, planDue: '2026-02-01', returned: 1, former: null },
    owner: { id: name, name },
  });
  const list = [of('水利局', 'closed'), of('北堡乡', 'underWay', '2026-01-01'), of('北堡乡', 'selfChecked')];
  expect(countByOwner(list, '2026-03-03').map((u) => [u.unit.name, u.count.total, u.count.overdue])).toEqual([
    ['北堡乡', 2, 1],
    ['水利局', 1, 0],
  ]);
});

test.each([
  ['乡党委书记王建国作风简单', true],
  ['感谢张书记的支持', true],
  ['王某某违规报销', true],
  ['由李秀兰同志负责', true],
  ['身份证 150124199001010011', true],
  ['电话 19900000001', true],
  ['乡党委书记没有到场', false],
  ['村党支部书记、村委会主任一肩挑', false],
  ['常务副主任分工不清，林业局局长没有签字', false],
  ['党委书记高度重视不够，会计马上补账', false],
  ['书记、主任张贴公示不及时', false],
  ['两个村的低保没有公示', false],
])('a text names somebody: %s → %s', (text, names) => expect(namesPerson(text)).toBe(names));
test('the leader in charge is a post', () => {
  expect(['王建国', '党委书记李明', '副乡长', '局党组成员'].map(namesLeader)).toEqual([true, true, false, false]);
});

test('a row is read as offices write it, and everything wrong with it is told', () => {
  expect(nameColumn(['序号', '责任人'])).toBe('责任人');
  expect(nameColumn(['序号', '责任领导（职务）', '责任单位'])).toBeNull();
  const columns = { nth: 0, category: 1, body: 2, due: 3, term: 4, owner: 5, leader: 6 };
  const row = (cells: (string | number | null)[]) => readFinding({ number: 3, cells }, columns);
  expect(row([4, '惠民政策', '公示没有满规定天数', '2026年6月30日前', '立行立改', '北堡乡政府', '乡长'])).toMatchObject(
    {
      read: { nth: 4, category: 'relief', term: 'atOnce', dueOn: '2026-06-30', owner: '北堡乡政府' },
    },
  );
  expect(row([null, '', '公示没有满规定天数', '', '', '', ''])).toMatchObject({
    read: { nth: null, category: 'other', term: 'limited', dueOn: undefined, owner: null },
  });
  const bad = row(['四', '怪', '短', '那天', '怪', '北堡乡政府', '']);
  expect('faults' in bad && bad.faults.map((f) => [f.field, f.rule])).toEqual([
    ['nth', 'nth'],
    ['body', 'required'],
    ['leader', 'required'],
    ['category', 'category'],
    ['term', 'term'],
    ['due', 'day'],
  ]);
});
