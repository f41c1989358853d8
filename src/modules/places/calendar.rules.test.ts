import { expect, test } from 'vitest';
import { checkNotice, joinCover } from './calendar.rules.ts';

const year = { coveredFrom: '2027-01-01', coveredUntil: '2027-12-31' };
const faults = (...days: [date: string, isWorkday: boolean][]) =>
  checkNotice({
    ...year,
    days: days.map(([date, isWorkday]) => ({ date, isWorkday, name: '某日', sourceDoc: '通知' })),
  }).map((f) => `${f.row}:${f.fault}`);

test('a notice speaks of its own year, of each day once', () => {
  expect(faults(['2027-01-01', false], ['2027-12-31', false])).toEqual([]);
  expect(faults(['2026-12-31', false], ['2028-01-01', false])).toEqual(['0:outsideCover', '1:outsideCover']);
  expect(faults(['2027-01-01', false], ['2027-01-01', false])).toEqual(['1:twice']);
});

test('a weekday listed as a working day is a slip; a weekend day is not', () => {
  expect(faults(['2027-01-08', true])).toEqual(['0:alreadyWorkday']); // Friday
  expect(faults(['2027-01-09', true], ['2027-01-10', true])).toEqual([]); // Saturday, Sunday
});

test('years join without a gap, on either side', () => {
  const cover = (coveredFrom: string, coveredUntil: string) => ({ coveredFrom, coveredUntil });
  const now = cover('2024-01-01', '2026-12-31');
  expect(joinCover(null, year)).toEqual(year);
  expect(joinCover(now, year)).toEqual(cover('2024-01-01', '2027-12-31'));
  expect(joinCover(now, cover('2025-01-01', '2025-12-31'))).toEqual(now);
  expect(joinCover(now, cover('2023-01-01', '2023-12-31'))).toEqual(cover('2023-01-01', '2026-12-31'));
  expect(joinCover(now, cover('2028-01-01', '2028-12-31'))).toBeNull();
  expect(joinCover(now, cover('2022-01-01', '2022-12-31'))).toBeNull();
});
