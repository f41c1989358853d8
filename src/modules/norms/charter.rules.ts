/** 村规民约: who makes it, by which majority, who files it, and what it may not say (村民委员会组织法 art 21, 22, 27; domain §7.2). Pure. */
import type { Role } from '#kernel/actor.ts';
import type { Workflow } from '#kernel/workflow.ts';
import { daysAfter } from './norms.rules.ts';

export const charterStatuses = ['draft', 'adopted', 'sent', 'filed', 'ordered', 'replaced', 'dropped'] as const;
export type CharterStatus = (typeof charterStatuses)[number];
export const charterVerbs = ['edit', 'adopt', 'send', 'file', 'order', 'drop'] as const;
export type CharterVerb = (typeof charterVerbs)[number];
/** The village whose charter it is; the township with which it is filed. */
export const charterParts = ['village', 'township'] as const;
export type CharterPart = (typeof charterParts)[number];
export const charterRefusals = [
  'clausesMissing',
  'clauseUnlawful',
  'noticeShort',
  'heldAhead',
  'presentTooMany',
  'yesTooMany',
  'quorumShort',
  'notPassed',
  'adoptionUnclear',
  'decisionMissing',
  'decisionOther',
  'decisionSpent',
  'textLater',
  'heldHere',
  'checksOpen',
  'reasonMissing',
] as const;
export type CharterRefusal = (typeof charterRefusals)[number];
export type CharterFacts = {
  readonly status: CharterStatus;
  readonly clauses: number;
  /** How often the text says what a charter may not say. */
  readonly unlawful: number;
  readonly adoptionFault: AdoptionFault | null;
  readonly checksOpen: number;
  readonly reason: string;
};
const needsReason = (c: CharterFacts): 'reasonMissing' | false => c.reason.length < 2 && 'reasonMissing';
export const charterWorkflow: Workflow<CharterVerb, CharterStatus, CharterPart, CharterFacts, CharterRefusal> = {
  edit: { from: ['draft'], to: 'same', by: ['village'] },
  adopt: {
    from: ['draft'],
    to: 'adopted',
    by: ['village'],
    unless: (c) =>
      c.clauses === 0 ? 'clausesMissing' : c.unlawful > 0 ? 'clauseUnlawful' : (c.adoptionFault ?? false),
  },
  send: { from: ['adopted'], to: 'sent', by: ['village'] },
  // Filing is no approval: the township looks for what the law forbids, and either files it or orders that it be mended.
  file: { from: ['sent'], to: 'filed', by: ['township'], unless: (c) => c.checksOpen > 0 && 'checksOpen' },
  order: { from: ['sent', 'filed'], to: 'ordered', by: ['township'], unless: needsReason },
  drop: { from: ['draft', 'adopted'], to: 'dropped', by: ['village'] },
};
/** What hangs out: what the meeting adopted and the village sent in, until it is ordered to be mended or another takes its place. */
export const isPublicCharter = (c: { status: CharterStatus }): boolean => c.status === 'sent' || c.status === 'filed';

/** How its adoption is known. */
export const adoptions = ['vote', 'hand'] as const;
export type Adoption = (typeof adoptions)[number];

export const meetingBases = ['adults', 'households'] as const;
export type MeetingBase = (typeof meetingBases)[number];
export type Meeting = {
  readonly noticeOn: string;
  readonly heldOn: string;
  readonly base: MeetingBase;
  readonly entitled: number;
  readonly present: number;
  readonly yes: number;
};
export const NOTICE_DAYS = 10;
export type MeetingFault = Extract<
  CharterRefusal,
  'noticeShort' | 'heldAhead' | 'presentTooMany' | 'yesTooMany' | 'quorumShort' | 'notPassed'
>;
/**
 * A villagers' meeting: told ten days before (art 21); more than half of those over eighteen, or at least two thirds of the households, take
 * part, and more than half of those who take part say yes (art 22).
 */
export function meetingFault(m: Meeting, today: string): MeetingFault | null {
  if (m.heldOn > today) return 'heldAhead';
  if (m.heldOn < daysAfter(m.noticeOn, NOTICE_DAYS)) return 'noticeShort';
  if (m.present > m.entitled) return 'presentTooMany';
  if (m.yes > m.present) return 'yesTooMany';
  const isQuorate = m.base === 'adults' ? m.present * 2 > m.entitled : m.present * 3 >= m.entitled * 2;
  if (!isQuorate) return 'quorumShort';
  return m.yes * 2 > m.present ? null : 'notPassed';
}

/** The vote of a villagers’ meeting in the house. */
export type Cited = {
  readonly startsAt: string;
  /** The kind of the matter it was about; null where the question was put by itself. */
  readonly about: string | null;
  /** Something else rests on it already. */
  readonly isSpent: boolean;
};
export type AdoptionFault =
  | MeetingFault
  | Extract<
      CharterRefusal,
      'adoptionUnclear' | 'decisionMissing' | 'decisionOther' | 'decisionSpent' | 'textLater' | 'heldHere'
    >;
/** Whether the clauses were changed after the meeting began that is to have adopted them. */
export const isTextLater = (writtenAt: string, startsAt: string): boolean =>
  Date.parse(writtenAt) > Date.parse(startsAt);
/**
 * What the vote of a villagers’ meeting adopts is the text that lay before it (art 27). A village that typed its clauses afterwards says that they
 * are the ones voted on, and the township is told so.
 */
export function citedFault(d: Cited | null, writtenAt: string, isAsVoted: boolean): AdoptionFault | null {
  if (!d) return 'decisionMissing';
  if (d.about !== null && d.about !== 'charter') return 'decisionOther';
  if (d.isSpent) return 'decisionSpent';
  return isTextLater(writtenAt, d.startsAt) && !isAsVoted ? 'textLater' : null;
}
/** Numbers are entered by hand only for a meeting that the house does not hold: one it holds speaks for itself. */
export const handFault = (m: Meeting, satHere: boolean, today: string): AdoptionFault | null =>
  satHere ? 'heldHere' : meetingFault(m, today);

/** What the township looks at before it files (art 27). */
export const charterChecks = ['adoptedRightly', 'lawKept', 'rightsKept', 'womenEqual', 'nobodyNamed'] as const;
export type CharterCheck = (typeof charterChecks)[number];

export const unlawfulKinds = [
  'fine',
  'seizure',
  'benefit',
  'service',
  'body',
  'naming',
  'women',
  'complaint',
  'kin',
  'ballot',
  'land',
  'belief',
] as const;
export type UnlawfulKind = (typeof unlawfulKinds)[number];
type Forbidden = { readonly kind: UnlawfulKind; readonly says: RegExp; readonly isBan?: true };
const NUMBER = '[0-9０-９一二三四五六七八九十百千万两]';
/**
 * What a charter may not say: it infringes rights of person, of democracy or of property (art 27), or is kept for the law
 * (行政处罚法 art 9–14, 17; 妇女权益保障法 art 55–56; 民法典 art 1024, 1032; 信访工作条例 art 36; 农村土地承包法 art 5).
 */
const forbidden: readonly Forbidden[] = [
  { kind: 'fine', says: new RegExp(`罚款|罚金|违约金|滞纳金|罚没|[罚扣交缴]\\s*${NUMBER}+\\s*(?:元|块)`) },
  { kind: 'seizure', says: /没收|扣押|查封|强行拉走|强拆/ },
  {
    kind: 'benefit',
    says: /(?:取消|停发|停止|扣发|扣除|扣减|缓发|不予|不发|不给|不得享受|不享受|不能享受|暂停)[^，。；,;]{0,10}(?:低保|补贴|补助|分红|福利|待遇|救助|养老|医保|补偿|慰问|评优)/,
  },
  {
    kind: 'service',
    says: /(?:停|断|掐)(?:水|电|气|暖)|不(?:予|给|得)?[^，。；,;]{0,4}(?:盖章|开证明|办理|办证|开具)/,
  },
  { kind: 'body', says: /关押|拘禁|捆绑|罚站|罚跪|体罚|罚(?:义务)?工|限制(?:人身)?自由|不准出村|赶出村/ },
  {
    kind: 'naming',
    says: /黑榜|点名(?:通报|批评)|曝光|示众|游街|通报(?:批评|全村)|(?:公布|公示|张贴)[^，。；,;]{0,8}(?:姓名|名字|照片)|(?:喇叭|广播)[^，。；,;]{0,8}(?:点名|通报)/,
  },
  {
    kind: 'women',
    says: /(?:外嫁|出嫁|嫁出|离婚|离异|丧偶|入赘|上门女婿|改嫁)[^。；;]{0,14}(?:不得|不能|不再|取消|收回|不享|不分|退出)/,
    isBan: true,
  },
  {
    kind: 'complaint',
    says: /(?:不得|不准|禁止|不许|严禁)[^，。；,;]{0,8}(?:上访|信访|举报|投诉|控告|起诉|打官司|12345)/,
    isBan: true,
  },
  {
    kind: 'kin',
    says: /连坐|(?:家属|子女|全家|亲属|父母)[^，。；,;]{0,8}(?:一并|同受|不得|取消|受罚|受影响)/,
    isBan: true,
  },
  { kind: 'ballot', says: /(?:取消|剥夺|暂停|不得享有|不享有)[^，。；,;]{0,8}(?:选举权|被选举权|表决权|投票|参会)/ },
  { kind: 'land', says: /(?:收回|取消|不分|不给)[^，。；,;]{0,8}(?:承包地|承包权|承包经营|宅基地|土地)/ },
  { kind: 'belief', says: /(?:不得|不准|禁止|不许)[^，。；,;]{0,4}(?:信教|信佛|做礼拜|信仰)/, isBan: true },
];
// "不得罚款" forbids it and is no fault; "不得乱倒,违者罚款" is one.
const DENIED =
  /不$|(?:不得|不准|不能|不许|不以|不设|不搞|不再|严禁|禁止|不会|绝不)(?:[^，。；：、,;:]{0,6}|(?:以|用|采取|采用)[^，。；：,;:]{0,12})$/;
export type Unlawful = { readonly nth: number; readonly kind: UnlawfulKind; readonly says: string };
/** Where a charter says what it may not say; the clause counts from one. */
export function unlawfulIn(clauses: readonly string[]): Unlawful[] {
  return clauses.flatMap((raw, i) => {
    const clause = raw.normalize('NFKC').replaceAll(',', '，').replaceAll(';', '；').replaceAll(':', '：');
    return forbidden.flatMap(({ kind, says, isBan }) => {
      for (const found of clause.matchAll(new RegExp(says, 'g')))
        if (isBan || !DENIED.test(clause.slice(0, found.index))) return [{ nth: i + 1, kind, says: found[0] }];
      return [];
    });
  });
}
/** A clause a line, as it is typed or pasted; the number it came with is dropped. */
export const clausesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/^(?:第[一二三四五六七八九十百]+条|[0-9]{1,2}\s*[.、．]|[一二三四五六七八九十]{1,3}、)\s*/, ''),
    )
    .filter((line) => line !== '');

/** Who reads charters in the house: the village, those who look over it, the township and the county. */
export const charterRoles = [
  'villageCadre',
  'villageSupervisor',
  'townshipClerk',
  'townshipLeader',
  'countyClerk',
] as const satisfies readonly Role[];
export const villageRoles = ['villageCadre'] as const satisfies readonly Role[];
export const townshipRoles = ['townshipClerk'] as const satisfies readonly Role[];
