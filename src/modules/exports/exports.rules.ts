import type { Role } from '#kernel/actor.ts';
import { isAreaCode } from '#kernel/area.ts';

/** What for: a closed list, so that a log can be read; 'other' needs words, and words may stand beside any (PIPL 6: a purpose that is said). */
export const exportPurposes = [
  'work',
  'meeting',
  'check',
  'report',
  'handover',
  'audit',
  'disclosure',
  'other',
] as const;
export type ExportPurpose = (typeof exportPurposes)[number];

export const exportFormats = ['xlsx', 'csv'] as const;

/** Who reads what others took out, below their place: leaders, the county's clerk, data protection, and the three administrators. */
export const overseerRoles = [
  'townshipLeader',
  'countyClerk',
  'dataProtection',
  'systemAdmin',
  'securityAdmin',
  'auditAdmin',
] as const satisfies readonly Role[];

/** How long the file of an export can be fetched. */
export const FETCH_MINUTES = 30;
/** As far as the dialog counts a list that cannot count itself. */
export const COUNTED = 2_000;

/** A telephone or an identity number in the purpose would stand in the log for years. */
export const namesNumbers = (words: string): boolean => /\d{7,}/.test(words.replace(/[\s-]/g, ''));

const CHOICE = /^[A-Za-z][\w.,:-]{0,99}$|^\d{4}-\d\d(-\d\d)?$|^\d{1,6}$/;
/** What orders a list and narrows nothing. */
const ORDERING: ReadonlySet<string> = new Set(['sort', 'limit', 'after', 'paged']);
/** Fields somebody types into: whatever stands there may be a name. */
const TYPED: ReadonlySet<string> = new Set(['q', 'name', 'text', 'phone', 'idNumber', 'search', 'head']);
/** What of the filters the log may keep: codes, days, choices. Of what somebody typed, only that there was something. */
export function loggedFilters(filters: Readonly<Record<string, string>>): Record<string, string> {
  const kept = (value: string) =>
    CHOICE.test(value) || isAreaCode(value) || /^[0-9a-f-]{36}$/.test(value) ? value : '…';
  const narrowing = Object.entries(filters).filter(([name, value]) => !ORDERING.has(name) && value !== 'all');
  return Object.fromEntries(narrowing.map(([name, value]) => [name, TYPED.has(name) ? '…' : kept(value)]));
}
