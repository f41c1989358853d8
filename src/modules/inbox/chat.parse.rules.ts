/**
 * Reads the text of a group chat as people copy or export it, in the shapes that occur: WeChat on a desktop, on phones, and the
 * chat record it sends by mail. Pure: the same in the browser as on the server.
 */

/** One message: who, when (local, `YYYY-MM-DD HH:mm`, as far as the text says), and what. */
export type ChatMessage = {
  speaker: string;
  day: string | null;
  /** Minutes since midnight. */
  minute: number | null;
  text: string;
  /** What it answers, when it quotes another message. */
  quotes: { speaker: string; text: string } | null;
  /** Photos, videos and voice messages that the text only names. */
  pictures: number;
  /** Said to everybody (`@所有人`): only who runs a group can do that. */
  toAll: boolean;
};
export type ParsedChat = { messages: ChatMessage[]; system: number; recalled: number };

type Head = { speaker: string | null; day: string | null; minute: number | null; rest: string };

const NAME = String.raw`(?<name>[^\n]{1,40}?)`;
const DAY = String.raw`(?:(?<y>\d{4})[-/.年](?<m>\d{1,2})[-/.月](?<d>\d{1,2})日?|(?<m2>\d{1,2})[-/月](?<d2>\d{1,2})日?|(?<rel>今天|昨天|前天|(?:星期|周)[一二三四五六日天]))`;
const PART = '(?:(?<part>凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|[AaPp][Mm])\\s*)?';
const TIME = String.raw`${PART}(?<h>\d{1,2})[:\uFF1A](?<min>\d{2})(?:[:\uFF1A]\d{2})?(?:\s*(?<half>[AaPp][Mm]))?`;
const WEEKDAY = String.raw`(?:\s*(?:星期|周)[一二三四五六日天])?`;

/** A line that says who speaks and when. The clock in it is what tells it from words. */
const datedHeads: readonly RegExp[] = [
  new RegExp(`^${NAME}[ \t]+${DAY}${WEEKDAY}\\s*${TIME}$`),
  new RegExp(`^${DAY}${WEEKDAY}\\s*${TIME}[ \t]+${NAME}(?:[:\uFF1A](?<rest>.*))?$`),
  new RegExp(`^\\[${DAY}${WEEKDAY}\\s*${TIME}\\]\\s*${NAME}(?:[:\uFF1A](?<rest>.*))?$`),
];
const clockHead = new RegExp(`^${NAME}[ \t]+${TIME}$`);
/** The line between two days in a chat record sent by mail. */
const dayLine = new RegExp(`^[—–―-]{2,}\\s*${DAY}\\s*[—–―-]{2,}$`);
const moment = new RegExp(`^(?:${DAY}${WEEKDAY}\\s*)?${TIME}$`);

/** `张三:` alone on its line, or followed by words. Words before a colon are a name only if they look like one. */
const colonHead =
  /^(?<name>[\p{Script=Han}\p{L}\p{N}_·•\-()\uFF08\uFF09[\]【】@~～ .\p{Extended_Pictographic}]{1,24})[:\uFF1A]\s*(?<rest>.*)$/u;
const notNames =
  /^(?:地址|电话|手机|时间|地点|原因|要求|备注|姓名|联系人|联系电话|通知|公告|注意|提示|链接|内容|主题|附件|价格|户号|房号|单元|楼栋|情况|问题|诉求|建议|答复|回复|https?|ps|注|[一二三四五六七八九十\d]+|第.+|以下是.*|如下)$/iu;

const system =
  /加入了?群聊|加入本群|移出了?群聊|退出了?群聊|修改群名|修改了群|新的群主|群主转让|拍了拍|不是微信朋友关系|分享的二维码|的红包$|领取了|发起了?群收款|开启了|已成为|群公告$|以下为新消息|以上是打招呼|邀请.{1,60}加入|你已添加了|消息已发出,但被对方拒收|^Dear:?$|^以下是.{0,60}聊天记录/;
const recalled = /撤回了?一条(?:成员)?消息/;

const pad = (n: number) => String(n).padStart(2, '0');

function dayOfHead(g: Record<string, string | undefined>, today: string): string | null {
  if (g.y) return `${g.y}-${pad(Number(g.m))}-${pad(Number(g.d))}`;
  const date = Temporal.PlainDate.from(today);
  if (g.m2) {
    const day = `${date.year}-${pad(Number(g.m2))}-${pad(Number(g.d2))}`;
    // A chat is copied after it was had: a day that is still to come was last year's.
    return day > today ? `${date.year - 1}${day.slice(4)}` : day;
  }
  if (!g.rel) return null;
  const back = { 今天: 0, 昨天: 1, 前天: 2 }[g.rel];
  if (back !== undefined) return date.subtract({ days: back }).toString();
  const weekday = '一二三四五六日'.indexOf(g.rel.at(-1)!.replace('天', '日')) + 1;
  return date.subtract({ days: (date.dayOfWeek - weekday + 7) % 7 }).toString();
}

function minuteOf(g: Record<string, string | undefined>): number | null {
  const hour = Number(g.h);
  const part = g.part ?? g.half;
  const isLater = /^(?:下午|傍晚|晚上|pm)$/i.test(part ?? '') && hour < 12;
  const isNoon = part === '中午' && hour < 11;
  const isMidnight = /^(?:凌晨|am)$/i.test(part ?? '') && hour === 12;
  const h = isMidnight ? 0 : isLater || isNoon ? hour + 12 : hour;
  return h < 24 && Number(g.min) < 60 ? h * 60 + Number(g.min) : null;
}

/** Without what programs put around it; the number some print behind a name is an account's, not part of it. */
const cleanName = (name: string) =>
  name
    .replace(/[::\s]+$/u, '')
    .replace(/^[\s"“]+|["”]$/gu, '')
    .replace(/\s*[(（<〈]\d{5,}[)）>〉]$/u, '');

/** `heads` that this chat is written with; a clock in somebody's words looks like the shortest of them. */
function headOf(line: string, today: string, among: readonly RegExp[]): Head | null {
  const alone = moment.exec(line)?.groups;
  if (alone) return { speaker: null, day: dayOfHead(alone, today), minute: minuteOf(alone), rest: '' };
  for (const pattern of among) {
    const g = pattern.exec(line)?.groups;
    const speaker = g?.name ? cleanName(g.name) : '';
    if (!g || !speaker || /[。!?,\uFF0C\uFF01\uFF1F]/.test(speaker)) continue;
    return { speaker, day: dayOfHead(g, today), minute: minuteOf(g), rest: g.rest ?? '' };
  }
  return null;
}

function colonHeadOf(line: string): { speaker: string; rest: string } | null {
  const g = colonHead.exec(line)?.groups;
  const speaker = g?.name ? cleanName(g.name) : '';
  if (!g || !speaker || notNames.test(speaker)) return null;
  return { speaker, rest: g.rest ?? '' };
}

/** Where a picture or a voice stood: `[图片]`, `[语音] 12"`, and as a mail export has it `[图片: 8B0F.jpg(请在附件中查看)]`. */
const anyMark =
  /\[(?:图片|照片|视频|语音|小视频|语音消息|Photo|Video|Voice)(?:\s*\d+(?:"|″|秒)?|[:\uFF1A][^\]\n]{0,120})?\](?:\s*\d+(?:"|″|秒))?/g;
/** Something passed on: its title is not what the speaker said. */
const passedOn = /^\[(?:链接|文件|视频号|聊天记录|Link|File)(?:[:\uFF1A][^\]\n]*)?\].*$/gmu;
/** Stickers and the bracketed names of small faces; a bracket with more in it is somebody's words. */
const stickers =
  /\[(?:动画表情|表情|Sticker|红包|微信红包|转账|名片|音乐|小程序|接龙|\p{Script=Han}{1,3}|[A-Z][a-zA-Z]{1,8})\]/gu;
const quoted =
  /^[「『](?<who>[^:\uFF1A「]{1,40})[:\uFF1A](?<what>[\s\S]*?)[」』]\s*(?:\n?\s*[-—–]{1,2}(?:\s?[-—–])*\s*)?\n?/u;
const quotedOnPhone = /^\[?引用\]?\s*(?<who>[^:\uFF1A\n]{1,40})[:\uFF1A](?<what>[^\n]*)\n/u;

/** Takes a message apart into its own words and what it quotes, counts pictures and drops what is no words. */
function messageOf(
  head: { speaker: string; day: string | null; minute: number | null },
  lines: readonly string[],
): ChatMessage {
  let text = lines.join('\n').trim();
  const found = quoted.exec(text) ?? quotedOnPhone.exec(text);
  if (found) text = text.slice(found[0].length);
  const pictures = text.match(anyMark)?.length ?? 0;
  const toAll = /(?:^|\s)@(?:所有人|全体成员|all)(?:\s|$)/iu.test(text);
  text = text
    .replace(anyMark, '')
    .replace(passedOn, '')
    .replace(stickers, '')
    .replace(/(?<=^|\s)@[^\s@]{1,20}(?:\s+|$)/gu, '')
    .replace(/[ \t]+/g, ' ')
    .replace(/\n{2,}/g, '\n')
    .trim();
  const quotes = found?.groups
    ? { speaker: found.groups.who!.trim(), text: found.groups.what!.replace(anyMark, '').trim() }
    : null;
  return { ...head, text, quotes, pictures, toAll };
}

/** Some programs print the name above the clock: one line each, and then the words. */
function withNamesBesideClocks(lines: readonly string[]): string[] {
  const isNameAbove = (i: number) =>
    /^[^:\uFF1A。!?,\uFF0C\uFF01\uFF1F]{1,24}$/u.test(lines[i] ?? '') &&
    !moment.test(lines[i]!) &&
    !lines[i - 1] &&
    moment.test(lines[i + 1] ?? '') &&
    Boolean(lines[i + 2]) &&
    !colonHead.test(lines[i + 2]!);
  return lines.flatMap((line, i) =>
    isNameAbove(i) ? [`${line} ${lines[i + 1]}`] : i > 0 && isNameAbove(i - 1) ? [] : [line],
  );
}

/** `today` completes dates that leave out the year. */
export function parseChat(source: string, today: string): ParsedChat {
  const lines = withNamesBesideClocks(
    source
      .replace(/\r\n?/g, '\n')
      .replace(/[\u200b-\u200f\ufeff\u2060]/g, '')
      .split('\n')
      .map((line) => line.replace(/[\u00a0\u2005\u3000]/g, ' ').trim()),
  );
  // Where clocks tell the heads, a colon is part of the words.
  const isDated = lines.some((line) => headOf(line, today, datedHeads)?.speaker);
  const heads = isDated && !lines.some((line) => dayLine.test(line)) ? datedHeads : [...datedHeads, clockHead];
  const hasClocks = lines.some((line) => headOf(line, today, heads)?.speaker);
  const out: ParsedChat = { messages: [], system: 0, recalled: 0 };
  let open: { speaker: string; day: string | null; minute: number | null } | null = null;
  let said: string[] = [];
  let day: string | null = null;
  let at: { day: string | null; minute: number | null } = { day: null, minute: null };
  const end = () => {
    if (open && said.some(Boolean)) out.messages.push(messageOf(open, said));
    said = [];
  };
  for (const line of lines) {
    const separator = dayLine.exec(line)?.groups;
    if (separator) {
      end();
      open = null;
      day = dayOfHead(separator, today);
      continue;
    }
    if (recalled.test(line) || (system.test(line) && line.length < 80)) {
      if (recalled.test(line)) out.recalled++;
      else out.system++;
      continue;
    }
    const clock = headOf(line, today, heads);
    if (clock && (clock.speaker || !hasClocks)) {
      end();
      day = clock.day ?? day;
      at = { day, minute: clock.minute };
      // A clock without a name stands above the next speaker; the one before has ended.
      open = clock.speaker ? { speaker: clock.speaker, ...at } : null;
      if (clock.rest) said.push(clock.rest.trim());
      continue;
    }
    if (clock) {
      day = clock.day ?? day;
      continue;
    }
    const named = hasClocks || /^[「『]/.test(line) ? null : colonHeadOf(line);
    if (named) {
      end();
      open = { speaker: named.speaker, ...at };
      if (named.rest) said.push(named.rest);
      continue;
    }
    if (line || said.length > 0) said.push(line);
  }
  end();
  return out;
}
