import type { Word } from '#kernel/words.ts';

/** What a household roll may say of a person. What a service does not need has no column here (domain §12.16). */
export const rollFields = [
  'household',
  'area',
  'address',
  'name',
  'relation',
  'idNumber',
  'phone',
  'born',
  'since',
] as const;
export type RollField = (typeof rollFields)[number];

export const rollFieldWords: Readonly<Record<RollField, Word>> = {
  household: ['户编号', 'Household no.'],
  area: ['所属村组', 'Place'],
  address: ['住址', 'Address'],
  name: ['姓名', 'Name'],
  relation: ['与户主关系', 'Relation to the head'],
  idNumber: ['身份证号', 'Identity number'],
  phone: ['联系电话', 'Telephone'],
  born: ['出生日期', 'Born'],
  since: ['居住起始日', 'Living here since'],
};

/** Headings under which rolls have these columns. 序号 is none of them: it counts rows. */
export const rollHeadings: Readonly<Record<RollField, readonly string[]>> = {
  household: ['户编号', '户号', '家庭编号', '户序号', '户主编号', 'household no', 'household'],
  area: [
    '所属村组',
    '所属网格',
    '村社区',
    '村(社区)',
    '村组',
    '网格',
    '所属社区',
    '所属村',
    '村民小组',
    '区划代码',
    'place',
    'area',
  ],
  address: ['住址', '家庭住址', '家庭地址', '现住址', '居住地址', '户籍地址', '详细地址', '门牌号', '地址', 'address'],
  name: ['姓名', '成员姓名', '家庭成员姓名', '居民姓名', 'name'],
  relation: ['与户主关系', '和户主关系', '家庭关系', '与户主的关系', '关系', 'relation to head', 'relation'],
  idNumber: ['身份证号', '身份证号码', '公民身份号码', '证件号码', '身份证', 'id number', 'identity number'],
  phone: ['联系电话', '手机号码', '手机号', '联系方式', '电话', '手机', 'phone', 'telephone', 'mobile'],
  born: ['出生日期', '出生年月', '出生年月日', '生日', '出生年', 'born', 'birth date'],
  since: ['居住起始日', '迁入日期', '入住日期', '登记日期', 'since', 'living here since'],
};

/** Relations as rolls write them (the groups of GB/T 4761), besides our own words. */
export const otherRelationWords = {
  head: ['本人', '户主本人', '户主(本人)'],
  spouse: ['妻', '妻子', '夫', '丈夫', '爱人', '老伴'],
  child: [
    ...['子', '女', '儿子', '女儿', '独生子', '独生女', '长子', '次子', '二子', '三子', '四子', '五子'],
    ...['长女', '次女', '二女', '三女', '四女', '五女', '养子', '养女', '继子', '继女', '儿媳', '媳妇', '女婿'],
  ],
  parent: ['父', '母', '父亲', '母亲', '公公', '婆婆', '岳父', '岳母', '继父', '继母', '养父', '养母'],
  grandchild: ['孙', '孙子', '孙女', '外孙', '外孙子', '外孙女', '曾孙', '孙媳', '孙媳妇'],
  grandparent: ['祖父', '祖母', '爷爷', '奶奶', '外祖父', '外祖母', '姥姥', '姥爷'],
  sibling: ['兄', '弟', '姐', '妹', '哥哥', '弟弟', '姐姐', '妹妹', '嫂子', '弟媳'],
  other: ['其它', '非亲属', '其他亲属', '侄子', '侄女', '外甥', '外甥女'],
} as const;

export const rollFaultWords = {
  required: ['“{field}”没有填。', '“{field}” is empty.'],
  tooLong: ['“{field}”超过 {max} 个字。', '“{field}” has over {max} characters.'],
  relation: [
    '“与户主关系”看不懂,可写:户主、配偶、子、女、父母、孙、祖父母、兄弟姐妹、其他。',
    'The relation is not understood: head, spouse, child, parent, grandchild, grandparent, sibling or other.',
  ],
  lostDigits: [
    '表格把身份证号存成了数字,后三位已经变成 0。请把这一栏设成“文本”,照证件重新填。',
    'The table keeps the identity number as a number: its last digits are lost. Make the column text and enter it anew.',
  ],
  born: [
    '出生日期看不懂,请写成 1950-06-07 或只写年份。',
    'The birth date cannot be read: write 1950-06-07, or the year alone.',
  ],
  since: ['日期看不懂,请写成 2020-01-01。', 'The date cannot be read: write 2020-01-01.'],
  future: ['日期在今天之后,请核对。', 'The date lies ahead: check it.'],
  twice: [
    '身份证号与第 {first} 行相同,请核对是谁的。',
    'The identity number is that of row {first}: check whose it is.',
  ],
  notHome: ['要写到村(社区)或网格。', 'Name the village, community or grid.'],
  unknown: ['系统里没有这个地方,请写区划代码或全名。', 'There is no such place here: give its code or its full name.'],
  ambiguous: ['有几个地方都叫这个名字,请写区划代码。', 'Several places have this name: give the code.'],
  outsideYourPlace: ['这个地方不归您的岗位管。', 'This place is outside your post.'],
  noHead: [
    '这一户没有户主,整户没有导入。请在户主那一行的“与户主关系”写“户主”。',
    'The household has no head and was left out: write “head” in the row of the head.',
  ],
  secondHead: ['这一户在第 {first} 行已有户主。', 'Row {first} is the head of this household already.'],
  withHead: [
    '户主(第 {first} 行)没有导入,同一户的先等着。改好户主那一行再导入即可。',
    'The head (row {first}) was refused, so the household waits: mend that row and import again.',
  ],
  withHome: [
    '同一户第 {first} 行有问题,整户先没有导入。',
    'Row {first} of this household has a fault, so it was left out.',
  ],
  livesElsewhere: [
    '这个人已登记在另一户。请先在原来的户里写明迁出日期。',
    'Recorded in another household already: enter the day of leaving there first.',
  ],
  refused: ['{why}', '{why}'],
} as const satisfies Record<string, Word>;
export type RollRule = keyof typeof rollFaultWords;

export const rollWords = {
  template: ['居民户册导入模板', 'Import of a household roll'],
  rules: ['怎样填', 'How to fill it in'],
  noHeader: [
    '找不到表头:前 10 行里要有“姓名”和“与户主关系”两栏。可下载模板,或指明哪一栏是什么。',
    'No heading row: one of the first 10 rows must name the columns for the name and for the relation to the head.',
  ],
  tooMany: ['超过 {rows} 行,请按村或按组分成几个文件。', 'Over {rows} rows: split the file by village or group.'],
} as const satisfies Record<string, Word>;

export const rollNotes: Readonly<Record<RollField, Word>> = {
  household: [
    '同一户写同一个编号,可只写在第一行。不设这一栏的,从“户主”那一行起算一户。',
    'The same for all of a household; may stand in its first row only. Without the column a household begins at its head.',
  ],
  area: [
    '区划代码或全名,到村(社区)或网格;不填就用导入时选的地方。',
    'Code or full name; else the place chosen for the import.',
  ],
  address: ['每户必填,可只写在户主那一行。', 'Needed once per household.'],
  name: ['必填。', 'Needed.'],
  relation: ['必填:户主、配偶、子、女、父母等。', 'Needed: head, spouse, child, …'],
  idNumber: ['加密保存。有它才认得出已登记过的人。', 'Kept encrypted. By it who is recorded already is recognised.'],
  phone: ['加密保存。', 'Kept encrypted.'],
  born: ['写了身份证号就不用写。', 'Not needed with an identity number.'],
  since: ['不填就用导入时选的日子。', 'Else the day chosen for the import.'],
};
