import type { Word } from '#kernel/words.ts';

export const paperWords = {
  sheetTitle: ['工作用纸', 'A form on paper'],
  sheetSays: [
    '这是一张工作用纸的编号。填好的纸交回发纸的单位,拍照或扫描后自动归到原来的记录里。',
    'This is the code of a form on paper. Hand the filled sheet back: its picture or scan goes to the record it belongs to.',
  ],
  paper: ['纸质表', 'On paper'],
  make: ['生成这张表', 'Make the sheet'],
  makePile: ['生成 {n} 张', 'Make {n} sheets'],
  print: ['打印', 'Print'],
  printHow: [
    '没有手机、没有电的时候用纸填。填好后拍照或扫描,在“扫描归件”里交回,凭二维码自动归到这里。',
    'For when there is no phone or power. Photograph or scan the filled sheet under “Scanned sheets”: its code brings it here.',
  ],
  code: ['填好后拍照或扫描交回', 'Hand back as a picture or scan'],
  scans: ['已交回的纸质件', 'Sheets that came back'],
  scansNone: ['还没有交回的。', 'None came back yet.'],
  scanBy: ['{name} · {by} · {at}', '{name} · {by} · {at}'],
  signs: ['填写人', 'Filled in by'],
  day: ['日期', 'Day'],
} as const satisfies Record<string, Word>;
