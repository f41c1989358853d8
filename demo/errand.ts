import type { Actor } from '#kernel/actor.ts';
import { caseVerbs } from '#modules/cases/index.ts';
import { errandActs } from '#modules/errands/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';

/* One errand to its end: the word of the person written down by another than who runs it, papers in and out, two trips, the receipt of the office. */

const copy = '身份证复印件';
const original = '医保卡';
const steps = (day: (after: number) => string, paper: (name: string) => string) =>
  [
    [
      5,
      'liu',
      'witness',
      () => ({ medium: 'written', days: 30, scope: '代办高龄津贴认证和医保缴费，不代领钱款。', item: '高龄津贴认证' }),
    ],
    [6, 'wang', 'accept', () => ({})],
    [6, 'wang', 'collect', () => ({ name: copy, kind: 'copy', copies: 2 })],
    [6, 'wang', 'collect', () => ({ name: original, kind: 'original', copies: 1 })],
    [25, 'wang', 'trip', () => ({ day: day(25), place: '北堡乡便民服务中心', purpose: '递交高龄津贴认证材料' })],
    [25, 'wang', 'submit', () => ({ to: '北堡乡便民服务中心', on: day(25), receiptNumber: 'BB-0231' })],
    [27, 'wang', 'trip', () => ({ day: day(27), place: '北堡乡信用社', purpose: '缴纳两位老人的医保' })],
    [28, 'wang', 'result', () => ({ text: '高龄津贴认证已通过，医保已缴，票据两张。' })],
    [30, 'wang', 'handBack', () => ({ paperId: paper(original), to: 'person' })],
    [30, 'wang', 'handBack', () => ({ paperId: paper(copy), to: 'person' })],
    [30, 'wang', 'finish', () => ({})],
  ] as const;

const exchange = { ip: '', cookie: '', sendCookies: () => {} };
type Given = { params: { id: string }; query: undefined; files: []; exchange: typeof exchange; input: never };
type Papers = readonly { id: string; name: string }[];

/** Runs an errand that was asked for at `began`, then answers its case and lets somebody else call back. */
export async function runErrand(
  base: Ctx,
  actors: ReadonlyMap<string, Actor>,
  id: string,
  began: Temporal.Instant,
): Promise<void> {
  const at = (by: string, hours: number, version: number): Ctx => ({
    ...base,
    actor: actors.get(by)!,
    now: began.add({ hours }),
    version,
    command: { id: base.house.newId(), fingerprint: new Uint8Array() },
  });
  const rest = { params: { id }, query: undefined };
  let version = 0;
  let papers: Papers = [];
  const said = steps(
    (after) => dayOf(began.add({ hours: after })),
    (name) => papers.find((p) => p.name === name)!.id,
  );
  for (const [after, by, verb, input] of said) {
    const act = errandActs[verb] as (ctx: Ctx, given: Given) => Promise<{ version: number; papers: Papers }>;
    ({ version, papers } = await act(at(by, after, version), {
      ...rest,
      files: [],
      exchange,
      input: input() as never,
    }));
  }
  const answer = { text: '高龄津贴认证和医保缴费都办好了，票据、医保卡和复印件已送回家里。', outcome: 'solved' };
  const answered = await caseVerbs.reply(at('wang', 31, ANSWERED_AT), { ...rest, input: answer as never });
  await caseVerbs.callback(at('zhou', 60, answered.version), {
    ...rest,
    input: { result: 'solved', stars: 5 } as never,
  });
}

/** Filed, taken, contacted: an errand counts its own versions. */
const ANSWERED_AT = 3;
