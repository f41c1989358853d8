import { isNoted, type RecordKind } from '../duties.rules.ts';

/** Where on the phone the record is made that satisfies a duty; null where it is made elsewhere. */
export function wayTo(kind: RecordKind, turn: { dutyId: string }): readonly string[] | null {
  if (isNoted(kind)) return ['duty', turn.dutyId];
  if (kind === 'patrol') return ['patrol'];
  return kind === 'rosterDay' ? ['rosters'] : null;
}
