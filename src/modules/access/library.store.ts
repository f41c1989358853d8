import { CamelCasePlugin, type KyselyPlugin, type UnknownRow } from 'kysely';
import type { House } from '#platform/house.ts';

/** The house's database hands out Temporal.Instant; better-auth knows only Date. */
const datesForLibrary: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => ({ ...result, rows: result.rows.map(withDates) }),
};

const withDates = (row: UnknownRow): UnknownRow =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof Temporal.Instant ? new Date(value.epochMilliseconds) : value,
    ]),
  );

/** The house's own database and role, in the dialect of the sign-in library: camel case and Date. */
export const libraryDb = (house: House) => house.db.withPlugin(datesForLibrary).withPlugin(new CamelCasePlugin());
