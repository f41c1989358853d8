import type { Word } from '#kernel/words.ts';
import type { SwapRefusal, SwapStatus } from './rosters.rules.ts';

export type RosterRefusal =
  | SwapRefusal
  | 'gaps'
  | 'published'
  | 'monthPast'
  | 'stranger'
  | 'leavePast'
  | 'leaveOnce'
  | 'leaveSpan'
  | 'offeredOnce'
  | 'notOnDuty'
  | 'dayHandedOver'
  | 'noteTooLate'
  | 'notHead'
  | 'nobodyLeft';

export const rosterRefusals: Record<RosterRefusal, Word> = {
  notTheirDay: ['那一天不是他的班,排班可能刚刚变过。', 'That is not their day: the roster may just have changed.'],
  dayPast: ['过去的班不能再换。', 'A day that is over cannot be changed.'],
  awayThen: ['那一天他请了假。', 'They are away that day.'],
  onDutyThen: ['那一天他本来就在值班。', 'They are on duty that day already.'],
  notInRoster: ['他不在这张排班表里。', 'They are not in this roster.'],
  notPublished: ['排班还没有公布,请找排班的人直接改。', 'The roster is not published yet: ask whoever makes it.'],
  swapOver: ['这次换班已经有了结果。', 'This swap has been answered already.'],
  notYours: ['要由对方本人答应或不答应。', 'It is theirs to say yes or no.'],
  gaps: ['这几天还没有人值班,补上才能公布:{days}', 'Nobody is on duty on {days}: fill them before publishing.'],
  published: [
    '已经公布的排班不能再改,请用换班、请假或补班。',
    'A published roster changes by swaps, leave and filling only.',
  ],
  monthPast: ['过去的月份不能再排。', 'That month is over.'],
  stranger: ['他今天不在这个单位。', 'They have no post in this unit today.'],
  noGap: ['那一天已经有人值班了。', 'Somebody is on duty that day.'],
  leavePast: ['请假从今天或以后开始。', 'A leave begins today or later.'],
  leaveSpan: [
    '请假的最后一天不能早于第一天,一次最多半年。',
    'A leave ends after it begins, and lasts half a year at most.',
  ],
  offeredOnce: [
    '这一天您已经请别人换了,先收回再请另一个人。',
    'You offered this day to somebody: take that back first.',
  ],
  leaveOnce: ['这几天里已经请过假了。', 'A leave covers some of these days already.'],
  notOnDuty: [
    '排班表上那一天不是您值班,请核对日期。',
    'The roster does not have you on duty that day: check the date.',
  ],
  nobodyLeft: [
    '能问的人都请假了,或者都说了不行。请当面协调,或请上级派人。',
    'Everybody is away or has said no: settle it in person, or ask above for somebody.',
  ],
  dayHandedOver: [
    '{day} 的班现在是{names}的。您写的没有丢,可以转给他们写进值班记录,或交到托盘。',
    '{day} is {names}’s day now. What you wrote is not lost: pass it to them, or hand it to the tray.',
  ],
  noteTooLate: [
    '值班记录最晚第二天写。更晚的,请写成诉求或备注。',
    'A note of a day on duty is written by the day after: file it as a matter instead.',
  ],
  notHead: ['排班由本单位或上级的人来做。', 'A roster is made by its own unit or one above.'],
};

export const swapStatusWords: Record<SwapStatus, Word> = {
  offered: ['等对方答应', 'Waiting'],
  accepted: ['已换', 'Swapped'],
  refused: ['没答应', 'Refused'],
  withdrawn: ['已收回', 'Taken back'],
};

export const sheetWords = {
  sheet: ['值班表', 'Roster'],
  day: ['日期', 'Day'],
  weekday: ['星期', 'Weekday'],
  weekdays: ['一二三四五六日', 'MTWTFSS'],
  people: ['值班人', 'On duty'],
  what: ['说明', 'Note'],
  holiday: ['节假日', 'Holiday'],
  weekend: ['周末', 'Weekend'],
  plain: ['', ''],
} as const satisfies Record<string, Word>;

export const feedWords = {
  onDuty: ['值班', 'On duty'],
} as const satisfies Record<string, Word>;

export const rosterPaperWords = {
  title: ['值班记录', 'Notes of the days on duty'],
} as const satisfies Record<string, Word>;
