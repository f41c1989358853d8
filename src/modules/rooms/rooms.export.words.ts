import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const roomsExportWords = {
  rooms: {
    says: ['自习室', 'Study rooms'],
    host: ['主办单位', 'Host'],
    address: ['地址', 'Address'],
    phone: ['电话', 'Telephone'],
    seats: ['座位', 'Seats'],
    takesChildren: ['接收儿童', 'Children'],
    stateReason: ['说明', 'Why'],
  },
  roomEvenings: {
    says: ['作业辅导', 'Homework evenings'],
    room: ['自习室', 'Room'],
    category: ['类别', 'Category'],
    from: ['开始', 'From'],
    to: ['结束', 'To'],
    gradeFrom: ['年级起', 'Grade from'],
    gradeTo: ['年级止', 'Grade to'],
    places: ['名额', 'Places'],
    children: ['报名', 'Children'],
    arrived: ['到了', 'Arrived'],
    staffing: ['人手', 'Staffing'],
    reason: ['原因', 'Reason'],
  },
} as const satisfies Record<string, Record<string, Word>>;
