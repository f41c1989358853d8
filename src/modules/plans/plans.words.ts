import { Refused } from '#kernel/refusal.ts';
import type { Word, WordValues } from '#kernel/words.ts';
import type { Heading, PlanRefusal, PlanStatus, PlanVerb, ReviewFault, Verdict } from './plans.rules.ts';

export const planStatusWords: Record<PlanStatus, Word> = {
  draft: ['起草中', 'Being drafted'],
  submitted: ['等审定', 'Waits for approval'],
  inForce: ['正在执行', 'In force'],
  ended: ['已终止', 'Ended'],
};
export const planVerbWords: Record<PlanVerb, Word> = {
  edit: ['修改', 'Edit'],
  submit: ['报上一级审定', 'Hand in'],
  approve: ['审定', 'Approve'],
  sendBack: ['退回', 'Send back'],
  figure: ['记进展', 'Record progress'],
  review: ['年度评议', 'Yearly review'],
  end: ['终止', 'End it'],
};
export const headingWords: Record<Heading, Word> = {
  people: ['人口和住户', 'People and households'],
  land: ['土地和资源', 'Land and resources'],
  industry: ['产业', 'Work and trade'],
  income: ['集体经济和收入', 'Collective economy and income'],
  facilities: ['水、电、路、网', 'Water, power, roads, network'],
  services: ['养老、上学、看病', 'Care, school, health'],
  governance: ['议事和治理', 'How things are decided'],
};
export const verdictWords: Record<Verdict, Word> = {
  reached: ['达到', 'Reached'],
  partly: ['部分达到', 'Partly'],
  notYet: ['还没达到', 'Not yet'],
};

type Why =
  | PlanRefusal
  | ReviewFault
  | 'notNow'
  | 'notYours'
  | 'noVillage'
  | 'noAbove'
  | 'draftThere'
  | 'yearsOrder'
  | 'figureHalf'
  | 'goalTwice'
  | 'goalYear'
  | 'lineGoal'
  | 'leadUnknown'
  | 'heardHalf'
  | 'futureDay'
  | 'valueMissing'
  | 'oneFile';
export const planRefusalWords: Record<Why, Word> = {
  noProfile: ['先写本村的情况,至少一项。', 'Say how the village stands, at least under one heading.'],
  noProblem: ['先写要解决的问题。', 'Say what is wrong.'],
  noGoal: ['先写目标。', 'Set a goal.'],
  goalWithoutMeasure: ['每个目标至少要有一条措施。', 'Every goal needs at least one measure.'],
  notHeard: [
    '还没有写哪天、怎么听取村民意见的。方案先让村民议过,再往上报。',
    'Say when and how the villagers were asked: a plan goes up after they were.',
  ],
  oneInForce: [
    '这个村还有一份正在执行的方案,先终止它,再审定新的。',
    'This village has a plan in force: end that one first.',
  ],
  lapsed: [
    '有措施的完成时限已经过了,请退回让村里改期。',
    'The day of a measure is past: send it back for another day.',
  ],
  reasonMissing: ['请写明原因。', 'Say why.'],
  yearOutside: ['这一年不在方案的年份里。', 'The plan does not cover this year.'],
  yearNotOver: ['到当年 12 月再评。', 'A year is looked at from its December on.'],
  yearTwice: ['这一年已经评过了。', 'This year was looked at already.'],
  goalMissing: ['每个目标都要说一句。', 'Say something of every goal.'],
  goalUnknown: ['有的目标不在这份方案里。', 'A goal is not one of this plan.'],
  notNow: ['情况已经变了,请刷新后再看。', 'It has moved on: load it again.'],
  notYours: ['这一步不由您的单位办。', 'Your organisation does not do this.'],
  noVillage: ['只有村、社区的单位起草一村一策。', 'Only a village or a community drafts a plan.'],
  noAbove: [
    '本单位没有登记上级,没人能审定,请先在单位名录里补上。',
    'No organisation stands above yours: nobody could approve it.',
  ],
  draftThere: ['本村已经有一份草稿或等审定的方案。', 'There is a draft already, or one that waits for approval.'],
  yearsOrder: [
    '结束年份不能早于开始年份,最多十年。',
    'It ends not before it begins, and after ten years at the latest.',
  ],
  figureHalf: [
    '能数的目标要同时写单位、现在是多少、要到多少。',
    'A goal that is counted needs its unit, where it stands and where it goes.',
  ],
  goalTwice: ['目标的序号重复了。', 'Two goals have one number.'],
  goalYear: ['目标的年份不在方案的年份里。', 'The goal’s year is not one of the plan.'],
  lineGoal: ['措施要对应一个目标。', 'A measure belongs to a goal.'],
  leadUnknown: ['责任单位不管这个地方。', 'This organisation does not serve the place.'],
  heardHalf: ['听取意见的日期和方式要一起写。', 'Say both when and how the villagers were asked.'],
  futureDay: ['日期不能在今天以后。', 'The day is not after today.'],
  valueMissing: ['这个目标能数,请写现在是多少。', 'This goal is counted: say where it stands.'],
  oneFile: ['只能附一个文件。', 'One file only.'],
};
const statusOf: Partial<Record<Why, number>> = {
  notNow: 409,
  draftThere: 409,
  oneInForce: 409,
  notYours: 403,
  noVillage: 403,
};
export const no = (why: Why, field?: string, values: WordValues = {}): Refused =>
  new Refused(why, statusOf[why] ?? 422, planRefusalWords[why], {
    values,
    faults: field ? [{ field, rule: why, says: planRefusalWords[why], values }] : [],
  });

export const planWords = {
  title: ['一村一策', 'Village plans'],
  village: ['村、社区', 'Village'],
  years: ['年份', 'Years'],
  status: ['状态', 'Status'],
  profile: ['村情', 'How it stands'],
  problems: ['要解决的问题', 'What is wrong'],
  goals: ['目标', 'Goals'],
  goal: ['目标', 'Goal'],
  byYear: ['到 {year} 年', 'by {year}'],
  fromTo: ['{from} → {to} {unit}', '{from} → {to} {unit}'],
  latest: ['现在 {n} {unit}', 'now {n} {unit}'],
  measures: ['措施', 'Measures'],
  heard: ['听取村民意见', 'The villagers were asked'],
  reviews: ['年度评议', 'Yearly reviews'],
  reviewOf: ['{year} 年评议', 'Review of {year}'],
  by: ['{by} 评', 'by {by}'],
  approved: ['{day} 由{by}审定', 'Approved on {day} by {by}'],
  figures: ['进展记录', 'How it came along'],
} as const satisfies Record<string, Word>;

export const portalPlanWords = {
  lead: [
    '每个村要办成什么、现在到哪一步、由谁办,都写在这里。',
    'What each village wants to become, where it stands, and who does it.',
  ],
  homeSays: ['咱村要办成什么,到哪一步了', 'What your village wants to become, and where it stands'],
  none: ['还没有公开的方案。', 'No plan is public yet.'],
  counted: [
    '目标 {goals} 个,达到 {reached} 个;措施 {n} 条,办结 {done} 条',
    '{goals} goals, {reached} reached; {n} measures, {done} done',
  ],
  overdueOf: ['逾期 {n} 条', '{n} overdue'],
  back: ['看全部', 'All plans'],
  say: ['对方案有话说', 'Say something about it'],
} as const satisfies Record<string, Word>;
