import { expect, test } from 'vitest';
import { linesOf, mapIn } from './mapping.text.ts';

const kinds = [
  { value: 'help', names: ['求助', 'Help', 'help'] },
  { value: 'complaint', names: ['投诉', 'Complaint', 'complaint'] },
] as const;

test('what is shown is read back as it was', () => {
  const map = { 投诉举报: 'complaint', A: 'help' } as const;
  const text = linesOf(map, (v) => kinds.find((k) => k.value === v)!.names[0]);
  expect(text).toBe('投诉举报 = 投诉\nA = 求助');
  expect(mapIn(text, kinds)).toEqual({ map });
});

test('any sign of equality, blank lines, and our words in either language', () => {
  expect(mapIn('\n报修=求助\n举报 → Complaint\n\n', kinds)).toEqual({ map: { 报修: 'help', 举报: 'complaint' } });
  expect(mapIn('北堡乡=150124201', null)).toEqual({ map: { 北堡乡: '150124201' } });
});

test('the line that is none is named', () => {
  for (const wrong of ['报修', '报修 = 修理', '= 求助', '报修 ='])
    expect(mapIn(`举报 = 投诉\n${wrong}`, kinds)).toEqual({ wrong: wrong.trim() });
});
