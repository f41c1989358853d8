import type { Word } from '#kernel/words.ts';
import type { besidesReasons, CloseRefusal, MemberRole, MoveRefusal, OrganisationKind } from './organisations.rules.ts';

export const organisationKindWords: Readonly<Record<OrganisationKind, Word>> = {
  party: ['党组织', 'Party organisation'],
  government: ['政府(办事处)', 'government office'],
  department: ['部门', 'department'],
  committee: ['村(居)民委员会', "villagers' or residents' committee"],
  company: ['企业', 'company'],
  team: ['队伍', 'team'],
  mass: ['群团组织', 'mass organisation'],
};

export const besidesWords: Readonly<Record<(typeof besidesReasons)[number], Word>> = {
  namesake: ['同名的另一个人', 'Another person of that name'],
  guest: ['流动党员,只来参加活动', 'Belongs there, takes part here'],
};
export const memberRoleWords: Readonly<Record<MemberRole, Word>> = {
  branch: ['支部', 'branch'],
  unit: ['成员单位', 'member unit'],
  head: ['负责人', 'head'],
  member: ['成员', 'member'],
};

export type OrganisationRefusal =
  | MoveRefusal
  | CloseRefusal
  | 'nameTaken'
  | 'noPlace'
  | 'noSuperior'
  | 'noSuccessor'
  | 'noMember'
  | 'memberTwice'
  | 'twoBranches'
  | 'memberEnded'
  | 'memberDates';

export const organisationRefusalWords: Readonly<Record<OrganisationRefusal, Word>> = {
  ownSuperior: ['一个单位不能是自己的上级。', 'An organisation cannot be its own superior.'],
  cycle: ['{name}在本单位下面,不能再做它的上级。', '{name} is below this organisation, so it cannot be its superior.'],
  superiorClosed: ['{name}已经撤销,不能作上级。', '{name} is closed and cannot be a superior.'],
  nothingChanged: ['没有需要修改的内容。', 'There is nothing to change.'],
  closed: ['这个单位已经撤销,只能查看。', 'This organisation is closed and can only be looked at.'],
  alreadyClosed: ['这个单位已经撤销。', 'This organisation is already closed.'],
  closesBeforeItBegan: ['撤销日期应晚于成立日期。', 'An organisation can only be closed after the day it began.'],
  subordinatesOpen: [
    '下面还有 {n} 个在用的单位,请先转到别的上级或撤销。',
    '{n} organisations below it are still open: move or close them first.',
  ],
  membersLater: [
    '有 {n} 个成员的加入日期在撤销日期之后,请先核对。',
    '{n} members join only after that day: check them first.',
  ],
  nameTaken: ['{place}已经有一个叫"{name}"的单位。', '{place} already has an organisation called "{name}".'],
  noPlace: ['没有这个区划,或已经停用。', 'There is no such place, or it is closed.'],
  noSuperior: ['没有这个上级单位,或已经撤销。', 'There is no such superior, or it is closed.'],
  noSuccessor: ['并入的单位要是另一个还在用的单位。', 'It can only be merged into another unit that is still open.'],
  noMember: ['没有这个成员单位,或已经撤销。', 'There is no such member organisation, or it is closed.'],
  memberTwice: ['这段时间里已经是成员了。', 'Already a member during part of that time.'],
  twoBranches: [
    '{name}已经登记在{branch}。一名党员只编入一个支部:先在那边办转出;是同名的另一个人,或者只是来参加活动的流动党员,请注明。',
    '{name} is on record in {branch}. A member belongs to one branch: end that membership first, or say that this is another person of that name, or one who only takes part here.',
  ],
  memberEnded: ['这个成员已经退出。', 'This membership has already ended.'],
  memberDates: ['退出日期应晚于加入日期。', 'A membership ends after the day it began.'],
};
