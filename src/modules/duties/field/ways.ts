import type { RecordKind } from '../duties.rules.ts';

/** Where on the phone the record is made that satisfies a duty; null where it is made elsewhere. */
export function wayTo(kind: RecordKind, turn: { dutyId: string }): readonly string[] | null {
  return kind === 'note' ? ['duty', turn.dutyId] : null;
}
