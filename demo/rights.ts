import { actorsOf } from '#demo/actors.ts';
import { endEmergency, reviewEmergency, startEmergency } from '#modules/access/index.ts';
import { askAtHome, fileRight, moveRight, verifyRight } from '#modules/rights/index.ts';
import { type Ctx, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

const given = { query: undefined, files: [], exchange: { ip: '', cookie: '', sendCookies: () => {} } };
const seen = { phoneRang: true };

/** What people of 清水河 asked about their own data, in every state; and one night on which somebody had to break the glass. */
export async function settleRights(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): Promise<number> {
  const actors = actorsOf(accounts, organisations);
  const ago = (days: number, hours = 0) => house.now().subtract({ hours: days * 24 + hours });
  const as = (login: string, at = house.now(), version: number | null = null): Ctx => ({
    ...systemCtx(house, 'settle'),
    ...{ actor: actors.get(login) as Ctx['actor'], now: at, version },
    command: { id: house.newId(), fingerprint: new Uint8Array() },
  });
  const home = (days: number): Ctx => ({ ...as('liu', ago(days)), actor: { kind: 'visitor' } });
  const at = { area: '150124', whose: 'self' as const };
  await askAtHome(home(1), { ...at, kind: 'access', name: '赵满仓', phone: '19900001001' });
  await askAtHome(home(3), {
    ...at,
    kind: 'explain',
    name: '高玉兰',
    phone: '19900001002',
    said: '水费的事为什么先分给了乡里',
  });
  const file = (login: string, days: number, input: Parameters<typeof fileRight>[1]['input']) =>
    fileRight(as(login, ago(days)), { ...given, params: undefined, input });
  const counter = { way: 'counter' as const, whose: 'self' as const };
  const wrong = await file('liu', 9, {
    ...counter,
    kind: 'correct',
    name: '韩二旺',
    phone: '19900001005',
    said: '出生年份记成了 1958 年，应为 1956 年',
  });
  await verifyRight(as('liu', ago(9), 1), { ...given, params: { id: wrong.id }, input: seen });
  const gone = await file('zhao', 6, {
    ...counter,
    kind: 'delete',
    name: '李秀英',
    phone: '19900001006',
    said: '不参加活动了，留的电话都删掉',
  });
  await verifyRight(as('zhao', ago(6), 1), { ...given, params: { id: gone.id }, input: seen });
  const kept = await file('liu', 40, {
    ...counter,
    kind: 'delete',
    name: '张根小',
    phone: '19900001007',
    said: '把领过救助的记录删掉',
  });
  await verifyRight(as('liu', ago(40), 1), { ...given, params: { id: kept.id }, input: seen });
  const refusal = {
    ...{ verb: 'refuse' as const, ground: 'keptByLaw' as const },
    reason: '救助资金的台账依法要保存，不能删除；您可以随时查看，记错了可以要求更正。',
  };
  await moveRight(as('sun', ago(31), 2), { ...given, params: { id: kept.id }, input: refusal });
  const night = { role: 'villageCadre' as const, area: '150124201213', why: 'danger' as const, hours: 2 };
  const broken = (days: number, reason: string) =>
    startEmergency(as('chen', ago(days)), { ...given, params: undefined, input: { ...night, reason } });
  const first = await broken(26, '夜里有老人走失，要查看家属电话，村干部联系不上');
  await endEmergency(as('chen', ago(26, -1)), { ...given, params: { id: first.id }, input: undefined });
  const verdict = { verdict: 'justified' as const, note: '老人当晚找到，情况属实，查看的只有家属电话' };
  await reviewEmergency(as('sun', ago(25), 2), { ...given, params: { id: first.id }, input: verdict });
  await broken(2, '大雪封路，要登记两户断粮的需要，村干部在外地');
  return 5;
}
