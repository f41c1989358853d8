import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const enrolmentsExportWords = {
  enrolments: {
    says: ['各班报名情况', 'Enrolment by class'],
    term: ['学期', 'Term'],
    subject: ['科目', 'Subject'],
    mode: ['报名方式', 'Mode'],
    opensAt: ['报名开始', 'Opens'],
    closesAt: ['报名结束', 'Closes'],
    seats: ['座位', 'Seats'],
    seated: ['已录取', 'Seated'],
    offered: ['待确认', 'Offered'],
    waiting: ['排队', 'Waiting'],
    applied: ['报名', 'Applied'],
    isCancelled: ['停开', 'Cancelled'],
  },
  classEnrolments: {
    says: ['班级报名名单', 'Enrolment of a class'],
    name: ['姓名', 'Name'],
    phone: ['电话', 'Telephone'],
    birthYear: ['出生年', 'Born'],
    way: ['渠道', 'Way'],
    inLine: ['排队位次', 'In line'],
    at: ['报名时间', 'Applied'],
  },
} as const satisfies Record<string, Record<string, Word>>;
