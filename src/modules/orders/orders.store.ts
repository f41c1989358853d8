import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { ancestorsOf, placeName } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { CatalogueLine } from './orders.contract.ts';
import type { DayPart, FeeState, Provider, Service } from './orders.rules.ts';

export type StoredOrder = {
  caseId: string;
  service: Service | null;
  wantedDay: string | null;
  wantedPart: DayPart;
  takerOrganisationId: string | null;
  coming: string | null;
  visitFrom: Temporal.Instant | null;
  visitTo: Temporal.Instant | null;
  arrivedAt: Temporal.Instant | null;
  feeCents: number | null;
  feeNote: string | null;
  feeState: FeeState | null;
  feeVia: 'resident' | 'firstReceiver' | null;
  steppedInAt: Temporal.Instant | null;
  repliedAt: Temporal.Instant | null;
};

/** What an order adds to its case. Whether the case may be seen was asked before. */
export async function findOrder(ctx: Ctx, caseId: string): Promise<StoredOrder | null> {
  const row = await ctx.db
    .selectFrom('service_order as o')
    .innerJoin('cases as c', 'c.id', 'o.case_id')
    .select([
      'o.case_id as caseId',
      'o.service',
      'o.wanted_day as wantedDay',
      'o.wanted_part as wantedPart',
      'o.taker_organisation_id as takerOrganisationId',
      'o.coming',
      'o.visit_from as visitFrom',
      'o.visit_to as visitTo',
      'o.arrived_at as arrivedAt',
      'o.fee_cents as feeCents',
      'o.fee_note as feeNote',
      'o.fee_state as feeState',
      'o.fee_agreed_via as feeVia',
      'o.stepped_in_at as steppedInAt',
      'c.replied_at as repliedAt',
    ])
    .where('o.case_id', '=', caseId)
    .executeTakeFirst();
  return (row as StoredOrder | undefined) ?? null;
}

export type NewOrder = { service: Service | null; wantedDay: string | null; wantedPart: DayPart };
/** Kept once: an order that is there already stays as it is. */
export async function insertOrder(tx: TxCtx, c: { id: string; area: string }, o: NewOrder): Promise<void> {
  await tx.db
    .insertInto('service_order')
    .values({ case_id: c.id, area: c.area, service: o.service, wanted_day: o.wantedDay, wanted_part: o.wantedPart })
    .onConflict((x) => x.column('case_id').doNothing())
    .execute();
}

export type OrderChange = Partial<{
  service: Service;
  taker_organisation_id: string;
  taker_id: string;
  coming: string;
  visit_from: Temporal.Instant;
  visit_to: Temporal.Instant;
  arrived_at: Temporal.Instant | null;
  fee_cents: number | null;
  fee_note: string | null;
  fee_state: FeeState | null;
  fee_agreed_via: 'resident' | 'firstReceiver' | null;
  fee_at: Temporal.Instant | null;
  stepped_in_at: Temporal.Instant;
}>;
export async function saveOrder(tx: TxCtx, caseId: string, change: OrderChange): Promise<void> {
  await tx.db
    .updateTable('service_order')
    .set({ ...change, version: sql`version + 1` })
    .where('case_id', '=', caseId)
    .execute();
}

/** The units that have had a case, whatever became of it. */
export async function hadIt(ctx: Ctx, caseId: string): Promise<Set<string>> {
  const rows = await ctx.db
    .selectFrom('case_handling')
    .select('organisation_id as id')
    .where('case_id', '=', caseId)
    .execute();
  return new Set(rows.map((r) => r.id));
}

export type NamedProvider = Provider & { name: string; phone: string };

/** Who provides a service at a place, in order: the narrowest place that names the service holds, and of its units those open today. */
export async function providersFor(ctx: Ctx, area: string, service: Service, today: string): Promise<NamedProvider[]> {
  return ctx.db
    .selectFrom('order_provider as p')
    .innerJoin('organisation as o', 'o.id', 'p.organisation_id')
    .select(['p.organisation_id as organisationId', 'p.rank', 'p.phone', 'o.short_name as name'])
    .where('p.service_id', '=', (q) =>
      q
        .selectFrom('order_service')
        .select('id')
        .where('service', '=', service)
        .where('area', 'in', [...ancestorsOf(area), area])
        .orderBy(sql`length(area)`, 'desc')
        .limit(1),
    )
    .where(sql<boolean>`(o.valid_from <= ${today} and (o.valid_to is null or o.valid_to > ${today}))`)
    .orderBy('p.rank')
    .execute();
}

/** The telephone of a unit's desk as the catalogue of this place has it. */
export async function deskPhone(ctx: Ctx, area: string, organisationId: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('order_provider')
    .select('phone')
    .where('organisation_id', '=', organisationId)
    .where('area', 'in', [...ancestorsOf(area), area])
    .orderBy(sql`length(area)`, 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.phone ?? null;
}

/** Orders that were sent to somebody and not taken in the time there is for it. */
export async function untakenOrders(ctx: Ctx, limit: number): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('cases as c')
    .innerJoin('case_clock as k', 'k.case_id', 'c.id')
    .select('c.id')
    .where('c.kind', '=', 'order')
    .where('c.status', '=', 'dispatched')
    .where('k.purpose', '=', 'sign')
    .where('k.state', '=', 'running')
    .where('k.due', '<=', ctx.now)
    .orderBy('k.due')
    .limit(limit)
    .execute();
  return rows.map((r) => r.id);
}

/** Asked again of the locked case: another process may have been there first. */
export async function isTakeTimeOver(tx: TxCtx, caseId: string): Promise<boolean> {
  const running = await tx.db
    .selectFrom('case_clock')
    .select('due')
    .where('case_id', '=', caseId)
    .where('purpose', '=', 'sign')
    .where('state', '=', 'running')
    .executeTakeFirst();
  return running !== undefined && Temporal.Instant.compare(running.due, tx.now) <= 0;
}

const providersJson = sql<CatalogueLine['providers']>`coalesce((
  select json_agg(json_build_object('organisationId', p.organisation_id, 'name', o.short_name, 'phone', p.phone) order by p.rank)
  from order_provider p join organisation o on o.id = p.organisation_id where p.service_id = s.id), '[]')`;

const lines = (ctx: Ctx) =>
  ctx.db
    .selectFrom('order_service as s')
    .select(['s.id', 's.area', 's.service', 's.note', providersJson.as('providers')])
    .select((eb) => sql<string>`coalesce(${placeName(eb.ref('s.area'))}, s.area)`.as('placeName'));
type Row = Awaited<ReturnType<ReturnType<typeof lines>['executeTakeFirstOrThrow']>>;
const asLine = (row: Row): CatalogueLine => ({ ...row, service: row.service as Service });

/** The catalogue a post works with: its own place and below, and what holds there from above. */
export async function selectLines(ctx: Ctx, area: string): Promise<CatalogueLine[]> {
  const { from, before } = prefixRange(area);
  const rows = await lines(ctx)
    .where((eb) =>
      eb.or([
        eb('s.area', 'in', [...ancestorsOf(area), area]),
        eb.and([eb('s.area', '>=', from), eb('s.area', '<', before)]),
      ]),
    )
    .orderBy('s.area')
    .orderBy('s.service')
    .limit(500)
    .execute();
  return rows.map(asLine);
}

/** What can be ordered at a place, each service once. */
export async function servicesAt(ctx: Ctx, area: string): Promise<Service[]> {
  const rows = await ctx.db
    .selectFrom('order_service')
    .select('service')
    .distinct()
    .where('area', 'in', [...ancestorsOf(area), area])
    .execute();
  return rows.map((r) => r.service as Service);
}

export async function findLine(ctx: Ctx, id: string): Promise<CatalogueLine | null> {
  const row = await lines(ctx).where('s.id', '=', id).executeTakeFirst();
  return row ? asLine(row) : null;
}

export type LineInput = {
  area: string;
  service: Service;
  note: string | null;
  providers: readonly { organisationId: string; phone: string }[];
};
/** Puts a service of a place as it shall be; its units in the order given. */
export async function putLine(tx: TxCtx, l: LineInput): Promise<string> {
  const { id } = await tx.db
    .insertInto('order_service')
    .values({ id: tx.house.newId(), area: l.area, service: l.service, note: l.note })
    .onConflict((o) =>
      o.columns(['area', 'service']).doUpdateSet({ note: l.note, version: sql`order_service.version + 1` }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx.db.deleteFrom('order_provider').where('service_id', '=', id).execute();
  await tx.db
    .insertInto('order_provider')
    .values(
      l.providers.map((p, i) => ({
        service_id: id,
        area: l.area,
        organisation_id: p.organisationId,
        rank: i + 1,
        phone: p.phone,
      })),
    )
    .execute();
  return id;
}
export const deleteLine = (tx: TxCtx, id: string) => tx.db.deleteFrom('order_service').where('id', '=', id).execute();
