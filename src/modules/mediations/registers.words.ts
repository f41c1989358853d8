import type { Word } from '#kernel/words.ts';

export const personSheetFields = [
  'kind',
  'place',
  'committee',
  'name',
  'sex',
  'part',
  'certificate',
  'since',
  'hours',
] as const;
export type PersonSheetField = (typeof personSheetFields)[number];
export const personSheetWords: Readonly<Record<PersonSheetField, Word>> = {
  kind: ['类别', 'Kind'],
  place: ['村(社区)', 'Village'],
  committee: ['调解委员会', 'Committee'],
  name: ['姓名', 'Name'],
  sex: ['性别', 'Sex'],
  part: ['职务', 'Part'],
  certificate: ['证书编号', 'Certificate'],
  since: ['起始日期', 'Since'],
  hours: ['本年培训学时', 'Training hours this year'],
};
export const personSheetHeadings: Readonly<Record<PersonSheetField, readonly string[]>> = {
  kind: ['类别', '身份', '人员类别', 'kind'],
  place: ['村(社区)', '村', '社区', '行政村', '所在村', '地区', '区划', 'place'],
  committee: ['调解委员会', '所在调委会', '调委会', '人民调解委员会', 'committee'],
  name: ['姓名', '名字', 'name'],
  sex: ['性别', 'sex'],
  part: ['职务', '调委会职务', '担任职务', 'part'],
  certificate: ['证书编号', '证号', '证件号', '法律明白人证号', 'certificate'],
  since: ['起始日期', '聘任日期', '任职时间', '起聘时间', '认定时间', 'since'],
  hours: ['本年培训学时', '培训学时', '学时', 'hours'],
};
export const personSheetFaultWords = {
  required: ['“{field}”没有填。', '“{field}” is empty.'],
  tooLong: ['“{field}”太长。', '“{field}” is too long.'],
  kind: ['类别“{part}”看不懂,请填 人民调解员 或 法律明白人。', 'Kind “{part}” cannot be read.'],
  sex: ['性别请填 男 或 女。', 'Sex: 男 or 女.'],
  part: ['职务“{part}”看不懂,请填 主任、副主任、委员 或 专职(聘任)。', 'Part “{part}” cannot be read.'],
  day: ['日期“{part}”看不懂,请写成 2026-06-30。', 'Day “{part}” cannot be read: write 2026-06-30.'],
  hours: ['学时“{part}”看不懂,请填 0.5 到 200。', 'Hours “{part}” cannot be read: 0.5 to 200.'],
  committeeUnknown: ['没有登记“{part}”这个调委会,先登记调委会。', 'There is no committee “{part}”: register it first.'],
  placeUnknown: ['没有“{part}”这个村(社区),或不在您的地方。', 'There is no place “{part}” in your area.'],
  headTaken: ['这个调委会已经有主任了。', 'This committee has a head already.'],
  twice: ['和第 {first} 行是同一个人。', 'The same person as in row {first}.'],
} as const satisfies Record<string, Word>;
export type PersonSheetRule = keyof typeof personSheetFaultWords;
export const personSheetTexts = {
  noHeader: [
    '没有找到表头。表里要有“类别”“姓名”这两栏。',
    'No heading row was found: the table needs the columns 类别 and 姓名.',
  ],
  tooMany: ['一次最多导入 {rows} 人。', 'At most {rows} persons at a time.'],
} as const satisfies Record<string, Word>;

export const personPartWords: Record<'head' | 'deputy' | 'member' | 'engaged', Word> = {
  head: ['主任', 'head'],
  deputy: ['副主任', 'deputy'],
  member: ['委员', 'member'],
  engaged: ['专职(聘任)', 'engaged'],
};
export const personKindWords: Record<'mediator' | 'guide', Word> = {
  mediator: ['人民调解员', 'Mediator'],
  guide: ['法律明白人', 'Law guide'],
};
