import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  activityWorkflow,
  callOf,
  decided,
  type KindRule,
  meetsQuorum,
  passFor,
  plainMember,
  quorumNeeds,
  type Standing,
  standings,
  tallyOf,
  tickFault,
  voteFault,
  votesNeeded,
} from './activities.rules.ts';

/* 支部工作条例 11: half or more of those with a vote are there; more than half of those who SHOULD attend carry a decision. */

const half = { num: 1, den: 2 };
const more = { ...half, isOver: true };
const meeting: KindRule = {
  kind: 'memberMeeting',
  base: 'voters',
  quorum: half,
  pass: { ...more, of: 'shouldAttend' },
  matter: { quorum: { num: 2, den: 3 }, pass: { num: 1, den: 2, isOver: false, of: 'shouldAttend' } },
  countsAs: [],
  hasHours: false,
  recordRoles: ['partyAffairs'],
  basis: '支部工作条例 11',
};
const tally = (should: number, present: number) => ({ should, present, votersShould: should, votersPresent: present });

describe('the quorum', () => {
  test.each([
    [10, 4, false],
    [10, 5, true],
    [10, 6, true],
    [11, 5, false],
    [11, 6, true],
    [1, 1, true],
    [1, 0, false],
    [0, 0, false],
  ])('of %i, with %i there, is met: %s', (should, present, is) => {
    expect(meetsQuorum(half, should, present)).toBe(is);
  });
  test('two thirds of 9 is 6, of 10 is 7', () => {
    expect(quorumNeeds({ num: 2, den: 3 }, 9)).toBe(6);
    expect(quorumNeeds({ num: 2, den: 3 }, 10)).toBe(7);
  });
  test('what it needs is the least number that meets it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 5 }), fc.nat(4), (should, den, less) => {
        const q = { num: Math.max(1, den - less), den };
        const needs = quorumNeeds(q, should);
        expect(meetsQuorum(q, should, needs)).toBe(true);
        expect(needs === 1 || !meetsQuorum(q, should, needs - 1)).toBe(true);
      }),
    );
  });
});

describe('a decision', () => {
  test('exactly half of those who should attend does not carry it, one more does', () => {
    const t = tally(10, 8);
    expect(decided(meeting.pass!, { yes: 5, no: 3, abstain: 0 }, t)).toMatchObject({ needed: 6, passed: false });
    expect(decided(meeting.pass!, { yes: 6, no: 2, abstain: 0 }, t)).toMatchObject({ needed: 6, passed: true });
  });
  test('all who came are not enough when they are half of those who should have come', () => {
    expect(decided(meeting.pass!, { yes: 5, no: 0, abstain: 0 }, tally(10, 5)).passed).toBe(false);
  });
  test('on the base of those present, the same votes carry it', () => {
    const pass = { ...more, of: 'present' } as const;
    expect(decided(pass, { yes: 5, no: 3, abstain: 0 }, tally(10, 8))).toMatchObject({
      count: 8,
      needed: 5,
      passed: true,
    });
    expect(decided(pass, { yes: 4, no: 3, abstain: 1 }, tally(10, 8)).passed).toBe(false);
  });
  test('with an odd number more than half is the next whole one; "half or more" takes exactly half', () => {
    expect(votesNeeded(more, 11)).toBe(6);
    expect(votesNeeded({ ...half, isOver: false }, 10)).toBe(5);
    expect(votesNeeded({ ...half, isOver: false }, 11)).toBe(6);
  });
  test('never has more votes than people with a vote who came; a ballot may be missing', () => {
    expect(voteFault(meeting, { yes: 5, no: 3, abstain: 1 }, tally(10, 8))).toBe('votesAbovePresent');
    expect(voteFault(meeting, { yes: 5, no: 2, abstain: 1 }, tally(10, 8))).toBeNull();
    expect(voteFault(meeting, { yes: 5, no: 0, abstain: 0 }, tally(10, 8))).toBeNull();
    expect(voteFault({ pass: null, matter: null }, { yes: 1, no: 0, abstain: 0 }, tally(10, 8))).toBe('noVoting');
  });
});

describe('a matter of the village', () => {
  const pass = passFor(meeting, true)!;
  const votes = { yes: 5, no: 3, abstain: 0, isMatter: true };
  test('is carried by exactly half of those who should attend, where another decision is not; one less does not carry it', () => {
    expect(decided(pass, votes, tally(10, 8))).toMatchObject({ count: 10, needed: 5, passed: true });
    expect(decided(passFor(meeting, false)!, votes, tally(10, 8)).passed).toBe(false);
    expect(decided(pass, { ...votes, yes: 4 }, tally(10, 8)).passed).toBe(false);
    expect(decided(pass, { ...votes, yes: 5 }, tally(11, 8))).toMatchObject({ needed: 6, passed: false });
  });
  test('asks for two thirds of them to be there: 6 of 9 are enough, 6 of 10 are not', () => {
    expect(voteFault(meeting, { ...votes, no: 1 }, tally(9, 6))).toBeNull();
    expect(voteFault(meeting, { ...votes, no: 1 }, tally(10, 6))).toBe('matterQuorum');
    expect(voteFault(meeting, { ...votes, no: 1, isMatter: false }, tally(10, 6))).toBeNull();
    expect(voteFault({ ...meeting, matter: null }, votes, tally(10, 8))).toBe('noMatters');
  });
});

describe('who is called', () => {
  test('to a general meeting: everybody, but only full members count and vote', () => {
    const votes = (standing: Standing) => callOf('voters', { ...plainMember, standing }, null);
    expect(standings.map((s) => votes(s)?.hasVote)).toEqual([true, false, false, false, false]);
    expect(standings.map((s) => votes(s)?.counts)).toEqual([true, false, false, false, false]);
  });
  test('to the committee: its members; to a group: its own; to what is open: nobody', () => {
    expect(callOf('committee', plainMember, null)).toBeNull();
    expect(callOf('committee', { ...plainMember, onCommittee: true }, null)).toEqual({ counts: true, hasVote: true });
    expect(callOf('group', { ...plainMember, group: '一组' }, '二组')).toBeNull();
    expect(callOf('group', { ...plainMember, group: '一组' }, '一组')).toMatchObject({ counts: true });
    for (const standing of standings) expect(callOf('open', { ...plainMember, standing }, null)).toBeNull();
  });
  test('to a class: who has no vote counts as called, who is left out by decision does not', () => {
    expect(callOf('members', { ...plainMember, standing: 'probationary' }, null)).toEqual({
      counts: true,
      hasVote: false,
    });
    expect(callOf('members', { ...plainMember, standing: 'notCounted' }, null)?.counts).toBe(false);
  });
  test('guests and who has no vote do not make up the numbers', () => {
    const line = (counts: boolean, hasVote: boolean, presence: 'present' | 'absent') => ({ counts, hasVote, presence });
    expect(
      tallyOf([
        line(true, true, 'present'),
        line(true, true, 'absent'),
        line(true, false, 'present'),
        line(false, false, 'present'),
      ]),
    ).toEqual({ should: 3, present: 2, votersShould: 2, votersPresent: 1 });
  });
});

describe('held', () => {
  const now = Temporal.Instant.from('2026-03-03T02:00:00Z');
  const facts = (t: { should: number; present: number }, startsAt = now) => ({
    status: 'called' as const,
    startsAt,
    rule: meeting,
    tally: tally(t.should, t.present),
    came: t.present,
  });
  test('from the moment it begins, with the quorum, not with one less', () => {
    const unless = activityWorkflow.hold.unless!;
    expect(unless(facts({ should: 10, present: 5 }), now)).toBe(false);
    expect(unless(facts({ should: 10, present: 4 }), now)).toBe('noQuorum');
    expect(unless(facts({ should: 10, present: 0 }), now)).toBe('nobodyCame');
    expect(unless(facts({ should: 10, present: 5 }, now.add({ seconds: 1 })), now)).toBe('notYet');
  });
  test('leave is noted before, presence from an hour before', () => {
    const start = now.add({ hours: 1 });
    const tick = (presence: 'present' | 'leave' | 'unknown', made = now, reason: string | null = null) =>
      tickFault({ presence, reason }, start, made);
    expect(tick('present')).toBeNull();
    expect(tick('present', now.subtract({ seconds: 1 }))).toBe('notBegun');
    expect(tick('leave', now.subtract({ hours: 99 }), '外出看病')).toBeNull();
    expect(tick('leave')).toBe('reasonMissing');
    expect(tick('unknown', now.subtract({ hours: 99 }))).toBeNull();
  });
});
