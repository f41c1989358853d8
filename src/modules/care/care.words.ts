import { Refused } from '#kernel/refusal.ts';
import type { Word } from '#kernel/words.ts';
import type { BasisKind, CareClass, CareRefusal, CheckKind, Circumstance, EndReason } from './care.rules.ts';

export const careWords = {
  title: ['特殊群体', 'People in need'],
} as const satisfies Record<string, Word>;

export const careClassWords: Record<CareClass, Word> = {
  minimumLiving: ['低保', 'Minimum living allowance'],
  needyCentral: ['特困(集中供养)', 'In special need, in an institution'],
  needyHome: ['特困(分散供养)', 'In special need, at home'],
  elderAllowance: ['高龄津贴', 'Allowance of the very old'],
  relapseUnstable: ['防返贫·脱贫不稳定户', 'Watch against poverty: unstable'],
  relapseMarginal: ['防返贫·边缘易致贫户', 'Watch against poverty: marginal'],
  relapseSudden: ['防返贫·突发严重困难户', 'Watch against poverty: sudden hardship'],
  lowIncome: ['低保边缘', 'Low income'],
  heavySpending: ['刚性支出困难', 'Heavy unavoidable spending'],
};
export const checkKindWords: Record<CheckKind, Word> = {
  recheck: ['复核', 'Re-check'],
  certification: ['认证', 'Certification'],
};
export const circumstanceWords: Record<Circumstance, Word> = {
  steady: ['收入稳定', 'Steady income'],
  changing: ['收入不稳定或有劳动能力', 'Unstable income, or able to work'],
};
export const basisKindWords: Record<BasisKind, Word> = {
  register: ['已有台账', 'An existing register'],
  application: ['本系统受理的申请', 'An application decided here'],
  decision: ['审批决定', 'A decision'],
};
export const endReasonWords: Record<EndReason, Word> = {
  deceased: ['本人去世', 'The person died'],
  unreachable: ['两次都联系不上', 'Not reached in two tries'],
  incomeAbove: ['收入超过标准', 'Income above the line'],
  assetsAbove: ['财产超过规定', 'Means above the limit'],
  ableAgain: ['恢复劳动能力', 'Able to work again'],
  supporter: ['有了赡养、抚养人', 'Somebody is able to support them'],
  prison: ['服刑', 'In prison'],
  movedAway: ['户籍迁出本地', 'Registered elsewhere now'],
  ageOrTerm: ['期限届满或不再符合年龄', 'Term over, or no longer of the age'],
  riskGone: ['风险消除', 'Out of danger of poverty'],
  ownWish: ['本人自愿退出', 'The person’s own wish'],
  enteredWrongly: ['录入有误', 'Entered by mistake'],
};
export const careRefusalWords: Record<CareRefusal, Word> = {
  personMissing: ['这一类按人登记,请选是家里哪一位。', 'This class is one person’s: choose who of the household.'],
  personNotMeant: ['这一类按户登记,不用选人。', 'This class is the household’s: no person is chosen.'],
  memberThere: ['已经在这一类里了,不用再登记。', 'They are in this class already.'],
  householdGone: [
    '这一户已经合并、迁走,或不在您的辖区。请先在“居民”里找到现在的户。',
    'This household was merged, moved away, or is not yours. Find the one it is now under People.',
  ],
  notOfHousehold: ['这个人现在不是这一户的成员。', 'This person is not of the household today.'],
  sinceAhead: ['开始日期不能晚于今天。', 'It cannot begin after today.'],
  membershipEnded: ['这一项已经结束了,不用再办。', 'This benefit has ended: nothing to be done any more.'],
  endsBeforeSince: ['结束日期不能早于开始日期。', 'It cannot end before it began.'],
  notKin: [
    '不能直接改成这一类:请先按程序结束,再登记新的。',
    'It cannot turn into that class: end this one by decision, then enter the new one.',
  ],
  ruleThere: ['这一天已经有一条规定。', 'There is a rule from that day already.'],
  agesTurned: ['年龄段的终点要大于起点。', 'The ages have to end above where they begin.'],
  ruleOverlaps: ['年龄段和已有的重叠了。', 'The ages overlap with another rule.'],
};

const UNPROCESSABLE = new Set<CareRefusal>([
  'personMissing',
  'personNotMeant',
  'notOfHousehold',
  'sinceAhead',
  'endsBeforeSince',
  'notKin',
  'ruleOverlaps',
  'agesTurned',
]);
/** A refusal of this module; with `field` it stands beside that field. */
export function no(why: CareRefusal, field?: string): Refused {
  const says = careRefusalWords[why];
  return new Refused(why, UNPROCESSABLE.has(why) ? 422 : 409, says, {
    ...(field && { faults: [{ field, rule: why, says }] }),
  });
}
