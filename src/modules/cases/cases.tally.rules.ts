/*
 * What is counted of cases (domain §2.5): raw numbers first, by place and day; a rate is two of them and a formula that has a version,
 * so that a published rate can be computed again the way it was.
 */

/** What a case counts as, and what its `state` is then. Each case counts once in each, on one day. */
export const tallyMeasures = {
  received: ['接收', 'Received'], // on the day it came; state: where it stands now, or how it ended
  channel: ['渠道', 'Channel'], // on the day it came; state: the way it reached us
  route: ['派出或直接答复', 'Sent on or answered at once'], // on the day it came; dispatched | direct
  closed: ['办结', 'Closed'], // on the day it ended; state: how
  overdue: ['超期', 'Overdue'], // on the day it came; open | ended
  redone: ['重办', 'Redone'], // on the day it came; 1 | 2 | 3 and more
  returned: ['退回', 'Sent back'], // on the day it came; how often
  response: ['首次联系', 'First contact'], // on the day it was owed or done; met | missed
  solved: ['是否解决', 'Solved or not'], // on the day the person first said so; yes | no
  stars: ['满意程度', 'Stars'], // on the day the person first gave them; 1 to 5
} as const satisfies Record<string, readonly [string, string]>;
export type TallyMeasure = keyof typeof tallyMeasures;

const BY_RECEIPT: readonly [zh: string, en: string] = ['按接收日期在期间内的诉求', 'Cases by the day they came'];
/** How each is counted, in words a reader can check it by. */
export const measureHow: Record<TallyMeasure, readonly [zh: string, en: string]> = {
  received: BY_RECEIPT,
  channel: BY_RECEIPT,
  route: BY_RECEIPT,
  closed: ['按办结日期在期间内的诉求,不管何时接收', 'Cases by the day they were closed, whenever they came'],
  overdue: ['期间内接收、超过过时限的诉求', 'Cases that came in the period and whose time ran out'],
  redone: ['期间内接收、被要求重办过的诉求', 'Cases that came in the period and had to be done again'],
  returned: ['期间内接收、被退回过的诉求', 'Cases that came in the period and were sent back'],
  response: ['期间内应首次联系的诉求', 'Cases whose first contact was owed in the period'],
  solved: ['期间内本人确认或回访问到的诉求', 'Cases asked about in the period'],
  stars: ['期间内作出评价的诉求', 'Cases rated in the period'],
};

/** By what a count may be told apart. */
export type TallyBy = 'state' | 'day' | 'month' | 'kind' | 'category' | 'unit' | 'place';

export type Rate = 'response' | 'solved' | 'satisfied';
/** `good` of all states of `measure`: the share. */
export type Formula = { measure: TallyMeasure; good: readonly string[] };
export type Formulas = {
  version: string;
  validFrom: string;
  source: readonly [zh: string, en: string];
} & Record<Rate, Formula>;

/** 响应率 解决率 满意率 by version, the newest last. What is on record (挂账) stays in the denominators it belongs to (domain §2.5). */
export const formulas: readonly Formulas[] = [
  {
    version: '2025-1',
    validFrom: '2000-01-01',
    source: [
      '响应率=按时首次联系÷应联系;解决率=第一次确认或回访即认可解决÷问到的;满意率=第一次评价三星及以上÷评价的。',
      'Response: contacted in time of all to be contacted. Solved: called solved when first asked, of all asked. Satisfied: three stars and more of all first stars.',
    ],
    response: { measure: 'response', good: ['met'] },
    solved: { measure: 'solved', good: ['yes'] },
    satisfied: { measure: 'stars', good: ['3', '4', '5'] },
  },
];

/** The formulas that hold for a period which begins on this day. */
export const formulasOn = (day: string): Formulas => formulas.findLast((f) => f.validFrom <= day) ?? formulas[0]!;

export type Counted = { measure: string; state: string; n: number };
export type Share = { good: number; of: number };

/** Numerator and denominator; a share of nothing is no share, and is never shown as 0 % or 100 %. */
export function shareOf(rows: readonly Counted[], { measure, good }: Formula): Share {
  const own = rows.filter((r) => r.measure === measure);
  const sum = (some: readonly Counted[]) => some.reduce((total, r) => total + r.n, 0);
  return { good: sum(own.filter((r) => good.includes(r.state))), of: sum(own) };
}

/** A half-open span of days. */
export type Span = { from: string; before: string };

const monthOf = (day: string) => `${day.slice(0, 7)}-01`;
const nextMonth = (day: string) => {
  const [y, m] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return m === 12 ? `${y + 1}-01-01` : `${y}-${String(m + 1).padStart(2, '0')}-01`;
};

/** A span of days as whole months and what is left over at its two ends: whole months are summed once a month, not once a day. */
export function wholeMonths({ from, before }: Span): { months: Span | null; edges: Span[] } {
  const first = monthOf(from) === from ? from : nextMonth(from);
  const last = monthOf(before);
  if (first >= last) return { months: null, edges: from < before ? [{ from, before }] : [] };
  const edges = [
    { from, before: first },
    { from: last, before },
  ].filter((edge) => edge.from < edge.before);
  return { months: { from: first, before: last }, edges };
}
