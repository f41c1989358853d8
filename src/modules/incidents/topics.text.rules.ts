/**
 * What a text says, without a dictionary: its pairs of signs, and the names of places in it. Chinese does not mark where a word
 * begins, so the left end of a place's name is found by counting how the whole body of texts writes it.
 */

/** The text as far as it is read: what somebody came for stands in the title and the first sentences. */
const READ_SIGNS = 500;
const HAN_RUN = /\p{Script=Han}+/gu;
const OTHER_WORD = /[a-z0-9]*[a-z][a-z0-9]*/g;

export const foldText = (title: string, body: string): string => {
  const said = body.startsWith(title) ? body : `${title}。${body}`;
  return said.normalize('NFKC').toLowerCase().slice(0, READ_SIGNS);
};

/** Overlapping pairs of Han signs, and words of other scripts, with how often each stands there. */
export function pairsOf(folded: string): Map<string, number> {
  const found = new Map<string, number>();
  const put = (term: string) => found.set(term, (found.get(term) ?? 0) + 1);
  for (const [run] of folded.matchAll(HAN_RUN)) for (let i = 0; i + 1 < run.length; i++) put(run.slice(i, i + 2));
  for (const [word] of folded.matchAll(OTHER_WORD)) if (word.length > 2) put(word);
  return found;
}

/** Endings that also stand after any common word (影响小区, 国际城): such a name must be kept together by its own sign pairs. */
const LOOSE = [
  ...[
    '小区',
    '社区',
    '新城',
    '新村',
    '家园',
    '花园',
    '花苑',
    '公寓',
    '广场',
    '大厦',
    '市场',
    '小学',
    '中学',
    '学校',
    '医院',
  ],
  ...['车站', '公园', '工业园', '产业园', '园', '苑', '城', '府', '庭', '郡', '湾', '水库', '工地'],
];
const FIRM = ['街道', '大道', '路', '街', '巷', '镇', '乡', '苏木', '嘎查', '村', '胡同', '大桥'];
const ENDING = new RegExp([...LOOSE, ...FIRM].sort((a, b) => b.length - a.length).join('|'), 'gu');
const HAN = /\p{Script=Han}/u;
/** Signs that no name of a place goes across: they belong to what stands before it. */
const BREAKS = new Set(
  '的了在是有和与及从到对把被这那该我们你他她它也都不没就还要能会可请让给向为之以于而且但因所如果其等者个多位住本年月日号旁附近内外省市区县旗州至往经过投诉映于议咨询求助希望座落处修建改当某各每两几条问做说看办镇乡',
);
/** A unit inside a name is the end of another one: 街道青山新村 is 青山新村. */
const INNER = /^(街道|社区|小区|大道|路|村)/u;
/** What ends like a name and is none. */
const COMMON =
  /^(快速路|断头路|泥巴路|十字路|交叉路|主干路|必经之路|医院路|学校路|小区路|城中村|步行街|商业街|安置小区|老旧小区|全体村|动物园|物流园|一线城|文明城|大马路)$|(道路|公路|马路|铁路|线路|电路|政府|家庭|法庭|校园|幼儿园|公办园|民办园|家乡|乡村|农村|城镇|乡镇)$/u;
const MIN_CORE = 2;
const MAX_CORE = 6;
/** A longer reading is the name when it stands in this share of the texts that have the shorter one. */
const KEEPS = 0.6;
/** Of the texts that have the two signs before the ending, this share has them with it: 丽发|新城, but not 影响|小区. */
const HOLDS = 0.25;

/** What could be one name: the two signs before a loose ending, and its readings from the shortest to the longest. */
export type Reading = { readonly before: string | null; readonly names: readonly string[] };

export function placeReadings(folded: string): Reading[] {
  const readings: Reading[] = [];
  for (const match of folded.matchAll(ENDING)) {
    const end = match.index + match[0].length;
    const names: string[] = [];
    for (let core = 1; core <= MAX_CORE; core++) {
      const at = match.index - core;
      if (at < 0 || !HAN.test(folded[at]!) || BREAKS.has(folded[at]!)) break;
      if (INNER.test(folded.slice(Math.max(0, at - 1), match.index)) || INNER.test(folded.slice(at, match.index)))
        break;
      if (core >= MIN_CORE) names.push(folded.slice(at, end));
    }
    const before = LOOSE.includes(match[0]) ? folded.slice(match.index - MIN_CORE, match.index) : null;
    if (names.length > 0) readings.push({ before, names });
  }
  return readings;
}

/** The names of places in a text, once it is known in how many texts each reading, and each pair of signs, stands. */
export function placesOf(readings: readonly Reading[], textsWith: (part: string) => number): string[] {
  const found = new Set<string>();
  for (const { before, names } of readings) {
    let best = names[0]!;
    for (const longer of names.slice(1)) {
      if (textsWith(longer) < KEEPS * Math.max(textsWith(best), 1)) break;
      best = longer;
    }
    const holds = before === null || Math.max(textsWith(best), 1) >= HOLDS * textsWith(before);
    if (holds && !COMMON.test(best)) found.add(best);
  }
  return [...found];
}
