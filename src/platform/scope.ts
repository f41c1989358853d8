import type { Actor } from '#kernel/actor.ts';

/**
 * The second lock (docs/decisions/0045): tables with personal data have a policy in the database, and a query shows nothing of them before somebody
 * said for which place it reads. The setting is the place's code.
 */
export const SCOPE_SETTING = 'baodao.scope';

/**
 * Tables whose policy compares the place of every row; the others ask only that a place was declared at all. Not `person` and `household`: who moved
 * away is still named beside what is being decided for them where they lived.
 */
export const LOCKED_BY_PLACE: readonly string[] = ['care_member', 'consent', 'fact', 'household_member'];

/**
 * For which place an actor reads: staff for that of their post; whoever shows a receipt or comes unknown finds what the receipt opens wherever it lies,
 * and so does the house itself.
 */
export const scopeOf = (actor: Actor, jurisdiction: string): string =>
  actor.kind === 'staff' ? actor.area : jurisdiction;

const DIGITS = /^\d{2,15}$/;
/** The statement that declares a place, for this transaction or for the session. A code that is none declares nothing. */
export function declaring(scope: string, isLocal: boolean): string {
  if (scope !== '' && !DIGITS.test(scope)) throw new Error('a scope is the code of a place');
  return `set ${isLocal ? 'local ' : ''}${SCOPE_SETTING} = '${scope}'`;
}

const BY_PLACE = new RegExp(`\\b(?:${LOCKED_BY_PLACE.join('|')})\\b`);
/** Whether a statement may name a table that compares places. */
export const asksForPlace = (text: string): boolean => BY_PLACE.test(text);
