import { actorsOf } from '#demo/actors.ts';
import { issueBulletin, showBulletin } from '#modules/bulletins/index.ts';
import { type Ctx, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

const given = { query: undefined, files: [], exchange: { ip: '', cookie: '', sendCookies: () => {} } };

/** Last month of a village and of a community, last week of the county’s hotline: issued, two of them on the portal. */
export async function settleBulletins(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): Promise<number> {
  const actors = actorsOf(accounts, organisations);
  const as = (login: string): Ctx => ({
    ...systemCtx(house, 'settle'),
    actor: actors.get(login)!,
    command: { id: house.newId(), fingerprint: new Uint8Array() },
  });
  const today = house.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate();
  const first = today.with({ day: 1 });
  const month = { from: first.subtract({ months: 1 }).toString(), to: first.subtract({ days: 1 }).toString() };
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const week = { from: monday.subtract({ days: 7 }).toString(), to: monday.subtract({ days: 1 }).toString() };
  const wanted = [
    { login: 'liu', isPublic: true, input: { area: '150124201213', kind: 'village', ...month } },
    { login: 'li', isPublic: true, input: { area: '150102401007', kind: 'community', ...month } },
    { login: 'sun', isPublic: false, input: { area: '150124', kind: 'hotline', ...week } },
  ] as const;
  for (const { login, isPublic, input } of wanted) {
    const { id } = await issueBulletin(as(login), { ...given, params: undefined, input });
    if (isPublic) await showBulletin(as(login), { ...given, params: { id }, input: {} });
  }
  return wanted.length;
}
