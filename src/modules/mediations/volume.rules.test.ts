import { describe, expect, test } from 'vitest';
import { contentsOf, linesOf, rowPages, textPages } from './volume.rules.ts';

const page = { perLine: 4, lines: 3 };
describe('a text on paper', () => {
  test('is set in lines of full width; two letters take the room of one character', () => {
    expect(linesOf('一二三四五', 4)).toEqual(['一二三四', '五']);
    expect(linesOf('abcdefgh一', 4)).toEqual(['abcdefgh', '一']);
    expect(linesOf('', 4)).toEqual(['']);
    expect(linesOf('一\n\n二', 4)).toEqual(['一', '', '二']);
  });
  test('goes on on the next page, and nothing of it is lost', () => {
    const text = '甲'.repeat(25);
    const pages = textPages(text, page);
    expect(pages.map((p) => p.length)).toEqual([12, 12, 1]);
    expect(pages.join('')).toBe(text);
    expect(textPages('短', page)).toEqual(['短']);
    expect(textPages('甲'.repeat(12), page, 2).map((p) => p.length)).toEqual([4, 8]);
  });
  test('keeps its paragraphs', () => {
    expect(textPages('一\n二\n三\n四', page)).toEqual(['一\n二\n三', '四']);
  });
});
describe('rows', () => {
  test('stay together where they fit, and go on under the same head where they do not', () => {
    const short = [
      ['a', '一'],
      ['b', '二'],
    ] as const;
    expect(rowPages(short, { perLine: 4, lines: 4 })).toEqual([[...short]]);
    expect(rowPages(short, { perLine: 4, lines: 3 })).toEqual([[short[0]], [short[1]]]);
    const long = rowPages([['a', '甲'.repeat(20)]], page);
    expect(long.length).toBeGreaterThan(1);
    expect(long.flat().map(([head]) => head)).toEqual(long.flat().map(() => 'a'));
    expect(
      long
        .flat()
        .map(([, says]) => says)
        .join(''),
    ).toBe('甲'.repeat(20));
  });
  test('no row makes no page', () => expect(rowPages([], page)).toEqual([]));
});
test('the contents name the pages of each part, after the cover and themselves', () => {
  expect(
    contentsOf([
      { kind: 'a', sheets: 1 },
      { kind: 'b', sheets: 0 },
      { kind: 'c', sheets: 3 },
      { kind: 'd', sheets: 1 },
    ]),
  ).toEqual([
    { kind: 'a', from: 3, to: 3 },
    { kind: 'b', from: null, to: null },
    { kind: 'c', from: 4, to: 6 },
    { kind: 'd', from: 7, to: 7 },
  ]);
});
