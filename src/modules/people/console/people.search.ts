import { normalPhone, readIdNumber } from '#kernel/identity.ts';

/** What somebody types into the one box: a name's beginning, or a number, which only finds when it is whole. */
export type Wanted = { name: string } | { phone: string } | { idNumber: string } | 'partOfNumber' | null;

export function wantedOf(typed: string): Wanted {
  const text = typed.trim();
  if (text === '') return null;
  if (typeof readIdNumber(text) === 'object') return { idNumber: text };
  if (normalPhone(text) !== null) return { phone: text };
  return /\d{3}/.test(text.normalize('NFKC')) ? 'partOfNumber' : { name: text };
}
