import {
  answerNomination,
  awardHonours,
  countVotes,
  issueCodes,
  nominate,
  openHonour,
  startVote,
  voteAtHome,
} from '#modules/assessments/index.ts';
import { at, dayIn } from '../days.ts';
import { count, given, type Stage } from '../stage.ts';

/* 好媳妇、好邻居、道德模范: named by neighbours, asked first, voted on with codes, told to everybody. */

type Call = {
  by: string;
  kind: 'goodDaughterInLaw' | 'moralModel' | 'goodNeighbour';
  name: string;
  month: number;
  about: string;
  nominees: readonly (readonly [name: string, deeds: string])[];
};
const village: readonly Call[] = [
  {
    ...{ by: 'liu', kind: 'goodDaughterInLaw', name: '2025年老熊沟村好媳妇', month: 4 },
    about: '谁家的媳妇孝顺能干，大家说说。本人同意才评。',
    nominees: [
      ['赵改梅', '伺候公公五年，一日三餐没有断过。'],
      ['苏玉兰', '婆婆住院，她在病房陪了两个月。'],
      ['郝春花', '丈夫外出，一个人种地养老。'],
    ],
  },
  {
    ...{ by: 'liu', kind: 'moralModel', name: '2025年老熊沟村道德模范', month: 9 },
    about: '拾金不昧、见义勇为、助人为乐，都可以推荐。本人同意才评。',
    nominees: [
      ['王占山', '捡到三千元，等到半夜还给失主。'],
      ['乔三虎', '下水救起落进水窖的孩子。'],
      ['白玉兰', '给村里老人理发十二年，不收钱。'],
    ],
  },
];
const community: readonly Call[] = [
  {
    ...{ by: 'li', kind: 'goodNeighbour', name: '2025年麻花板社区好邻居', month: 6 },
    about: '楼里谁最热心？写上名字和一件事。本人同意才评。',
    nominees: [
      ['郭秀琴', '给对门的独居老人送了三年早饭，钥匙也替她收着。'],
      ['额尔敦', '下雪天先扫单元门口，再扫自家车。'],
      ['贺永胜', '楼上漏水半夜起来帮着关总阀，一层一层敲门。'],
    ],
  },
  {
    ...{ by: 'li', kind: 'moralModel', name: '2025年麻花板社区最美骑手', month: 11 },
    about: '送件路上帮过谁、救过急，都可以推荐。本人同意才评。',
    nominees: [
      ['云飞', '看见老人摔倒，停车打 120，守到家里人来。'],
      ['苏日娜', '闻到煤气味敲开门，老人得救。'],
      ['孟凡', '捡到装着学费的包，在原地等了一个钟头。'],
    ],
  },
];

const put = (stage: Stage, calls: readonly Call[]) => {
  for (const call of calls)
    stage.clock.line(`honours ${call.by}`).put(at(dayIn(call.month, 1), '10:00'), (now) => award(stage, call, now));
};
export const putHonours = (stage: Stage): void => put(stage, village);
export const putCommunityHonours = (stage: Stage): void => put(stage, community);

async function award(stage: Stage, c: Call, began: Temporal.Instant): Promise<void> {
  const on = (day: number) => dayIn(c.month, day).toString();
  const line = stage.clock.line(`honours ${c.by}`);
  const input = {
    kind: c.kind,
    ...{ name: c.name, year: 2025, places: 2, publicityDays: 5, about: c.about },
    ...{ nominate: { from: on(1), to: on(10) }, vote: { from: on(11), to: on(16) } },
  };
  const { id } = await openHonour(stage.as(c.by, began), { ...given, input });
  const params = { id };
  line.put(at(dayIn(c.month, 5), '10:00'), async (now) => {
    let list: { id: string }[] = [];
    for (const [name, deeds] of c.nominees)
      list = (await nominate(stage.as(c.by, now), { ...given, params, input: { name, deeds } })).nominees;
    for (const n of list) {
      const answer = { agrees: true, way: 'inPerson' as const, on: on(5), photoOk: false };
      await answerNomination(stage.as(c.by, now.add({ hours: 2 })), { ...given, params: { id: n.id }, input: answer });
    }
    line.put(at(dayIn(c.month, 11), '09:00'), async (then) => {
      await startVote(stage.as(c.by, then), { ...given, params, input: {} });
      const { codes } = await issueCodes(stage.as(c.by, then), { ...given, params, input: { n: 24 } });
      for (const [i, code] of codes.entries())
        await voteAtHome(stage.as({ kind: 'visitor' }, then.add({ hours: 6 + i })), id, {
          code,
          choices: [list[i % 5 === 0 ? 2 : i % 3 === 0 ? 1 : 0]!.id],
        });
    });
  });
  line.put(at(dayIn(c.month, 17), '09:00'), async (now) => {
    await countVotes(stage.as(c.by, now), { ...given, params, input: { ofTied: [], reason: undefined } });
  });
  line.put(at(dayIn(c.month, 29), '09:00'), async (now) => {
    await awardHonours(stage.as(c.by, now), { ...given, params, input: {} });
    count(stage.tally, 'honours');
  });
}
