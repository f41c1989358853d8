/** What counting pairs of signs has found, cut where a dictionary cuts, so that a topic is called by whole words. */

/** A name is not read further than this. */
const LONGEST = 9;
/** So much of the text around a word is cut with it: more would not move its ends. */
const AROUND = 8;
const READ = 20;
/** Words that say how strongly or in what manner, not what about; none begins or ends a name. */
const MANNER = new Set(
  (
    '严重 非常 十分 极其 极大 特别 强烈 坚决 反对 抵制 依然 仍然 仍旧 一直 长期 多次 经常 居然 竟然 随意 擅自 公然 继续 进一步 尽快 何时 何年 何月 何日 何年何月 半年 进一 步 ' +
    '问题 现象 情况 行为 事情 事件 相关 有关 请求 要求 希望 建议 咨询 投诉 反映 举报 请问 能否 是否 为何 为什么 怎么 如何 关于 存在 涉嫌 疑似 正常 周边 附近 旁边 ' +
    '居民 业主 市民 群众 领导 政府 部门 我们 他们 这个 那个 已经 目前 现在 无人 却 周 里 题 处 间 时 年 月 日 号 起 后 前 楼下 门口'
  ).split(' '),
);
const PLACE_ENDING = /^.{0,2}(小区|社区|新城|家园|花园|公寓|广场|街道|大道|路|街|巷|村)$/u;

const dictionary = new Intl.Segmenter('zh', { granularity: 'word' });

/** The word with its torn ends made whole or cut off, as most of the texts that have it say; null when nothing is left that names a matter. */
export function wholeWords(word: string, texts: readonly string[]): string | null {
  const readings = new Map<string, number>();
  for (const text of texts.filter((t) => t.includes(word)).slice(0, READ)) {
    const reading = readingIn(text, word);
    if (reading) readings.set(reading, (readings.get(reading) ?? 0) + 1);
  }
  const [best] = [...readings].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length || (a[0] < b[0] ? -1 : 1));
  return best && !PLACE_ENDING.test(best[0]) ? best[0] : null;
}

function readingIn(text: string, word: string): string | null {
  const at = text.indexOf(word);
  const from = Math.max(0, at - AROUND);
  const around = text.slice(from, at + word.length + AROUND);
  const touched = [...dictionary.segment(around)].filter(
    ({ index, segment }) => index + segment.length > at - from && index < at - from + word.length,
  );
  let parts = touched.map(({ segment }) => segment);
  while (parts.length > 0 && MANNER.has(parts[0]!)) parts = parts.slice(1);
  while (parts.length > 0 && MANNER.has(parts.at(-1)!)) parts = parts.slice(0, -1);
  const whole = parts.join('');
  // Two single signs side by side are a piece of a name the dictionary does not know.
  const isKnown = parts.some((part) => part.length > 1) || parts.length > 2;
  return isKnown && whole.length <= LONGEST && /^\p{Script=Han}{2,}$/u.test(whole) ? whole : null;
}
