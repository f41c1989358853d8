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

/** The table of what lies where: the batches, and on a second sheet each store. */
export const stockColumnWords = {
  sheet: ['救助物资库存', 'Relief stock'],
  stores: ['各库房', 'Stores'],
  number: ['批次号', 'Batch'],
  item: ['品名', 'Item'],
  unit: ['单位', 'Unit'],
  source: ['来源', 'Source'],
  donor: ['谁给的', 'From whom'],
  purpose: ['用途', 'For'],
  receivedOn: ['入库日期', 'Received on'],
  received: ['收到', 'Received'],
  handed: ['已发', 'Handed out'],
  promised: ['已批未发', 'Approved'],
  stock: ['库存', 'In stock'],
  missing: ['盘点短缺', 'Missing'],
  households: ['户数', 'Households'],
  place: ['地方', 'Place'],
  store: ['库房', 'Store'],
  keeper: ['保管单位', 'Kept by'],
  countedOn: ['最近盘点', 'Last counted'],
} as const satisfies Record<string, Word>;

/** Cents as people write yuan: 2,000.00. */
export const yuanText = (cents: number): string =>
  (cents / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
/** `12 袋`, `2,000.00 元`. */
export const amountText = (quantity: number, of: { unit: string; money: boolean }): string =>
  `${of.money ? yuanText(quantity) : quantity.toLocaleString('en-US')} ${of.unit}`;
