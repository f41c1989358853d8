import { nobodysId } from '#demo/households.ts';
import { dayOf } from '#modules/places/index.ts';
import * as proofs from '#modules/proofs/index.ts';
import type { ProofVerb } from '#modules/proofs/proofs.rules.ts';
import { at, dayIn, inOffice, laterBy } from '../days.ts';
import { count, given, type Stage } from '../stage.ts';
import { planHomes, VILLAGE } from './homes.ts';

/* 证明: what people were sent home for, month by month: most of it no village's to certify, a few issued after two have looked. */

type Agency = 'socialInsurance' | 'bank' | 'school' | 'insurer' | 'market';
/** Month and day, what was said, who wants it, and the list's answer; or what is certified. */
const asked: readonly (readonly [
  month: number,
  day: number,
  said: string,
  agency: string,
  kind: Agency,
  key: string,
])[] = [
  [1, 8, '领养老金让证明还活着', '县社会保险事业服务中心', 'socialInsurance', 'n10'],
  [1, 21, '存折上的名字错了一个字，银行要证明是同一个人', '某银行北堡支行', 'bank', 'n2'],
  [2, 12, '娃娃转学，学校要村里同意姑姑当监护人的意见', '县第一小学', 'school', 'i-JH1'],
  [2, 26, '贷款要证明和老伴是夫妻', '某银行北堡支行', 'bank', 'n1'],
  [3, 12, '交医保的票丢了，让村里开个说明', '县医院', 'insurer', 'i-F1'],
  [3, 27, '社保说要健在证明', '县社会保险事业服务中心', 'socialInsurance', 'n10'],
  [4, 10, '想在村东头盖房，乡里要集体讨论的意见', '北堡乡人民政府', 'market', 'i-ZJD1'],
  [4, 23, '理赔要证明父亲去世', '某保险公司清水河支公司', 'insurer', 'n11'],
  [5, 14, '取老人的存款，要证明是独生子', '某银行北堡支行', 'bank', 'n1'],
  [6, 11, '养老金又停了，让证明还活着', '县社会保险事业服务中心', 'socialInsurance', 'n10'],
  [7, 9, '孙子跟着我过，学校要监护人意见', '县第一小学', 'school', 'i-JH1'],
  [8, 20, '身份证和户口本上名字不一样', '某银行北堡支行', 'bank', 'n2'],
  [9, 17, '老房塌了要翻盖，要村里的意见', '北堡乡人民政府', 'market', 'i-ZJD1'],
  [10, 15, '保险公司要死亡证明', '某保险公司清水河支公司', 'insurer', 'n11'],
  [11, 19, '侄女上学跟我住，要监护意见', '县第二中学', 'school', 'i-JH1'],
  [12, 10, '贷款要证明没离婚', '某银行北堡支行', 'bank', 'n1'],
];
const LINE = 'laoxionggou proofs';

export function putProofs(stage: Stage): void {
  const line = stage.clock.line(LINE);
  for (const [i, one] of asked.entries())
    line.put(at(dayIn(one[0], one[1]), '10:10'), (now) => ask(stage, one, i, now));
  line.put(at(dayIn(6, 20), '09:30'), async (now) => {
    const letter = { key: '县社会保险事业服务中心', on: dayOf(now), paper: '清社工函〔2025〕5号' };
    await proofs.tellAgency(stage.as('sun', now), { ...given, input: letter });
  });
}

async function ask(stage: Stage, a: (typeof asked)[number], i: number, now: Temporal.Instant): Promise<void> {
  const [, , said, agency, agencyKind, itemKey] = a;
  const homes = planHomes(stage.seed);
  const [head] = homes[(i * 5 + 2) % homes.length]!.members;
  const { id } = await proofs.askProof(stage.as('liu', now), {
    ...given,
    input: {
      ...{ area: VILLAGE, said, agency, agencyKind, name: head!.name, phone: `1990000${2400 + i}`, way: 'counter' },
      ...{ idNumber: nobodysId('150124', head!.born, 900 + i), itemKey: undefined },
    },
  });
  count(stage.tally, 'proofs');
  let version = 1;
  const move = async (login: string, then: Temporal.Instant, input: { verb: ProofVerb } & Record<string, string>) => {
    const none = { itemKey: undefined, note: undefined, facts: undefined, name: undefined, idNumber: undefined };
    const nor = { found: undefined, meeting: undefined, seal: undefined, usedOn: undefined, usedAtUnit: undefined };
    const whole = { ...given, params: { id }, input: { ...none, ...nor, ...input } };
    version = (await proofs.moveProof(stage.as(login, then, version), whole)).version;
  };
  if (itemKey !== 'i-JH1' && itemKey !== 'i-ZJD1') {
    await move('liu', now.add({ minutes: 20 }), { verb: 'answer', itemKey });
    return;
  }
  const isHome = itemKey === 'i-ZJD1';
  const facts = isHome
    ? '一户三口，现住老房一处，申请在原址翻建。'
    : '系本村村民，自愿照管孩子的生活和上学，村里了解情况。';
  await move('liu', now.add({ minutes: 20 }), { verb: 'accept', itemKey, facts });
  const line = stage.clock.line(LINE);
  line.put(inOffice(laterBy(now, 24)), async (then) => {
    await move('chen', then, {
      verb: 'check',
      found: isHome ? '现场量过，户口簿看过。' : '到家里问过，孩子确由其照看。',
    });
    await move('wang', then.add({ hours: 2 }), { verb: 'check', found: '问了左邻右舍，情况一致。' });
    line.put(inOffice(laterBy(then, 30)), async (later) => {
      const meeting = isHome ? { meeting: '村民代表会议讨论通过，已公示七天。' } : {};
      await move('liu', later, { verb: 'sign', ...meeting });
      await move('liu', later.add({ minutes: 20 }), { verb: 'issue', seal: '老熊沟村民委员会公章' });
      count(stage.tally, 'proofsIssued');
    });
  });
}
