import { insertFacts, selectKinds } from '#modules/facts/facts.store.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import type { Books } from './books.ts';
import { type Extra, takeOn, villagesOf } from './staff.ts';

/*
 * Villages whose phones have everything yet to fetch: 500 households with 1,500 people in each (domain §3: a grid has 300 to 500), of every household four
 * things known, and four who go round there, each with a phone of their own.
 */

export const HOUSEHOLDS = 500;
const MEMBERS = ['head', 'spouse', 'child'] as const;
/** Households and people: what a phone carries. */
export const RECORDS = HOUSEHOLDS * (1 + MEMBERS.length);
const FACTS = 4;
const PHONES_OF_A_VILLAGE = 4;
const FACTS_AT_ONCE = 2000;

/** Whose phones they are, a village's one after the other. */
const holders = (villages: readonly string[], phones: number): Extra[] =>
  Array.from({ length: phones }, (_, i) => ({
    login: `phone${String(i).padStart(4, '0')}`,
    role: i % PHONES_OF_A_VILLAGE === 0 ? 'villageCadre' : 'gridWorker',
    area: villages[Math.floor(i / PHONES_OF_A_VILLAGE) % villages.length]!,
  }));

/** So many phones' holders, and the households of their villages. */
export async function settleGrids(books: Books, phones: number): Promise<Extra[]> {
  const staff = holders(await villagesOf(books), phones);
  await takeOn(books, staff);
  const areas = [...new Set(staff.map((s) => s.area))];
  const { rows } = await books.owner.query<{ area: string }>(
    `select distinct area from household where address like '测速%' and area = any($1)`,
    [areas],
  );
  const known = new Set(rows.map((r) => r.area));
  for (const area of areas.filter((a) => !known.has(a))) await settleVillage(books, area);
  await books.owner.query('analyze household; analyze household_member; analyze person; analyze fact');
  return staff;
}

const HOMES = `
with home as (
  insert into household (id, area, address, created_at, changed_at)
  select uuidv7(), $1, '测速组' || n || '号', now(), now() from generate_series(1, $2::int) n returning id
), living as (
  select home.id as home, r.relation, uuidv7() as person from home cross join unnest($3::text[]) as r (relation)
), people as (
  insert into person (id, area, name, birth_year, basis, created_at, changed_at)
  select person, $1, '测速' || relation, 1970, 'statutoryDuty', now(), now() from living
), members as (
  insert into household_member (id, household_id, person_id, area, relation, valid_from)
  select uuidv7(), home, person, $1, relation, '2020-01-01' from living
)
select id from home`;

async function settleVillage({ house, owner }: Books, area: string): Promise<void> {
  const { rows } = await owner.query<{ id: string }>(HOMES, [area, HOUSEHOLDS, MEMBERS]);
  const { rows: units } = await owner.query<{ id: string }>('select id from organisation order by id limit 1');
  const ctx = systemCtx(house, 'bench');
  const kinds = (await selectKinds(ctx)).filter((k) => k.subject === 'household').slice(0, FACTS);
  const facts = rows.flatMap(({ id }) =>
    kinds.map((kind) => ({
      ...{ area, householdId: id, personId: null, kind: kind.key, value: 'yes', source: 'visit' as const },
      ...{ ownerId: units[0]!.id, madeAt: ctx.now, validUntil: null },
    })),
  );
  for (let i = 0; i < facts.length; i += FACTS_AT_ONCE)
    await inTransaction(ctx, (tx) => insertFacts(tx, facts.slice(i, i + FACTS_AT_ONCE)));
}
