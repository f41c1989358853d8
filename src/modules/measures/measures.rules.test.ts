import { describe, expect, test } from 'vitest';
import { decide } from '#kernel/workflow.ts';
import {
  countByLead,
  isOverdue,
  type MeasurePart,
  measureStatuses,
  measureVerbs,
  measureWorkflow,
  reminderDue,
  standingOf,
} from './measures.rules.ts';
import { dueIn, readMeasure } from './sheet.rules.ts';

const now = Temporal.Instant.from('2026-03-03T02:00:00Z');

describe('who may do what, when', () => {
  const open = (part: MeasurePart) =>
    Object.fromEntries(
      measureStatuses.map((status) => [
        status,
        measureVerbs
          .filter(
            (v) => decide(measureWorkflow, v, { status, reason: '推迟', hasEvidence: true }, new Set([part]), now).ok,
          )
          .join(' '),
      ]),
    );
  test.each([
    ['lead', { notStarted: 'report finish', underWay: 'report finish', reported: '', done: '', dropped: '' }],
    ['with', { notStarted: 'report', underWay: 'report', reported: '', done: '', dropped: '' }],
    ['issuer', { notStarted: 'change drop', underWay: 'change drop', reported: '', done: '', dropped: 'resume' }],
    ['confirmer', { notStarted: '', underWay: '', reported: 'confirm sendBack', done: '', dropped: '' }],
  ] as const)('%s', (part, expected) => expect(open(part)).toEqual(expected));

  test('nothing is said to be done without what shows it; nothing is sent back, changed or dropped without a word', () => {
    const facts = { status: 'underWay' as const, reason: '', hasEvidence: false };
    expect(decide(measureWorkflow, 'finish', facts, new Set(['lead'] as const), now)).toEqual({
      ok: false,
      why: 'evidenceMissing',
    });
    expect(decide(measureWorkflow, 'report', facts, new Set(['lead'] as const), now).ok).toBe(true);
    for (const verb of ['change', 'drop'] as const)
      expect(decide(measureWorkflow, verb, facts, new Set(['issuer'] as const), now)).toEqual({
        ok: false,
        why: 'reasonMissing',
      });
    const said = { ...facts, status: 'reported' as const };
    expect(decide(measureWorkflow, 'sendBack', said, new Set(['confirmer'] as const), now)).toEqual({
      ok: false,
      why: 'reasonMissing',
    });
  });
});

describe('overdue is counted from the day', () => {
  const m = { status: 'underWay' as const, dueOn: '2026-03-03' };
  test('on the day itself it is not; the day after it is; what waits for a word, is done or dropped never', () => {
    expect([isOverdue(m, '2026-03-03'), isOverdue(m, '2026-03-04')]).toEqual([false, true]);
    for (const status of ['reported', 'done', 'dropped'] as const)
      expect(isOverdue({ ...m, status }, '2027-01-01')).toBe(false);
    expect(standingOf({ ...m, status: 'notStarted' }, '2026-03-04')).toBe('overdue');
  });

  test('each word of a reminder comes once, in order', () => {
    const due = (today: string, reminded: 'soon' | 'near' | 'over' | null) =>
      reminderDue({ ...m, dueOn: '2026-04-20', reminded }, today);
    expect(due('2026-04-05', null)).toBe(null);
    expect(due('2026-04-06', null)).toBe('soon');
    expect(due('2026-04-06', 'soon')).toBe(null);
    expect(due('2026-04-17', 'soon')).toBe('near');
    expect(due('2026-04-20', 'near')).toBe(null);
    expect(due('2026-04-21', null)).toBe('over');
    expect(due('2026-04-21', 'over')).toBe(null);
    expect(reminderDue({ ...m, status: 'done', reminded: null }, '2027-01-01')).toBe(null);
  });

  test('by unit; what is dropped is nobody’s', () => {
    const of = (leadId: string, status: (typeof measureStatuses)[number], dueOn: string) => ({ leadId, status, dueOn });
    const list = [
      of('a', 'underWay', '2026-03-01'),
      of('a', 'done', '2026-03-01'),
      of('a', 'dropped', '2026-03-01'),
      of('b', 'reported', '2026-03-01'),
    ];
    expect(countByLead(list, '2026-03-03')).toEqual(
      new Map([
        ['a', { total: 2, done: 1, reported: 0, open: 1, overdue: 1 }],
        ['b', { total: 1, done: 0, reported: 1, open: 0, overdue: 0 }],
      ]),
    );
  });
});

describe('a table', () => {
  test.each([
    ['2026-06-30', '2026-06-30'],
    ['2026年6月30日前', '2026-06-30'],
    ['2026年6月底前', '2026-06-30'],
    ['6月底', '2026-06-30'],
    ['2月末', '2026-02-28'],
    ['2026.9', '2026-09-30'],
    ['年底前', '2026-12-31'],
    ['2027年底', '2027-12-31'],
    ['二季度末', '2026-06-30'],
    ['9月15日前完成', '2026-09-15'],
    [46203, '2026-06-30'],
    ['长期坚持', null],
    ['13月底', null],
    ['', null],
  ])('due %s is %s', (cell, day) => expect(dueIn(cell, 2026)).toBe(day));

  const columns = { nth: 0, body: 1, lead: 2, units: 3, due: 4, proof: 5 };
  const row = (...cells: (string | number | null)[]) => ({ number: 7, cells });
  test('stray formats are read as people mean them', () => {
    expect(
      readMeasure(
        row('第3条', ' 设 20 个休息点 \n含饮水', '县交通局', '县总工会,北堡乡政府;县总工会', '6月底', ''),
        columns,
        2026,
      ),
    ).toEqual({
      read: {
        row: 7,
        nth: 3,
        body: '设 20 个休息点\n含饮水',
        lead: '县交通局',
        units: ['县总工会', '北堡乡政府'],
        dueOn: '2026-06-30',
        proof: '见措施内容',
      },
    });
  });
  test('every fault of a row is told', () => {
    const result = readMeasure(row('三', '', '县交通局、县民政局', '', '长期坚持', ''), columns, 2026);
    expect('faults' in result && result.faults.map((f) => [f.field, f.rule])).toEqual([
      ['body', 'required'],
      ['nth', 'nth'],
      ['lead', 'manyLeads'],
      ['due', 'day'],
    ]);
  });
});
