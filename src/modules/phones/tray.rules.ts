/** The tray: records that fit nowhere any more. Pure. */
import type { Role } from '#kernel/actor.ts';

/** Why a phone could not send a record: what the server said, or that the phone was let go. */
export const trayReasons = ['placeGone', 'notMine', 'postEnded', 'merged', 'letGo', 'refused'] as const;
export type TrayReason = (typeof trayReasons)[number];

export const trayStates = ['waiting', 'taken', 'aside'] as const;
export type TrayState = (typeof trayStates)[number];
export const trayDecisions = ['taken', 'aside'] as const;
export type TrayDecision = (typeof trayDecisions)[number];

/** Who answers for a place and its records: whoever holds one of these posts over it. */
export const trayRoles = [
  'gridWorker',
  'villageCadre',
  'townshipClerk',
  'countyClerk',
] as const satisfies readonly Role[];
export const isTrayRole = (role: Role): boolean => trayRoles.some((r) => r === role);

export type TrayRefusal = 'decided' | 'reasonMissing' | 'arrived';

/** May it be decided so? What is decided stays decided; setting aside says why, for whoever wrote it is told. */
export function decideFault(state: TrayState, given: { decision: TrayDecision; reason: string }): TrayRefusal | null {
  if (state !== 'waiting') return 'decided';
  return given.decision === 'aside' && given.reason.length < 2 ? 'reasonMissing' : null;
}

/** The codes from a place up to its county: where a record goes when the place itself is no more. */
export const placesUp = (area: string): string[] =>
  [15, 12, 9, 6].filter((n) => n <= area.length).map((n) => area.slice(0, n));
