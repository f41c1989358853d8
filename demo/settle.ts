import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { addAccount, hashPassword } from '#modules/access/index.ts';
import { addOrganisation } from '#modules/organisations/index.ts';
import { importCalendar, importPlaces } from '#modules/places/index.ts';
import { placeKinds } from '#modules/places/places.rules.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import * as cast from './cast.ts';

/*
 * Settles an empty jurisdiction, step by step, through the doors of the modules: the tests' small world and the demo's first data
 * set are both made by these functions.
 */

const read = (file: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, 'data', file), 'utf8'));
const divisions = z.object({
  source: z.string(),
  aliases: z.array(z.tuple([z.string(), z.string()])),
  places: z.array(z.tuple([z.string(), z.string(), z.enum(placeKinds)])),
});
const calendar = z.object({
  region: z.string(),
  coveredFrom: z.string(),
  coveredUntil: z.string(),
  days: z.array(z.object({ date: z.string(), isWorkday: z.boolean(), name: z.string(), sourceDoc: z.string() })),
});

/** Hohhot's divisions with their other names, and the working days announced so far. */
export async function settlePlaces(house: House): Promise<void> {
  const { places, aliases } = divisions.parse(read('hohhot-divisions.json'));
  const rows = places.map(([code, name, kind]) => ({
    code,
    name,
    kind,
    aliases: aliases.flatMap(([of, alias]) => (of === code ? [alias] : [])),
  }));
  await inTransaction(systemCtx(house, 'settle'), async (tx) => {
    await importPlaces(tx, rows);
    await importCalendar(tx, calendar.parse(read('calendar.json')));
  });
}

/** The organisations of the cast, superiors first; returns their ids by the key the cast gives them. */
export async function settleOrganisations(house: House): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  await inTransaction(systemCtx(house, 'settle'), async (tx) => {
    for (const { key, superior, ...organisation } of cast.organisations) {
      const superiorId = superior === undefined ? null : ids.get(superior);
      if (superiorId === undefined)
        throw new Error(`${key}: its superior ${superior} must stand before it in the cast`);
      ids.set(key, await addOrganisation(tx, { ...organisation, superiorId, validFrom: '2024-01-01' }));
    }
  });
  return ids;
}

/** The accounts of the cast, each in its post; returns their ids by login. Who shares a password shares its hash: hashing is slow. */
export async function settleAccounts(
  house: House,
  organisationIds: ReadonlyMap<string, string>,
  passwordFor: (login: string) => string,
): Promise<Map<string, string>> {
  const passwords = [...new Set(cast.members.map((m) => passwordFor(m.login)))];
  const hashes = new Map(await Promise.all(passwords.map(async (p) => [p, await hashPassword(p)] as const)));
  const ids = new Map<string, string>();
  await inTransaction(systemCtx(house, 'settle'), async (tx) => {
    for (const { login, name, phone, role, organisation, area } of cast.members) {
      const organisationId = organisationIds.get(organisation);
      const hash = hashes.get(passwordFor(login));
      if (!organisationId || !hash) throw new Error(`${login}: ${organisation} is not in the cast`);
      const posts = [{ role, organisationId, area, validFrom: '2024-01-01' }];
      ids.set(login, await addAccount(tx, { login, name, phone, password: { hash }, posts }));
    }
  });
  return ids;
}
