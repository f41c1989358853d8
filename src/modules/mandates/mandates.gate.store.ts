import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import type { OrganisationKind } from '#modules/organisations/index.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import type { GateOutcome, GateRefusal, GateRole, MatterKind, Opening } from './mandates.gate.rules.ts';
import type { UnitKind } from './mandates.rules.ts';

export type NewDecision = {
  area: string;
  day: string;
  dispatcherId: string;
  receiverId: string;
  unitKind: UnitKind;
  role: GateRole;
  matterKind: MatterKind;
  matterId: string | null;
  matterKey: string;
  matterLabel: string;
  outcome: GateOutcome;
  why: GateRefusal | null;
  itemId: string | null;
  admissionId: string | null;
};

/** Keeps one decision of the gate; null when the same push was refused on the same day before: a second click is no second push. */
export async function insertDecision(tx: TxCtx, d: NewDecision): Promise<string | null> {
  const row = await tx.db
    .insertInto('gate_decision')
    .values({
      id: tx.house.newId(),
      area: d.area,
      day: d.day,
      at: tx.now,
      dispatcher_id: d.dispatcherId,
      receiver_id: d.receiverId,
      unit_kind: d.unitKind,
      role: d.role,
      matter_kind: d.matterKind,
      matter_id: d.matterId,
      matter_key: d.matterKey,
      matter_name: d.matterLabel,
      outcome: d.outcome,
      why: d.why,
      item_id: d.itemId,
      admission_id: d.admissionId,
    })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

const openings = (ctx: Ctx) =>
  ctx.db
    .selectFrom('admission as a')
    .select([
      'a.id',
      'a.year',
      'a.serial',
      'a.receiver_id as receiverId',
      'a.matter_key as matterKey',
      'a.matter_name as matterLabel',
      'a.role',
      'a.status',
      'a.valid_from as validFrom',
      'a.valid_to as validTo',
    ]);
type Row = Awaited<ReturnType<ReturnType<typeof openings>['execute']>>[number];
export const numberOf = (a: { year: number; serial: number }): string => `准入〔${a.year}〕${a.serial}号`;
const openingOf = ({ year, serial, role, ...row }: Row): Opening => ({
  ...row,
  role: role as GateRole,
  number: numberOf({ year, serial }),
});

/** The admissions of a unit for one matter, whoever asks. */
export async function openingsFor(ctx: Ctx, receiverId: string, matterKey: string): Promise<Opening[]> {
  const rows = await openings(ctx)
    .where('a.receiver_id', '=', receiverId)
    .where('a.matter_key', '=', matterKey)
    .orderBy('a.proposed_at')
    .execute();
  return rows.map(openingOf);
}
export async function openingById(ctx: Ctx, id: string): Promise<Opening | null> {
  const row = await openings(ctx).where('a.id', '=', id).executeTakeFirst();
  return row ? openingOf(row) : null;
}

/** The code of the line by which this matter went to this unit last. */
export async function lastCode(ctx: Ctx, receiverId: string, matterKey: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('gate_decision as d')
    .innerJoin('mandate_item as i', 'i.id', 'd.item_id')
    .select('i.code')
    .where('d.receiver_id', '=', receiverId)
    .where('d.matter_key', '=', matterKey)
    .where('d.outcome', '=', 'inList')
    .orderBy('d.at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.code ?? null;
}

export type DecisionFilter = {
  from: string;
  to: string;
  area?: string | undefined;
  dispatcherId?: string | undefined;
  outcome?: GateOutcome | undefined;
  unitKinds?: readonly UnitKind[] | undefined;
};

/** Decisions a member of staff may read: about units of their place, and those of their own unit. */
export function visibleDecisions(ctx: Ctx) {
  const { actor } = ctx;
  const all = ctx.db
    .selectFrom('gate_decision as d')
    .innerJoin('organisation as from_unit', 'from_unit.id', 'd.dispatcher_id')
    .innerJoin('organisation as to_unit', 'to_unit.id', 'd.receiver_id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where((eb) =>
    eb.or([
      eb.and([eb('d.area', '>=', from), eb('d.area', '<', before)]),
      eb('d.dispatcher_id', '=', actor.organisationId),
    ]),
  );
}

function filtered(ctx: Ctx, f: DecisionFilter) {
  let query = visibleDecisions(ctx).where('d.day', '>=', f.from).where('d.day', '<=', f.to);
  if (f.area !== undefined) {
    const { from, before } = prefixRange(f.area);
    query = query.where('d.area', '>=', from).where('d.area', '<', before);
  }
  if (f.dispatcherId !== undefined) query = query.where('d.dispatcher_id', '=', f.dispatcherId);
  if (f.outcome !== undefined) query = query.where('d.outcome', '=', f.outcome);
  if (f.unitKinds !== undefined) query = query.where('d.unit_kind', 'in', [...f.unitKinds]);
  return query;
}

export type CountedDecision = {
  id: string;
  name: string;
  kind: OrganisationKind;
  unitKind: UnitKind;
  outcome: GateOutcome;
  n: number;
};
/** How many by dispatching unit, by the level of the receiver and by what became of it. */
export async function countDecisions(ctx: Ctx, f: DecisionFilter): Promise<CountedDecision[]> {
  const rows = await filtered(ctx, f)
    .select([
      'd.dispatcher_id as id',
      'from_unit.name as name',
      'from_unit.kind as kind',
      'd.unit_kind as unitKind',
      'd.outcome as outcome',
      sql<number>`count(*)::int`.as('n'),
    ])
    .groupBy(['d.dispatcher_id', 'from_unit.name', 'from_unit.kind', 'd.unit_kind', 'd.outcome'])
    .orderBy('from_unit.name')
    .execute();
  return rows as CountedDecision[];
}

export async function selectDecisions(ctx: Ctx, f: DecisionFilter & { limit: number }) {
  return filtered(ctx, f)
    .leftJoin('mandate_item as i', 'i.id', 'd.item_id')
    .leftJoin('admission as a', 'a.id', 'd.admission_id')
    .select([
      'd.id',
      'd.day',
      'd.at',
      'd.dispatcher_id as dispatcherId',
      'from_unit.short_name as dispatcher',
      'd.receiver_id as receiverId',
      'to_unit.short_name as receiver',
      'd.unit_kind as unitKind',
      'd.role',
      'd.matter_kind as matterKind',
      'd.matter_name as matterLabel',
      'd.outcome',
      'd.why',
      'i.code',
      'i.title',
      'a.id as admissionId',
      'a.year',
      'a.serial',
    ])
    .orderBy('d.at', 'desc')
    .orderBy('d.id')
    .limit(mostOf(ctx, f.limit))
    .execute();
}
