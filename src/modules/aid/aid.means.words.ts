import { faulty } from '#kernel/refusal.ts';
import type { Word } from '#kernel/words.ts';
import type { AidStep, LimitUnit } from './aid.clocks.rules.ts';
import type {
  AbilityGround,
  Exclusion,
  Head,
  MeansFault,
  MemberTie,
  SelfCareItem,
  SelfCareLevel,
  SingleGround,
  Verdict,
} from './aid.means.rules.ts';

export const tieWords: Record<MemberTie, Word> = {
  applicant: ['申请人', 'The applicant'],
  spouse: ['配偶', 'Spouse'],
  minorChild: ['未成年子女', 'Child under age'],
  dependentChild: ['不能独立生活的成年子女(含本科及以下在读)', 'Grown child who cannot live alone, students included'],
  supportDuty: ['其他有赡养、抚养、扶养义务并长期同住的人', 'Bound to support each other and living together'],
};
export const exclusionWords: Record<Exclusion, Word> = {
  religious: ['脱离家庭独立生活满 3 年的宗教教职人员', 'Religious, away for three years'],
  prison: ['在监狱服刑', 'In prison'],
  rehab: ['在强制隔离戒毒所', 'In compulsory rehabilitation'],
  missing: ['被宣告失踪', 'Declared missing'],
};
export const headWords: Record<Head, Word> = {
  wages: ['工资性收入', 'Wages'],
  business: ['经营净收入', 'Business, net'],
  property: ['财产净收入', 'Property, net'],
  transfer: ['转移净收入', 'Transfers, net'],
  other: ['其他收入', 'Other'],
  veteran: ['优待抚恤金(不计入)', 'Veterans’ benefits (not counted)'],
  familyPlanning: ['计划生育奖励扶助(不计入)', 'Family-planning benefits (not counted)'],
  scholarship: ['奖学金、见习补助(不计入)', 'Scholarship (not counted)'],
  bravery: ['见义勇为奖励(不计入)', 'Award for bravery (not counted)'],
  relief: ['救助款物(不计入)', 'Relief in cash or kind (not counted)'],
  basicPension: ['中央基础养老金(不计入)', 'Central basic pension (not counted)'],
  elderAllowance: ['高龄津贴(特困不计入)', 'Elder allowance (not counted for 特困)'],
};
export const verdictWords: Record<Verdict, Word> = {
  below: ['低于标准', 'Below the standard'],
  marginal: ['低保边缘(低于标准 1.5 倍)', 'Marginal: below one and a half times'],
  above: ['高于标准', 'Above the standard'],
};
export const singleWords: Record<SingleGround, Word> = {
  severeDisability: ['一级、二级重度残疾', 'Severe disability'],
  mentalDisability: ['三级智力、精神残疾', 'Mental disability of grade three'],
  seriousIllness: ['重特大疾病', 'Serious illness'],
};
export const abilityWords: Record<AbilityGround, Word> = {
  over60: ['60 周岁以上', '60 and older'],
  under16: ['未满 16 周岁', 'Under 16'],
  mentalDisability: ['智力、精神残疾一至三级', 'Mental disability, grades 1–3'],
  limbDisability: ['肢体残疾一、二级', 'Limb disability, grades 1–2'],
  blind: ['视力残疾一级', 'Blind, grade 1'],
};
export const selfCareWords: Record<SelfCareItem, Word> = {
  eating: ['吃饭', 'Eating'],
  dressing: ['穿衣', 'Dressing'],
  bed: ['上下床', 'In and out of bed'],
  toilet: ['如厕', 'Toilet'],
  walking: ['室内行走', 'Walking indoors'],
  bathing: ['洗澡', 'Bathing'],
};
export const selfCareLevelWords: Record<SelfCareLevel, Word> = {
  able: ['具备生活自理能力', 'Able to care for themselves'],
  partly: ['部分丧失生活自理能力', 'Partly able'],
  unable: ['完全丧失生活自理能力', 'Not able'],
};
export const stepWords: Record<AidStep, Word> = {
  survey: ['开始入户', 'Begin the survey'],
  check: ['信息核对', 'Data check'],
  surveyAndDraft: ['入户和初审', 'Survey and opinion'],
  publicity: ['公示', 'Publicity'],
  objection: ['处理异议', 'Settle the objection'],
  decide: ['县级决定', 'County decides'],
  notify: ['送达通知书', 'Serve the letter'],
  total: ['全程办结', 'The whole'],
  totalSpecial: ['全程办结(特殊情况)', 'The whole, special'],
  totalDelegated: ['全程办结(委托乡镇)', 'The whole, by the township'],
  firstHelp: ['先行救助', 'Help first'],
  papersAfter: ['补齐手续', 'Papers afterwards'],
  reassess: ['重新评估自理能力', 'Assess self-care again'],
  graceMonths: ['渐退期', 'Grace'],
  endPublicity: ['终止公示', 'Publicity of an end'],
  published: ['批准后公布', 'Publication of a grant'],
  review: ['申请行政复议', 'Ask for review'],
  yearly: ['在发名单公布间隔', 'Publication of what is paid'],
  keep: ['办结后保存', 'Kept after the end'],
};
export const unitWords: Record<LimitUnit, Word> = {
  h: ['小时', 'hours'],
  d: ['日', 'days'],
  wd: ['个工作日', 'working days'],
  month: ['个月', 'months'],
};
export const meansFaultWords: Record<MeansFault, Word> = {
  noApplicant: ['家庭成员里要有申请人。', 'The applicant must be among the members.'],
  applicantTwice: ['申请人只能有一位。', 'There is one applicant.'],
  applicantExcluded: ['申请人不能是不计入的人。', 'The applicant counts.'],
  twoSpouses: ['配偶只能有一位。', 'There is one spouse.'],
  memberTwice: ['同一个人写了两次。', 'The same person twice.'],
  notMinor: ['这个人已经成年,请改选。', 'This person is of age.'],
  notGrown: ['这个人还没成年,请选“未成年子女”。', 'This person is under age.'],
  incomeOfStranger: ['收入只写家庭成员的。', 'Income of members only.'],
  singleGround: ['单人申请要写明属于哪种情况。', 'Say why one person alone applies.'],
  ageNot60: ['申请人不满 60 周岁。', 'The applicant is not yet 60.'],
  ageNot16: ['申请人已满 16 周岁。', 'The applicant is over 16.'],
  tekunNotAll: [
    '特困要三条都符合:无劳动能力、无生活来源、无法定供养人或其无能力。',
    'All three must hold: no ability to work, no source of living, nobody able to support.',
  ],
  tekunMissing: ['请写明特困的三条情况。', 'Say how the three conditions hold.'],
};
export const meansFault = (field: string, fault: MeansFault) => faulty(field, fault, meansFaultWords[fault]);

/** 612.50 元 out of 分. */
export const yuan = (cents: number): string =>
  `${(cents / 100).toLocaleString('zh-CN', { minimumFractionDigits: cents % 100 === 0 ? 0 : 2, maximumFractionDigits: 2 })} 元`;
