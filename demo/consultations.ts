import { actorsOf } from '#demo/actors.ts';
import type { Outcome, Voice } from '#modules/consultations/consultations.rules.ts';
import * as consultations from '#modules/consultations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

const given = { query: undefined, files: [], exchange: { ip: '', cookie: '', sendCookies: () => {} } };
const VILLAGE = '150124201213';

/** A county that asks its villages and tells them what became of it; a call that is open; suggestions nobody asked for. */
export async function settleConsultations(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): Promise<number> {
  const actors = actorsOf(accounts, organisations);
  const as = (login: string, daysAgo = 0, version: number | null = null): Ctx => ({
    ...systemCtx(house, 'settle'),
    actor: actors.get(login)!,
    now: house.now().subtract({ hours: 24 * daysAgo }),
    command: { id: house.newId(), fingerprint: new Uint8Array() },
    version,
  });
  const inDays = (n: number) => dayOf(house.now().add({ hours: 24 * n }));
  const begin = async (
    daysAgo: number,
    input: { title: string; question: string; background: string; who: string; places: string; untilDay: string },
  ) => {
    const made = await consultations.addConsultation(as('sun', daysAgo), { ...given, params: undefined, input });
    return consultations.moveConsultation(as('sun', daysAgo, made.version), {
      ...given,
      params: { id: made.id },
      input: { verb: 'open', untilDay: undefined, summary: undefined },
    });
  };
  const say = async (
    daysAgo: number,
    login: string,
    consultationId: string | null,
    said: string,
    voice: Voice = 'resident',
  ) => {
    const input = {
      consultationId,
      area: VILLAGE,
      said,
      voice,
      mayPublish: false,
      name: undefined,
      phone: undefined,
      way: 'counter' as const,
    };
    return (await consultations.giveOpinion(as(login, daysAgo), { ...given, params: undefined, input })).id;
  };
  const answer = async (
    login: string,
    daysAgo: number,
    summary: string,
    opinionIds: string[],
    a: { outcome: Outcome; reason: string; ownerId?: string; dueOn?: string; evidence?: string },
  ) => {
    const g = await consultations.sortOpinions(as(login, daysAgo), {
      ...given,
      params: undefined,
      input: { opinionIds, summary, groupId: undefined },
    });
    const whole = { outcome: a.outcome, reason: a.reason, ownerId: a.ownerId, dueOn: a.dueOn, evidence: undefined };
    const answered = await consultations.moveGroup(as(login, daysAgo, g.version), {
      ...given,
      params: { id: g.id },
      input: { verb: 'answer', ...whole },
    });
    if (a.evidence)
      await consultations.moveGroup(as(login, 2, answered.version), {
        ...given,
        params: { id: g.id },
        input: {
          verb: 'finish',
          outcome: undefined,
          reason: undefined,
          ownerId: undefined,
          dueOn: undefined,
          evidence: a.evidence,
        },
      });
  };
  const township = organisations.get('beibao')!;
  const past = await begin(40, {
    ...{ title: '村里的事，哪些表还能少填', question: '这半年您填过哪些重复的表、开过哪些多余的证明？' },
    ...{
      background: '县委社会工作部牵头减负，先听村干部和居民说。',
      who: '村干部、网格员和居民',
      places: '各村党群服务中心',
      untilDay: inDays(-15),
    },
  });
  const forms = await Promise.all([
    say(35, 'liu', past.id, '低保户信息一个月报了三遍，格式还不一样', 'cadre'),
    say(34, 'chen', past.id, '巡查完还要再填一遍纸表', 'cadre'),
    say(33, 'liu', past.id, '同样的户信息，民政、医保、残联各要一份', 'cadre'),
  ]);
  const proofs = [
    await say(30, 'liu', past.id, '社保年年让开健在证明，老人跑不动'),
    await say(29, 'chen', past.id, '银行让村里证明是同一个人'),
  ];
  const other = [await say(28, 'wang', past.id, '村部的电脑太旧，给换一台')];
  await answer('sun', 12, '同样的户信息不要重复报', forms, {
    ...{
      outcome: 'adopted',
      reason: '一户一份底子，各单位自己取数，不再让村里重报。',
      ownerId: organisations.get('qingshuihe')!,
    },
    ...{ dueOn: inDays(20), evidence: '“一次采集、多表自出”上线，三张月报停了。' },
  });
  await answer('sun', 12, '不该村里开的证明，单位不要再要', proofs, {
    ...{
      outcome: 'partly',
      reason: '县里已去函提醒；跨市的单位还要上级一起说。',
      ownerId: township,
      dueOn: inDays(30),
    },
  });
  await answer('sun', 11, '更新村部设备', other, { outcome: 'notAdopted', reason: '今年没有这笔预算，已报明年计划。' });
  const { version } = past;
  await consultations.moveConsultation(as('sun', 10, version), {
    ...given,
    params: { id: past.id },
    input: {
      verb: 'close',
      untilDay: undefined,
      summary:
        '说得最多的是重复报表和不该开的证明。重复报的户信息改为一次采集，三张月报已停；证明的事县里去函提醒了有关单位；设备更新报了明年计划。',
    },
  });
  const now = await begin(6, {
    ...{ title: '老熊沟一带冬天路滑，怎么办好', question: '哪一段最滑？撒沙、清雪谁来干合适？' },
    ...{
      background: '乡里准备分段包干，想先听听大家的。',
      who: '北堡乡的居民和村干部',
      places: '北堡乡便民服务中心',
      untilDay: inDays(14),
    },
  });
  await say(4, 'chen', now.id, '小学下坡那段最滑，早上送孩子的多');
  await say(3, 'wang', now.id, '水井旁边老结冰，老人打水怕摔');
  await say(1, 'liu', now.id, '分段包干可以，沙子得提前备好', 'cadre');
  const meal = await say(20, 'wang', null, '村里老人多，能不能办个中午一顿的食堂');
  await answer('liu', 9, '办老年食堂', [meal], {
    ...{
      outcome: 'partly',
      reason: '先在村部试中午一顿，每周三天。',
      ownerId: organisations.get('laoxionggou')!,
      dueOn: inDays(25),
    },
  });
  await say(2, 'chen', null, '村口的公交站牌看不清，换个大字的');
  return 12;
}
