import { actorsOf } from '#demo/actors.ts';
import { inspectors } from '#demo/cast.ts';
import type { Actor } from '#kernel/actor.ts';
import { addAccount, hashPassword } from '#modules/access/index.ts';
import { addOrganisation } from '#modules/organisations/index.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import { counties, courierLogins, type Unit } from './units.ts';

const SINCE = '2024-01-01';

/** The offices of the year with their accounts, a county a transaction. All share one password, and so one slow hash. */
export async function settleUnits(
  house: House,
  units: readonly Unit[],
  seed: number,
  password: string,
  known: { accounts: ReadonlyMap<string, string>; organisations: ReadonlyMap<string, string> },
): Promise<{ actors: Map<string, Actor>; organisations: Map<string, string> }> {
  const hash = await hashPassword(password);
  const organisations = new Map(known.organisations);
  const actors = actorsOf(known.accounts, known.organisations);
  for (const { login, name, role } of inspectors) {
    const [accountId, organisationId] = [known.accounts.get(login), known.organisations.get('inspection')];
    if (accountId && organisationId)
      actors.set(login, { kind: 'staff', accountId, name, role, organisationId, area: '150124' });
  }
  for (const county of counties)
    await inTransaction(systemCtx(house, 'year'), async (tx) => {
      for (const u of units.filter((x) => x.county === county.code)) {
        const { key, name, shortName, kind, area, login, person, phone, role } = u;
        const superiorId = organisations.get(u.superior);
        if (!superiorId) throw new Error(`${key}: ${u.superior} must stand before it`);
        const id = await addOrganisation(tx, { name, shortName, kind, area, superiorId, validFrom: SINCE });
        organisations.set(key, id);
        const posts = [{ role, organisationId: id, area, validFrom: SINCE }];
        const accountId = await addAccount(tx, { login, name: person, phone, password: { hash }, posts });
        actors.set(login, { kind: 'staff', accountId, name: person, role, organisationId: id, area });
      }
    });
  await settleCouriers(house, seed, hash, { actors, organisations });
  return { actors, organisations };
}

async function settleCouriers(
  house: House,
  seed: number,
  hash: string,
  known: { actors: Map<string, Actor>; organisations: ReadonlyMap<string, string> },
): Promise<void> {
  const [role, organisationId] = ['courierVolunteer' as const, known.organisations.get('couriers')!];
  await inTransaction(systemCtx(house, 'year'), async (tx) => {
    for (const { login, name, area, phone } of courierLogins(seed)) {
      const posts = [{ role, organisationId, area, validFrom: SINCE }];
      const accountId = await addAccount(tx, { login, name, phone, password: { hash }, posts });
      known.actors.set(login, { kind: 'staff', accountId, name, role, organisationId, area });
    }
  });
}
