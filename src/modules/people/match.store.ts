import { sql } from 'kysely';
import { dayOf } from '#modules/places/index.ts';
import { beyondPlace, type Ctx } from '#platform/context.ts';
import { indexOf, isMine, visiblePeople } from './people.store.ts';

/** Somebody of the register whom a table may mean, and where they live today. */
export type MatchedPerson = {
  id: string;
  area: string;
  name: string;
  birthYear: number | null;
  isMine: boolean;
  /** An identity number is recorded of them. */
  hasNumber: boolean;
  household: { id: string; area: string; address: string; head: string | null } | null;
};

type Row = {
  id: string;
  area: string;
  name: string;
  birth_year: number | null;
  has_number: unknown;
  household: string | null;
  household_area: string | null;
  address: string | null;
  head: string | null;
};
const matched = (ctx: Ctx, r: Row): MatchedPerson => ({
  id: r.id,
  area: r.area,
  name: r.name,
  birthYear: r.birth_year,
  isMine: isMine(ctx, r.area),
  hasNumber: r.has_number === true,
  household:
    r.household && r.address && r.household_area
      ? { id: r.household, area: r.household_area, address: r.address, head: r.head }
      : null,
});

/** People with the household they live in today and the name of its head. */
const withHome = (ctx: Ctx, people: ReturnType<typeof visiblePeople>) => {
  const today = dayOf(ctx.now);
  return people
    .leftJoin('household_member as m', (j) =>
      j.onRef('m.person_id', '=', 'person.id').on(sql<boolean>`daterange(m.valid_from, m.valid_to) @> ${today}::date`),
    )
    .leftJoin('household as h', 'h.id', 'm.household_id')
    .leftJoin('household_member as mh', (j) =>
      j
        .onRef('mh.household_id', '=', 'h.id')
        .on('mh.relation', '=', 'head')
        .on(sql<boolean>`daterange(mh.valid_from, mh.valid_to) @> ${today}::date`),
    )
    .leftJoin('person as head', 'head.id', 'mh.person_id')
    .select(['person.id', 'person.area', 'person.name', 'person.birth_year', 'h.id as household'])
    .select(['h.area as household_area', 'h.address', 'head.name as head'])
    .select(sql<boolean>`person.id_number_index is not null`.as('has_number'));
};

/** Who has these identity numbers, in any place: the number is in the register once. Of those elsewhere only that they are. */
export async function peopleByNumber(ctx: Ctx, idNumbers: readonly string[]): Promise<Map<string, MatchedPerson>> {
  const byIndex = new Map(idNumbers.map((n) => [indexOf(ctx, 'idNumber', n).toString('hex'), n]));
  if (byIndex.size === 0) return new Map();
  const rows = await beyondPlace(ctx, (all) =>
    withHome(all, all.db.selectFrom('person'))
      .select('person.id_number_index as index')
      .where(
        'person.id_number_index',
        'in',
        [...byIndex.keys()].map((hex) => Buffer.from(hex, 'hex')),
      )
      .execute(),
  );
  return new Map(rows.map((r) => [byIndex.get(r.index?.toString('hex') ?? '') ?? '', matched(ctx, r)]));
}

/** Everybody of the actor's place with one of these names, by name: whoever uses it says who is meant. */
export async function peopleNamed(ctx: Ctx, names: readonly string[]): Promise<Map<string, MatchedPerson[]>> {
  if (names.length === 0) return new Map();
  const rows = await withHome(ctx, visiblePeople(ctx))
    .where(sql<boolean>`person.name = any(${[...new Set(names)]}::text[])`)
    .orderBy('person.id')
    .execute();
  return Map.groupBy(
    rows.map((r) => matched(ctx, r)),
    (p) => p.name,
  );
}
