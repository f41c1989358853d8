import { describe, expect, test } from 'vitest';
import { decide } from '#kernel/workflow.ts';
import {
  type AdmissionFacts,
  type AdmissionPart,
  type AdmissionVerb,
  admissionParts,
  admissionWorkflow,
  approvalArea,
  levelFor,
  officesFor,
} from './mandates.admissions.rules.ts';

const NOW = Temporal.Instant.from('2026-03-03T02:00:00Z');
const facts: AdmissionFacts = {
  status: 'consulting',
  ...{
    actedBefore: false,
    hasSigned: false,
    unsigned: 0,
    against: 0,
    reviewers: 2,
    isLawful: true,
    named: 2,
    isOver: false,
  },
};
const asked = (verb: AdmissionVerb, part: AdmissionPart, change: Partial<AdmissionFacts>) =>
  decide(admissionWorkflow, verb, { ...facts, ...change }, new Set([part]), NOW);

describe('an admission', () => {
  test.each([
    ['answer', 'receiver', {}, 'checking'],
    ['check', 'lawyer', { status: 'checking' }, 'reviewing'],
    ['check', 'lawyer', { status: 'checking', isLawful: false, named: 0 }, 'rejected'],
    ['sign', 'reviewer', { status: 'reviewing', unsigned: 2 }, 'reviewing'],
    ['sign', 'reviewer', { status: 'reviewing', unsigned: 1 }, 'deciding'],
    ['approve', 'approver', { status: 'deciding' }, 'inForce'],
    ['approveTemporarily', 'approver', { status: 'deciding' }, 'inForce'],
    ['reject', 'approver', { status: 'deciding', against: 2 }, 'rejected'],
    ['revoke', 'approver', { status: 'inForce' }, 'revoked'],
    ['withdraw', 'requester', { status: 'deciding' }, 'withdrawn'],
    ['lapse', 'house', { status: 'inForce', isOver: true }, 'expired'],
  ] as const)('goes on by %s of the %s: %j → %s', (verb, part, change, to) => {
    expect(asked(verb, part, change)).toEqual({ ok: true, to });
  });

  test.each([
    ['answer', 'receiver', { actedBefore: true }, 'secondPersonNeeded'],
    ['check', 'lawyer', { status: 'checking', actedBefore: true }, 'secondPersonNeeded'],
    ['check', 'lawyer', { status: 'checking', named: 1 }, 'tooFewReviewers'],
    ['sign', 'reviewer', { status: 'reviewing', hasSigned: true }, 'signedBefore'],
    ['approve', 'approver', { status: 'deciding', actedBefore: true }, 'secondPersonNeeded'],
    ['approve', 'approver', { status: 'deciding', against: 1 }, 'reviewAgainst'],
    ['approveTemporarily', 'approver', { status: 'deciding', against: 1 }, 'reviewAgainst'],
    ['approve', 'requester', { status: 'deciding' }, 'notYours'],
    ['approve', 'approver', { status: 'reviewing' }, 'notNow'],
    ['withdraw', 'requester', { status: 'inForce' }, 'notNow'],
    ['lapse', 'house', { status: 'inForce' }, 'notYetOver'],
  ] as const)('does not by %s of the %s: %j, %s', (verb, part, change, why) => {
    expect(asked(verb, part, change)).toEqual({ ok: false, why });
  });
  test('one of three against does not keep it from being approved', () => {
    expect(asked('approve', 'approver', { status: 'deciding', against: 1, reviewers: 3 })).toMatchObject({ ok: true });
  });
});

test('the unit that asks decides nothing of its own request; the level that was set decides', () => {
  const a = {
    ...{ area: '150124201', organisationId: 'asks', receiverId: 'gets' },
    ...{ level: 'county' as const, checkLevel: 'county' as const },
    reviewerIds: ['asks', 'one', 'two'],
  };
  const county = (organisationId: string) => ({ role: 'countyClerk' as const, organisationId, area: '150124' });
  expect([...admissionParts(a, county('asks'))]).toEqual(['requester']);
  expect(admissionParts(a, county('one')).has('reviewer')).toBe(true);
  expect(admissionParts(a, county('another')).has('approver')).toBe(true);
  const league = { ...a, level: 'league' as const };
  expect(admissionParts(league, county('another')).has('approver')).toBe(false);
  expect(admissionParts(league, { ...county('another'), area: '1501' }).has('approver')).toBe(true);
  const own = { ...league, checkLevel: 'league' as const };
  expect(admissionParts(own, county('another')).has('lawyer')).toBe(false);
  expect(admissionParts(own, { ...county('another'), area: '1501' }).has('lawyer')).toBe(true);
  const offices = (
    role: 'countyClerk' | 'departmentClerk' | 'townshipClerk',
    area: string,
    level: 'county' | 'league',
  ) => Object.values(officesFor({ role, area }, '150124201213', level));
  expect(offices('departmentClerk', '150124', 'county')).toEqual(['county', 'county']);
  expect(offices('townshipClerk', '150124201', 'league')).toEqual(['county', 'league']);
  expect(offices('countyClerk', '150124', 'county')).toEqual(['league', 'league']);
  expect(offices('countyClerk', '1501', 'league')).toEqual(['county', 'county']);
  expect([approvalArea('150124201', 'county'), approvalArea('150124201', 'league')]).toEqual(['150124', '1501']);
});

test('who approves is what the nearest place set last; the county where nobody did', () => {
  const rules = [
    { area: '15', validFrom: '2025-01-01', level: 'league' as const, basis: '自治区' },
    { area: '150124', validFrom: '2026-01-01', level: 'county' as const, basis: '县' },
    { area: '150124', validFrom: '2027-01-01', level: 'league' as const, basis: '县' },
  ];
  const at = (area: string, day: string) => levelFor(rules, area, day);
  expect([at('150124201', '2026-03-03'), at('150124201', '2027-03-03'), at('150102', '2026-03-03')]).toEqual([
    'county',
    'league',
    'league',
  ]);
  expect([at('150124201', '2025-06-01'), at('110101', '2026-03-03')]).toEqual(['league', 'county']);
});
