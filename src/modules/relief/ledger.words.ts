import type { Word } from '#kernel/words.ts';

export const ledgerColumnWords = {
  sheet: ['救助台账', 'Relief ledger'],
  day: ['日期', 'Day'],
  kind: ['类别', 'Kind'],
  batch: ['批次号', 'Batch'],
  item: ['品名', 'Item'],
  unit: ['单位', 'Unit'],
  account: ['对象', 'Account'],
  into: ['收入', 'In'],
  out: ['发出', 'Out'],
  after: ['结存', 'Left'],
  by: ['经手人', 'By'],
  reason: ['说明', 'Reason'],
  place: ['地方', 'Place'],
} as const satisfies Record<string, Word>;

/** Cents as people write yuan: 2,000.00. */
export const yuanText = (cents: number): string =>
  (cents / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
/** `12 袋`, `2,000.00 元`. */
export const amountText = (quantity: number, of: { unit: string; money: boolean }): string =>
  `${of.money ? yuanText(quantity) : quantity.toLocaleString('en-US')} ${of.unit}`;
