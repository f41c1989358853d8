import { dayOf } from '#modules/places/index.ts';
import type { TxCtx } from '#platform/context.ts';
import type { RecordKind } from './duties.rules.ts';
import { dutiesOfRecord, type StoredDuty } from './duties.store.ts';
import { type Recurrence, turnsOf } from './recurrence.ts';
import { insertRecord, openTurns, type StoredTurn, saveTurn, turnOn } from './turns.store.ts';

/** Opens the turns of a duty that come up until a day, however long nobody looked (the machine was off over a holiday). */
export async function openUntil(
  tx: TxCtx,
  duty: Pick<StoredDuty, 'id' | 'area' | 'openedUntil' | 'openDays'> & Recurrence,
  until: string,
): Promise<void> {
  if (duty.openedUntil !== null && duty.openedUntil >= until) return;
  const from = duty.openedUntil ? Temporal.PlainDate.from(duty.openedUntil).add({ days: 1 }).toString() : duty.startsOn;
  await openTurns(tx, duty, turnsOf(duty, duty.openDays, from, until), until);
}

/** A record that may satisfy duties: which, made when (the day of the place), by whose post, where. */
export type CountedRecord = {
  kind: RecordKind;
  id: string;
  /** The day on which it was made, which may lie before today: a phone can be days behind. */
  on: string;
  organisationId: string;
  role: StoredDuty['role'];
  area: string;
};

/** Counts one record for a turn. Done turns keep what else was done; a missed or excused one is made good. */
export async function countFor(
  tx: TxCtx,
  duty: Pick<StoredDuty, 'id' | 'area' | 'needs'>,
  turn: StoredTurn,
  record: Pick<CountedRecord, 'kind' | 'id' | 'on'>,
): Promise<void> {
  if (!(await insertRecord(tx, { dutyId: duty.id, opensOn: turn.opensOn, area: duty.area }, record))) return;
  const counted = turn.counted + 1;
  const isDone = turn.status !== 'satisfied' && counted >= duty.needs;
  await saveTurn(tx, turn, {
    counted,
    ...(isDone && { status: 'satisfied', settled_at: tx.now, excused_by: null, reason: null }),
  });
}

/**
 * Tells the duties of a unit that one of its records was made, in the transaction that keeps it. Returns how many turns heard of it;
 * none is no fault: most records are made without any duty to make them.
 */
export async function countRecord(tx: TxCtx, record: CountedRecord): Promise<number> {
  const duties = await dutiesOfRecord(tx, record);
  const today = dayOf(tx.now);
  let heard = 0;
  for (const duty of duties) {
    if (record.on <= today) await openUntil(tx, duty, today);
    const turn = await turnOn(tx, duty.id, record.on);
    if (!turn) continue;
    heard += 1;
    await countFor(tx, duty, turn, record);
  }
  return heard;
}
