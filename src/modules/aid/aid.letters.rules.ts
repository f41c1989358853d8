import type { SelfCareLevel } from './aid.means.rules.ts';
import { selfCareLevelWords, yuan } from './aid.means.words.ts';
import type { AidKind, ChangeGround, LetterKind, RefusalGround, ReviewOutcome } from './aid.rules.ts';
import { aidKindWords, changeGroundWords, refusalGroundWords, reviewOutcomeWords } from './aid.words.ts';

/* What each written notice says. Papers of an office are Chinese; the frame around them on a screen is in both languages. */

export type LetterFacts = {
  papers?: readonly string[];
  cents?: number;
  from?: string;
  until?: string;
  grounds?: readonly RefusalGround[];
  changeGround?: ChangeGround;
  text?: string;
  stages?: readonly { on: string; cents: number }[];
  /** Days in which a review may be asked for (行政复议法 20). */
  reviewDays?: number;
  due?: string | null;
  size?: number;
  level?: SelfCareLevel;
  outcome?: ReviewOutcome;
};
export type LetterOf = { number: string; kind: AidKind; applicant: string; on: string };

const day = (iso: string): string => {
  const { year, month, day: d } = Temporal.PlainDate.from(iso);
  return `${year}年${month}月${d}日`;
};
const month = (iso: string): string => {
  const { year, month: m } = Temporal.PlainDate.from(iso);
  return `${year}年${m}月`;
};

/** Every decision against somebody says how to have it looked at again (低保审核确认办法 38; 行政复议法 20; 行政诉讼法 46). */
export const remedies = (days = 60): string =>
  `如对本决定不服,可以自收到本通知书之日起${days}日内依法申请行政复议,也可以自收到本通知书之日起6个月内直接向人民法院提起行政诉讼。您也可以向本机关说明情况、补充材料,或在情况变化后重新申请。`;

const opening = (of: LetterOf): string => `您提出的${aidKindWords[of.kind][0]}申请(编号 ${of.number}),`;
const monthlyOrOnce = (of: LetterOf) => (of.kind === 'dibao' || of.kind === 'tekun' ? '每月' : '一次性');

type Draw = (of: LetterOf, f: LetterFacts) => (string | false)[];
const drawn: Readonly<Record<LetterKind, Draw>> = {
  accepted: (of, f) => [
    `${opening(of)}材料齐全,已于${day(of.on)}受理。`,
    '接下来:至少两名工作人员到您家入户调查,您和调查人员都要在调查表上签字;随后核对信息,提出初审意见并在本村(社区)公示。',
    !!f.due && `一般应在${day(f.due)}前办结。`,
    '凭受理单上的编号和查询密码,可以随时查看办到哪一步;决定作出前可以撤回。',
  ],
  papers: (of, f) => [
    `${opening(of)}还缺下列材料,现一次性告知:`,
    ...(f.papers ?? []).map((p, i) => `${i + 1}.${p}`),
    '补齐后即予受理。不方便跑的,可以由村(社区)代办员代交。',
  ],
  declined: (of, f) => [`${opening(of)}经审查不予受理。`, `理由:${f.text ?? ''}`, remedies(f.reviewDays)],
  approved: (of, f) => [
    `${opening(of)}经调查、核对、公示和审核,予以批准。`,
    `救助金额:${monthlyOrOnce(of)}${yuan(f.cents ?? 0)}${f.from ? `,从${month(f.from)}起发放` : ''}。`,
    ...(f.stages && f.stages.length > 0
      ? [`分 ${f.stages.length} 次发放:${f.stages.map((s) => `${day(s.on)} ${yuan(s.cents)}`).join(';')}。`]
      : []),
    `享受救助的家庭成员共 ${f.size ?? 1} 人。`,
    '家庭人口、收入、财产有变化的,请主动告诉村(社区)或乡镇(街道)。',
    remedies(f.reviewDays),
  ],
  refused: (of, f) => [
    `${opening(of)}经调查、核对和审核,决定不予批准。`,
    `理由:${(f.grounds ?? []).map((g) => refusalGroundWords[g][0]).join(';')}。`,
    `具体情况:${f.text ?? ''}`,
    remedies(f.reviewDays),
  ],
  helped: (of, f) => [
    `${opening(of)}情况紧急,已先行救助${yuan(f.cents ?? 0)}。`,
    `请在${f.due ? day(f.due) : '规定期限'}前补齐:${(f.papers ?? []).join('、')}。工作人员会上门补做入户调查,由两名调查人员和您签字。`,
  ],
  changed: (of, f) => [
    `${opening(of)}救助金自${f.from ? month(f.from) : '下月'}起调整为每月${yuan(f.cents ?? 0)}。`,
    !!f.until && `渐退期到${day(f.until)}为止,期满后停发。`,
    `原因:${f.changeGround ? changeGroundWords[f.changeGround][0] : ''}。${f.text ?? ''}`,
    remedies(f.reviewDays),
  ],
  stopped: (of, f) => [
    `${opening(of)}救助自${f.from ? month(f.from) : '下月'}起停止。`,
    `原因:${f.changeGround ? changeGroundWords[f.changeGround][0] : '渐退期满'}。${f.text ?? ''}`,
    remedies(f.reviewDays),
  ],
  assessed: (of, f) => [
    `您(编号 ${of.number})的生活自理能力已由两名工作人员上门重新评估,六项逐项看过,您和评估人员都签了字。`,
    `评估结果:${f.level ? selfCareLevelWords[f.level][0] : ''}。`,
    '照料护理标准需要调整的,另发通知书。',
    remedies(f.reviewDays),
  ],
  reviewed: (of, f) => [
    `批准您申请(编号 ${of.number})的公布期间有人提出不同意见。未经办过此件的两名工作人员已重新入户调查,并由另一位负责人复查。`,
    `复查结论:${f.outcome ? reviewOutcomeWords[f.outcome][0] : ''}。${f.text ?? ''}`,
    f.outcome === 'upheld' ? '救助照常发放。' : '需要变动的,另发通知书;在此之前救助照常发放。',
    remedies(f.reviewDays),
  ],
};

export const letterParagraphs = (kind: LetterKind, of: LetterOf, facts: LetterFacts): string[] =>
  drawn[kind](of, facts).filter((p): p is string => typeof p === 'string' && p !== '');
