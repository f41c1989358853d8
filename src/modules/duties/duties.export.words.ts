import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const dutiesExportWords = {
  duties: {
    says: ['常态职责', 'Duties'],
    role: ['岗位', 'Post'],
    recordKind: ['以什么记录完成', 'Satisfied by'],
    basis: ['依据', 'Basis'],
    rrule: ['周期(RFC 5545)', 'Recurrence'],
    openDays: ['开放天数', 'Days open'],
    needs: ['需要次数', 'Times'],
    nextOn: ['下一次', 'Next'],
  },
  dutiesBoard: {
    says: ['履职看板', 'Duties by unit'],
    title: ['职责', 'Duty'],
    recordKind: ['以什么记录完成', 'Satisfied by'],
    satisfied: ['已完成', 'Done'],
    excused: ['说明免责', 'Excused'],
    missed: ['未完成', 'Missed'],
    openTurns: ['进行中', 'Open'],
  },
  dutiesDue: {
    says: ['到期要做的', 'Duties due'],
    title: ['职责', 'Duty'],
    role: ['岗位', 'Post'],
    recordKind: ['以什么记录完成', 'Satisfied by'],
    opensOn: ['可做日期', 'From'],
    counted: ['已有次数', 'Done'],
    needs: ['需要次数', 'Times'],
  },
} as const satisfies Record<string, Record<string, Word>>;
