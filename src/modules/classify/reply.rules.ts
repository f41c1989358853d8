import { type Ask, type AskKind, asksOf, narrow } from './asks.rules.ts';
import { knownWords } from './text.rules.ts';

export const adviceCodes = [
  'unanswered',
  'noTime',
  'noAmount',
  'noUnit',
  'noBasis',
  'noDate',
  'passedOn',
  'tooShort',
] as const;
export type AdviceCode = (typeof adviceCodes)[number];
/** One thing to look at before the reply is sent; `ask` is the sentence of the resident it is about. */
export type Advice = { readonly code: AdviceCode; readonly ask: string | null };

const MOST = 5;
const SHORT = 45;

/** What a reply leaves open, the gravest first. It never says that a reply is good, and it never holds one back. */
export function adviceOn(asked: { title: string; body: string }, draft: string): Advice[] {
  const reply = withoutCourtesy(narrow(draft));
  if (hanCount(reply) === 0) return [];
  const whole: Advice[] = [];
  if (isPassedOn(reply)) whole.push({ code: 'passedOn', ask: null });
  else if (hanCount(reply) < SHORT) whole.push({ code: 'tooShort', ask: null });
  const open = asksOf(asked).flatMap((ask) => {
    const code = openIn(ask, reply);
    return code ? [{ code, ask: ask.text }] : [];
  });
  const form: Advice[] = [];
  if (whole.length === 0 && lacksBasis(reply)) form.push({ code: 'noBasis', ask: null });
  if (whole.length === 0 && lacksDate(reply)) form.push({ code: 'noDate', ask: null });
  // A reply that only passes on answers nothing: naming each question again would only be noise.
  return [...whole, ...(whole[0]?.code === 'passedOn' ? [] : open.slice(0, 3)), ...form].slice(0, MOST);
}

const hanCount = (text: string) => text.match(/[\p{Script=Han}0-9]/gu)?.length ?? 0;

/** Greeting, thanks, contact line and the date of signature say nothing about the matter. */
export function withoutCourtesy(text: string): string {
  return text
    .replace(/[“"'"]?UU\d+[”"'"]?/g, '')
    .split(/(?<=[。!?;,\n])/)
    .filter(
      (s) =>
        !/(感谢|谢谢)您?.{0,12}(关心|支持|理解|监督|关注|来信|留言|反映|参与)|请勿重复|祝您|欢迎您?.{0,6}(监督|来电)/.test(
          s,
        ),
    )
    .join('')
    .replace(/^.{0,40}?(您好|你好)[!,。:]?/s, '')
    .replace(/\s*\d{4}\s*[年/.-]\s*\d{1,2}\s*[月/.-]\s*\d{1,2}\s*日?\s*$/, '')
    .trim();
}

const TIME =
  /\d+\s*年|\d+\s*月|\d+\s*[日号]|\d+\s*个?(工作日|小时|天|周)|(年|月|季度|周|学期|春节|汛期|国庆)(底|末|初|前|内|中旬|上旬|下旬)|[上下]半年|今年|明年|本月|下月|本周|季度|随时|立即|当天|长期|尚?未(确定|明确)|暂无|没有.{0,6}(时间|计划)/;
const AMOUNT =
  /[\d〇一二三四五六七八九十百千万亿][\d.,]*\s*(元|万|亿|%|块|角|分|平方|㎡|倍|吨|度|人|户|个月|名)|免费|不收|不收取|不再收|\d{2,}/;
const UNIT =
  /局|委(?!托)|办(?!理|法|事|证|结)|公司|街道|社区|村委|部门|中心|大队|派出所|政府|学校|医院|乡|镇|管理处|单位|站/;
const has = { when: TIME, howMuch: AMOUNT, who: UNIT } as const;
const codeOf: Partial<Record<AskKind, AdviceCode>> = { when: 'noTime', howMuch: 'noAmount', who: 'noUnit' };

/** How the reply leaves this open, or null. A question of time wants a time, of an amount a figure, of a person a unit. */
function openIn(ask: Ask, reply: string): AdviceCode | null {
  if (ask.kind === 'when' || ask.kind === 'howMuch' || ask.kind === 'who') {
    if (!has[ask.kind].test(reply)) return codeOf[ask.kind] ?? null;
    return null;
  }
  return isTouched(ask, reply) ? null : 'unanswered';
}

const ENOUGH = 0.12;
const ENOUGH_PAIRS = 3;
/**
 * Does the reply speak of the same things: in the same pairs of characters, or in words that mean the same? A question that names
 * nothing by a word we know (能不能享受这个?) cannot be judged and counts as touched.
 */
function isTouched(ask: Ask, reply: string): boolean {
  const asked = knownWords(ask.matter).filter(({ word }) => word.length > 1);
  const pairs = pairsOf(ask.matter);
  if (asked.length === 0 || pairs.size < 3) return true;
  const shared = [...pairs].filter((pair) => reply.includes(pair)).length;
  if (shared >= ENOUGH_PAIRS || shared / pairs.size >= ENOUGH) return true;
  const meant = new Set(knownWords(reply).flatMap((known) => known.concepts));
  return asked.some((known) => known.concepts.some((concept) => meant.has(concept)));
}

const pairsOf = (text: string): Set<string> => {
  const pairs = new Set<string>();
  for (const run of text.match(/\p{Script=Han}{2,}/gu) ?? [])
    for (let i = 0; i + 2 <= run.length; i++) pairs.add(run.slice(i, i + 2));
  return pairs;
};

const PASSED = /(已|将|会|并).{0,24}?(转交|转至|转到|转给|转往|转相关|转办|交办|移交|转送|反馈给|呈报|上报|转)/;
const RESULT =
  /经.{0,12}(查|核实|了解|核查|调查|沟通|走访|勘查)|(回复|答复|处理|办理|情况|说明)(情况)?(如下|为)|已(经)?(完成|整改|处理完|办结|修复|拆除|清理|解决|到位|联系)|(根据|按照|依据|依照)《/;
/** "We have sent it on": who has it is said, what became of it is not. */
const isPassedOn = (reply: string) => PASSED.test(reply) && !RESULT.test(reply) && hanCount(reply) < 160;

const NAMED =
  /《[^》]{2,60}》|第[\d一二三四五六七八九十百零]+条|[〔[(【]\s*(19|20)\d\d\s*[〕\])】]\s*\d*\s*号|\d+号(文|令|文件)|条例|办法|细则|物权法|民法典|合同法|劳动法|规划法|土地管理法|教育法|税法|实施意见|通知/;
const REFUSES =
  /不予|不符合|不属于.{0,8}(范围|对象|受理|职责|情形)|无法(办理|受理|享受|认定|支持)|不能(办理|享受|受理|认定|补)|不在.{0,10}范围|不具备|不可以/;
const LEANS = /(按照|根据|依照|依据|符合)(?!合同|协议)[^,。]{0,6}(?<!合同|协议)(规定|政策|法律|法规)/;
const lacksBasis = (reply: string) => (REFUSES.test(reply) || LEANS.test(reply)) && !NAMED.test(reply);

const DEEDS =
  '整改|修复|拆除|改造|施工|安装|维修|修建|动工|开工|启动|竣工|通车|增设|建设|解决|完成|清理|出台|兑现|发放|支付|到位';
const PROMISE = new RegExp(
  `((我(局|县|市|区|镇|乡|街|办|委|中心|们|单位|校)|街道|部门|公司|政府|物业|学校|医院).{0,8}(将|拟|计划)|下一步|尽快|近期(?!.{0,4}已)|力争|争取|抓紧|择日)[^,。]{0,24}(${DEEDS})`,
);
const lacksDate = (reply: string) => {
  const promises = reply.split(/[。!;\n]/).filter((sentence) => PROMISE.test(sentence));
  return promises.length > 0 && !promises.some((sentence) => TIME.test(sentence));
};
