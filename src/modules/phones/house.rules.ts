/** Field phones: who may let one go. Pure. */
import type { Role } from '#kernel/actor.ts';

/** Who answers for accounts answers for their phones. */
export const phoneAdmins = ['systemAdmin', 'securityAdmin'] as const satisfies readonly Role[];
export const isPhoneAdmin = (role: Role): boolean => phoneAdmins.some((r) => r === role);
