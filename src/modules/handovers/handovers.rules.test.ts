import { describe, expect, test } from 'vitest';
import { decide } from '#kernel/workflow.ts';
import {
  gapsOf,
  type HandoverFacts,
  type HandoverPart,
  type HandoverVerb,
  handoverStatuses,
  handoverWorkflow,
  holdsByWayOf,
} from './handovers.rules.ts';

const now = Temporal.Instant.from('2026-03-03T02:00:00Z');
const facts = (more: Partial<HandoverFacts>): HandoverFacts => ({
  status: 'drafted',
  until: '2026-03-10',
  items: 3,
  things: 0,
  isIncoming: false,
  ...more,
});
const asked = (verb: HandoverVerb, part: HandoverPart, more: Partial<HandoverFacts>) => {
  const verdict = decide(handoverWorkflow, verb, facts(more), new Set([part]), now);
  return verdict.ok ? verdict.to : verdict.why;
};

/** Written apart from the table: verb → status → part → what it leads to. */
const oracle: Record<HandoverVerb, Partial<Record<string, string>>> = {
  redraw: { 'drafted outgoing': 'drafted' },
  note: { 'drafted outgoing': 'drafted' },
  sign: { 'drafted outgoing': 'offered' },
  answer: { 'offered incoming': 'accepted' },
  withdraw: { 'drafted outgoing': 'withdrawn', 'offered outgoing': 'withdrawn' },
  giveBack: Object.fromEntries(
    ['accepted', 'partly'].flatMap((s) => ['outgoing', 'incoming', 'house'].map((p) => [`${s} ${p}`, 'returned'])),
  ),
};

describe('a hand-over sheet', () => {
  test('every verb, status and part', () => {
    for (const verb of Object.keys(oracle) as HandoverVerb[])
      for (const status of handoverStatuses)
        for (const part of ['outgoing', 'incoming', 'house'] as const) {
          const expected = oracle[verb][`${status} ${part}`];
          const got = asked(verb, part, { status, accepted: 3 });
          if (expected) expect(got, `${verb} ${status} ${part}`).toBe(expected);
          else expect(['notNow', 'notYours'], `${verb} ${status} ${part}`).toContain(got);
        }
  });

  test('all, some or nothing accepted', () => {
    const answer = (accepted: number, items: number) =>
      asked('answer', 'incoming', { status: 'offered', accepted, items });
    expect([answer(3, 3), answer(2, 3), answer(1, 3), answer(0, 3), answer(0, 0)]).toEqual([
      'accepted',
      'partly',
      'partly',
      'refused',
      'accepted',
    ]);
  });

  test('an empty list is not signed, nor by who takes over; only a leave goes back', () => {
    expect(asked('sign', 'outgoing', { items: 0 })).toBe('nothingToHand');
    expect(asked('sign', 'outgoing', { isIncoming: true })).toBe('twoHands');
    expect(asked('giveBack', 'house', { status: 'accepted', until: null })).toBe('notALeave');
  });

  test('gaps are told one by one', () => {
    const none = {
      overdue: false,
      notContacted: false,
      status: 'handling',
      redoCount: 0,
      onRecord: false,
      offerPending: false,
      held: false,
      outOfReach: false,
    };
    expect(gapsOf(none)).toEqual([]);
    expect(gapsOf({ ...none, overdue: true, status: 'dispatched', redoCount: 1 })).toEqual([
      'overdue',
      'notSigned',
      'redo',
    ]);
    expect(gapsOf({ ...none, status: 'arbitrating', outOfReach: true })).toEqual(['declined', 'outOfReach']);
  });

  test('a case is held by way of the successor when later hand-overs lead there', () => {
    const steps = [
      { fromId: 'b', toId: 'c', caseId: '1' },
      { fromId: 'c', toId: 'd', caseId: '1' },
      { fromId: 'x', toId: 'e', caseId: '1' },
      { fromId: 'b', toId: 'f', caseId: '2' },
    ];
    const holders = ['b', 'c', 'd', 'e', 'f'].filter((h) => holdsByWayOf(h, 'b', '1', steps));
    expect(holders).toEqual(['b', 'c', 'd']);
    expect(holdsByWayOf('d', 'b', '1', [steps[1]!, steps[0]!]), 'order counts').toBe(false);
  });
});
