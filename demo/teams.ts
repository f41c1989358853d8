import { actorsOf } from '#demo/actors.ts';
import * as teams from '#modules/teams/index.ts';
import { type Ctx, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

const given = { query: undefined, files: [], exchange: { ip: '', cookie: '', sendCookies: () => {} } };
const people = ['郭小军', '苏日娜', '孟凡', '白志刚', '云飞', '贺永胜', '邢丽', '康建'];
/** 红蜂团 of the courier industry, with invented members, and what a courier of it reported. */
export async function settleTeams(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): Promise<number> {
  const actors = actorsOf(accounts, organisations);
  const as = (login: string, daysAgo = 0): Ctx => ({
    ...systemCtx(house, 'settle'),
    actor: actors.get(login)!,
    now: house.now().subtract({ hours: 24 * daysAgo }),
    command: { id: house.newId(), fingerprint: new Uint8Array() },
  });
  const body = {
    area: '150102',
    name: '红蜂团骑先锋',
    what: '送件路上看见井盖、路灯、电线、消防通道有问题，随手报一声，派给有关单位去办，办成什么样告诉您。',
    how: '骑手在手机上点“我要参加”；居民在这里写姓名和电话。自愿参加，随时退出。',
    phone: '0471-0000111',
  };
  const { id } = await teams.addTeam(as('tian', 120), { ...given, params: undefined, input: body });
  const params = { id };
  await teams.joinTeam(as('hu', 110), { ...given, params, input: {} });
  for (const [i, name] of people.entries())
    await teams.addTeamMember(as('tian', 100 - 5 * i), {
      ...given,
      params,
      input: { name, phone: `1990000${String(930 + i).padStart(4, '0')}`, consent: i % 3 === 0 ? 'paper' : 'spoken' },
    });
  return people.length + 1;
}
