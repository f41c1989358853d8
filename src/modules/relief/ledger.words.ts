/** Cents as people write yuan: 2,000.00. */
export const yuanText = (cents: number): string =>
  (cents / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
/** `12 袋`, `2,000.00 元`. */
export const amountText = (quantity: number, of: { unit: string; money: boolean }): string =>
  `${of.money ? yuanText(quantity) : quantity.toLocaleString('en-US')} ${of.unit}`;
