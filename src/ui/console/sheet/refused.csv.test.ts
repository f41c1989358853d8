import { expect, test } from 'vitest';
import { refusedCsv } from './refused.csv.ts';

test('a reason with commas and quotes stays in its cell, and none becomes a formula', () => {
  const row = [3, '联系电话', '=1+1', 'Write "11 digits", please'];
  expect(refusedCsv(['行', '项目', '原因', 'Reason'], [row])).toBe(
    '\uFEFF行,项目,原因,Reason\r\n3,联系电话,\'=1+1,"Write ""11 digits"", please"\r\n',
  );
});
