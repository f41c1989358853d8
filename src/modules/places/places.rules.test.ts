import { describe, expect, test } from 'vitest';
import {
  ancestorsOf,
  checkRows,
  dayOf,
  isOpenOn,
  kindsOfLevel,
  mayClose,
  nextGridCode,
  type PlaceKind,
  type PlaceRow,
  placeKinds,
  placeSubject,
  type Validity,
} from './places.rules.ts';

const always: Validity = { validFrom: null, validTo: null };
const codeOfLevel = {
  province: '15',
  prefecture: '1501',
  county: '150124',
  township: '150124201',
  village: '150124201213',
  grid: '150124201213001',
};
const above = new Map(Object.values(codeOfLevel).map((code) => [code, always]));

describe('a place', () => {
  test('is of a kind that fits its level, whatever its code suggests', () => {
    for (const [level, code] of Object.entries(codeOfLevel))
      for (const kind of placeKinds) {
        const fits = kindsOfLevel[level as keyof typeof codeOfLevel].includes(kind);
        const found = checkRows([{ code, name: '某地', kind }], above).map((f) => f.fault);
        expect([code, kind, found]).toEqual([code, kind, fits ? [] : ['kindNotOfLevel']]);
      }
  });

  test('is of exactly one level by kind', () => {
    const listed = Object.values(kindsOfLevel).flat();
    expect([...listed].sort()).toEqual([...placeKinds].sort());
  });

  test('is open from its first day until before its last', () => {
    const place = { validFrom: '2026-01-01', validTo: '2026-02-01' };
    const days = ['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01'];
    expect(days.map((day) => isOpenOn(place, day))).toEqual([false, true, true, false]);
    expect(isOpenOn(always, '1949-10-01')).toBe(true);
  });

  test('has its ancestors from the top', () => {
    expect(ancestorsOf('150124201213001')).toEqual(['15', '1501', '150124', '150124201', '150124201213']);
    expect(ancestorsOf('15')).toEqual([]);
    expect(ancestorsOf('')).toEqual([]);
  });

  test('is named in the journal by a UUID of its own', () => {
    expect(placeSubject('150124201213')).toBe('ffffffff-ffff-8fff-8fff-150124201213');
    expect(placeSubject('15')).toBe('ffffffff-ffff-8fff-8fff-ffffffffff15');
    expect(new Set(Object.values(codeOfLevel).map(placeSubject)).size).toBe(6);
  });

  test('begins and ends on local days', () => {
    expect(dayOf(Temporal.Instant.from('2026-03-02T15:59:59Z'))).toBe('2026-03-02');
    expect(dayOf(Temporal.Instant.from('2026-03-02T16:00:00Z'))).toBe('2026-03-03');
    // In the summers of 1986 to 1991 the clocks stood an hour further.
    expect(dayOf(Temporal.Instant.from('1990-07-01T15:30:00Z'))).toBe('1990-07-02');
    const years = Array.from({ length: 160 }, (_, i) => 1940 + i);
    for (const at of years.flatMap((y) => [`${y}-01-01T15:59:59Z`, `${y}-06-30T16:00:00Z`, `${y}-12-31T16:00:01Z`])) {
      const moment = Temporal.Instant.from(at);
      expect(dayOf(moment), at).toBe(moment.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString());
    }
  });
});

describe('a list of places', () => {
  const village = (more: Partial<PlaceRow> = {}): PlaceRow => ({
    code: '150124201213',
    name: '某村',
    kind: 'villageCommittee',
    ...more,
  });
  const faults = (rows: PlaceRow[], parent: Validity | null) =>
    checkRows(rows, new Map(parent ? [['150124201', parent]] : [])).map((f) => `${f.row}.${f.field}:${f.fault}`);

  test('may bring children before parents', () => {
    const rows = ['150124201213', '150124201', '150124', '1501', '15'].map((code, i) => ({
      code,
      name: '某地',
      kind: (['villageCommittee', 'township', 'county', 'prefecture', 'province'] satisfies PlaceKind[])[i]!,
    }));
    expect(checkRows(rows, new Map())).toEqual([]);
    expect(checkRows(rows.slice(0, 4), new Map())).toEqual([{ row: 3, field: 'code', fault: 'noParent' }]);
  });

  test('names every fault by row', () => {
    const rows = [
      village({ code: '' }),
      village({ code: '1501242' }),
      village(),
      village(),
      village({ code: '15012420121x' }),
    ];
    expect(faults(rows, always)).toEqual(['0.code:empty', '1.code:length', '3.code:twice', '4.code:notDigits']);
    expect(faults([village({ code: '150124201000' })], always)).toEqual(['0.code:padded']);
    expect(faults([village()], null)).toEqual(['0.code:noParent']);
  });

  test('must end after it begins', () => {
    expect(faults([village({ validFrom: '2026-01-02', validTo: '2026-01-02' })], always)).toEqual(['0.validTo:dates']);
    expect(faults([village({ validFrom: '2026-01-01', validTo: '2026-01-02' })], always)).toEqual([]);
  });

  test('begins while the parent exists', () => {
    const parent = { validFrom: '2025-01-01', validTo: '2026-01-01' };
    const at = (validFrom: string | null, validTo: string | null = null) =>
      faults([village({ validFrom, validTo })], parent);
    expect(at('2024-12-31')).toEqual(['0.code:parentClosed']);
    expect(at('2025-01-01')).toEqual([]);
    expect(at('2025-12-31')).toEqual([]);
    expect(at('2026-01-01')).toEqual(['0.code:parentClosed']);
    expect(at(null)).toEqual(['0.code:parentClosed']);
    expect(at(null, '2026-01-01')).toEqual([]);
    expect(at(null, '2026-01-02')).toEqual(['0.code:parentClosed']);
  });

  test('asks nothing of the parent of a place already known', () => {
    const known = new Map([
      ['150124201', { validFrom: null, validTo: '2020-01-01' }],
      ['150124201213', always],
    ]);
    expect(checkRows([village({ validFrom: '2026-01-01' })], known)).toEqual([]);
  });
});

describe('closing', () => {
  const place = { validFrom: '2026-01-01', validTo: null };
  test.each([
    [place, '2026-01-02', 0, null],
    [place, '2026-01-01', 0, 'closesBeforeItBegan'],
    [place, '2026-01-02', 1, 'childrenOpen'],
    [{ ...place, validTo: '2027-01-01' }, '2026-05-01', 0, 'alreadyClosed'],
    [always, '1949-10-01', 0, null],
  ] as const)('%j on %s with %i below: %s', (which, on, below, why) => {
    expect(mayClose(which, on, below)).toBe(why);
  });
});

test('grids number upwards and end at 999', () => {
  expect(nextGridCode('150124201213', [])).toBe('150124201213001');
  expect(nextGridCode('150124201213', ['150124201213001', '150124201213007'])).toBe('150124201213008');
  expect(nextGridCode('150124201213', ['150124201213998'])).toBe('150124201213999');
  expect(nextGridCode('150124201213', ['150124201213999'])).toBeNull();
});
