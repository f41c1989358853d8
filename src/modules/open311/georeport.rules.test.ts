import { describe, expect, test } from 'vitest';
import {
  attributeFaults,
  attributeLines,
  attributesIn,
  datumOf,
  type Fields,
  instantOf,
  joinName,
  positionIn,
  rangeIn,
  rangesIn,
  updateStatuses,
  updateStatusOf,
} from './georeport.rules.ts';
import { xmlOf } from './georeport.xml.ts';
import { placeNamed } from './place.rules.ts';
import { keptUnder, serviceFor, serviceOf, services } from './services.rules.ts';

const fields = (of: Record<string, string | string[]>): Fields =>
  new Map(Object.entries(of).map(([name, value]) => [name, [value].flat()]));
const now = Temporal.Instant.from('2026-03-03T02:00:00Z');

test.each([
  ['张', '三', '张三'],
  ['张三', undefined, '张三'],
  ['', '张三', '张三'],
  ['欧阳', '娜 娜', '欧阳娜娜'],
  ['苏日·', '娜', '苏日·娜'],
  ['John', 'Smith', 'John Smith'],
  [undefined, ' ', undefined],
])('%s + %s is %s', (first, last, name) => expect(joinName(first, last)).toBe(name));

describe('a request as clients send it', () => {
  test('attributes by either spelling, once or often', () => {
    const given = attributesIn(
      fields({ 'attribute[what]': 'road', 'attribute[what][]': ['light', ' '], description: 'x' }),
    );
    expect([...given]).toEqual([['what', ['road', 'light']]]);
  });

  test('attributes are held to the definition; codes it does not know are let be', () => {
    const heating = serviceOf('heating')!;
    const faults = (of: Record<string, string | string[]>) =>
      attributeFaults(heating, attributesIn(fields(of))).map((f) => f.description.slice(0, 18));
    expect(faults({})).toEqual(['attribute[temperat']);
    expect(faults({ 'attribute[temperature]': 'cold' })).toEqual(['attribute[temperat']);
    expect(
      faults({ 'attribute[temperature]': '12.5', 'attribute[easting]': '1', 'attribute[extent]': 'home' }),
    ).toEqual([]);
    expect(faults({ 'attribute[temperature]': '12', 'attribute[extent]': 'moon' })).toEqual(['attribute[extent] ']);
    expect(faults({ 'attribute[temperature]': '12', 'attribute[since]': 'yesterday' })).toEqual(['attribute[since] m']);
    const lines = attributeLines(
      heating,
      attributesIn(fields({ 'attribute[temperature]': '12', 'attribute[extent]': 'home' })),
    );
    expect(lines.join()).toMatch(/室内温度.*12.*只有我家/);
  });

  test('a position is both numbers or a fault', () => {
    expect(positionIn(fields({ lat: '40.1', long: '111.7' }))).toEqual({ lat: 40.1, long: 111.7 });
    expect(positionIn(fields({}))).toBeNull();
    for (const bad of [{ lat: '40' }, { lat: '91', long: '0' }, { lat: '1e1', long: '1' }, { lat: 'NaN', long: '1' }])
      expect(positionIn(fields(bad))).toMatchObject({ code: 400 });
    expect([datumOf(undefined, 'gcj02'), datumOf('BD-09', 'wgs84'), datumOf('moon', 'wgs84')]).toEqual([
      'gcj02',
      'bd09',
      null,
    ]);
  });
});

describe('ninety days', () => {
  const range = (of: Record<string, string>) => {
    const found = rangeIn(fields(of), now);
    return 'code' in found ? found.code : [found.from.toString(), found.to.toString()];
  };
  test.each([
    [{}, ['2025-12-03T02:00:00Z', '2026-03-03T02:00:01Z']],
    [{ start_date: '2026-03-01T00:00:00+08:00' }, ['2026-02-28T16:00:00Z', '2026-03-03T02:00:01Z']],
    [
      { start_date: '2025-01-01T00:00:00Z', end_date: '2026-01-01T00:00:00Z' },
      ['2025-01-01T00:00:00Z', '2025-04-01T00:00:00Z'],
    ],
    [{ end_date: '2026-01-01T00:00:00Z' }, ['2025-10-03T00:00:00Z', '2026-01-01T00:00:00Z']],
    [{ start_date: 'yesterday' }, 400],
    [{ start_date: '2026-02-31T00:00:00Z' }, 400],
  ])('%j', (given, expected) => expect(range(given)).toEqual(expected));

  test('what moved within a range, whenever it was filed; both when both are said', () => {
    const ranges = (of: Record<string, string>) => {
      const found = rangesIn(fields(of), now);
      if ('code' in found) return found.code;
      return [found.filed, found.moved].map((r) => r && [r.from.toString(), r.to.toString()]);
    };
    const [day, lately] = ['2026-03-01T00:00:00Z', ['2026-03-01T00:00:00Z', '2026-03-03T02:00:01Z']];
    expect(ranges({})).toEqual([['2025-12-03T02:00:00Z', '2026-03-03T02:00:01Z'], null]);
    expect(ranges({ updated_after: day })).toEqual([null, lately]);
    expect(ranges({ updated_before: day })).toEqual([null, ['2025-12-01T00:00:00Z', day]]);
    expect(ranges({ updated_after: day, start_date: day })).toEqual([lately, lately]);
    expect([ranges({ updated_after: 'lately' }), ranges({ updated_after: day, end_date: 'x' })]).toEqual([400, 400]);
  });

  test('moments as clients write them', () => {
    expect(String(instantOf('2026-03-01T08:00:00 08:00'))).toBe('2026-03-01T00:00:00Z');
    expect(String(instantOf('2026-03-01'))).toBe('2026-02-28T16:00:00Z');
    expect(instantOf('1 March')).toBe(false);
  });
});

test('what moved a case is told in the words of the extension; an answer is no end', () => {
  expect(updateStatusOf('reply', null, null, false)).toBe('INVESTIGATING');
  expect(updateStatusOf('confirm', null, 'solved', true)).toBe('FIXED');
  expect(updateStatusOf('confirm', null, 'solved', false)).toBeNull();
  expect(updateStatusOf('callback', 'unsolved', null, false)).toBe('REOPEN');
  expect(updateStatusOf('note', null, null, false)).toBeNull();
  expect(new Set(updateStatuses).size).toBe(13);
});

test('every case has one service, and is found again under it', () => {
  expect(new Set(services.map((s) => s.code)).size).toBe(services.length);
  for (const s of services) {
    expect(s.code).toMatch(/^[A-Za-z-]+$/);
    expect(serviceFor(s.kind, s.category).code).toBe(s.code);
    expect(keptUnder(s).others.includes(s.category ?? '')).toBe(false);
  }
  expect(services.some((s) => s.attributes.length > 0) && services.some((s) => s.attributes.length === 0)).toBe(true);
});

test('an address goes to the place most of whose line it names; a shared name to the one above', () => {
  const village = { code: '150124201213', name: '老熊沟' };
  const township = { code: '150124201', name: '北堡乡' };
  const twin = { code: '150124105207', name: '老熊沟' };
  const shorter = { code: '150124201201', name: '北堡' };
  expect(placeNamed('老熊沟村口', [village], '150124')).toBe('150124201213');
  expect(placeNamed('北堡乡老熊沟村', [township, village, twin, shorter], '150124')).toBe('150124201213');
  expect(placeNamed('北堡', [township, shorter], '150124')).toBe('150124201201');
  expect(placeNamed('老熊沟', [village, twin], '1501')).toBe('150124');
  expect(placeNamed('哪儿也不是', [], '1501')).toBe('1501');
});

test('XML is well-formed whatever a person typed', () => {
  const text = xmlOf({ services: { service: [{ a: '<b>&\u0000\u000b\ud800"', n: null, flag: false }, { a: 'x' }] } });
  expect(text).toContain('<a>&lt;b&gt;&amp;\ufffd&quot;</a><n></n><flag>false</flag>');
  expect(text.match(/<service>/g)).toHaveLength(2);
});
