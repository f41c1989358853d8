import { describe, expect, test } from 'vitest';
import { roles } from '#kernel/actor.ts';
import { decide } from '#kernel/workflow.ts';
import {
  type Candidate,
  checkDates,
  type Edition,
  holdsOn,
  listHolding,
  type MandateVerb,
  mandateStatuses,
  mandateWorkflow,
  partsAt,
  unitKindOf,
} from './mandates.rules.ts';

test('an edition holds from its first day until before its last', () => {
  const validity = { validFrom: '2026-01-01', validTo: '2026-02-01' };
  const days = ['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01'];
  expect(days.map((day) => holdsOn(validity, day))).toEqual([false, true, true, false]);
  expect(holdsOn({ ...validity, validTo: null }, '2099-01-01')).toBe(true);
});

test('the kind of unit comes from the organisation and the place together', () => {
  expect(unitKindOf('committee', 'villageCommittee')).toBe('village');
  expect(unitKindOf('committee', 'community')).toBe('community');
  expect(unitKindOf('government', 'township')).toBe('township');
  expect(unitKindOf('government', 'town')).toBe('township');
  expect(unitKindOf('government', 'subdistrict')).toBe('subdistrict');
  expect(unitKindOf('government', 'county')).toBeNull();
  expect(unitKindOf('department', 'county')).toBeNull();
  expect(unitKindOf('committee', 'township')).toBeNull();
  for (const kind of ['team', 'company', 'party'] as const) expect(unitKindOf(kind, 'villageCommittee')).toBeNull();
});

describe('which list holds for a unit', () => {
  const unit = { id: 'u', area: '150124201213', unitKind: 'village' as const };
  const list = (name: string, more: Partial<Candidate>) => ({
    name,
    status: 'published' as const,
    area: '150124',
    organisationId: null,
    unitKind: 'village' as const,
    validFrom: '2026-01-01',
    validTo: null,
    ...more,
  });
  const own = list('own', { organisationId: 'u', unitKind: null, area: '150124201213' });
  const near = list('near', { area: '150124201' });
  const far = list('far', {});
  const day = '2026-03-03';
  const held = (lists: readonly ReturnType<typeof list>[], u: Parameters<typeof listHolding>[1] = unit) =>
    listHolding(lists, u, day)?.name ?? null;

  test('its own before that of its kind, the nearer before the farther', () => {
    expect(held([far, near, own])).toBe('own');
    expect(held([far, near])).toBe('near');
    expect(held([far])).toBe('far');
    expect(held([])).toBeNull();
  });
  test('not a draft, not one of another kind, place or day', () => {
    expect(held([far, { ...near, status: 'draft' }])).toBe('far');
    expect(held([{ ...far, unitKind: 'township' }])).toBeNull();
    expect(
      held([
        { ...far, area: '150125' },
        { ...far, area: '150124201214' },
      ]),
    ).toBeNull();
    expect(held([{ ...own, validTo: day }, far])).toBe('far');
    expect(held([{ ...far, validFrom: '2026-03-04' }])).toBeNull();
    expect(held([{ ...own, organisationId: 'v' }])).toBeNull();
  });
  test('a unit of no kind has only a list of its own', () => {
    const team = { ...unit, unitKind: null };
    expect(held([far, near], team)).toBeNull();
    expect(held([{ ...far, unitKind: null, organisationId: 'other' }], team)).toBeNull();
    expect(held([far, own], team)).toBe('own');
  });
});

describe('the days of an edition', () => {
  const today = '2026-03-03';
  const first: Edition = { id: '1', edition: 1, validFrom: '2025-01-01', validTo: null };
  const next: Edition = { id: '2', edition: 2, validFrom: '2026-06-01', validTo: null };
  const why = (validFrom: string, validTo: string | null, published = [first]) => {
    const verdict = checkDates({ validFrom, validTo }, published, today);
    return verdict.ok ? (verdict.replaces?.edition ?? 'stands alone') : `${verdict.field} ${verdict.why}`;
  };
  test('the first may begin whenever; a later one takes the place from today on', () => {
    expect(why('2020-01-01', null, [])).toBe('stands alone');
    expect(why(today, null)).toBe(1);
    expect(why('2026-03-02', null)).toBe('validFrom changesThePast');
    expect(why('2026-03-04', null)).toBe(1);
  });
  test('it ends after it begins', () => {
    expect(why('2026-04-01', '2026-04-01')).toBe('validTo endsBeforeItBegins');
    expect(why('2026-04-01', '2026-04-02')).toBe(1);
  });
  test('one that begins on the same day or later is overlapped unless this one ends by then', () => {
    const both = [{ ...first, validTo: '2026-06-01' }, next];
    expect(why('2026-06-01', null, both)).toBe('validFrom overlaps');
    expect(why('2026-05-01', null, both)).toBe('validFrom overlaps');
    expect(why('2026-05-01', '2026-06-02', both)).toBe('validFrom overlaps');
    expect(why('2026-05-01', '2026-06-01', both)).toBe(1);
    expect(why('2026-06-02', null, both)).toBe(2);
    expect(why('2024-01-01', '2025-01-01', both)).toBe('stands alone');
    expect(why('2024-01-01', '2025-01-02', both)).toBe('validFrom overlaps');
  });
  test('one that ended leaves a gap that may be filled', () => {
    expect(why('2026-02-01', null, [{ ...first, validTo: '2026-02-01' }])).toBe('stands alone');
  });
});

describe('who may do what', () => {
  const facts = { status: 'draft' as const, items: 3, isWriter: false, hasDraft: false };
  const now = Temporal.Instant.from('2026-03-03T02:00:00Z');
  const asked = (verb: MandateVerb, more: object, parts: readonly ('editor' | 'publisher')[]) => {
    const verdict = decide(mandateWorkflow, verb, { ...facts, ...more }, new Set(parts), now);
    return verdict.ok ? verdict.to : verdict.why;
  };
  test('every verb in every status', () => {
    const table = (Object.keys(mandateWorkflow) as MandateVerb[]).map((verb) => [
      verb,
      ...mandateStatuses.map((status) => asked(verb, { status }, ['editor', 'publisher'])),
    ]);
    expect(table).toEqual([
      ['edit', 'draft', 'notNow'],
      ['publish', 'published', 'notNow'],
      ['discard', 'draft', 'notNow'],
      ['renew', 'notNow', 'published'],
    ]);
  });
  test('a second person publishes, and not an empty list', () => {
    expect(asked('publish', { isWriter: true }, ['publisher'])).toBe('ownDraft');
    expect(asked('publish', { items: 0 }, ['publisher'])).toBe('empty');
    expect(asked('publish', {}, ['editor'])).toBe('notYours');
    expect(asked('edit', {}, ['publisher'])).toBe('notYours');
    expect(asked('renew', { status: 'published', hasDraft: true }, ['editor'])).toBe('draftExists');
  });
  test('the role says what, the place says where', () => {
    const at = (role: (typeof roles)[number], area: string) => [...partsAt({ role, area }, '150124201')];
    expect(at('countyClerk', '150124')).toEqual(['editor', 'publisher']);
    expect(at('townshipClerk', '150124201')).toEqual(['editor']);
    expect(at('townshipLeader', '150124201')).toEqual(['publisher']);
    expect(at('townshipClerk', '150124202')).toEqual([]);
    expect(at('townshipClerk', '150124201213')).toEqual([]);
    for (const role of roles)
      if (!['countyClerk', 'townshipClerk', 'townshipLeader'].includes(role))
        expect([role, at(role, '1501')]).toEqual([role, []]);
  });
});
