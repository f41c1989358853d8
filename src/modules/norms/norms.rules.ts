/** 灰榜 and 黑榜 in lawful form: a private reminder that ends, and behaviours counted without anyone (domain §7.3; 民法典 art 1024, 1032, 1034). Pure. */
import type { Role } from '#kernel/actor.ts';
import type { Workflow } from '#kernel/workflow.ts';

/** What a reminder may be about: things outdoors that neighbours share; never family life, health, belief, or what somebody complained of. */
export const behaviours = [
  'litter',
  'clutter',
  'blocking',
  'burning',
  'water',
  'animals',
  'noise',
  'damage',
  'banquets',
] as const;
export type Behaviour = (typeof behaviours)[number];

export const daysAfter = (day: string, n: number): string =>
  new Date(Date.parse(day) + n * 86_400_000).toISOString().slice(0, 10);

export const reminderStatuses = ['given', 'appealed', 'kept', 'lifted', 'mended', 'expired'] as const;
export type ReminderStatus = (typeof reminderStatuses)[number];
export const reminderVerbs = ['appeal', 'mend', 'lift', 'keep', 'expire'] as const;
export type ReminderVerb = (typeof reminderVerbs)[number];
/** Who holds the paper; an office above the village that wrote it; the house on the last day. */
export const reminderParts = ['holder', 'above', 'house'] as const;
export type ReminderPart = (typeof reminderParts)[number];
export type ReminderRefusal = 'stillRuns';
export type ReminderFacts = { readonly status: ReminderStatus; readonly isOver: boolean };
export const reminderWorkflow: Workflow<ReminderVerb, ReminderStatus, ReminderPart, ReminderFacts, ReminderRefusal> = {
  appeal: { from: ['given'], to: 'appealed', by: ['holder'] },
  // The person's word is enough: nobody comes to look.
  mend: { from: ['given', 'appealed', 'kept'], to: 'mended', by: ['holder'] },
  lift: { from: ['appealed'], to: 'lifted', by: ['above'] },
  keep: { from: ['appealed'], to: 'kept', by: ['above'] },
  expire: {
    from: ['given', 'appealed', 'kept', 'lifted'],
    to: 'expired',
    by: ['house'],
    unless: (r) => !r.isOver && 'stillRuns',
  },
};

export const LEAST_DAYS = 7;
export const MOST_DAYS = 90;
/** A reminder comes while it is remembered, or not at all. */
export const OLDEST_DAYS = 30;

export const textFaults = ['tellsWho', 'tellsPrivate', 'threatens'] as const;
export type TextFault = (typeof textFaults)[number];
const SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜戚谢邹苏潘葛范彭鲁韦马苗方任袁柳史唐薛雷贺倪汤罗郝安常于傅齐康伍余顾孟黄萧尹姚邵汪毛狄戴宋庞熊纪舒屈项祝董梁杜阮蓝闵季贾江颜郭梅林刁钟徐邱骆高夏蔡田樊胡凌霍万柯卢莫房解应宗丁邓洪包左石崔吉龚程邢裴陆荣翁段侯白乔';
const WHO = new RegExp(
  [
    String.raw`1\d{10}`,
    String.raw`\d{15,}`,
    String.raw`\d+\s*(?:号院|号楼|栋|单元|室|门)`,
    '门牌',
    '某',
    `[${SURNAMES}](?:家|氏|姓)`,
    `老[${SURNAMES}](?:家|头|婆|的)`,
    '(?:家|他|她)(?:媳妇|老婆|丈夫|儿子|女儿|婆婆|老人)',
  ].join('|'),
);
/**
 * What a reminder may not say: who it is for (the paper is handed over, the house does not know), what is nobody's business, and any threat.
 * It is a neighbour's word, no sanction.
 */
export function textFault(text: string): TextFault | null {
  const plain = text.normalize('NFKC').replaceAll(/(?<=\d)[\s-](?=\d)/g, '');
  if (WHO.test(plain)) return 'tellsWho';
  if (/低保|特困|残疾|精神病|患病|疾病|吸毒|坐牢|刑满|离婚|信教|信访|上访|投诉|举报|欠债|彩礼/.test(plain))
    return 'tellsPrivate';
  if (/罚|处分|取消|曝光|公布|通报|黑榜|后果|停水|停电|派出所|扣/.test(plain)) return 'threatens';
  return null;
}

export type Quarter = `${number}-Q${1 | 2 | 3 | 4}`;
export const quarterOf = (day: string): Quarter =>
  `${Number(day.slice(0, 4))}-Q${Math.ceil(Number(day.slice(5, 7)) / 3) as 1 | 2 | 3 | 4}`;
/** The last day of a quarter. */
export const quarterEnd = (quarter: string): string => {
  const [year = '', n = ''] = quarter.split('-Q');
  return { '1': `${year}-03-31`, '2': `${year}-06-30`, '3': `${year}-09-30` }[n] ?? `${year}-12-31`;
};
/** What was seen is entered within a month: after that a quarter stands, and no figure of it changes by one that somebody could be looked for. */
export const SEEN_DAYS = 31;
export const isQuarterClosed = (quarter: string, today: string): boolean =>
  today > daysAfter(quarterEnd(quarter), SEEN_DAYS);

export const reminderRoles = ['villageCadre'] as const satisfies readonly Role[];
/** Appeals go to an office that did not write it. */
export const appealRoles = ['townshipClerk', 'countyClerk'] as const satisfies readonly Role[];
export const seenRoles = ['villageCadre', 'gridWorker'] as const satisfies readonly Role[];
export const normRoles = [
  'villageCadre',
  'gridWorker',
  'villageSupervisor',
  'townshipClerk',
  'townshipLeader',
  'countyClerk',
] as const satisfies readonly Role[];
