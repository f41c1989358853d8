import { caseVerbs, report, reportInput, versionOf } from '#modules/cases/index.ts';
import { beginPetition, petitionActs, petitionVersion } from '#modules/petitions/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { putStory, type Story } from './clockwork.ts';
import { at, dayIn, inOffice, laterBy } from './days.ts';
import { type Dice, diceFor } from './dice.ts';
import { callbackOf, understood } from './run.ts';
import { count, given, type Stage } from './stage.ts';
import { counties, type Desk, personName } from './units.ts';

/* 信访事项: twenty-four in the year, each told of its acceptance, looked into, decided in writing and served, by the articles. */

export const PETITIONS = 24;
const matters = [
  [
    '修路占了我家半亩地，说好的补偿到现在没有给，请求核实并兑付。',
    '兑付占地补偿款',
    '经核对补偿台账和银行流水，并走访四户，该户 0.5 亩未列入首批，已补报。',
    'support',
    '《中华人民共和国土地管理法》第四十八条',
  ],
  [
    '宅基地确权跟邻居压了两米，两家闹了三年，请求重新丈量确权。',
    '重新丈量宅基地',
    '双方到场复测，界址与原批准文件一致，争议部分在批准范围外。',
    'notSupport',
    '《中华人民共和国土地管理法》第六十二条',
  ],
  [
    '流转给合作社的地，租金两年没有给，找谁谁推，请求帮助追回。',
    '追回土地租金',
    '合作社账面有欠付，已约谈并订出分期付款计划，首期已付。',
    'support',
    '《中华人民共和国农村土地承包法》第三十六条',
  ],
  [
    '退耕还林补助别人都有，我家三亩没有发，请求查明原因补发。',
    '补发退耕补助',
    '该地块两次验收成活率不足，补植验收合格后发放，已带本人看图斑。',
    'notSupport',
    '《退耕还林条例》第三十三条',
  ],
] as const;

export function putPetitions(stage: Stage): void {
  const rural = counties.filter((c) => c.isRural);
  for (let i = 0; i < PETITIONS; i += 1) {
    const county = rural[i % rural.length]!;
    const desks = stage.desks.get(county.code)!;
    const townships = desks.filter(
      (k) => k.unit === 'township' && county.townships.some((t) => t.code === k.area && t.kind !== 'quasiTownship'),
    );
    putStory(
      stage.clock.line('petitions'),
      petitionOf(stage, townships[Math.floor(i / rural.length) % townships.length]!, desks, i),
    );
  }
}

async function* petitionOf(stage: Stage, organ: Desk, desks: readonly Desk[], i: number): Story {
  const d: Dice = diceFor(stage.seed, `petition ${i}`);
  const [body, claim, facts, outcome, basis] = matters[i % matters.length]!;
  const name = personName(d);
  let now = yield inOffice(at(dayIn(1 + (i % 10), 4 + d.upTo(20)), '09:40'));
  const clerk = desks.find((k) => k.unit === 'clerk')!;
  const said = reportInput.parse({
    ...{
      kind: 'petition',
      channel: 'reception',
      area: organ.area,
      body: `${body}到乡信访室反映过两回。`,
      category: '征地拆迁',
    },
    reporter: { name, phone: `1990000${d.between(1000, 9999)}` },
  });
  const { id } = await report(stage.as(clerk.login, now), { input: said });
  count(stage.tally, 'petitions');
  const rest = { ...given, params: { id } };
  const decided = async (by: string) => stage.as(by, now, await versionOf(stage.as(by, now), id));
  now = yield inOffice(laterBy(now, 2));
  const organisationId = stage.organisations.get(organ.key)!;
  await caseVerbs.dispatch(await decided(clerk.login), { ...rest, input: { organisationId } });
  now = yield inOffice(laterBy(now, 5));
  await caseVerbs.sign(await decided(organ.login), { ...rest, input: {} });
  await caseVerbs.contact(await decided(organ.login), {
    ...rest,
    input: { text: '已当面听取陈述，收下协议和存折复印件。' },
  });
  await inTransaction(stage.as({ kind: 'system', what: 'year' }, now), (tx) => beginPetition(tx, id));
  const act = async (verb: keyof typeof petitionActs, input: object) => {
    const ctx: Ctx = stage.as(organ.login, now, await petitionVersion(stage.as(organ.login, now), id));
    await (petitionActs[verb] as (ctx: Ctx, given: object) => Promise<unknown>)(ctx, { ...rest, input });
  };
  now = yield inOffice(laterBy(now, 26));
  await act('accept', { matter: 'claim' });
  now = yield inOffice(laterBy(now, 4 * 24));
  await act('investigate', { text: '调取台账，约谈有关单位和四户邻居。' });
  now = yield inOffice(laterBy(now, d.between(18, 48) * 24));
  const opinion =
    outcome === 'support'
      ? '对该请求予以支持，按下列办法办理。'
      : '对该请求不予支持；不服的可以自收到之日起三十日内申请复查。';
  const executeBy = outcome === 'support' ? dayOf(laterBy(now, 40 * 24)) : undefined;
  await act('decide', { claim, outcome, facts, opinion, basis, measures: [], executeBy });
  now = yield inOffice(laterBy(now, 24));
  await act('serve', { method: 'inPerson', servedOn: dayOf(now), receiver: name, proof: '本人签字的送达回证' });
  count(stage.tally, 'petitionsServed');
  const call = (input?: typeof understood) =>
    callbackOf(stage, 'petitions', desks.find((k) => k.unit === 'caller')!.login, id, now, input);
  if (!executeBy) {
    call(understood);
    return;
  }
  now = yield inOffice(laterBy(now, d.between(10, 30) * 24));
  // Until it is carried out nobody may call it done.
  await act('reportExecution', { text: '已按处理意见执行完毕，本人签字确认。' });
  call();
}
