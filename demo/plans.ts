import { actorsOf } from '#demo/actors.ts';
import { drawnPhoto } from '#demo/photo.ts';
import { dayOf } from '#modules/places/index.ts';
import { addFigure, draftPlan, judgePlan, reviewPlan, savePlan, submitPlan } from '#modules/plans/index.ts';
import type { PlanDraft, PlanView } from '#modules/plans/plans.contract.ts';
import { type Ctx, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

const given = { query: undefined, files: [], exchange: { ip: '', cookie: '', sendCookies: () => {} } };
const DAY = 24;

/** 老熊沟村's plan, invented: drafted by the village, sent back once, approved by the township, with figures and last year's review. */
export async function settlePlans(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): Promise<number> {
  const actors = actorsOf(accounts, organisations);
  const now = house.now();
  const ago = (days: number) => now.subtract({ hours: DAY * days });
  const as = (login: string, days: number, version: number | null = null): Ctx => ({
    ...systemCtx(house, 'settle'),
    actor: actors.get(login)!,
    now: ago(days),
    version,
    command: { id: house.newId(), fingerprint: new Uint8Array() },
  });
  const today = Temporal.PlainDate.from(dayOf(now));
  const year = today.year - 1;
  const on = (days: number) => today.add({ days }).toString();
  const id = (key: string) => organisations.get(key)!;
  const draft: PlanDraft = {
    title: '老熊沟村三年方案',
    fromYear: year,
    toYear: year + 2,
    profile: {
      people: '126 户 340 人，常住 190 人，60 岁以上 112 人。',
      land: '旱地 4,200 亩，水浇地 300 亩，退耕林地 2,800 亩。',
      industry: '以种莜麦、土豆和养羊为主，外出打工的多。',
      income: '村集体年收入 8 万元，主要是光伏分红。',
      facilities: '村东机井老化，冬天常停水；通村路硬化到村口。',
      services: '有卫生室，没有日间照料点；孩子在乡里上学。',
      governance: '村民代表 21 人，每季度开一次村民代表会议。',
    },
    problems: ['村东 40 户冬天吃水没保证。', '独居老人中午没地方吃饭。', '莜麦卖原粮，价钱低。'],
    heardOn: ago(330).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString(),
    heardHow: '村民代表会议 19 人到会，又入户听了 23 户老人的意见。',
    goals: [
      { nth: 1, body: '村东住户冬天不断水', unit: '户没有保证', baseline: 40, target: 0, year: year + 1 },
      { nth: 2, body: '老人中午有热饭', unit: '人', baseline: 0, target: 30, year: year + 1 },
      { nth: 3, body: '莜麦加工成面再卖', year: year + 2 },
    ],
    lines: [
      {
        goalNth: 1,
        body: '更换村东机井水泵和电控柜',
        leadId: id('qingshuiheWater'),
        unitIds: [id('beibao')],
        dueOn: on(-40),
        proof: '通水满 30 天，有验收单',
      },
      {
        goalNth: 1,
        body: '入户管道深埋到冻土层以下',
        leadId: id('laoxionggou'),
        unitIds: [id('qingshuiheWater')],
        dueOn: on(60),
        proof: '40 户逐户签字',
      },
      {
        goalNth: 2,
        body: '把旧村小学收拾成老人饭桌，志愿者轮流帮厨',
        leadId: id('laoxionggou'),
        unitIds: [id('qingshuiheCivil')],
        dueOn: on(20),
        proof: '开饭照片和每周菜单',
      },
      {
        goalNth: 3,
        body: '和合作社谈一条小磨坊生产线',
        leadId: id('laoxionggou'),
        unitIds: [id('beibao')],
        dueOn: on(200),
        proof: '合同和场地',
      },
    ],
  };
  const params = (p: PlanView) => ({ ...given, params: { id: p.id } });
  const { title, fromYear, toYear } = draft;
  let p = await draftPlan(as('liu', 335), { ...given, params: undefined, input: { title, fromYear, toYear } });
  p = await savePlan(as('liu', 328, p.version), {
    ...params(p),
    input: { ...draft, problems: draft.problems.slice(1) },
  });
  p = await submitPlan(as('liu', 327, p.version), { ...params(p), input: {} });
  p = await judgePlan(as('zhao', 325, p.version), {
    ...params(p),
    input: { verb: 'sendBack', reason: '村东吃水的问题没写进去，请补。' },
  });
  p = await savePlan(as('liu', 323, p.version), { ...params(p), input: draft });
  p = await submitPlan(as('liu', 322, p.version), { ...params(p), input: {} });
  p = await judgePlan(as('zhao', 320, p.version), { ...params(p), input: { verb: 'approve', reason: '' } });
  const photo = await drawnPhoto(house, '水龙头.jpg');
  const record = async (days: number, nth: number, value: number | null, body: string, shown = false) => {
    const goalId = p.goalList.find((g) => g.nth === nth)!.id;
    const input = { goalId, onDay: dayOf(ago(days)), value, body };
    p = await addFigure(as('liu', days, p.version), { ...params(p), files: shown ? [photo] : [], input });
  };
  await record(200, 1, 31, '换了水泵，9 户先通了水。', true);
  await record(90, 2, 12, '饭桌试开一个月，固定来吃的 12 人。');
  await record(30, 1, 12, '又接通 19 户，还剩 12 户要深埋管道。', true);
  await record(12, 2, 22, '每天 22 人吃饭，都说盐放得少了。');
  await record(10, 3, null, '合作社看了场地，等报价。');
  if (today.toString() > `${year}-12-31`) {
    const [water, meals, mill] = p.goalList.map((g) => g.id) as [string, string, string];
    p = await reviewPlan(as('zhao', 0, p.version), {
      ...params(p),
      input: {
        year,
        body: '吃水问题解决了大半，老人饭桌办起来了；磨坊今年没有动。明年先把剩下 12 户的管道埋好。',
        verdicts: { [water]: 'partly', [meals]: 'partly', [mill]: 'notYet' },
      },
    });
  }
  return 1;
}
