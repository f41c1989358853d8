import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const learningExportWords = {
  terms: {
    says: ['学期', 'Terms'],
    fromDay: ['开学', 'From'],
    toDay: ['结束', 'To'],
    opensAt: ['报名开始', 'Opens'],
    closesAt: ['报名结束', 'Closes'],
    classes: ['班数', 'Classes'],
  },
  classes: {
    says: ['班级', 'Classes'],
    term: ['学期', 'Term'],
    course: ['课程', 'Course'],
    subject: ['科目', 'Subject'],
    room: ['教室', 'Room'],
    teachers: ['教师', 'Teachers'],
    seats: ['座位', 'Seats'],
    taken: ['已报', 'Taken'],
    mode: ['报名方式', 'Mode'],
    fromDay: ['开课', 'From'],
    sessions: ['次数', 'Sessions'],
    feeFen: ['学费(元)', 'Fee'],
    cancelledReason: ['停开原因', 'Why cancelled'],
  },
  sessions: {
    says: ['课表', 'Timetable'],
    class: ['班', 'Class'],
    subject: ['科目', 'Subject'],
    room: ['教室', 'Room'],
    teachers: ['教师', 'Teachers'],
    reason: ['原因', 'Reason'],
    expected: ['应到', 'Expected'],
    present: ['实到', 'Present'],
  },
  learners: {
    says: ['学员名册', 'Learners'],
    name: ['姓名', 'Name'],
    birthYear: ['出生年', 'Born'],
    agreedOn: ['同意日期', 'Agreed'],
    classes: ['所在班', 'Classes'],
  },
} as const satisfies Record<string, Record<string, Word>>;
