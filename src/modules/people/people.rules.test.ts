import { describe, expect, test } from 'vitest';
import { roles } from '#kernel/actor.ts';
import {
  checkAuthorisation,
  checkConsent,
  decideReveal,
  errandScopes,
  isHomeArea,
  maybeUnder14,
  mayKeepHealth,
  readers,
  revealable,
  revealPurposes,
  type SealedField,
  sealedFields,
} from './people.rules.ts';

describe('what may be revealed', () => {
  const ask = (
    role: string,
    field: SealedField,
    purpose: string,
    reason: string | null = null,
    errands: string[] = [],
  ) => decideReveal({ role, field, purpose, reason, errands } as Parameters<typeof decideReveal>[0]);

  test('by office and purpose, exactly this', () => {
    const open = roles.flatMap((role) =>
      sealedFields.flatMap((field) =>
        revealPurposes
          .filter((purpose) => !ask(role, field, purpose, 'x'))
          .map((purpose) => `${role} ${field} ${purpose}`),
      ),
    );
    const clerk = [
      'phone contact',
      'phone care',
      'phone emergency',
      'idNumber verify',
      'idNumber pay',
      'idNumber emergency',
      'bank pay',
      'health care',
      'health emergency',
    ];
    const expected = [
      ...clerk.filter((line) => !line.startsWith('bank')).map((line) => `villageCadre ${line}`),
      ...clerk.filter((line) => line.startsWith('phone')).map((line) => `gridWorker ${line}`),
      ...clerk.map((line) => `townshipClerk ${line}`),
      ...clerk.map((line) => `civilAffairs ${line}`),
      ...sealedFields.map((field) => `dataProtection ${field} rightsRequest`),
    ];
    expect(open.sort()).toEqual(expected.sort());
  });

  test('nobody reveals who does not read', () => {
    for (const role of roles)
      if (!(readers as readonly string[]).includes(role)) expect(revealable(role, errandScopes)).toEqual([]);
  });

  test('an agent sees what the errands need, health never', () => {
    expect(revealable('agent', [])).toEqual([]);
    expect(revealable('agent', ['raise'])).toEqual(['phone']);
    expect(revealable('agent', ['follow'])).toEqual(['phone']);
    expect(revealable('agent', ['submit'])).toEqual(['phone', 'idNumber']);
    expect(revealable('agent', ['follow', 'collect'])).toEqual(['phone', 'idNumber', 'bank']);
    expect(ask('agent', 'bank', 'pay', null, ['submit'])).toBe('fieldNotYours');
    expect(ask('agent', 'bank', 'pay', null, ['collect'])).toBe(null);
    expect(ask('villageCadre', 'bank', 'pay', null, ['collect'])).toBe('fieldNotYours');
  });

  test('why not', () => {
    expect(ask('gridWorker', 'idNumber', 'verify')).toBe('fieldNotYours');
    expect(ask('villageCadre', 'phone', 'rightsRequest')).toBe('purposeNotYours');
    expect(ask('dataProtection', 'phone', 'contact')).toBe('purposeNotYours');
    expect(ask('villageCadre', 'idNumber', 'contact')).toBe('purposeNeedsLess');
    expect(ask('villageCadre', 'phone', 'emergency')).toBe('reasonMissing');
    expect(ask('villageCadre', 'phone', 'emergency', '房屋进水')).toBe(null);
  });
});

describe('under 14', () => {
  test('by birth date, to the day', () => {
    expect(maybeUnder14({ date: '2012-03-04', year: 2012 }, '2026-03-03')).toBe(true);
    expect(maybeUnder14({ date: '2012-03-03', year: 2012 }, '2026-03-03')).toBe(false);
    expect(maybeUnder14({ date: '2012-02-29', year: 2012 }, '2026-02-28')).toBe(true);
    expect(maybeUnder14({ date: '2012-02-29', year: 2012 }, '2026-03-01')).toBe(false);
  });
  test('by year alone the birthday may be yet to come', () => {
    expect(maybeUnder14({ date: null, year: 2012 }, '2026-12-31')).toBe(true);
    expect(maybeUnder14({ date: null, year: 2011 }, '2026-01-01')).toBe(false);
    expect(maybeUnder14({ date: null, year: null }, '2026-01-01')).toBe(false);
  });
});

test('a consent: guardians for children, witnesses for what was only spoken', () => {
  expect(checkConsent({ givenBy: 'self', witness: null }, false)).toBe(null);
  expect(checkConsent({ givenBy: 'self', witness: null }, true)).toBe('guardianNeeded');
  expect(checkConsent({ givenBy: 'oralWitnessed', witness: '高满喜' }, true)).toBe('guardianNeeded');
  expect(checkConsent({ givenBy: 'guardian', witness: null }, true)).toBe(null);
  expect(checkConsent({ givenBy: 'oralWitnessed', witness: null }, false)).toBe('witnessMissing');
  expect(checkConsent({ givenBy: 'oralWitnessed', witness: '高满喜' }, false)).toBe(null);
  expect(checkConsent({ givenBy: 'self', witness: '高满喜' }, false)).toBe('witnessNotNeeded');
});

test('an authorisation: one agent, a year at most, a witness when spoken', () => {
  const good = {
    medium: 'written',
    witness: null,
    validFrom: '2026-03-03',
    validTo: '2027-03-03',
    agents: 1,
  } as const;
  expect(checkAuthorisation(good)).toBe(null);
  expect(checkAuthorisation({ ...good, validTo: '2027-03-04' })).toBe('tooLong');
  expect(checkAuthorisation({ ...good, validTo: '2026-03-04' })).toBe(null);
  expect(checkAuthorisation({ ...good, validTo: '2026-03-03' })).toBe('endsBeforeItBegins');
  expect(checkAuthorisation({ ...good, agents: 0 })).toBe('agentNotOne');
  expect(checkAuthorisation({ ...good, agents: 2 })).toBe('agentNotOne');
  expect(checkAuthorisation({ ...good, medium: 'oral' })).toBe('witnessMissing');
  expect(checkAuthorisation({ ...good, medium: 'oral', witness: '高满喜' })).toBe(null);
  expect(checkAuthorisation({ ...good, medium: 'recorded', witness: '高满喜' })).toBe('witnessNotNeeded');
});

test('health on consent only with the separate consent', () => {
  expect(mayKeepHealth('consent', ['contact'])).toBe(false);
  expect(mayKeepHealth('consent', ['contact', 'health'])).toBe(true);
  expect(mayKeepHealth('statutoryDuty', [])).toBe(true);
  expect(mayKeepHealth('emergency', [])).toBe(true);
});

test('a home is a village or a grid', () => {
  expect(['150124', '150124201', '150124201213', '150124201213001', ''].map(isHomeArea)).toEqual([
    false,
    false,
    true,
    true,
    false,
  ]);
});
