import { caseVerbs, report, reportInput, versionOf } from '#modules/cases/index.ts';
import { errandActs } from '#modules/errands/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { at, type Day, dayIn, inOffice, laterBy } from '../days.ts';
import { type Dice, diceFor } from '../dice.ts';
import { callbackOf, understood } from '../run.ts';
import { count, given, type Stage } from '../stage.ts';
import { HOMES, planHomes, VILLAGE } from './homes.ts';

/* 帮办代办: a hundred and fifty-six times in the year somebody went for somebody, for nothing, and brought every original back. */

export const ERRANDS = 156;
const CENTRE = '北堡乡便民服务中心';
/** What it is, how it is asked for, where it is done, what is carried, what came of it. */
const kinds = [
  ['高龄津贴认证', '老人下不了地，高龄津贴认证到期了，想请人代办。', CENTRE, '身份证', '认证已通过，津贴照发。'],
  ['医保缴费', '两口子的医保不会在手机上交，想请人代交。', '北堡乡信用社', '医保卡', '两人医保已缴，票据两张。'],
  ['养老金资格认证', '儿子在外地，养老金认证不会弄。', CENTRE, '身份证', '资格认证已办，养老金不断发。'],
  ['残疾证换证', '残疾证到期要换，人去不了县里。', '清水河县残联', '残疾证', '换证已受理，新证已取回。'],
  ['户口本补办', '户口本让水泡了，想补一本。', '北堡派出所', '结婚证', '户口本已补办，新本送到家。'],
  ['社保卡激活', '新社保卡寄到了，不会激活。', '北堡乡信用社', '社保卡', '社保卡已激活，密码由本人设置。'],
  ['慢病本申领', '高血压吃药多年，想办慢病本。', '清水河县医院', '病历', '慢病本已办好，下月起能报。'],
  ['取暖补贴申报', '取暖补贴要填表，眼睛看不清。', CENTRE, '低保证', '补贴已申报，公示后发到卡上。'],
  ['电费代缴', '家里电费单子看不懂，怕停电。', '北堡供电所', '电费卡', '电费已交，余额短信发给老人女儿。'],
  ['取药', '降压药快吃完了，自己去不了卫生院。', '北堡乡卫生院', '医保卡', '药已取回，用法写在盒上。'],
  ['粮补卡换卡', '粮补的卡磁条坏了取不出钱。', '北堡乡信用社', '一卡通', '卡已换新，密码本人设置。'],
  ['临时救助申请', '老伴住院花了不少，想申请临时救助。', CENTRE, '出院单', '申请已受理，救助款已到账。'],
  ['身份证换领', '身份证到期了，坐不了车去县里照相。', '北堡派出所', '身份证', '民警上门采集，新证已送到。'],
] as const;
type Errand = {
  day: Day;
  kind: (typeof kinds)[number];
  by: 'wang' | 'chen';
  name: string;
  address: string;
  channel: 'visit' | 'phone' | 'reception';
};

export function planErrands(seed: number): Errand[] {
  const d: Dice = diceFor(seed, 'errands');
  const homes = planHomes(seed);
  return Array.from({ length: ERRANDS }, (_, i) => {
    const home = homes[d.upTo(HOMES)]!;
    return {
      day: dayIn(1, 6).add({ days: Math.floor((i * 338) / ERRANDS) }),
      ...{ kind: d.pick(kinds), by: i % 4 === 3 ? 'chen' : 'wang', name: home.members[0]!.name, address: home.address },
      channel: d.pick(['visit', 'visit', 'phone', 'reception'] as const),
    };
  });
}

type Act = {
  after: number;
  by: string;
  verb: keyof typeof errandActs;
  input: (now: Temporal.Instant, paper: string) => object;
};
const actsOf = ({ kind: [item, , place, original, result], by }: Errand, i: number): Act[] => [
  {
    after: 3,
    by: 'liu',
    verb: 'witness',
    input: () => ({ medium: 'written', days: 30, scope: `代办${item}，不代领钱款。`, item }),
  },
  { after: 1, by, verb: 'accept', input: () => ({}) },
  { after: 0.3, by, verb: 'collect', input: () => ({ name: original, kind: 'original', copies: 1 }) },
  { after: 22, by, verb: 'trip', input: (now) => ({ day: dayOf(now), place, purpose: `递交${item}材料` }) },
  {
    after: 0.2,
    by,
    verb: 'submit',
    input: (now) => ({ to: place, on: dayOf(now), receiptNumber: `BB-25${String(i + 1).padStart(3, '0')}` }),
  },
  {
    after: 26 + (i % 3) * 24,
    by,
    verb: 'result',
    input: () => ({ text: isUnmet(i) ? '差一份原始档案，窗口没能受理，退回了材料。' : result }),
  },
  { after: 3, by, verb: 'handBack', input: (_, paper) => ({ paperId: paper, to: 'person' }) },
  { after: 0.1, by, verb: 'finish', input: () => ({}) },
];

export function putErrands(stage: Stage): void {
  for (const [i, errand] of planErrands(stage.seed).entries())
    stage.clock
      .line('errands')
      .put(at(errand.day, `${String(8 + (i % 4)).padStart(2, '0')}:30`), (now) => begin(stage, errand, i, now));
}

async function begin(stage: Stage, e: Errand, i: number, now: Temporal.Instant): Promise<void> {
  const [item, asks] = e.kind;
  const input = reportInput.parse({
    ...{ kind: 'errand', channel: e.channel, area: VILLAGE, body: asks, category: '帮办代办' },
    ...{
      title: `代办：${item}`,
      reporter: { name: e.name, address: e.address, phone: `1990000${String(2300 + (i % HOMES))}` },
    },
  });
  const { id } = await report(stage.as(e.by, now), { input });
  const version = (by: string, at: Temporal.Instant) => versionOf(stage.as(by, at), id);
  const rest = { ...given, params: { id } };
  await caseVerbs.take(stage.as(e.by, now.add({ minutes: 20 }), await version(e.by, now)), { ...rest, input: {} });
  const told = { text: '上门说明代办要本人授权，约好下午来登记。' };
  const contact = async (then: Temporal.Instant) => {
    await caseVerbs.contact(stage.as(e.by, then, await version(e.by, then)), { ...rest, input: told });
    follow(stage, { e, id, version: 0, paper: '', isDone: !isUnmet(i) }, actsOf(e, i), then);
  };
  // Now and then nobody gets there within the day.
  if (i % 37 === 20) stage.clock.line('errands').put(laterBy(now, 27), contact);
  else await contact(now.add({ minutes: 40 }));
}
/** One in thirty comes back undone: something is missing that nobody can bring. */
const isUnmet = (i: number) => i % 31 === 17;

type Running = { e: Errand; id: string; version: number; paper: string; isDone: boolean };
function follow(stage: Stage, r: Running, acts: readonly Act[], last: Temporal.Instant): void {
  const [next, ...rest] = acts;
  const line = stage.clock.line('errands');
  if (!next) {
    end(stage, r, last);
    return;
  }
  line.put(inOffice(laterBy(last, next.after)), async (now) => {
    const act = errandActs[next.verb] as unknown as (
      ctx: Ctx,
      given: object,
    ) => Promise<{ version: number; papers: { id: string }[] }>;
    const input = next.input(now, r.paper);
    const done = await act(stage.as(next.by, now, r.version), { ...given, params: { id: r.id }, input });
    follow(stage, { ...r, version: done.version, paper: done.papers[0]?.id ?? '' }, rest, now);
  });
}

function end(stage: Stage, { e, id, isDone }: Running, last: Temporal.Instant): void {
  count(stage.tally, 'errands');
  const done = { text: `${e.kind[0]}办好了：${e.kind[4]}材料原件已送回家里。`, outcome: 'solved' as const };
  const text = `${e.kind[0]}这次没办成：差一份原始档案，补齐了再跑。材料原件已送回家里。`;
  const input = isDone ? done : { text, outcome: 'explained' as const };
  stage.clock.line('errands').put(laterBy(last, 0.3), async (now) => {
    const ctx = stage.as(e.by, now, await versionOf(stage.as(e.by, now), id));
    await caseVerbs.reply(ctx, { ...given, params: { id }, input });
  });
  callbackOf(stage, 'errands', 'zhou', id, last, isDone ? undefined : understood);
}
