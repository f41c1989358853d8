import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { drawConsultationWorkflows } from '#app/workflows.ts';
import { decide } from '#kernel/workflow.ts';
import {
  type CallFacts,
  callWorkflow,
  type GroupFacts,
  groupWorkflow,
  isShown,
  likeness,
  nearestGroup,
} from './consultations.rules.ts';

const now = Temporal.Instant.from('2026-03-03T02:00:00Z');
const today = '2026-03-03';
const call = (verb: keyof typeof callWorkflow, more: Partial<CallFacts>) => {
  const facts = {
    status: 'open',
    until: '2026-03-02',
    today,
    waiting: 0,
    summary: '大家说了什么,怎么办的。',
    ...more,
  } as const;
  const v = decide(callWorkflow, verb, facts, new Set(['keeper'] as const), now);
  return v.ok ? v.to : v.why;
};
test('a call closes when its days are over and everything that was said is answered', () => {
  expect(call('close', {})).toBe('closed');
  expect(call('close', { until: today })).toBe('stillOpen');
  expect(call('close', { waiting: 1 })).toBe('opinionUnanswered');
  expect(call('close', { summary: '好' })).toBe('summaryMissing');
  expect(call('close', { status: 'draft' })).toBe('notNow');
  expect(call('open', { status: 'draft' })).toBe('untilPast');
  expect(call('open', { status: 'draft', until: today })).toBe('open');
  expect(call('extend', { until: today })).toBe('open');
});
const group = (verb: keyof typeof groupWorkflow, more: Partial<GroupFacts>) => {
  const facts: GroupFacts = {
    ...{
      status: 'open',
      opinions: 2,
      outcome: 'adopted',
      reason: '说得在理',
      hasOwner: true,
      due: today,
      today,
      evidence: '',
    },
    ...more,
  };
  const v = decide(groupWorkflow, verb, facts, new Set(['keeper'] as const), now);
  return v.ok ? v.to : v.why;
};
test('an answer has reasons; what is adopted has somebody who does it until a day, and is done when it can be shown', () => {
  expect(group('answer', {})).toBe('adopted');
  expect(group('answer', { opinions: 0 })).toBe('groupEmpty');
  expect(group('answer', { reason: '' })).toBe('reasonMissing');
  expect(group('answer', { hasOwner: false })).toBe('ownerMissing');
  expect(group('answer', { due: '2026-03-02' })).toBe('dueMissing');
  expect(group('answer', { outcome: 'notAdopted', hasOwner: false, due: null })).toBe('notAdopted');
  expect(group('answer', { status: 'adopted' })).toBe('notNow');
  expect(group('finish', { status: 'adopted' })).toBe('evidenceMissing');
  expect(group('finish', { status: 'partly', evidence: '已经修好' })).toBe('done');
  expect(group('finish', { status: 'notAdopted', evidence: '已经修好' })).toBe('notNow');
});
test('words that are alike are suggested together, others are not; few are not counted', () => {
  expect(likeness('村口路灯不亮', '路灯坏了,村口不亮')).toBeGreaterThan(0.4);
  expect(likeness('', '路灯')).toBe(0);
  const groups = [
    { id: 'a', words: ['路灯不亮,晚上看不见'] },
    { id: 'b', words: ['垃圾清运太慢'] },
  ];
  expect(nearestGroup('村口路灯不亮', groups)).toBe('a');
  expect(nearestGroup('想办老年食堂', groups)).toBeNull();
  expect([4, 5].map(isShown)).toEqual([false, true]);
});
test('the drawing in the docs is of these tables', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/workflow-consultations.md'), 'utf8');
  expect(page, 'run: node scripts/draw.ts').toBe(drawConsultationWorkflows());
});
