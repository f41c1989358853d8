import { describe, expect, test } from 'vitest';
import { decide } from '#kernel/workflow.ts';
import {
  feeText,
  nextProvider,
  type OrderFacts,
  type OrderPart,
  type OrderStage,
  type OrderVerb,
  orderStages,
  orderWorkflow,
  serviceIn,
  stageOf,
  tierOf,
  windowText,
} from './orders.rules.ts';

const now = Temporal.Instant.from('2026-03-03T02:00:00Z');
const facts = (more: Partial<OrderFacts> = {}): OrderFacts => ({
  status: 'taken',
  hasVisit: true,
  fee: null,
  handledByActor: false,
  wasSent: false,
  hasProvider: null,
  ...more,
});
const outcome = (verb: OrderVerb, part: OrderPart, more: Partial<OrderFacts>) => {
  const verdict = decide(orderWorkflow, verb, facts(more), new Set([part]), now);
  return verdict.ok ? verdict.to : verdict.why;
};

/* Read across: what each verb leads to from W waiting · O offered · T taken · A arrived · D done · E ended; `=` stays, `.` not now. */
const TABLE = `
              W O T A D E
choose        O . . . . .  firstReceiver dispatcher
take          . T . . . .  handler
plan          . . = . . .  handler
arrive        . . A . . .  handler
stateFee      . . = = . .  handler
dropFee       . . = = . .  handler
agreeFee      . . = = . .  resident firstReceiver
refuseFee     . . = = . .  resident firstReceiver`;
const stageNamed: Record<string, OrderStage> = { O: 'offered', T: 'taken', A: 'arrived' };
const parts: readonly OrderPart[] = ['resident', 'firstReceiver', 'dispatcher', 'handler'];

describe('the table of an order', () => {
  const rows = TABLE.trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [verb, ...rest] = line.trim().split(/\s+/);
      return { verb: verb as OrderVerb, cells: rest.slice(0, 6), by: rest.slice(6) };
    });
  test('every verb has a row', () => {
    expect(rows.map((r) => r.verb)).toEqual(Object.keys(orderWorkflow));
  });
  test.each(rows)('$verb', ({ verb, cells, by }) => {
    for (const [i, status] of orderStages.entries())
      for (const part of parts) {
        const fee = verb === 'stateFee' ? null : 'stated';
        const cell = cells[i]!;
        const expected = !by.includes(part) ? 'notYours' : cell === '.' ? 'notNow' : (stageNamed[cell] ?? status);
        expect(outcome(verb, part, { status, fee }), `${verb} ${status} ${part}`).toBe(expected);
      }
  });

  test.each<[string, OrderVerb, OrderPart, Partial<OrderFacts>, string]>([
    ['sent before', 'choose', 'dispatcher', { status: 'waiting', wasSent: true }, 'sentAlready'],
    ['nobody does it', 'choose', 'dispatcher', { status: 'waiting', hasProvider: false }, 'noProvider'],
    ['unannounced', 'arrive', 'handler', { hasVisit: false }, 'sayWhenFirst'],
    ['agreed already', 'stateFee', 'handler', { fee: 'agreed' }, 'feeAgreed'],
    ['refused before', 'stateFee', 'handler', { fee: 'refused' }, 'taken'],
    ['no fee', 'dropFee', 'handler', { fee: null }, 'noFee'],
    ['agreed already', 'dropFee', 'handler', { fee: 'agreed' }, 'feeAgreed'],
    ['no fee', 'agreeFee', 'resident', { fee: null }, 'noFee'],
    ['refused, agreed after all', 'agreeFee', 'resident', { fee: 'refused' }, 'taken'],
    ['agreed, refused after all', 'refuseFee', 'resident', { fee: 'agreed' }, 'feeAgreed'],
    ['the one who does the work', 'agreeFee', 'firstReceiver', { fee: 'stated', handledByActor: true }, 'notYourWord'],
  ])('%s: %s', (_, verb, part, more, expected) => {
    expect(outcome(verb, part, more)).toBe(expected);
  });
});

describe('what an order is about', () => {
  test.each([
    ['暖气不热,家里只有十五度', 'heating'],
    ['卫生间下水道堵了', 'drains'],
    ['水龙头漏水', 'water'],
    ['电梯不动了,停电了吗', 'lift'],
    ['家里跳闸', 'power'],
    ['门锁打不开', 'locks'],
    ['楼道脏,好几天没人打扫', 'cleaning'],
    ['想问问医保', null],
  ])('%s', (text, service) => {
    expect(serviceIn(text)).toBe(service);
  });
  test('what a home cannot do without has the short clock', () => {
    expect(['heating', 'water', 'power', 'gas'].map((s) => tierOf(s as 'gas'))).toEqual(Array(4).fill('utility'));
    expect(tierOf('locks')).toBe('general');
    expect(tierOf(null)).toBe('general');
  });
});

describe('how far it is', () => {
  const at = (caseStatus: string, more: Partial<Parameters<typeof stageOf>[0]> = {}) =>
    stageOf({ caseStatus, arrivedAt: null, isTakersUnit: true, ...more });
  test('follows the case', () => {
    expect(
      ['received', 'dispatched', 'handling', 'replied', 'closed', 'withdrawn', 'arbitrating'].map((s) => at(s)),
    ).toEqual(['waiting', 'offered', 'taken', 'answered', 'ended', 'ended', 'waiting']);
  });
  test('an arrival counts for the unit that has it now', () => {
    expect(at('handling', { arrivedAt: now })).toBe('arrived');
    expect(at('handling', { arrivedAt: now, isTakersUnit: false })).toBe('taken');
  });
});

test('the next provider: by rank, whoever has not had it', () => {
  const list = [
    { organisationId: 'b', rank: 2 },
    { organisationId: 'a', rank: 1 },
  ];
  expect(nextProvider(list, new Set())?.organisationId).toBe('a');
  expect(nextProvider(list, new Set(['a']))?.organisationId).toBe('b');
  expect(nextProvider(list, new Set(['a', 'b']))).toBeNull();
});

test('a window and a fee as people say them', () => {
  const two = now.add({ hours: 2 });
  expect(windowText(now, two)).toEqual(['3月3日 10:00–12:00', '2026-03-03 10:00–12:00']);
  expect(windowText(now, now.add({ hours: 24 }))[0]).toBe('3月3日 10:00–3月4日 10:00');
  expect(feeText(8000)).toEqual(['80 元', '80 yuan']);
  expect(feeText(8050)[0]).toBe('80.50 元');
});
