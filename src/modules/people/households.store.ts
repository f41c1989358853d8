import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { violation } from '#platform/database.ts';
import type { HouseholdView, MemberInput } from './households.contract.ts';
import type { Relation } from './people.rules.ts';
import { visiblePeople } from './people.store.ts';
import { no } from './people.words.ts';

const PAGE = 50;
export type Household = { id: string; area: string; address: string; version: number };

function visibleHouseholds({ db, actor }: Ctx) {
  const households = db.selectFrom('household').where('household.merged_into', 'is', null);
  if (actor.kind === 'system') return households;
  if (actor.kind !== 'staff' || actor.role === 'agent') return households.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return households.where('household.area', '>=', from).where('household.area', '<', before);
}

const columns = ['household.id', 'household.area', 'household.address', 'household.version'] as const;

/** A page of visible households with today's head and how many live there. */
export async function listHouseholds(
  ctx: Ctx,
  filter: { area?: string | undefined; personId?: string | undefined; after?: string | undefined },
) {
  const today = dayOf(ctx.now);
  let query = visibleHouseholds(ctx)
    .select(columns)
    .select((eb) => [
      eb
        .selectFrom('household_member as m')
        .innerJoin('person', 'person.id', 'm.person_id')
        .select('person.name')
        .whereRef('m.household_id', '=', 'household.id')
        .where('m.relation', '=', 'head')
        .where('m.valid_from', '<=', today)
        .where((w) => w.or([w('m.valid_to', 'is', null), w('m.valid_to', '>', today)]))
        .as('head'),
      eb
        .selectFrom('household_member as m')
        .select((c) => c.fn.countAll<number>().as('n'))
        .whereRef('m.household_id', '=', 'household.id')
        .where('m.valid_from', '<=', today)
        .where((w) => w.or([w('m.valid_to', 'is', null), w('m.valid_to', '>', today)]))
        .as('members'),
    ]);
  if (filter.area) {
    const { from, before } = prefixRange(filter.area);
    query = query.where('household.area', '>=', from).where('household.area', '<', before);
  }
  const { personId } = filter;
  if (personId)
    query = query.where((eb) =>
      eb(
        'household.id',
        'in',
        eb.selectFrom('household_member').select('household_id').where('person_id', '=', personId),
      ),
    );
  if (filter.after) query = query.where('household.id', '>', filter.after);
  const rows = await query
    .orderBy('household.id')
    .limit(PAGE + 1)
    .execute();
  const items = rows.slice(0, PAGE).map((row) => ({ ...row, members: row.members ?? 0 }));
  return { items, next: rows.length > PAGE ? (items.at(-1)?.id ?? null) : null };
}

export async function selectHousehold(ctx: Ctx, id: string): Promise<Household> {
  const row = await visibleHouseholds(ctx).select(columns).where('household.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/** Locks the household; with a version also refuses who decided on an older one. */
export async function lockHousehold(tx: TxCtx, id: string, version?: number | null): Promise<Household> {
  const row = await visibleHouseholds(tx)
    .select(columns)
    .where('household.id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  if (version !== undefined && row.version !== version) throw stale();
  return row;
}

/** The household that an id leads to now: itself, or the one it was merged into (never another merged one). */
const livingOne = ({ db }: Ctx, id: string) =>
  db
    .selectFrom('household as l')
    .select((eb) => eb.fn.coalesce('l.merged_into', 'l.id').as('id'))
    .where('l.id', '=', id);

/** Follows a household that was merged meanwhile; an id that is none stays as it is. For modules that kept it. */
export async function livingHousehold(ctx: Ctx, id: string): Promise<string> {
  return (await livingOne(ctx, id).executeTakeFirst())?.id ?? id;
}

/**
 * Every id a household has gone by: its own and those of records merged into it. For filters over rows that keep the id they were written
 * under, because nothing in them may change; asked by an old id it finds the same.
 */
export const householdIds = ({ db }: Ctx, id: string) =>
  db
    .selectFrom('household as one')
    .innerJoin('household as given', (j) =>
      j.on((eb) =>
        eb(eb.fn.coalesce('one.merged_into', 'one.id'), '=', eb.fn.coalesce('given.merged_into', 'given.id')),
      ),
    )
    .select('one.id')
    .where('given.id', '=', id);

/** The household that a row kept the id of, as it is counted now. */
export const livingIdOf = (id: Parameters<typeof sql>[1]) =>
  sql<string>`(select coalesce(living.merged_into, living.id) from household living where living.id = ${id})`;

/** The household somebody lives in today. The caller has made sure of who asks. */
export async function householdOf(ctx: Ctx, personId: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('household_member')
    .select('household_id as id')
    .where('person_id', '=', personId)
    .where(sql<boolean>`daterange(valid_from, valid_to) @> ${dayOf(ctx.now)}::date`)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Members present and past, heads first, those the actor may see; a relative registered in another county stays that county's. */
export async function membersOf(ctx: Ctx, householdId: string): Promise<HouseholdView['members']> {
  const rows = await visiblePeople(ctx)
    .innerJoin('household_member as m', 'm.person_id', 'person.id')
    .select(['m.id', 'm.person_id', 'person.name', 'm.relation', 'm.valid_from', 'm.valid_to'])
    .where('m.household_id', '=', livingOne(ctx, householdId))
    .orderBy(sql`m.relation <> 'head'`)
    .orderBy('m.valid_from')
    .orderBy('person.name')
    .orderBy('m.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    name: row.name,
    relation: row.relation as Relation,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }));
}

export async function insertHousehold(tx: TxCtx, h: Household): Promise<void> {
  await tx.db
    .insertInto('household')
    .values({ ...h, created_at: tx.now, changed_at: tx.now })
    .execute()
    .catch(refuse);
}

/** Saves the household, `version` being the new one; its members' rows are where it is. */
export async function updateHousehold(tx: TxCtx, h: Household): Promise<void> {
  await tx.db
    .updateTable('household')
    .set({ area: h.area, address: h.address, version: h.version, changed_at: tx.now })
    .where('id', '=', h.id)
    .execute()
    .catch(refuse);
  await tx.db
    .updateTable('household_member')
    .set({ area: h.area })
    .where('household_id', '=', h.id)
    .where('area', '<>', h.area)
    .execute();
}

export async function insertMembers(tx: TxCtx, h: Household, members: readonly MemberInput[]): Promise<void> {
  if (members.length === 0) return;
  await tx.db
    .insertInto('household_member')
    .values(
      members.map((m) => ({
        id: tx.house.newId(),
        household_id: h.id,
        person_id: m.personId,
        area: h.area,
        relation: m.relation,
        valid_from: m.validFrom,
      })),
    )
    .execute()
    .catch(refuse);
}

/** Ends a membership from `validTo` on; the household is locked. */
export async function endMembership(tx: TxCtx, householdId: string, memberId: string, validTo: string) {
  const member = await tx.db
    .selectFrom('household_member')
    .select(['valid_from', 'valid_to'])
    .where('household_id', '=', householdId)
    .where('id', '=', memberId)
    .executeTakeFirst();
  if (!member) throw notFound();
  if (member.valid_to) throw no('alreadyEnded');
  if (validTo <= member.valid_from) throw no('endsBeforeItBegins', 422);
  await tx.db.updateTable('household_member').set({ valid_to: validTo }).where('id', '=', memberId).execute();
}

/** Moves everybody of one household into another; both are locked. A second head becomes one of its people. */
export async function moveMembers(tx: TxCtx, from: Household, into: Household): Promise<void> {
  const head = await tx.db
    .selectFrom('household_member')
    .select('id')
    .where('household_id', '=', into.id)
    .where('relation', '=', 'head')
    .executeTakeFirst();
  if (head)
    await tx.db
      .updateTable('household_member')
      .set({ relation: 'other' })
      .where('household_id', '=', from.id)
      .where('relation', '=', 'head')
      .execute();
  await tx.db
    .updateTable('household_member')
    .set({ household_id: into.id, area: into.area })
    .where('household_id', '=', from.id)
    .execute()
    .catch(refuse);
}
/** Whatever led to the first, directly or through earlier merges, leads to the second from now on. */
export async function markMerged(tx: TxCtx, from: Household, into: Household): Promise<void> {
  await tx.db
    .updateTable('household')
    .set((eb) => ({ merged_into: into.id, version: eb('version', '+', 1), changed_at: tx.now }))
    .where((eb) => eb.or([eb('id', '=', from.id), eb('merged_into', '=', from.id)]))
    .execute();
}

function refuse(error: unknown): never {
  const constraint = violation(error)?.constraint;
  if (constraint === 'household_member_one_home') throw no('livesElsewhere');
  if (constraint === 'household_member_one_head') throw no('secondHead');
  if (constraint === 'household_area_fkey') throw no('noSuchPlace', 422);
  throw error;
}

export type HouseholdCard = {
  id: string;
  area: string;
  address: string;
  head: string | null;
  headId: string | null;
  /** How many live there today. */
  size: number;
};
const cards = (ctx: Ctx, households: ReturnType<typeof visibleHouseholds>) => {
  const today = dayOf(ctx.now);
  const living = sql<string>`coalesce(household.merged_into, household.id)`;
  return households
    .leftJoin('household_member as h', (j) =>
      j
        .on('h.household_id', '=', living)
        .on('h.relation', '=', 'head')
        .on('h.valid_from', '<=', today)
        .on((eb) => eb.or([eb('h.valid_to', 'is', null), eb('h.valid_to', '>', today)])),
    )
    .leftJoin('person as p', 'p.id', 'h.person_id')
    .select(['household.id', 'household.area', 'household.address', 'p.name as head', 'p.id as headId'])
    .select((eb) =>
      eb
        .selectFrom('household_member as m')
        .select((c) => c.fn.countAll<number>().as('n'))
        .where('m.household_id', '=', living)
        .where('m.valid_from', '<=', today)
        .where((w) => w.or([w('m.valid_to', 'is', null), w('m.valid_to', '>', today)]))
        .as('size'),
    );
};

/** The visible households whose head has exactly this name today (at most 20). */
export async function householdsOfHead(ctx: Ctx, name: string): Promise<HouseholdCard[]> {
  const rows = await cards(ctx, visibleHouseholds(ctx))
    .where('p.name', '=', name)
    .orderBy('household.id')
    .limit(20)
    .execute();
  return rows.map((r) => ({ ...r, size: r.size ?? 0 }));
}

/** Who heads these households and how many live there, whoever asks: the caller shows them beside a record that is visible to the actor. */
export async function householdCards(ctx: Ctx, ids: readonly string[]): Promise<Map<string, HouseholdCard>> {
  if (ids.length === 0) return new Map();
  const rows = await cards(ctx, ctx.db.selectFrom('household'))
    .where('household.id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((r) => [r.id, { ...r, size: r.size ?? 0 }]));
}
