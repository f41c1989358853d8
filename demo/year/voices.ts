import type { Outcome, Voice } from '#modules/consultations/consultations.rules.ts';
import * as consultations from '#modules/consultations/index.ts';
import { at, dayIn, inOffice, laterBy } from './days.ts';
import { count, given, type Stage } from './stage.ts';

/* 征求意见、人民建议: what counties asked in the year, what was answered, what was done; and what people said unasked. */

type Said = readonly [words: string, voice?: Voice];
type Pile = {
  summary: string;
  said: readonly Said[];
  outcome: Outcome;
  reason: string;
  owner?: string;
  /** Done, with what shows it. */
  evidence?: string;
};
type Call = {
  by: string;
  area: string;
  takers: readonly string[];
  month: number;
  title: string;
  question: string;
  background: string;
  who: string;
  places: string;
  piles: readonly Pile[];
  result: string;
};
const village = { by: 'sun', area: '150124201213', takers: ['liu', 'chen', 'wang'], places: '各村党群服务中心' };
const community = { by: 'dai', area: '150102401007', takers: ['li', 'zhang'], places: '各社区党群服务中心' };
const calls: readonly Call[] = [
  {
    ...village,
    ...{ month: 2, title: '春耕前村里的路和渠，先修哪几处', question: '哪一段路、哪一条渠最误事？' },
    ...{ background: '今年的小型水利和道路维修钱不多，先听大家的再定。', who: '村民和村干部' },
    piles: [
      {
        summary: '后沟出村的土路翻浆，拖拉机进不去',
        said: [['后沟那段一化冻就陷车'], ['送化肥的车进不来，得人背'], ['后沟的路修了，半个村都方便', 'cadre']],
        ...{ outcome: 'adopted', reason: '列入今年第一批，五月底前铺砂石。', owner: 'beibao' },
        evidence: '后沟路铺砂石一千二百米，5月20日通车，村民代表一起验收。',
      },
      {
        summary: '南梁的渠漏水',
        said: [['南梁渠漏得厉害，浇到地头没水了'], ['渠上的闸板烂了']],
        ...{ outcome: 'adopted', reason: '水利局派人补漏，换三块闸板。', owner: 'qingshuiheWater' },
        evidence: '补漏八处，换闸板三块，4月底放水试过。',
      },
      {
        summary: '东坡也想通硬化路',
        said: [['东坡能不能也打水泥路']],
        ...{ outcome: 'notAdopted', reason: '东坡只有三户常住，今年先保后沟；明年和搬迁一起考虑。' },
      },
    ],
    result: '大家说得最集中的是后沟的路和南梁的渠，两处都列进今年第一批；东坡硬化路今年没有排上，原因写在后面。',
  },
  {
    ...community,
    ...{ month: 4, title: '小区里的电动车，充电和停放怎么管', question: '您家的车停在哪儿、在哪儿充？最担心什么？' },
    ...{ background: '消防检查发现楼道停车多，社区想先听居民和外卖骑手的。', who: '居民、物业、外卖和快递骑手' },
    piles: [
      {
        summary: '充电口太少、电价高',
        said: [['一个单元就两个口，抢不上'], ['外面一块五一度，谁充得起'], ['骑手晚上回来没处充']],
        ...{ outcome: 'adopted', reason: '加装四十个充电口，服务费公示，跑不起的不让装。', owner: 'mahuabanProperty' },
        evidence: '六月装好四十二个口，每度一块一，价目贴在棚里。',
      },
      {
        summary: '楼道里的车没人管',
        said: [['三单元楼道一排车，老人过不去'], ['半夜听见有人在楼道充电，怕着火']],
        ...{
          outcome: 'adopted',
          reason: '物业每晚巡一遍，车棚亮灯；不罚款，先把车请进棚。',
          owner: 'mahuabanProperty',
        },
        evidence: '两个月劝离楼道停车六十多辆次，楼道现在清空了。',
      },
      {
        summary: '电梯装阻车系统',
        said: [['干脆电梯装个认车的，进不去']],
        ...{ outcome: 'partly', reason: '两栋楼先试，费用要业主大会定，没有过半不装。', owner: 'mahuaban' },
      },
    ],
    result: '充电口加了、价格公示了，楼道的车请进了棚；电梯阻车先在两栋试。',
  },
  {
    ...village,
    ...{ month: 7, title: '村里的会和表，还能减哪些', question: '哪些会可以不开、哪些表可以不报？' },
    ...{ background: '整治形式主义，为基层减负，请说实话，不记名。', who: '村干部、网格员' },
    piles: [
      {
        summary: '同一件事几个部门各要一张表',
        said: [
          ['住户情况民政要、残联要、卫健也要，内容一样', 'cadre'],
          ['一个月光报表就五六天', 'cadre'],
        ],
        ...{ outcome: 'adopted', reason: '住户底数一次采集，各部门自己取。', owner: 'qingshuihe' },
        evidence: '停了四张月报，乡里不再向村里要住户表。',
      },
      {
        summary: '视频会陪会太多',
        said: [['县里的视频会让村里全程陪着看', 'cadre']],
        ...{ outcome: 'partly', reason: '和村里没关系的不再要求陪会；防汛防火的还要参加。', owner: 'beibao' },
      },
    ],
    result: '停了四张月报，无关的视频会不再陪；还在研究哪些台账能并。',
  },
  {
    ...village,
    ...{ month: 10, title: '今年冬天老人取暖，最怕什么', question: '煤、炉子、电费，哪样最让您操心？' },
    ...{ background: '入冬前摸一遍，赶在封冻前办。', who: '六十五岁以上的老人和家里人' },
    piles: [
      {
        summary: '一氧化碳报警器',
        said: [['炉子倒烟，晚上不敢睡死'], ['去年后沟有人煤烟中毒'], ['报警器不知道哪儿买']],
        ...{ outcome: 'adopted', reason: '独居和高龄老人家里免费装一个，网格员教会用。', owner: 'beibao' },
        evidence: '入冬前装了八十六户，逐户试响。',
      },
      {
        summary: '煤价贵',
        said: [['一吨涨了二百'], ['能不能村里一起买便宜些']],
        ...{ outcome: 'adopted', reason: '村里统一订、乡里派车拉，按出厂价加运费。', owner: 'laoxionggou' },
        evidence: '统一订煤一百四十吨，比零买每吨省一百三。',
      },
    ],
    result: '报警器装了八十六户，煤是一起订的；还有两户的炕要重砌，记进了走访。',
  },
];
/** Said unasked: who, month, what, and the answer. */
const unasked = [
  ['wang', 3, '村卫生室能不能周末也开半天', 'partly', '周六上午有人，周日打电话上门。', 'laoxionggou'],
  ['chen', 6, '水窖边上装个栏杆', 'adopted', '两处水窖都装了。', 'laoxionggou'],
  ['li', 5, '社区图书角晚上多开一小时', 'adopted', '开到八点半，志愿者轮值。', 'mahuaban'],
  ['zhang', 9, '广场舞音响小点声', 'adopted', '晚九点收，音量贴了线。', 'mahuaban'],
  ['li', 11, '小区门口画条人行道', 'notAdopted', '那段归城管和交警定，已转去，没有排上今年的计划。', null],
] as const;

export function putVoices(stage: Stage): void {
  for (const call of calls)
    stage.clock.line(`voices ${call.by}`).put(at(dayIn(call.month, 6), '09:10'), (now) => begin(stage, call, now));
  for (const [by, month, said, outcome, reason, owner] of unasked)
    stage.clock.line('voices unasked').put(at(dayIn(month, 14), '15:20'), async (now) => {
      const area = by === 'li' || by === 'zhang' ? community.area : village.area;
      const id = await say(stage, by, null, area, [said], now);
      const desk = area === community.area ? 'li' : 'liu';
      stage.clock.line('voices unasked').put(inOffice(laterBy(now, 24 * 9)), async (then) => {
        const pile = { summary: said, said: [], outcome, reason, ...(owner && { owner }) };
        await answer(stage, desk, pile, [id], then);
      });
    });
}

async function say(
  stage: Stage,
  by: string,
  consultationId: string | null,
  area: string,
  [said, voice = 'resident']: Said,
  now: Temporal.Instant,
): Promise<string> {
  const nobody = { mayPublish: false, name: undefined, phone: undefined, way: 'counter' as const };
  const input = { consultationId, area, said, voice, ...nobody };
  count(stage.tally, 'opinions');
  return (await consultations.giveOpinion(stage.as(by, now), { ...given, input })).id;
}

async function begin(stage: Stage, c: Call, now: Temporal.Instant): Promise<void> {
  const line = stage.clock.line(`voices ${c.by}`);
  const { title, question, background, who, places } = c;
  const untilDay = dayIn(c.month, 26).toString();
  const made = await consultations.addConsultation(stage.as(c.by, now), {
    ...given,
    input: { title, question, background, who, places, untilDay },
  });
  const params = { id: made.id };
  const open = { verb: 'open' as const, untilDay: undefined, summary: undefined };
  const call = await consultations.moveConsultation(stage.as(c.by, now, made.version), {
    ...given,
    params,
    input: open,
  });
  count(stage.tally, 'consultations');
  const heard = c.piles.map(() => [] as string[]);
  for (const [p, pile] of c.piles.entries())
    for (const [n, said] of pile.said.entries())
      line.put(at(dayIn(c.month, 8 + p * 5 + n * 2), '16:40'), async (then) => {
        heard[p]!.push(await say(stage, c.takers[(p + n) % c.takers.length]!, made.id, c.area, said, then));
      });
  line.put(inOffice(at(dayIn(c.month, 27), '10:00')), async (then) => {
    for (const [p, pile] of c.piles.entries())
      await answer(stage, c.by, pile, heard[p]!, then.add({ minutes: 10 * p }));
    const close = { verb: 'close' as const, untilDay: undefined, summary: c.result };
    await consultations.moveConsultation(stage.as(c.by, then.add({ hours: 2 }), call.version), {
      ...given,
      params,
      input: close,
    });
  });
}

async function answer(
  stage: Stage,
  by: string,
  { summary, outcome, reason, owner, evidence }: Pile,
  opinionIds: string[],
  now: Temporal.Instant,
): Promise<void> {
  const sorted = { opinionIds, summary, groupId: undefined };
  const g = await consultations.sortOpinions(stage.as(by, now), { ...given, input: sorted });
  const isOwned = owner && outcome !== 'notAdopted';
  const due = laterBy(now, 24 * 45)
    .toZonedDateTimeISO('Asia/Shanghai')
    .toPlainDate()
    .toString();
  const whole = {
    ...{ verb: 'answer' as const, outcome, reason, evidence: undefined },
    ...{ ownerId: isOwned ? stage.organisations.get(owner) : undefined, dueOn: isOwned ? due : undefined },
  };
  const told = await consultations.moveGroup(stage.as(by, now, g.version), {
    ...given,
    params: { id: g.id },
    input: whole,
  });
  if (!isOwned) return;
  stage.clock.line(`voices done`).put(inOffice(laterBy(now, 24 * 30)), async (then) => {
    const done = { outcome: undefined, reason: undefined, ownerId: undefined, dueOn: undefined };
    const input = { verb: 'finish' as const, ...done, evidence: evidence ?? '照答复的办了，到现场看过。' };
    await consultations.moveGroup(stage.as(by, then, told.version), { ...given, params: { id: g.id }, input });
  });
}
