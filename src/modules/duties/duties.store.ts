import { sql } from 'kysely';
import type { Role } from '#kernel/actor.ts';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale, versionMissing } from '#kernel/refusal.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import type { RecordKind } from './duties.rules.ts';
import type { Recurrence } from './recurrence.ts';

/** Every read of duties begins here: those of one's place, and those of one's own unit wherever they are done. */
const visibleDuties = ({ db, actor }: Ctx) => {
  const all = db
    .selectFrom('duty')
    .innerJoin('place', 'place.code', 'duty.area')
    .innerJoin('organisation as unit', 'unit.id', 'duty.organisation_id')
    .innerJoin('organisation as setter', 'setter.id', 'duty.set_by');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where((eb) =>
    eb.or([
      eb.and([eb('duty.area', '>=', from), eb('duty.area', '<', before)]),
      eb('duty.organisation_id', '=', actor.organisationId),
    ]),
  );
};

const columns = [
  'duty.id',
  'duty.area',
  'place.full_name as placeName',
  'duty.organisation_id as organisationId',
  'unit.short_name as unit',
  'duty.role',
  'duty.title',
  'duty.note',
  'duty.basis',
  'duty.record_kind as recordKind',
  'duty.rrule',
  'duty.starts_on as startsOn',
  'duty.ends_on as endsOn',
  'duty.open_days as openDays',
  'duty.needs',
  'duty.opened_until as openedUntil',
  'duty.set_by as setById',
  'setter.short_name as setBy',
  'duty.version',
] as const;

const typed = <T extends { role: string | null; recordKind: string }>(row: T) => ({
  ...row,
  role: row.role as Role | null,
  recordKind: row.recordKind as RecordKind,
});

export type DutyFilter = { area?: string | undefined; organisationId?: string | undefined };
const MOST = 1000;

/** Duties as the actor sees them, by place and unit; `today`: only those that have not ended before it. */
export async function selectDuties(ctx: Ctx, filter: DutyFilter, today: string | null) {
  let query = visibleDuties(ctx).select(columns);
  if (filter.organisationId) query = query.where('duty.organisation_id', '=', filter.organisationId);
  if (today) query = query.where((eb) => eb.or([eb('duty.ends_on', 'is', null), eb('duty.ends_on', '>=', today)]));
  if (filter.area) {
    const { from, before } = prefixRange(filter.area);
    query = query.where('duty.area', '>=', from).where('duty.area', '<', before);
  }
  const rows = await query
    .orderBy('duty.area')
    .orderBy('unit.short_name')
    .orderBy('duty.id')
    .limit(mostOf(ctx, MOST))
    .execute();
  return rows.map(typed);
}
export type StoredDuty = Awaited<ReturnType<typeof selectDuties>>[number];

/** One duty, else 404. */
export async function selectDuty(ctx: Ctx, id: string): Promise<StoredDuty> {
  const row = await visibleDuties(ctx).select(columns).where('duty.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}

/** One duty, locked and still in the version the actor decided on. */
export async function lockDuty(tx: TxCtx, id: string): Promise<StoredDuty> {
  const row = await visibleDuties(tx).select(columns).where('duty.id', '=', id).forUpdate('duty').executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version === null) throw versionMissing();
  if (row.version !== tx.version) throw stale();
  return typed(row);
}

export type NewDuty = Recurrence & {
  id: string;
  area: string;
  organisationId: string;
  role: Role | null;
  title: string;
  note: string | null;
  basis: string | null;
  recordKind: RecordKind;
  openDays: number | null;
  needs: number;
  setBy: string;
};
export async function insertDuties(tx: TxCtx, duties: readonly NewDuty[]): Promise<void> {
  await tx.db
    .insertInto('duty')
    .values(
      duties.map((d) => ({
        id: d.id,
        area: d.area,
        organisation_id: d.organisationId,
        role: d.role,
        title: d.title,
        note: d.note,
        basis: d.basis,
        record_kind: d.recordKind,
        rrule: d.rrule,
        starts_on: d.startsOn,
        ends_on: d.endsOn,
        open_days: d.openDays,
        needs: d.needs,
        set_by: d.setBy,
        created_at: tx.now,
      })),
    )
    .execute();
}

export type DutyChange = Partial<{ title: string; note: string | null; basis: string | null; ends_on: string }>;
export async function saveDuty(tx: TxCtx, id: string, change: DutyChange): Promise<void> {
  await tx.db
    .updateTable('duty')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** Duties that the record of a unit may count for: of that unit and kind, at or around its place, running on that day. */
export async function dutiesOfRecord(
  tx: TxCtx,
  r: { kind: RecordKind; organisationId: string; role: Role | null; area: string; on: string },
): Promise<StoredDuty[]> {
  const { from, before } = prefixRange(r.area);
  const rows = await tx.db
    .selectFrom('duty')
    .innerJoin('place', 'place.code', 'duty.area')
    .innerJoin('organisation as unit', 'unit.id', 'duty.organisation_id')
    .innerJoin('organisation as setter', 'setter.id', 'duty.set_by')
    .select(columns)
    .where('duty.organisation_id', '=', r.organisationId)
    .where('duty.record_kind', '=', r.kind)
    .where('duty.starts_on', '<=', r.on)
    .where((eb) => eb.or([eb('duty.role', 'is', null), eb('duty.role', '=', r.role ?? '')]))
    // The duty's place holds the record's, or the record covers the whole of the duty's.
    .where((eb) =>
      eb.or([
        sql<boolean>`starts_with(${r.area}, duty.area)`,
        eb.and([eb('duty.area', '>=', from), eb('duty.area', '<', before)]),
      ]),
    )
    .orderBy('duty.id')
    .execute();
  return rows.map(typed);
}
