import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { dayOf, placeName } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { headRoles, namesRoles, visitorRoles } from './visits.rules.ts';

/* The households a post may visit: address and whose door it is, no more than that (domain §12.16). */

const mayIn = (roles: readonly string[], ctx: Ctx) =>
  ctx.actor.kind === 'system' || (ctx.actor.kind === 'staff' && roles.includes(ctx.actor.role));

/** Every household read for a visit begins here: those of the actor's place. */
function visitable({ db, actor }: Ctx) {
  const all = db.selectFrom('household as h').where('h.merged_into', 'is', null);
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff' || !visitorRoles.some((r) => r === actor.role)) return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where('h.area', '>=', from).where('h.area', '<', before);
}

/** Whether a household is there at all, wherever it is: to say that it moved instead of that it is unknown. */
export const homeAnywhere = (ctx: Ctx, id: string) =>
  ctx.db.selectFrom('household').select(['id', 'area', 'address']).where('id', '=', id).executeTakeFirst();

const livesNow = (today: string) =>
  sql<boolean>`m.valid_from <= ${today} and (m.valid_to is null or m.valid_to > ${today})`;

export type VisitHome = {
  id: string;
  area: string;
  placeName: string;
  address: string;
  head: string | null;
  lastOn: string | null;
};
const homes = (ctx: Ctx) => {
  const today = dayOf(ctx.now);
  return visitable(ctx)
    .leftJoin('household_member as m', (j) =>
      j.onRef('m.household_id', '=', 'h.id').on('m.relation', '=', 'head').on(livesNow(today)),
    )
    .leftJoin('person', 'person.id', 'm.person_id')
    .select((eb) => [
      'h.id',
      'h.area',
      placeName(eb.ref('h.area')).as('placeName'),
      'h.address',
      'person.name as head',
      eb
        .selectFrom('visit as v')
        .select((q) => q.fn.max('v.day').as('day'))
        .whereRef('v.household_id', '=', 'h.id')
        .as('lastOn'),
    ]);
};
type Row = Awaited<ReturnType<ReturnType<typeof homes>['execute']>>[number];
const shown = (ctx: Ctx, rows: readonly Row[]): VisitHome[] =>
  rows.map((r) => ({ ...r, placeName: r.placeName ?? r.area, head: mayIn(headRoles, ctx) ? r.head : null }));

const CARRIED = 600;
/** What a visitor carries along: the households of the post's place, who was not visited for longest first. */
export async function homesToVisit(ctx: Ctx): Promise<VisitHome[]> {
  const rows = await homes(ctx)
    .orderBy('lastOn', (o) => o.asc().nullsFirst())
    .orderBy('h.area')
    .orderBy('h.address')
    .orderBy('h.id')
    .limit(CARRIED)
    .execute();
  return shown(ctx, rows);
}

/** By the beginning of the head's name (for those who may know it) or a part of the address. */
export async function homesBy(ctx: Ctx, q: string, area: string | undefined): Promise<VisitHome[]> {
  const within = area ? prefixRange(area) : null;
  const part = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await homes(ctx)
    .where((eb) =>
      mayIn(headRoles, ctx)
        ? eb.or([eb('h.address', 'like', part), eb('person.name', 'like', `${part.slice(1)}`)])
        : eb('h.address', 'like', part),
    )
    .$if(within !== null, (x) => x.where('h.area', '>=', within?.from ?? '').where('h.area', '<', within?.before ?? ''))
    .orderBy('h.address')
    .orderBy('h.id')
    .limit(20)
    .execute();
  return shown(ctx, rows);
}

/** Who lives there today, heads first; nobody for posts that need not know. */
export async function membersAt(ctx: Ctx, householdIds: readonly string[]) {
  if (householdIds.length === 0 || !mayIn(namesRoles, ctx)) return [];
  return ctx.db
    .selectFrom('household_member as m')
    .innerJoin('person', 'person.id', 'm.person_id')
    .select(['m.household_id as householdId', 'person.id as personId', 'person.name'])
    .where('m.household_id', 'in', householdIds)
    .where(livesNow(dayOf(ctx.now)))
    .orderBy(sql`m.relation <> 'head'`)
    .orderBy('person.name')
    .execute();
}

export const showsHead = (ctx: Ctx): boolean => mayIn([...headRoles, 'countyClerk', 'dataProtection'], ctx);
