import type { Handler } from '#platform/module.ts';
import type { importApi } from './cases.import.contract.ts';
import { fieldWords, importFields, sheetWords, templateNotes } from './cases.import.words.ts';
import { caseChannels, caseKinds, caseTiers } from './cases.rules.ts';
import { channelWords, kindWords, tierWords } from './cases.words.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const HEAD = { font: { bold: true }, alignment: { vertical: 'middle' } } as const;

const columnOf = (header: string, width: number) => ({ header, width });

/** Loaded when the first table is made: it is large, and not every process makes one. */
const loadExcel = async () => (await import('exceljs')).default;

const example: Record<(typeof importFields)[number], string> = {
  number: 'HL-2026-000123',
  time: '2026-03-03 09:30:00',
  title: '村口路灯不亮',
  body: '村口到小学的三盏路灯坏了一个多星期,孩子晚上放学看不清路,请派人来修。',
  area: '150124201213',
  placeNote: '村口到小学',
  kind: kindWords.help[0],
  channel: channelWords.hotline[0],
  tier: tierWords.general[0],
  category: '市政设施',
  name: '刘某',
  phone: '199-0000-0000',
  address: '',
  due: '2026-03-10 18:00:00',
  state: '',
  endedAt: '',
  reply: '',
};

/** A table with the headings, one invented row, and a second sheet that says what each may hold. */
export const importTemplate: Handler<(typeof importApi)['importTemplate']> = async () => {
  const { Workbook } = await loadExcel();
  const book = new Workbook();
  const sheet = book.addWorksheet(sheetWords.template[0], { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = importFields.map((field) => columnOf(fieldWords[field][0], field === 'body' ? 60 : 18));
  Object.assign(sheet.getRow(1), HEAD);
  sheet.addRow(importFields.map((field) => example[field]));
  const values = book.addWorksheet(sheetWords.values[0]);
  values.columns = [
    columnOf('项目 Field', 22),
    columnOf(sheetWords.rules.join(' '), 70),
    columnOf(sheetWords.values.join(' '), 60),
  ];
  Object.assign(values.getRow(1), HEAD);
  const allowed: Partial<Record<(typeof importFields)[number], string>> = {
    kind: caseKinds.map((k) => kindWords[k].join(' ')).join('、'),
    channel: caseChannels.map((k) => channelWords[k].join(' ')).join('、'),
    tier: caseTiers.map((k) => tierWords[k].join(' ')).join('、'),
  };
  for (const field of importFields)
    values.addRow([fieldWords[field].join(' '), templateNotes[field].join(' '), allowed[field] ?? '']);
  const content = Buffer.from(await book.xlsx.writeBuffer());
  return { content, mediaType: XLSX, name: `${sheetWords.template[0]}.xlsx` };
};
