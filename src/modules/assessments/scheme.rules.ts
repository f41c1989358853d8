import { type ActivityKind, activityKinds } from '#modules/activities/activities.rules.ts';

/* What a scheme may score: organisations only, by what can be looked up, and adding up to a hundred (domain §6, §8.4, §12.3–4). */

/**
 * What proves an item: a closed list. Log-ins, minutes online, likes, counts of photos and counts of petitions are not on it and never will be
 * (domain §8.4: no basis for any appraisal; §12.3: going up is a right and no score falls by it).
 */
export const evidenceKinds = [
  'meetings', // 按记录开的会
  'decisions', // 有纪要的决定
  'tasks', // 议定后办结的事
  'honours', // 集体荣誉
  'satisfaction', // 群众满意度测评
  'inspection', // 别的单位检查
  'document', // 文件材料
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];
/** What the records of meetings prove by themselves. */
export const recordKinds = ['meetings', 'decisions', 'tasks'] as const satisfies readonly EvidenceKind[];
export type RecordKind = (typeof recordKinds)[number];
export const isRecordKind = (kind: EvidenceKind): kind is RecordKind => recordKinds.some((k) => k === kind);

/** Items that make up the hundred, what may be earned on top, and what is taken off. */
export const itemSigns = ['base', 'plus', 'minus'] as const;
export type ItemSign = (typeof itemSigns)[number];

/** Numbers are kept in tenths, so that 12.5 points and steps of 0.5 are whole. */
export const TENTH = 10;
export const tenths = (n: number): number => Math.round(n * TENTH);
export const isTenths = (n: number): boolean => Math.abs(n * TENTH - Math.round(n * TENTH)) < 1e-9;
export const FULL = 100 * TENTH;

export type ItemPlan = {
  readonly section: string;
  readonly title: string;
  readonly standard: string;
  readonly sign: ItemSign;
  readonly evidence: EvidenceKind;
  readonly activityKinds: readonly ActivityKind[];
  /** Points the item is worth, what is scored at most, and in which steps; all in tenths. */
  readonly weight: number;
  readonly cap: number;
  readonly step: number;
};

export const forbiddenWhys = [
  'likes',
  'logins',
  'minutes',
  'photos',
  'petitions',
  'checkIns',
  'installs',
  'persons',
] as const;
export type ForbiddenWhy = (typeof forbiddenWhys)[number];
const COUNT = '(?:数量|数目|总数|件数|次数|人次|人数|起数|批次|总量|张数|条数|数|量|率|排名)';
const PETITION = '(?:信访|上访|越级访|进京访|举报|控告|投诉|诉求|来访)';
/** Wording of a free item that smuggles in what may not be counted; compared without spaces and marks, so that 点 · 赞 is found too. */
const forbidden: readonly (readonly [ForbiddenWhy, RegExp])[] = [
  ['likes', /点赞|转发|分享数|评论数|阅读量|浏览量|关注数|粉丝|票选网络|\blikes?\b|reposts?/u],
  ['logins', /登[录陆](?:天|次|率|数|量|人|时|账号|系统|平台|活跃)|日活|月活|活跃度|活跃率|\blog ?-?ins?\b/u],
  ['minutes', /在线(?:时|分|天|小时|学习)|学习时长|学习积分|观看时长|online (?:time|minutes|hours)/u],
  [
    'photos',
    new RegExp(`(?:照片|图片|截图|视频|留痕)(?:的)?${COUNT}|(?:上传|拍|传)照片|photo counts?|number of photos`, 'u'),
  ],
  [
    'petitions',
    new RegExp(
      `${PETITION}(?:件|案件|事项)?${COUNT}|(?:零|无|没有|不发生|未发生|减少|压降|控制)(?:发生)?(?:越级|进京|集体)?${PETITION}|${PETITION}(?:发生)?(?:为零|清零|归零|零发生|下降|减少|压降)|越级(?:上|信)访|petition counts?|number of petitions`,
      'u',
    ),
  ],
  ['checkIns', /打卡|签到(?:率|次|天|数|排名)|行走轨迹|定位轨迹|轨迹|check-?ins?\b/u],
  ['installs', /(?:安装|下载|注册|激活|使用|推广)率|安装量|下载量|注册量|install rate/u],
  ['persons', /个人(?:得分|积分|排名|名次)|党员积分|人员排名|personal score/u],
];
/** Which rule a wording breaks, and the words that do; null when it may stand. */
export function forbiddenIn(text: string): { why: ForbiddenWhy; words: string } | null {
  const plain = text.normalize('NFKC').toLowerCase();
  // 登录活跃的天数 and 信访 的 数量 mean the same with the joining word as without it.
  const bare = plain.replace(/[\s\p{P}\p{S}]/gu, '').replaceAll('的', '');
  for (const [why, like] of forbidden) {
    const words = like.exec(bare)?.[0] ?? like.exec(plain)?.[0];
    if (words) return { why, words };
  }
  return null;
}

export type SchemeFaultWhy =
  | 'noItems'
  | 'weightsSum'
  | 'weightZero'
  | 'capZero'
  | 'capStep'
  | 'titleTwice'
  | 'kindsMissing'
  | 'quotasOver'
  | ForbiddenWhy;
export type SchemeFault = {
  readonly why: SchemeFaultWhy;
  readonly nth: number | null;
  readonly values: Readonly<Record<string, string | number>>;
};

/** What is wrong with one item, by name. */
export function itemFault(item: ItemPlan): {
  why: Exclude<SchemeFaultWhy, 'noItems' | 'weightsSum' | 'titleTwice' | 'quotasOver'>;
  values: Record<string, string>;
} | null {
  const found = forbiddenIn(`${item.section} ${item.title} ${item.standard}`);
  if (found) return { why: found.why, values: { words: found.words } };
  if (item.weight <= 0) return { why: 'weightZero', values: {} };
  if (item.cap <= 0 || item.step <= 0) return { why: 'capZero', values: {} };
  if (item.cap % item.step !== 0) return { why: 'capStep', values: {} };
  if (item.evidence === 'meetings' && item.activityKinds.length === 0) return { why: 'kindsMissing', values: {} };
  return null;
}

/** What the items without bonus and deduction add up to, in tenths: it has to be 1000. */
export const sumOf = (items: readonly Pick<ItemPlan, 'sign' | 'weight'>[], sign: ItemSign = 'base'): number =>
  items.filter((i) => i.sign === sign).reduce((sum, i) => sum + i.weight, 0);

export type Quotas = { readonly five: number; readonly four: number; readonly three: number };
/** Everything that keeps a scheme from being published. */
export function schemeFaults(items: readonly ItemPlan[], quotas: Quotas): SchemeFault[] {
  const faults: SchemeFault[] = [];
  if (items.length === 0) faults.push({ why: 'noItems', nth: null, values: {} });
  for (const [i, item] of items.entries()) {
    const fault = itemFault(item);
    if (fault) faults.push({ ...fault, nth: i, values: { ...fault.values, title: item.title } });
    if (items.findIndex((other) => other.title === item.title) < i)
      faults.push({ why: 'titleTwice', nth: i, values: { title: item.title } });
  }
  const sum = sumOf(items);
  if (items.length > 0 && sum !== FULL)
    faults.push({ why: 'weightsSum', nth: null, values: { sum: sum / TENTH, off: Math.abs(FULL - sum) / TENTH } });
  if (quotas.five + quotas.four + quotas.three > 100) faults.push({ why: 'quotasOver', nth: null, values: {} });
  return faults;
}

/**
 * Points for a score, in hundredths: the item's weight in proportion to what was scored of its cap, half a hundredth rounded up. Every item is
 * rounded by itself and the total is the sum of what is shown, so that anybody can add it up again.
 */
export function pointsOf({ weight, cap }: Pick<ItemPlan, 'weight' | 'cap'>, score: number): number {
  const hundredths = weight * 10 * score;
  return Math.floor((2 * hundredths + cap) / (2 * cap));
}
type Scored = Pick<ItemPlan, 'sign' | 'weight' | 'cap'> & { readonly score: number };
/** The hundred, plus what was earned on top, less what is taken off; never below nothing. */
export function totalOf(items: readonly Scored[]): number {
  const sum = items.reduce((all, i) => all + (i.sign === 'minus' ? -1 : 1) * pointsOf(i, i.score), 0);
  return Math.max(0, sum);
}
export type ScoreFault = 'scoreRange' | 'scoreStep';
/** A score is between nothing and the cap, in whole steps. */
export function scoreFault({ cap, step }: Pick<ItemPlan, 'cap' | 'step'>, score: number): ScoreFault | null {
  if (score < 0 || score > cap) return 'scoreRange';
  return score % step === 0 ? null : 'scoreStep';
}
/** What the records suggest: as many as there are, in whole steps, the cap at most. People confirm it. */
export function suggestedScore({ cap, step }: Pick<ItemPlan, 'cap' | 'step'>, count: number): number {
  const wanted = Math.min(cap, count * TENTH);
  return wanted - (wanted % step);
}
/** What a survey suggests: the satisfied among those asked, of the cap, in whole steps downwards. */
export function surveyScore({ cap, step }: Pick<ItemPlan, 'cap' | 'step'>, satisfied: number, asked: number): number {
  const share = Math.floor((cap * satisfied) / asked);
  return share - (share % step);
}
export type SurveyFault = 'askedTooFew' | 'satisfiedOver' | 'surveyAhead' | 'surveyBefore';
/** A number of the masses' satisfaction counts only with who asked how many and when; too few asked is no survey. */
export function surveyFault(
  s: { asked: number; satisfied: number; on: string },
  of: { least: number; year: number; today: string },
): SurveyFault | null {
  if (s.asked < of.least) return 'askedTooFew';
  if (s.satisfied > s.asked) return 'satisfiedOver';
  if (s.on > of.today) return 'surveyAhead';
  return s.on < `${of.year}-01-01` ? 'surveyBefore' : null;
}

export const isMeetingKind = (text: string): text is ActivityKind => activityKinds.some((k) => k === text);

export const schemeStatuses = ['draft', 'published'] as const;
export type SchemeStatus = (typeof schemeStatuses)[number];
