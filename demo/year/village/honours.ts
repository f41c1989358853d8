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

/* 好媳妇、道德模范: named by neighbours, asked first, voted on with codes, told to everybody. */

const calls = [
  {
    kind: 'goodDaughterInLaw',
    ...{
      name: '2025年老熊沟村好媳妇',
      month: 4,
      about: '谁家的媳妇孝顺能干，大家说说。本人同意才评。',
    },
    nominees: [
      ['赵改梅', '伺候公公五年，一日三餐没有断过。'],
      ['苏玉兰', '婆婆住院，她在病房陪了两个月。'],
      ['郝春花', '丈夫外出，一个人种地养老。'],
    ],
  },
  {
    kind: 'moralModel',
    ...{
      name: '2025年老熊沟村道德模范',
      month: 9,
      about: '拾金不昧、见义勇为、助人为乐，都可以推荐。本人同意才评。',
    },
    nominees: [
      ['王占山', '捡到三千元，等到半夜还给失主。'],
      ['乔三虎', '下水救起落进水窖的孩子。'],
      ['白玉兰', '给村里老人理发十二年，不收钱。'],
    ],
  },
] as const;

export function putHonours(stage: Stage): void {
  for (const call of calls)
    stage.clock.line('laoxionggou daily').put(at(dayIn(call.month, 1), '10:00'), (now) => award(stage, call, now));
}

async function award(stage: Stage, c: (typeof calls)[number], began: Temporal.Instant): Promise<void> {
  const on = (day: number) => dayIn(c.month, day).toString();
  const line = stage.clock.line('laoxionggou daily');
  const input = {
    kind: c.kind,
    ...{ name: c.name, year: 2025, places: 2, publicityDays: 5, about: c.about },
    ...{ nominate: { from: on(1), to: on(10) }, vote: { from: on(11), to: on(16) } },
  };
  const { id } = await openHonour(stage.as('liu', began), { ...given, input });
  const params = { id };
  line.put(at(dayIn(c.month, 5), '10:00'), async (now) => {
    let list: { id: string }[] = [];
    for (const [name, deeds] of c.nominees)
      list = (await nominate(stage.as('liu', now), { ...given, params, input: { name, deeds } })).nominees;
    for (const n of list) {
      const answer = { agrees: true, way: 'inPerson' as const, on: on(5), photoOk: false };
      await answerNomination(stage.as('liu', now.add({ hours: 2 })), { ...given, params: { id: n.id }, input: answer });
    }
    line.put(at(dayIn(c.month, 11), '09:00'), async (then) => {
      await startVote(stage.as('liu', then), { ...given, params, input: {} });
      const { codes } = await issueCodes(stage.as('liu', then), { ...given, params, input: { n: 24 } });
      for (const [i, code] of codes.entries())
        await voteAtHome(stage.as({ kind: 'visitor' }, then.add({ hours: 6 + i })), id, {
          code,
          choices: [list[i % 5 === 0 ? 2 : i % 3 === 0 ? 1 : 0]!.id],
        });
    });
  });
  line.put(at(dayIn(c.month, 17), '09:00'), async (now) => {
    await countVotes(stage.as('liu', now), { ...given, params, input: { ofTied: [], reason: undefined } });
  });
  line.put(at(dayIn(c.month, 29), '09:00'), async (now) => {
    await awardHonours(stage.as('liu', now), { ...given, params, input: {} });
    count(stage.tally, 'honours');
  });
}
