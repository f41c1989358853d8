import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import { placeName } from '#modules/places/index.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import { open, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';
import type { StudyInput } from './studies.contract.ts';
import { studyReaders } from './studies.rules.ts';

const placeOf = (column: 'weighed' | 'decision', id: string) => `visit_study.${column}:${id}`;
export const sealedStudy: Sealed = {
  table: 'visit_study',
  key: 'id',
  columns: { weighed_sealed: (id) => placeOf('weighed', id), decision_sealed: (id) => placeOf('decision', id) },
};

/** Every read of studies begins here. */
function visibleStudies({ db, actor }: Ctx) {
  const all = db.selectFrom('visit_study as s');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff' || !studyReaders.some((r) => r === actor.role)) return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where('s.area', '>=', from).where('s.area', '<', before);
}
/** A follow-up is over when its case is closed, or its turn is done or was excused. */
const isOver = sql<boolean>`(
  exists (select 1 from cases c where c.id = t.case_id and c.closed_at is not null)
  or exists (select 1 from duty_occurrence d where d.duty_id = t.duty_id and d.status in ('satisfied', 'excused'))
)`;
const count = (table: 'visit_study_matter' | 'visit_study_task', more = sql``) =>
  sql<number>`(select count(*)::integer from ${sql.table(table)} t where t.study_id = s.id ${more})`;

const rows = (ctx: Ctx) =>
  visibleStudies(ctx)
    .innerJoin('organisation as o', 'o.id', 's.organisation_id')
    .innerJoin('staff_account as a', 'a.id', 's.account_id')
    .select((eb) => [
      's.id',
      's.area',
      placeName(eb.ref('s.area')).as('placeName'),
      's.title',
      's.held_on as heldOn',
      's.held_where as heldWhere',
      's.at',
      'o.short_name as unit',
      'a.name as chair',
      's.weighed_sealed as weighedSealed',
      's.decision_sealed as decisionSealed',
      count('visit_study_matter').as('matters'),
      count('visit_study_task').as('tasks'),
      count('visit_study_task', sql`and not ${isOver}`).as('tasksOpen'),
    ]);
type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
const typed = ({ weighedSealed, decisionSealed, ...r }: Row) => ({
  ...r,
  placeName: r.placeName ?? r.area,
  sealed: { weighed: weighedSealed, decision: decisionSealed },
});
export type StoredStudy = ReturnType<typeof typed>;

export async function selectStudies(ctx: Ctx, area: string | undefined): Promise<StoredStudy[]> {
  const within = area ? prefixRange(area) : null;
  const found = await rows(ctx)
    .$if(within !== null, (q) => q.where('s.area', '>=', within?.from ?? '').where('s.area', '<', within?.before ?? ''))
    .orderBy('s.held_on', 'desc')
    .orderBy('s.id', 'desc')
    .limit(mostOf(ctx, 200))
    .execute();
  return found.map(typed);
}
export async function studyById(ctx: Ctx, id: string): Promise<StoredStudy> {
  const row = await rows(ctx).where('s.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
export const wordsOf = (ctx: Ctx, s: StoredStudy) => ({
  weighed: open(ctx.house.keys, s.sealed.weighed, placeOf('weighed', s.id)),
  decision: open(ctx.house.keys, s.sealed.decision, placeOf('decision', s.id)),
});

export const mattersOf = (ctx: Ctx, studyId: string) =>
  ctx.db
    .selectFrom('visit_study_matter as m')
    .innerJoin('visit as v', 'v.id', 'm.visit_id')
    .innerJoin('visit_purpose as p', 'p.key', 'v.purpose')
    .select(['m.visit_id as visitId', 'm.need_id as needId', 'v.day', 'v.household_id as householdId', 'p.zh', 'p.en'])
    .where('m.study_id', '=', studyId)
    .orderBy('v.day')
    .orderBy('m.id')
    .execute();
export const personsOf = (ctx: Ctx, studyId: string) =>
  ctx.db
    .selectFrom('visit_study_person as x')
    .leftJoin('organisation as o', 'o.id', 'x.organisation_id')
    .select(['o.name as unit', 'x.name'])
    .where('x.study_id', '=', studyId)
    .orderBy('x.id')
    .execute();
export const tasksOf = (ctx: Ctx, studyId: string) =>
  ctx.db
    .selectFrom('visit_study_task as t')
    .innerJoin('organisation as o', 'o.id', 't.organisation_id')
    .leftJoin('cases as c', 'c.id', 't.case_id')
    .select([
      't.id',
      't.nth',
      't.what',
      'o.short_name as unit',
      't.until_day as until',
      't.case_id as caseId',
      'c.number as caseNumber',
      't.duty_id as dutyId',
      isOver.as('isDone'),
    ])
    .where('t.study_id', '=', studyId)
    .orderBy('t.nth')
    .execute();
/** The studies a visit was looked at in, for whoever sees the visit. */
export const studiesOfVisit = (ctx: Ctx, visitId: string) =>
  visibleStudies(ctx)
    .where('s.id', 'in', (q) => q.selectFrom('visit_study_matter').select('study_id').where('visit_id', '=', visitId))
    .select(['s.id', 's.title', 's.held_on as heldOn'])
    .orderBy('s.held_on', 'desc')
    .execute();

export async function insertStudy(
  tx: TxCtx,
  s: { id: string; area: string; organisationId: string; accountId: string },
  input: StudyInput,
): Promise<void> {
  const sealed = (column: 'weighed' | 'decision') =>
    Buffer.from(seal(tx.house.keys, input[column], placeOf(column, s.id)));
  await tx.db
    .insertInto('visit_study')
    .values({
      id: s.id,
      area: s.area,
      organisation_id: s.organisationId,
      account_id: s.accountId,
      title: input.title,
      held_on: input.heldOn,
      held_where: input.heldWhere ?? null,
      weighed_sealed: sealed('weighed'),
      decision_sealed: sealed('decision'),
      at: tx.now,
    })
    .execute();
  await tx.db
    .insertInto('visit_study_matter')
    .values(
      input.matters.map((m) => ({
        id: tx.house.newId(),
        study_id: s.id,
        area: s.area,
        visit_id: m.visitId,
        need_id: m.needId ?? null,
      })),
    )
    .onConflict((o) => o.doNothing())
    .execute();
  await tx.db
    .insertInto('visit_study_person')
    .values(
      input.participants.map((p) => ({
        id: tx.house.newId(),
        study_id: s.id,
        area: s.area,
        organisation_id: p.organisationId ?? null,
        name: p.name ?? null,
      })),
    )
    .execute();
}
export async function insertTask(
  tx: TxCtx,
  s: { id: string; area: string },
  t: { nth: number; what: string; organisationId: string; until: string; caseId: string | null; dutyId: string | null },
): Promise<void> {
  await tx.db
    .insertInto('visit_study_task')
    .values({
      id: tx.house.newId(),
      study_id: s.id,
      area: s.area,
      nth: t.nth,
      what: t.what,
      organisation_id: t.organisationId,
      until_day: t.until,
      case_id: t.caseId,
      duty_id: t.dutyId,
    })
    .execute();
}
