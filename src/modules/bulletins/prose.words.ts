import type { Lang, Word } from '#kernel/words.ts';

const by = (lang: Lang, zh: string, en: string) => (lang === 'zh' ? zh : en);

/** The words between the numbers, where they depend on them. */
export const proseWords = {
  of: (n: number, lang: Lang) => by(lang, `\uff08n=${n}\uff09`, ` (n=${n})`),
  same: (earlier: string, lang: Lang) => by(lang, `与${earlier}持平`, `as ${earlier}`),
  change: (way: 'up' | 'down', earlier: string, diff: string, rate: string | null, lang: Lang) =>
    way === 'up'
      ? by(
          lang,
          `比${earlier}增加${diff}${rate ? `\uff08增长${rate}\uff09` : ''}`,
          `${diff} more than ${earlier}${rate ? ` (+${rate})` : ''}`,
        )
      : by(
          lang,
          `比${earlier}减少${diff}${rate ? `\uff08下降${rate}\uff09` : ''}`,
          `${diff} fewer than ${earlier}${rate ? ` (−${rate})` : ''}`,
        ),
  points: (way: 'up' | 'down', earlier: string, points: string, lang: Lang) =>
    way === 'up'
      ? by(lang, `比${earlier}提高${points}个百分点`, `${points} points above ${earlier}`)
      : by(lang, `比${earlier}下降${points}个百分点`, `${points} points below ${earlier}`),
  route: (lang: Lang): readonly [string, string, string, string] =>
    lang === 'zh'
      ? ['转派承办单位办理', '件', '当场直接答复', '件']
      : ['', ' were sent on to units', '', ' were answered at once'],
  byKind: (lang: Lang) => by(lang, '按诉求类型看，', 'by kind: '),
  mostOf: (lang: Lang) => by(lang, '反映最集中的是', 'most was said of '),
  shareOf: (share: string, lang: Lang) => by(lang, `件\uff0c占${share}`, `, ${share}`),
  together: (n: number, lang: Lang) => by(lang, `\uff0c${['', '', '两', '三'][n] ?? n}类合计占`, ', together '),
  noneLow: (lang: Lang) => by(lang, '各承办单位的响应率、解决率、满意率都在 85% 以上', 'no unit has a rate under 85 %'),
  low: (n: number, lang: Lang) =>
    by(lang, `有${n}个承办单位的指标低于 85%：`, `${n} ${n === 1 ? 'unit has' : 'units have'} a rate under 85 %: `),
  rates: {
    response: ['响应率', 'response'],
    solved: ['解决率', 'solved'],
    satisfied: ['满意率', 'satisfied'],
  } satisfies Record<string, Word>,
  unknown: ['没有这项数', 'there is no such figure'] satisfies Word,
  left: ['本期未能统计：', 'Not told this time: '] satisfies Word,
};
