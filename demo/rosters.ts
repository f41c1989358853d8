import { actorsOf } from '#demo/actors.ts';
import { dayOf } from '#modules/places/index.ts';
import { draftRoster, publishRoster } from '#modules/rosters/index.ts';
import { systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

/* Who is on duty this month and the next at the village of the cast and at 麻花板. */
const units = [
  { by: 'liu', unit: 'laoxionggou', people: ['liu', 'chen', 'wang'] },
  { by: 'li', unit: 'mahuaban', people: ['li', 'zhang'] },
] as const;

const given = {
  params: undefined,
  query: undefined,
  files: [],
  exchange: { ip: '', cookie: '', sendCookies: () => {} },
};

/** Drafts and publishes the rosters of the cast. Returns how many. */
export async function settleRosters(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): Promise<number> {
  const actors = actorsOf(accounts, organisations);
  const today = Temporal.PlainDate.from(dayOf(house.now()));
  const months = [today, today.add({ months: 1 })].map((d) => d.toString().slice(0, 7));
  for (const { by, unit, people } of units)
    for (const month of months) {
      const as = () => ({ ...systemCtx(house, 'settle'), actor: actors.get(by)! });
      const accountIds = people.map((login) => accounts.get(login)!);
      const input = { organisationId: organisations.get(unit)!, month, accountIds, perDay: 1 };
      const { id, version } = await draftRoster(as(), { ...given, input });
      await publishRoster({ ...as(), version }, { ...given, params: { id }, input: {} });
    }
  return units.length * months.length;
}
