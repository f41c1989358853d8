import { describe, expect, test } from 'vitest';
import {
  type ClockEvent,
  type ClockPurpose,
  type ClockRuleRow,
  clockPurposes,
  endedBy,
  isBoundByPetitionLaw,
  ruleFor,
  startedBy,
  toClockRule,
} from './cases.clocks.rules.ts';
import { type CaseVerb, caseKinds } from './cases.rules.ts';
import { caseWorkflow } from './cases.workflow.rules.ts';

const event = (verb: ClockEvent['verb'], more: Partial<ClockEvent> = {}): ClockEvent => ({
  verb,
  kind: 'complaint',
  receiverKind: 'department',
  from: 'received',
  to: 'handling',
  isRedo: false,
  ...more,
});

describe('which clocks an act starts and ends', () => {
  /** verb: starts | met | stopped. Verbs that are not here touch no clock. */
  const TABLE = `
report               handle        |                              |
dispatch             sign return   |                              |
recall                             |                              | sign return
sign                 contact       | sign                         | return
take                 contact       |                              |
return               contact       | sign return                  |
allowReturn                        | arbitrate                    |
insist                             | arbitrate                    |
passOn               contact       |                              | sign return
approveSuspension                  |                              | handle contact
resumeWork           handle        | review                       |
contact                            | contact                      |
answer               callback      | contact handle notify decide |
reply                callback      | contact handle notify decide |
confirmUnreasonable  callback      | contact handle notify decide |
confirm                            | callback                     |
callback                           | callback                     |
dispute              handle        | callback                     |
reopen               handle        |                              |
changeHandler                      |                              | sign return arbitrate review contact callback
lapse                              |                              | sign return arbitrate review arrive contact handle callback notify decide`;
  const words = (text = '') => text.trim().split(/\s+/).filter(Boolean);
  const table = new Map(
    TABLE.trim()
      .split('\n')
      .map((line) => {
        const [first, met, stopped] = line.split('|');
        const [verb, ...starts] = words(first);
        return [verb, { starts, met: words(met), stopped: words(stopped) }] as const;
      }),
  );

  test.each([...(Object.keys(caseWorkflow) as CaseVerb[]), 'report' as const])('%s', (verb) => {
    const expected = table.get(verb) ?? { starts: [], met: [], stopped: [] };
    const ends = Object.entries(endedBy(event(verb)));
    const ending = (state: string) => ends.flatMap(([purpose, s]) => (s === state ? [purpose] : [])).sort();
    expect([...startedBy(event(verb))].sort()).toEqual([...expected.starts].sort());
    expect(ending('met')).toEqual([...expected.met].sort());
    expect(ending('stopped')).toEqual([...expected.stopped].sort());
  });

  test('a call that reached nobody is still owed; one that heard "not solved" starts the work anew', () => {
    expect(endedBy(event('callback', { from: 'replied', to: 'replied' }))).toEqual({});
    expect(startedBy(event('callback', { from: 'replied', to: 'returned' }))).toEqual(['handle']);
    expect(endedBy(event('callback', { from: 'replied', to: 'returned' }))).toEqual({ callback: 'met' });
    expect(startedBy(event('callback', { from: 'replied', to: 'closed' }))).toEqual([]);
  });

  test('a decline waits for the level above; passed on, somebody has to take it again', () => {
    expect(startedBy(event('return', { from: 'dispatched', to: 'arbitrating' }))).toEqual(['arbitrate']);
    expect(startedBy(event('passOn', { from: 'dispatched', to: 'dispatched' }))).toEqual(['sign', 'return']);
  });

  test('a word from within the handler’s reach ends nothing: the call is still owed', () => {
    expect(endedBy(event('confirm', { from: 'replied', to: 'replied' }))).toEqual({});
  });

  test('a check that finds it otherwise starts the work anew', () => {
    expect(startedBy(event('checkClosed', { from: 'closed', to: 'returned' }))).toEqual(['handle']);
    expect(startedBy(event('checkClosed', { from: 'closed', to: 'closed' }))).toEqual([]);
  });

  test('another handler after an answer starts the work anew, before it the running end holds', () => {
    for (const from of ['replied', 'suspended'] as const)
      expect(startedBy(event('changeHandler', { from, to: 'returned' }))).toEqual(['handle']);
    for (const from of ['dispatched', 'handling'] as const)
      expect(startedBy(event('changeHandler', { from, to: 'returned' }))).toEqual([]);
  });
});

describe('a petition (信访工作条例 2, 23, 34)', () => {
  const bound = ['party', 'government', 'department'];
  const free = ['committee', 'company', 'team', 'station', ''];

  test('binds Party and government bodies, never a village committee or a company', () => {
    expect([...bound, ...free].filter(isBoundByPetitionLaw)).toEqual(bound);
  });

  test('starts the law’s clocks where a bound body receives it: at intake, on signing, on taking', () => {
    for (const receiverKind of bound) {
      const at = (verb: ClockEvent['verb']) => event(verb, { kind: 'petition', receiverKind });
      expect(startedBy(at('report'))).toEqual(['notify', 'decide']);
      expect(startedBy(at('sign'))).toEqual(['contact', 'notify', 'decide']);
      expect(startedBy(at('take'))).toEqual(['contact', 'notify', 'decide']);
      expect(endedBy(at('sign'))).toMatchObject({ handle: 'stopped', sign: 'met' });
      expect(endedBy(at('take'))).toEqual({ handle: 'stopped' });
      expect(startedBy(at('dispatch'))).toEqual(['sign', 'return']);
    }
    for (const receiverKind of free) {
      expect(startedBy(event('report', { kind: 'petition', receiverKind }))).toEqual(['handle']);
      expect(startedBy(event('sign', { kind: 'petition', receiverKind }))).toEqual(['contact']);
      expect(endedBy(event('sign', { kind: 'petition', receiverKind }))).not.toHaveProperty('handle');
    }
  });

  test('gives no new sixty days to work that was answered before', () => {
    for (const verb of ['sign', 'take'] as const) {
      const again = event(verb, { kind: 'petition', receiverKind: 'government', isRedo: true });
      expect(startedBy(again)).toEqual(['contact']);
      expect(endedBy(again)).not.toHaveProperty('handle');
    }
  });

  test('nothing but a petition has statutory clocks', () => {
    for (const kind of caseKinds.filter((k) => k !== 'petition'))
      for (const receiverKind of [...bound, ...free])
        for (const verb of ['report', 'sign', 'take'] as const)
          expect(startedBy(event(verb, { kind, receiverKind }))).not.toContain('decide');
  });
});

describe('the rule that holds', () => {
  const base: ClockRuleRow = {
    id: 'ALL',
    area: '',
    purpose: 'handle',
    kind: null,
    tier: null,
    unit: 'd',
    amount: 7,
    duty: 'organ',
    source: '测试',
    validFrom: '2020-01-01',
    validTo: null,
  };
  const asked = {
    area: '150124201213',
    kind: 'complaint',
    tier: 'general',
    purpose: 'handle',
    day: '2026-03-03',
  } as const;
  const chosen = (rows: Partial<ClockRuleRow>[], more: Partial<typeof asked> | { day: string } = {}) =>
    ruleFor(
      rows.map((r) => ({ ...base, ...r })),
      { ...asked, ...more },
    )?.id ?? null;

  test('is the narrowest place first, then the kind, then the tier, then the newest, in whatever order they stand', () => {
    const ladder: Partial<ClockRuleRow>[] = [
      { id: 'everywhere' },
      { id: 'everywhere newer', validFrom: '2025-01-01' },
      { id: 'tier', tier: 'general' },
      { id: 'kind', kind: 'complaint' },
      { id: 'both', kind: 'complaint', tier: 'general' },
      { id: 'city', area: '1501' },
      { id: 'city both', area: '1501', kind: 'complaint', tier: 'general' },
      { id: 'county', area: '150124' },
      { id: 'village', area: '150124201213' },
    ];
    for (let i = 0; i < ladder.length; i++) {
      expect(chosen(ladder.slice(0, i + 1))).toBe(ladder[i]!.id);
      expect(chosen(ladder.slice(0, i + 1).reverse())).toBe(ladder[i]!.id);
    }
  });

  test('is never one of another place, purpose, kind or tier', () => {
    expect(chosen([{ area: '150102' }])).toBeNull();
    expect(chosen([{ area: '150124201213001' }])).toBeNull();
    expect(chosen([{ purpose: 'sign' }])).toBeNull();
    expect(chosen([{ kind: 'petition' }])).toBeNull();
    expect(chosen([{ tier: 'emergency' }])).toBeNull();
    expect(chosen([])).toBeNull();
  });

  test('holds from its first day on, and no longer on the day it ends', () => {
    const rule = { validFrom: '2026-03-03', validTo: '2026-03-10' };
    expect(chosen([rule], { day: '2026-03-02' })).toBeNull();
    expect(chosen([rule], { day: '2026-03-03' })).toBe('ALL');
    expect(chosen([rule], { day: '2026-03-09' })).toBe('ALL');
    expect(chosen([rule], { day: '2026-03-10' })).toBeNull();
  });

  test('leaves the rows as they were', () => {
    const rows = [
      { ...base, id: 'A' },
      { ...base, id: 'B', area: '1501' },
    ];
    ruleFor(rows, asked);
    expect(rows.map((r) => r.id)).toEqual(['A', 'B']);
  });

  test.each<[ClockRuleRow['unit'], number, readonly number[]]>([
    ['h', 1, []],
    ['h', 48, []],
    ['h', 49, [48, 24]],
    ['wd', 1, [48, 24]],
    ['d', 7, [48, 24]],
  ])('%s %i warns %j hours before', (unit, amount, hours) => {
    expect(toClockRule({ ...base, unit, amount }).warnHours).toEqual(hours);
    expect(toClockRule(base).pausable).toBe(false);
  });

  test('every purpose is known to the ends of a withdrawal', () => {
    const purposes: readonly ClockPurpose[] = clockPurposes;
    expect(Object.keys(endedBy(event('lapse'))).sort()).toEqual([...purposes].sort());
  });
});
