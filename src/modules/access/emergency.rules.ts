/** Breaking the glass: a post that is not one's own, for hours, with a reason, seen above at once and reviewed afterwards (domain §12, honest limit). Pure. */
import type { Role } from '#kernel/actor.ts';
import { isAdminRole } from './access.rules.ts';

export const emergencyWhys = ['danger', 'disaster', 'absent', 'outage'] as const;
export type EmergencyWhy = (typeof emergencyWhys)[number];
export const emergencyVerdicts = ['justified', 'notJustified'] as const;
export type EmergencyVerdict = (typeof emergencyVerdicts)[number];
export const MAX_HOURS = 4;
export const SHORTEST_REASON = 10;
/** What nobody may take in an emergency: what only discipline organs read, and the three administrators. */
const NEVER: readonly Role[] = ['discipline', 'disciplineLeader'];
export const mayBeTaken = (role: Role): boolean => !isAdminRole(role) && !NEVER.includes(role);
/** Who says afterwards whether it was right: those above, never the one who did it. */
export const reviewerRoles = [
  'townshipLeader',
  'countyClerk',
  'dataProtection',
  'auditAdmin',
] as const satisfies readonly Role[];

export type EmergencyFault = 'roleNever' | 'adminNever' | 'outsideCounty' | 'tooLong' | 'reasonShort' | 'openAlready';
const COUNTY = 6;
/** Within the county of one's own post, or the place of the post where that is larger. */
export const reachOf = (area: string): string => area.slice(0, COUNTY);

export function emergencyFault(
  wish: { role: Role; area: string; hours: number; reason: string },
  by: { role: Role; area: string; hasOpen: boolean },
): EmergencyFault | null {
  if (isAdminRole(by.role)) return 'adminNever';
  if (!mayBeTaken(wish.role)) return 'roleNever';
  if (!wish.area.startsWith(reachOf(by.area))) return 'outsideCounty';
  if (wish.hours <= 0 || wish.hours > MAX_HOURS) return 'tooLong';
  if (wish.reason.trim().length < SHORTEST_REASON) return 'reasonShort';
  return by.hasOpen ? 'openAlready' : null;
}
