import { settleMandates } from '#demo/mandates.ts';
import { settleAccounts, settleOrganisations, settlePlaces } from '#demo/settle.ts';
import type { House } from '#platform/house.ts';

/** Everybody in the tests' world signs in with this. */
export const PASSWORD = 'sheep-on-green-hills';
export const passwordFor = (_login: string): string => PASSWORD;

/** Settles the small world every test knows by name into an empty jurisdiction. */
export async function settle(house: House): Promise<void> {
  await settlePlaces(house);
  const organisations = await settleOrganisations(house);
  const accounts = await settleAccounts(house, organisations, passwordFor);
  await settleMandates(house, organisations, accounts);
}
