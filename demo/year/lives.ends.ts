import type { Life } from './cases.plan.ts';
import type { Dice } from './dice.ts';
import type { Step } from './lives.steps.ts';
import { reply } from './said.ts';
import type { Desk } from './units.ts';

/* How a case's life ends: the call by somebody who had no part in it, and what “not done” leads to. */

export type Cast = {
  d: Dice;
  desk: Desk;
  clerk: Desk;
  caller: Desk;
  office: Desk;
  own: boolean;
  desks: readonly Desk[];
};
export const thanks = [
  '办得快，谢谢。',
  '已经好了，谢谢你们。',
  '说清楚了，没意见。',
  '比预想的快。',
  '师傅态度好。',
  undefined,
];
/** Done, or explained, and not liked all the same: that counts against 满意率 and is shown. */
const unhappy = ['说是说了，事没有办。', '来回打了三个电话才有人来讲。', '道理我懂，可我这日子怎么过。'];
const tooLate = ['办是办了，拖得太久。', '修好了，等了半个月没人说一声。', '人来了，活干得糙。'];
export const stillBad = [
  '又坏了，跟没修一样。',
  '来看了一眼就走了，没有办。',
  '只好了一天，第二天又这样。',
  '回复说办了，可我这儿没人来过。',
];

export const call = ({ d, caller }: Cast, input: Record<string, unknown>, after = 14): Step => ({
  after: after + d.between(0, 30),
  by: caller.login,
  verb: 'callback',
  input,
});
/** The call by somebody who had no part in it; when nobody answers, once more. */
export function ended(c: Cast): Step[] {
  const result = c.d.weighed([
    ['five', 53],
    ['four', 20],
    ['slow', 4],
    ['explained', 14],
    ['unreached', 9],
  ] as const);
  if (result === 'explained') {
    const stars = c.d.weighed([
      [3, 6],
      [2, 3],
      [1, 1],
    ] as const);
    return [call(c, { result, stars, text: stars === 3 ? '没办成，不过道理讲清楚了。' : c.d.pick(unhappy) })];
  }
  if (result === 'slow') return [call(c, { result: 'solved', stars: 2, text: c.d.pick(tooLate) })];
  const good = { result: 'solved', stars: result === 'four' ? 4 : 5, text: c.d.pick(thanks) };
  if (result !== 'unreached') return [call(c, good)];
  return [call(c, { result }, 6), call(c, c.d.chance(0.6) ? good : { result }, 16)];
}
export const again = (c: Cast, life: Life): Step[] => [
  {
    after: c.d.between(3, 20),
    by: c.clerk.login,
    verb: 'dispatch',
    to: c.office.key,
    input: { note: '本人说没有办好，请重新到现场。' },
  },
  { after: c.d.between(2, 9), by: c.office.login, verb: 'sign', input: {} },
  {
    after: c.d.between(1, 4) * 24,
    by: c.office.login,
    verb: 'reply',
    input: { text: `返工：${reply(life, 'solved', c.d)}`, outcome: 'solved' },
  },
  call(c, { result: 'solved', stars: 4, text: '这回好了。' }),
];
