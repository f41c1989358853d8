import type { CaseKind, CaseTier } from '#modules/cases/cases.rules.ts';
import { soundsLikeDanger, tierFor } from '#modules/cases/cases.urgency.rules.ts';
import { type ChatList, listIn, textOfList } from './chat.lists.rules.ts';
import { type ChatMessage, type ParsedChat, parseChat } from './chat.parse.rules.ts';
import { likenessOf, pairsOf } from './likeness.rules.ts';

/** Something somebody in the group came with, as it could become a case. */
export type ChatMatter = {
  speaker: string;
  /** `YYYY-MM-DD HH:mm` as far as the chat says. */
  at: string | null;
  text: string;
  pictures: number;
  /** Who else in the group said the same; the speaker is not among them. */
  voices: string[];
  kind: CaseKind;
  tier: CaseTier;
  danger: boolean;
};
export type ChatRead = {
  matters: ChatMatter[];
  /** What was left aside, counted only: nothing of it is shown or kept. */
  aside: { greetings: number; talk: number; system: number; recalled: number };
  speakers: number;
  messages: number;
};

/** Messages of one person this close together are one thing said in several breaths. */
export const BREATH_MINUTES = 10;
/** From here on two people speak of the same thing. */
export const SAME_MATTER = 0.5;

const letters = (text: string) => text.replace(/[\p{P}\p{S}\p{M}\p{Cf}\s]/gu, '');

const politeness =
  /^(?:好的?|好嘞|好吧|收到|明白|了解|知道了?|谢+|谢谢.{0,8}|感谢.{0,8}|多谢.{0,6}|辛苦了?.{0,6}|早+|(?:大家|各位|邻居们?)?(?:早|早上好|上午好|中午好|下午好|晚上好)|上午好|中午好|下午好|晚上好|晚安|大家好|各位好|邻居们好|您好|你好|在吗|在不在|嗯+|哦+|噢+|啊+|哈+|呵+|嘿+|嘻+|ok|okay|no|yes|是的?|对的?|行|可以|没事|没关系|不客气|加油|赞|厉害|给力|点赞|欢迎.{0,6}|恭喜.{0,6}|节日快乐|新年快乐|.{0,4}快乐|拜拜|再见|明天见|学习了|已阅|支持|1|\d{1,2})$/iu;
export const isPoliteness = (text: string): boolean =>
  letters(text) === '' ||
  (politeness.test(letters(text)) && !/[?\uFF1F]|请问|什么时候|啥时候|几点|怎么|能不能|还没|但/.test(text));

const agreement =
  /^(?:加1|\+?1|同问|同求|同感|同上|附议|顶|一样|确实|就是|没错|对啊?|是啊|我也是.{0,8}|俺?我?们?家也.{1,10}|我们(?:单元|楼|这栋|栋|这边|这里|这儿|小区|院)也.{1,10}|我?们?这边?也.{1,10}|\d+号?楼?\d*(?:单元)?也.{1,8}|我也(?:想问|遇到|一样|没有|觉得).{0,8}|都一样|也是|(?:是啊|对啊|可不是|就是)[^电水气暖梯灯路]{1,4})$/u;
/** "+1", 我家也是: another voice for the matter before it, not a matter of its own. */
export const isAgreement = (text: string): boolean =>
  /^[+＋➕]\s*[1１]/u.test(text.trim()) || (letters(text).length <= 16 && agreement.test(letters(text)));

const asksAgain =
  /^(?:请问|麻烦问一?下)?(?:怎么|到底)?(?:还(?:是)?没(?:人|有)?(?:来|去)?(?:修|弄|好|处理|解决|管|动静)(?:好|完|一下|吧|啊|呢|呀|的|了|吗|没|么)*|(?:什么|啥)时候(?:能|才能?)?(?:来)?(?:人)?(?:修|弄|处理|解决|管)(?:好|完|一下|吧|啊|呢|呀|的|了|吗|没|么)*|有(?:没有)?人(?:来)?(?:修|弄|处理|解决|管)(?:好|完|一下|吧|啊|呢|呀|的|了|吗|没|么)*|(?:一直|都)?没人(?:来)?(?:修|弄|处理|解决|管)(?:好|完|一下|吧|啊|呢|呀|的|了|吗|没|么)*)$/u;
/** 还没修好, 什么时候来修: it names nothing of its own, and speaks of what was said before. */
export const isAskedAgain = (text: string): boolean => asksAgain.test(letters(text));

const another = /^(?:另外|还有(?:一|个|件)|再(?:说|反映|问)?(?:一|个|件)|还想(?:问|反映)|第[二三四]|顺便)/u;
const trouble =
  /坏|漏|堵|停[水电气暖]|断[水电网气]|没[水电气暖]|不热|不亮|不通|不走|不来|冷|冻|脏|臭|味|吵|噪|扰|乱|垃圾|路灯|楼道|电梯|井盖|塌|裂|掉|破|滑|积水|积雪|污水|下水|暖气|供暖|停车|堆|占|挡|违|偷|丢|狗|蚊|鼠|危险|隐患|着火|冒烟|投诉|举报|反映|求助|帮忙|没人管|没人修|还没|怎么办|怎么回事|什么时候|啥时候|几点|能不能|可不可以|可以.{0,10}吗|有没有|请问|咨询|哪里|怎么(?:办理|交|申请|报)|补贴|低保|医保|社保|证明|建议|希望|要求|不合理|乱收费|收费|欠薪|工资|修|维修|[?\uFF1F]/u;
/** Nobody writes that much to chat: a long message without a word of trouble is still something to be heard. */
const LONG = 40;
/** Does it ask for something or tell of something wrong? Else it is talk among neighbours. */
export const isMatter = (text: string): boolean => {
  const n = letters(text).length;
  return n >= 4 && (n >= LONG || trouble.test(text)) && !isPoliteness(text);
};

/** What sort of thing it is, as a proposal: the officer decides. */
export function kindOf(text: string): CaseKind {
  if (
    soundsLikeDanger(text) ||
    /隐患|危险|塌|裸露|漏电|井盖|掉(?:下来|落|石|砖|瓷砖|墙皮)|落石|滑坡|砸(?:到|着|下)|松动/.test(text)
  )
    return 'hazard';
  if (/投诉|举报|扰民|不作为|乱收费|欺|骗|态度(?:差|恶劣)|不合理|没人管|没人理/.test(text)) return 'complaint';
  if (/建议|希望(?:能|可以|增加|加装)|最好(?:能|是)|能否(?:增加|加装|设)/.test(text)) return 'suggestion';
  if (/请问|咨询|想问|怎么(?:办理|申请|交|报)|什么(?:时候|条件|材料|政策)|需要(?:什么|哪些)|标准是|政策/.test(text))
    return 'consult';
  return 'help';
}

const textAt = (m: ChatMessage) =>
  m.day && m.minute !== null
    ? `${m.day} ${String(Math.floor(m.minute / 60)).padStart(2, '0')}:${String(m.minute % 60).padStart(2, '0')}`
    : m.day;

const minutesBetween = (a: ChatMessage, b: ChatMessage): number => {
  if (a.minute === null || b.minute === null) return 0;
  const days = a.day && b.day ? Temporal.PlainDate.from(a.day).until(b.day).days : 0;
  return Math.abs(days * 1440 + b.minute - a.minute);
};

type Gathering = ChatMatter & { last: ChatMessage; isMatter: boolean; list: string | null };

const addVoice = (m: Gathering, speaker: string) => {
  if (speaker !== m.speaker && !m.voices.includes(speaker)) m.voices.push(speaker);
};

const begin = (m: ChatMessage): Gathering => ({
  speaker: m.speaker,
  at: textAt(m),
  text: m.text,
  pictures: m.pictures,
  voices: [],
  kind: 'help',
  tier: 'general',
  danger: false,
  last: m,
  // What is told to everybody is news from whoever runs the group; danger in it is danger all the same.
  isMatter: isMatter(m.text) && (!m.toAll || kindOf(m.text) === 'hazard'),
  list: null,
});

/** The list as it stands now takes the place of what it was when fewer had joined. */
function takeList(all: Gathering[], m: ChatMessage, list: ChatList): void {
  const topic = letters(list.topic);
  let g = all.findLast((before) => before.list === topic);
  if (!g) {
    g = { ...begin(m), list: topic };
    all.push(g);
  }
  g.text = textOfList(list);
  g.isMatter = isMatter(g.text);
  for (const line of list.lines) addVoice(g, line.name);
}

/** The matter a quoting message speaks of. */
const quotedIn = (all: readonly Gathering[], m: ChatMessage) => {
  const { quotes } = m;
  if (!quotes) return undefined;
  const words = letters(quotes.text).slice(0, 30);
  return all.findLast(
    (g) => g.speaker === quotes.speaker && words !== '' && letters(g.text).includes(words.slice(0, 12)),
  );
};

/**
 * Reads a pasted chat: who spoke, which messages belong together, which matters there are, and who else said the same. Greetings,
 * thanks, stickers and neighbours' talk are left aside.
 */
export function readChat(source: string, today: string): ChatRead {
  const parsed: ParsedChat = parseChat(source, today);
  const all: Gathering[] = [];
  let greetings = 0;
  for (const m of parsed.messages) {
    const list = listIn(m.text);
    if (list) {
      takeList(all, m, list);
      continue;
    }
    // Others may speak in between, but not before a matter of its own; without clocks only what follows at once belongs together.
    const before = m.minute === null ? all.at(-1) : all.findLast((g) => g.speaker === m.speaker);
    const isOwnBreath =
      before?.speaker === m.speaker && !before.list && minutesBetween(before.last, m) <= BREATH_MINUTES;
    const own = isAskedAgain(m.text) ? all.findLast((g) => g.isMatter && g.speaker === m.speaker) : undefined;
    if (own) {
      if (!own.text.includes(m.text)) own.text += `\n${m.text}`;
    } else if (letters(m.text) === '') {
      if (m.pictures > 0 && isOwnBreath) {
        before.pictures += m.pictures;
        before.last = m;
      } else if (isAgreement(m.text)) addVoiceTo(all, m);
      else greetings++;
    } else if (isAgreement(m.text) || (isAskedAgain(m.text) && all.some((g) => g.isMatter))) addVoiceTo(all, m);
    else if (isPoliteness(m.text)) greetings++;
    else if (isOwnBreath && !another.test(m.text) && (before === all.at(-1) || !isMatter(m.text))) {
      before.text += `\n${m.text}`;
      before.pictures += m.pictures;
      before.last = m;
      before.isMatter ||= isMatter(before.text);
    } else all.push(begin(m));
  }
  const matters: ChatMatter[] = [];
  let talk = 0;
  const kept: (Gathering & { pairs: Set<string> })[] = [];
  for (const g of all) {
    if (!g.isMatter) {
      talk++;
      continue;
    }
    const pairs = pairsOf(g.text);
    const same = kept.find((k) => likenessOf(k.pairs, pairs, SAME_MATTER) >= SAME_MATTER);
    if (same) {
      addVoice(same, g.speaker);
      for (const voice of g.voices) addVoice(same, voice);
    } else kept.push({ ...g, pairs });
  }
  for (const { last: _, isMatter: __, list: ___, pairs: ____, ...matter } of kept)
    matters.push({
      ...matter,
      kind: kindOf(matter.text),
      tier: soundsLikeDanger(matter.text) ? 'emergency' : tierFor(matter.text),
      danger: soundsLikeDanger(matter.text),
    });
  return {
    matters,
    aside: { greetings, talk, system: parsed.system, recalled: parsed.recalled },
    speakers: new Set(parsed.messages.map((m) => m.speaker)).size,
    messages: parsed.messages.length,
  };
}

/** To what it quotes, else to the last matter that somebody else came with. */
function addVoiceTo(all: readonly Gathering[], m: ChatMessage): void {
  const to = quotedIn(all, m) ?? all.findLast((g) => g.isMatter && g.speaker !== m.speaker);
  if (to) addVoice(to, m.speaker);
}

/** What makes a matter the same one when the chat is pasted again, whoever exported it. */
export const matterMark = (m: Pick<ChatMatter, 'speaker' | 'at' | 'text'>): string =>
  [letters(m.speaker), m.at?.slice(0, 10) ?? '', letters(m.text)].join('|');

/** A chat as it is compared with an earlier paste: blanks at the ends of lines differ between phones. */
export const pasteMark = (source: string): string => source.replace(/\s+/gu, ' ').trim();
