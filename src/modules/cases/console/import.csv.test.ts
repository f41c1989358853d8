import { expect, test } from 'vitest';
import { refusedCsv } from './import.csv.ts';

test('a reason with commas and quotes stays in its cell, and none becomes a formula', () => {
  const fault = { row: 3, field: 'phone', rule: 'phone', zh: '=1+1', en: 'Write "11 digits", please' } as const;
  expect(refusedCsv(['行', '项目', '原因', 'Reason'], [fault])).toBe(
    '\uFEFF行,项目,原因,Reason\r\n3,联系电话,\'=1+1,"Write ""11 digits"", please"\r\n',
  );
});
