import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { livingHousehold } from '#modules/people/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { open, seal } from '#platform/crypto.ts';
import { violation } from '#platform/database.ts';
import type { Sealed } from '#platform/reseal.ts';
import {
  type Choice,
  type FactKind,
  type FactSource,
  type FactSubject,
  type FactType,
  factReaders,
} from './facts.rules.ts';
import { noFact } from './facts.words.ts';

/** Where a value stands sealed. Never change it: those sealed before would no longer open. */
const placeOfSeal = (id: string) => `fact.value:${id}`;
export const sealedFact: Sealed = { table: 'fact', key: 'id', columns: { value_sealed: placeOfSeal } };

/** What is asked in the actor's place, and what only parts of it are asked. */
const visibleKinds = ({ db, actor }: Ctx) => {
  const all = db.selectFrom('fact_kind').selectAll();
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where((eb) =>
    eb.or([sql<boolean>`starts_with(${actor.area}, area)`, eb.and([eb('area', '>=', from), eb('area', '<', before)])]),
  );
};

export async function selectKinds(ctx: Ctx): Promise<FactKind[]> {
  const rows = await visibleKinds(ctx).orderBy('subject').orderBy('key').execute();
  return rows.map((r) => ({
    key: r.key,
    subject: r.subject as FactSubject,
    type: r.type as FactType,
    zh: r.zh,
    en: r.en,
    names: r.names,
    unit: r.unit,
    choices: r.choices as unknown as Choice[],
    validMonths: r.valid_months,
    purpose: r.purpose,
  }));
}

export async function insertKind(tx: TxCtx, kind: FactKind & { source: string; area: string }): Promise<void> {
  await tx.db
    .insertInto('fact_kind')
    .values({
      key: kind.key,
      area: kind.area,
      subject: kind.subject,
      type: kind.type,
      zh: kind.zh,
      en: kind.en,
      names: [...kind.names],
      unit: kind.unit,
      choices: JSON.stringify(kind.choices),
      valid_months: kind.validMonths,
      purpose: kind.purpose,
      source: kind.source,
    })
    .execute()
    .catch((error: unknown) => {
      if (violation(error)?.constraint === 'fact_kind_pkey') throw noFact('alreadyAsked', 409, { name: kind.key });
      throw error;
    });
}

/** Every read of households for their facts begins here: those of the actor's place, for the roles that serve them. */
export function visibleHouseholds({ db, actor }: Ctx) {
  const all = db
    .selectFrom('household')
    .innerJoin('place', 'place.code', 'household.area')
    .where('household.merged_into', 'is', null);
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff' || !factReaders.some((role) => role === actor.role)) return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where('household.area', '>=', from).where('household.area', '<', before);
}

export type FactHome = { id: string; area: string; placeName: string; address: string };
const homeColumns = ['household.id', 'household.area', 'place.full_name as placeName', 'household.address'] as const;

/** The household of this id, or the one it was merged into. */
export const selectHome = async (ctx: Ctx, id: string): Promise<FactHome | undefined> =>
  visibleHouseholds(ctx)
    .select(homeColumns)
    .where('household.id', '=', await livingHousehold(ctx, id))
    .executeTakeFirst();

/** Locked, so that two who write about the same household come one after the other. */
export const lockHome = async (tx: TxCtx, id: string): Promise<FactHome | undefined> =>
  visibleHouseholds(tx)
    .select(homeColumns)
    .where('household.id', '=', await livingHousehold(tx, id))
    .forNoKeyUpdate('household')
    .executeTakeFirst();

export const PAGE = 50;
export async function selectHomes(
  ctx: Ctx,
  filter: { area?: string | undefined; head?: string | undefined; after?: string | undefined; limit: number },
): Promise<FactHome[]> {
  const today = dayOf(ctx.now);
  let query = visibleHouseholds(ctx).select(homeColumns);
  if (filter.area) {
    const { from, before } = prefixRange(filter.area);
    query = query.where('household.area', '>=', from).where('household.area', '<', before);
  }
  const { head } = filter;
  if (head)
    query = query.where((eb) =>
      eb(
        'household.id',
        'in',
        livingMembers(ctx, today)
          .select('m.household_id')
          .where('m.relation', '=', 'head')
          .where((w) => w('p.name', '>=', head).and('p.name', '<', `${head}\u{10FFFF}`)),
      ),
    );
  if (filter.after) {
    const [area, id] = filter.after.split('.');
    query = query.where((eb) =>
      eb(eb.refTuple('household.area', 'household.id'), '>', eb.tuple(area ?? '', sql<string>`${id}::uuid`)),
    );
  }
  return query.orderBy('household.area').orderBy('household.id').limit(filter.limit).execute();
}

const livingMembers = ({ db }: Ctx, today: string) =>
  db
    .selectFrom('household_member as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .where('m.valid_from', '<=', today)
    .where((w) => w.or([w('m.valid_to', 'is', null), w('m.valid_to', '>', today)]));

export type FactMember = {
  householdId: string;
  personId: string;
  name: string;
  relation: string;
  birthYear: number | null;
};
/** Who lives there today, heads first. */
export const selectMembers = (ctx: Ctx, householdIds: readonly string[]): Promise<FactMember[]> =>
  householdIds.length === 0
    ? Promise.resolve([])
    : livingMembers(ctx, dayOf(ctx.now))
        .select([
          'm.household_id as householdId',
          'p.id as personId',
          'p.name',
          'm.relation',
          'p.birth_year as birthYear',
        ])
        .where('m.household_id', 'in', householdIds)
        .orderBy(sql`m.relation <> 'head'`)
        .orderBy('m.valid_from')
        .orderBy('p.name')
        .execute();

export type StoredFact = {
  id: string;
  householdId: string;
  personId: string | null;
  kind: string;
  value: string;
  source: FactSource;
  owner: string;
  madeAt: Temporal.Instant;
  recordedAt: Temporal.Instant;
  validUntil: string | null;
};
const FACT = [
  'fact.id',
  'fact.household_id as householdId',
  'fact.person_id as personId',
  'fact.kind',
  'fact.value_sealed as sealed',
  'owner.short_name as owner',
  'fact.valid_until as validUntil',
] as const;
/** All values ever captured of these households, opened; of these kinds, or of all. */
export async function selectFacts(
  ctx: Ctx,
  householdIds: readonly string[],
  kinds: readonly string[] | null = null,
): Promise<StoredFact[]> {
  if (householdIds.length === 0 || kinds?.length === 0) return [];
  let query = ctx.db
    .selectFrom('fact')
    .innerJoin('organisation as owner', 'owner.id', 'fact.owner_id')
    .where('fact.household_id', 'in', householdIds);
  if (kinds) query = query.where('fact.kind', 'in', kinds);
  const rows = await query
    .select([...FACT, 'fact.source', 'fact.made_at as madeAt', 'fact.recorded_at as recordedAt'])
    .execute();
  return rows.map(({ sealed, source, ...r }) => ({
    ...r,
    source: source as FactSource,
    value: open(ctx.house.keys, sealed, placeOfSeal(r.id)),
  }));
}

export type NewestFact = Pick<StoredFact, 'householdId' | 'personId' | 'kind' | 'value' | 'owner' | 'validUntil'> & {
  on: string;
};
/** What is known now of these households: of each line the value captured last (`newestFirst`), with the day. Thousands at a time, so no more of each than that. */
export async function selectNewest(ctx: Ctx, householdIds: readonly string[]): Promise<NewestFact[]> {
  if (householdIds.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('fact')
    .innerJoin('organisation as owner', 'owner.id', 'fact.owner_id')
    .where(sql<boolean>`fact.household_id = any(${[...householdIds]}::uuid[])`)
    .distinctOn(['fact.household_id', 'fact.kind', 'fact.person_id'])
    .orderBy('fact.household_id')
    .orderBy('fact.kind')
    .orderBy('fact.person_id')
    .orderBy('fact.made_at', 'desc')
    .orderBy('fact.recorded_at', 'desc')
    .select([...FACT, sql<string>`(fact.made_at at time zone 'Asia/Shanghai')::date`.as('on')])
    .execute();
  return rows.map(({ id, sealed, ...r }) => ({ ...r, value: open(ctx.house.keys, sealed, placeOfSeal(id)) }));
}

export type NewFact = {
  area: string;
  householdId: string;
  personId: string | null;
  kind: string;
  value: string;
  source: FactSource;
  ownerId: string;
  madeAt: Temporal.Instant;
  validUntil: string | null;
};
export async function insertFacts(tx: TxCtx, facts: readonly NewFact[]): Promise<void> {
  if (facts.length === 0) return;
  await tx.db
    .insertInto('fact')
    .values(
      facts.map((f) => {
        const id = tx.house.newId();
        return {
          id,
          area: f.area,
          household_id: f.householdId,
          person_id: f.personId,
          kind: f.kind,
          value_sealed: Buffer.from(seal(tx.house.keys, f.value, placeOfSeal(id))),
          source: f.source,
          owner_id: f.ownerId,
          made_at: f.madeAt,
          recorded_at: tx.now,
          valid_until: f.validUntil,
        };
      }),
    )
    .execute();
}

/** What was known of a household that was merged is known of the other from then on. */
export async function moveFacts(tx: TxCtx, from: string, into: string): Promise<void> {
  await tx.db
    .updateTable('fact')
    .set((eb) => ({
      household_id: into,
      area: eb.selectFrom('household').select('area').where('id', '=', into).$asScalar().$notNull(),
    }))
    .where('household_id', '=', from)
    .execute();
}
