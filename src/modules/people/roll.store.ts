import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { dayOf } from '#modules/places/index.ts';
import { beyondPlace, type Ctx } from '#platform/context.ts';
import { indexOf, isMine } from './people.store.ts';

/** Who is recorded under an identity number already, and where they live today. */
export type KnownPerson = { id: string; household: string | null; isMine: boolean };

/** The people recorded under these identity numbers, in any place: the number is in the register once. */
export async function knownByNumber(ctx: Ctx, idNumbers: readonly string[]): Promise<Map<string, KnownPerson>> {
  const byIndex = new Map(idNumbers.map((n) => [indexOf(ctx, 'idNumber', n).toString('hex'), n]));
  if (byIndex.size === 0) return new Map();
  const rows = await beyondPlace(ctx, ({ db }) =>
    db
      .selectFrom('person')
      .leftJoin('household_member as m', (j) =>
        j
          .onRef('m.person_id', '=', 'person.id')
          .on(sql<boolean>`daterange(m.valid_from, m.valid_to) @> ${dayOf(ctx.now)}::date`),
      )
      .select(['person.id', 'person.area', 'person.id_number_index as index', 'm.household_id as household'])
      .where(
        'person.id_number_index',
        'in',
        [...byIndex.keys()].map((hex) => Buffer.from(hex, 'hex')),
      )
      .execute(),
  );
  return new Map(
    rows.map((r) => [
      byIndex.get(r.index?.toString('hex') ?? '') ?? '',
      { id: r.id, household: r.household, isMine: isMine(ctx, r.area) },
    ]),
  );
}

export type KnownHome = { id: string; area: string; address: string; members: { id: string; name: string }[] };

/** The households of `area` at these addresses, with who lives there today. */
export async function homesAt(ctx: Ctx, area: string, addresses: readonly string[]): Promise<KnownHome[]> {
  const { from, before } = prefixRange(area);
  const rows = await ctx.db
    .selectFrom('household as h')
    .innerJoin('household_member as m', 'm.household_id', 'h.id')
    .innerJoin('person', 'person.id', 'm.person_id')
    .select(['h.id', 'h.area', 'h.address', 'person.id as person', 'person.name'])
    .where('h.area', '>=', from)
    .where('h.area', '<', before)
    .where(sql<boolean>`h.address = any(${[...new Set(addresses)]}::text[])`)
    .where(sql<boolean>`daterange(m.valid_from, m.valid_to) @> ${dayOf(ctx.now)}::date`)
    .execute();
  const homes = new Map<string, KnownHome>();
  for (const r of rows) {
    const home = homes.get(r.id) ?? { id: r.id, area: r.area, address: r.address, members: [] };
    home.members.push({ id: r.person, name: r.name });
    homes.set(r.id, home);
  }
  return [...homes.values()];
}
