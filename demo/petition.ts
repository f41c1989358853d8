import type { Actor } from '#kernel/actor.ts';
import { beginPetition, petitionActs, petitionVersion } from '#modules/petitions/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';

/* One petition through the whole procedure: extended once, decided, reviewed by the county, and before the city for its recheck. */

const opinion = {
  outcome: 'notSupport',
  facts: '经核对 2024、2025 两个年度的补偿台账和银行流水，并走访六户，王存柱户 0.8 亩已于 2025 年 9 月随同批次发放。',
  opinion: '对再次兑付的请求不予支持；本人对面积有异议的，可以申请重新丈量。',
  basis: '《中华人民共和国土地管理法》第四十八条',
};
const proof = '本人签字的送达回证';
const receiver = '王存柱';

/** What happens to it, so many days after it was signed for; a day in the text is that of the act. */
const acts = (day: (after: number) => string, ahead: (days: number) => string) =>
  [
    [1, 'zhao', 'accept', { matter: 'claim' }],
    [3, 'zhao', 'investigate', { text: '调取补偿台账，约谈施工方。' }],
    [30, 'zhao', 'askExtension', { days: 20, reason: '涉及两个年度的台账，要等旗县审计局出具核对意见。' }],
    [31, 'yun', 'approveExtension', {}],
    [52, 'zhao', 'decide', { claim: '兑付通村公路占地 0.8 亩的补偿款', ...opinion, measures: [] }],
    [53, 'zhao', 'serve', { method: 'inPerson', servedOn: day(53), receiver, proof }],
    [60, 'sun', 'askReview', { grounds: '台账上的签字不是我本人的，请求核对笔迹。' }],
    [78, 'guo', 'decideReview', { finding: 'uphold', ...opinion }],
    [79, 'guo', 'serveReview', { method: 'mail', servedOn: day(79), receiver, proof: '邮件回执 EMS1990000' }],
    [88, 'sun', 'askRecheck', { grounds: '复查没有做笔迹核对，请求听证。' }],
    [
      96,
      'he',
      'openRecheckHearing',
      { from: ahead(3), to: ahead(4), begins: '09:00', place: '市社会工作部三楼会议室' },
    ],
  ] as const;

/** Walks a petition that was signed for so many days ago. */
export async function walkPetition(
  base: Ctx,
  actors: ReadonlyMap<string, Actor>,
  id: string,
  signed: Temporal.Instant,
): Promise<void> {
  const at = (days: number): Ctx => ({ ...base, now: signed.add({ hours: days * 24 }) });
  await inTransaction(at(0), (tx) => beginPetition(tx, id));
  const steps = acts(
    (after) => dayOf(at(after).now),
    (days) => dayOf(base.now.add({ hours: days * 24 })),
  );
  for (const [after, by, verb, input] of steps) {
    const ctx: Ctx = {
      ...at(after),
      actor: actors.get(by)!,
      version: await petitionVersion(base, id),
      command: { id: base.house.newId(), fingerprint: new Uint8Array() },
    };
    const act = petitionActs[verb] as (
      ctx: Ctx,
      given: { params: { id: string }; query: undefined; input: never },
    ) => Promise<unknown>;
    await act(ctx, { params: { id }, query: undefined, input: input as never });
  }
}
