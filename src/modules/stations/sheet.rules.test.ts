import { expect, test } from 'vitest';
import { amenitiesIn, degreesIn, readStation } from './sheet.rules.ts';
import { sheetFields } from './sheet.words.ts';

const good = {
  ...{ name: '红蜂驿站·一', area: '', kind: '', address: '某路 1 号', way: '', long: 111.67, lat: 40.83, position: '' },
  ...{
    amenities: '热水、微波炉',
    seats: '',
    hours: '8:00-22:00',
    host: '某银行',
    unit: '',
    phone: '110',
    confirmed: '',
  },
};
type Field = (typeof sheetFields)[number];
type Cell = string | number | null;
const TODAY = '2026-03-03';
const read = (more: Partial<Record<Field, Cell>> = {}, without: readonly Field[] = []) => {
  const kept = sheetFields.filter((f) => !without.includes(f));
  const columns = Object.fromEntries(kept.map((f, i) => [f, i]));
  return readStation({ number: 4, cells: kept.map((f) => ({ ...good, ...more })[f]) }, columns, TODAY);
};
const faults = (...given: Parameters<typeof read>) => {
  const result = read(...given);
  return 'faults' in result ? result.faults.map((f) => `${f.field} ${f.rule}`) : [];
};

test('a row with what it must have is a station; what may be left out is', () => {
  expect(read()).toMatchObject({
    read: {
      ...{ row: 4, kind: 'redBee', area: '', way: null, seats: null, confirmedOn: null, phone: '110' },
      ...{ long: 111.67, lat: 40.83, amenities: ['water', 'meal'] },
    },
  });
  expect(read({ kind: '工会驿站', phone: '１１０', seats: '500座' })).toMatchObject({
    read: { kind: 'outdoor', phone: '110', seats: 500 },
  });
});

test('every cell that is wrong is named, and its neighbour is not', () => {
  expect(faults({ name: '', address: '路', host: null, phone: '11' })).toEqual([
    'name required',
    'address tooShort',
    'host required',
    'phone tooShort',
  ]);
  expect(faults({ name: '站'.repeat(60), way: '走'.repeat(300) })).toEqual([]);
  expect(faults({ name: '站'.repeat(61), way: '走'.repeat(301) })).toEqual(['name tooLong', 'way tooLong']);
  expect(faults({ kind: '网吧' })).toEqual(['kind kind']);
  for (const seats of ['0', '501', '3.5', '很多']) expect(faults({ seats })).toEqual(['seats seats']);
  expect(faults({ confirmed: TODAY })).toEqual([]);
  expect(faults({ confirmed: '2026-03-04' })).toEqual(['confirmed confirmedAhead']);
  expect(faults({ amenities: '' })).toEqual(['amenities required']);
});

test('what costs something is refused wherever it is written', () => {
  for (const f of ['name', 'address', 'way', 'host', 'hours'] as const)
    expect(faults({ [f]: `${good[f] || '从侧门进'} 收费 2 元` })).toContain(`${f} charge`);
  expect(faults({ amenities: '充电 1 元/小时' })).toEqual(['amenities charge']);
});

test('a position is two numbers in the country, in two cells or in one', () => {
  expect(faults({ long: '', lat: '' })).toEqual(['long required']);
  expect(faults({ long: 111.67, lat: '' })).toEqual(['long positionHalf']);
  expect(faults({ long: '东边', lat: 40.83 })).toEqual(['long positionUnread']);
  expect(faults({ long: 40.83, lat: 111.67 })).toEqual(['long positionSwapped']);
  const inOne = ['long', 'lat'] as const;
  expect(read({ position: '111.67，40.83' }, inOne)).toMatchObject({ read: { long: 111.67, lat: 40.83 } });
  expect(faults({ position: '111.67' }, inOne)).toEqual(['position positionHalf']);
  expect(faults({ position: '111.67, 40.83, 1040' }, inOne)).toEqual(['position positionUnread']);
});

test('degrees and services as people write them', () => {
  expect(['１１１.５', '东经111.5°', '111.5 E', '111度'].map(degreesIn)).toEqual([111.5, 111.5, 111.5, 111]);
  expect(degreesIn('111°30′36″')).toBeCloseTo(111.51, 6);
  expect(degreesIn(`111°30'36''`)).toBeCloseTo(111.51, 6);
  expect(degreesIn("40°30'")).toBe(40.5);
  expect(['1111.5', '-111', '111.5.2', ''].map(degreesIn)).toEqual([null, null, null, null]);
  expect(amenitiesIn('图书、免费热水/足疗等')).toEqual({ found: ['water', 'books'], strange: ['足疗'] });
});
