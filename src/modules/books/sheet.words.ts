import type { Word } from '#kernel/words.ts';

/** What a table of books may say. */
export const sheetFields = [
  'isbn',
  'title',
  'authors',
  'publisher',
  'year',
  'class',
  'number',
  'copies',
  'shelf',
  'children',
] as const;
export type SheetField = (typeof sheetFields)[number];
export const sheetFieldWords: Readonly<Record<SheetField, Word>> = {
  isbn: ['ISBN', 'ISBN'],
  title: ['书名', 'Title'],
  authors: ['作者', 'Authors'],
  publisher: ['出版社', 'Publisher'],
  year: ['出版年', 'Year'],
  class: ['分类', 'Class'],
  number: ['条码号', 'Number'],
  copies: ['册数', 'Copies'],
  shelf: ['架位', 'Shelf'],
  children: ['少儿', 'For children'],
};
export const sheetHeadings: Readonly<Record<SheetField, readonly string[]>> = {
  isbn: ['ISBN', 'ISBN号', '书号', '国际标准书号'],
  title: ['书名', '题名', '正题名', '图书名称', '名称', 'title'],
  authors: ['作者', '著者', '责任者', '著作者', 'author', 'authors'],
  publisher: ['出版社', '出版者', 'publisher'],
  year: ['出版年', '出版日期', '出版时间', '年份', 'year'],
  class: ['分类', '分类号', '中图分类号', '中图法分类', '类别', 'class'],
  number: ['条码号', '条形码', '财产号', '登录号', '馆藏号', '编号', 'number', 'barcode'],
  copies: ['册数', '复本数', '数量', '本数', 'copies'],
  shelf: ['架位', '架位号', '书架', '架号', '馆藏地', '位置', 'shelf'],
  children: ['少儿', '少儿读物', '儿童', 'children'],
};
export const sheetFaultWords = {
  required: ['“{field}”没有填。', '“{field}” is empty.'],
  tooLong: ['“{field}”超过 {max} 个字。', '“{field}” has over {max} characters.'],
  isbnShape: [
    'ISBN“{part}”应是 10 位或 13 位;没有的请空着。',
    'ISBN “{part}” has 10 or 13 digits; leave it empty if there is none.',
  ],
  isbnCheck: ['ISBN“{part}”的校验码不对,末位应是 {digit}。', 'The check digit of ISBN “{part}” should be {digit}.'],
  year: ['出版年“{part}”看不懂,请写四位年份。', 'Year “{part}” cannot be read: four digits.'],
  class: [
    '分类“{part}”不是中图法的大类,请写字母如 I,或类名如“文学”。',
    'Class “{part}” is none of the Chinese Library Classification: a letter such as I.',
  ],
  copies: ['册数请写 1 到 50。', 'Copies: 1 to 50.'],
  number: ['条码号“{part}”要用 3 到 20 位字母、数字。', 'Number “{part}”: 3 to 20 letters and digits.'],
  oneNumber: ['写了条码号的,一行一册。', 'A row with a number is one copy.'],
  twice: ['条码号和第 {first} 行一样。', 'The same number as row {first}.'],
  numberKnown: ['条码号“{part}”已经在目录里,用在另一种书上。', 'Number “{part}” is on another book already.'],
} as const satisfies Record<string, Word>;
export type SheetRule = keyof typeof sheetFaultWords;
export const sheetTexts = {
  noHeader: [
    '没有找到表头。表里至少要有“书名”“分类”两栏。',
    'No heading row was found: the table needs the columns 书名 and 分类.',
  ],
  tooMany: ['一次最多导入 {rows} 行。', 'At most {rows} rows at a time.'],
  template: ['馆藏模板', 'Books'],
  rules: ['怎么填', 'How to fill it in'],
} as const satisfies Record<string, Word>;
export const sheetNotes: Readonly<Record<SheetField, Word>> = {
  isbn: ['10 位或 13 位,带不带横线都行;没有 ISBN 的老书空着。', '10 or 13 digits; empty for old books.'],
  title: ['必填。', 'Needed.'],
  authors: ['可空。', 'May be empty.'],
  publisher: ['可空。', 'May be empty.'],
  year: ['四位年份,可空。', 'Four digits, may be empty.'],
  class: [
    '必填:中图法大类字母,或整个分类号(I247.5),或类名(文学)。',
    'Needed: a letter, a whole number such as I247.5, or the name.',
  ],
  number: [
    '书上贴的条码号,一行一册;空着就自动编号。',
    'The number on the book, one copy a row; empty: numbered by itself.',
  ],
  copies: ['没写条码号时用,空着算 1 册。', 'Where no number is given; empty is 1.'],
  shelf: ['空着就放在上面选的架位。', 'Empty: the shelf chosen above.'],
  children: ['是、否,空着算否。', '是 or 否; empty is 否.'],
};
