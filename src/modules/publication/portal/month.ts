import type { Lang } from '#kernel/words.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-03-01` as people say it. */
export function monthText(month: string, lang: Lang): string {
  const [year = '', number = '1'] = month.split('-');
  return lang === 'zh' ? `${year}年${Number(number)}月` : `${MONTHS[Number(number) - 1]} ${year}`;
}

/** The name under which a county's month is published. */
export const fileOf = ({ area, month }: { area: string; month: string }): string => `${area}-${month.slice(0, 7)}`;
