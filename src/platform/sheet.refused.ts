import { Refused } from '#kernel/refusal.ts';
import type { SheetLimits } from './sheet.row.ts';

/** Why a file is not read as a table, with what the person can do instead. */
export const sheetRefused = {
  empty: () => new Refused('sheetEmpty', 422, ['文件里没有数据。', 'There is nothing in the file.']),
  notASheet: () =>
    new Refused('notASheet', 415, [
      '这不是 Excel(.xlsx)或 CSV 表格,请另存为 .xlsx 或 .csv 后再传。',
      'This is no Excel (.xlsx) or CSV table: save it as .xlsx or .csv first.',
    ]),
  oldExcel: () =>
    new Refused('oldExcel', 415, [
      '这是旧版 Excel(.xls)或加了密码的文件,请去掉密码并另存为 .xlsx。',
      'This is an old Excel file (.xls) or one with a password: save it as .xlsx without a password.',
    ]),
  damaged: () =>
    new Refused('sheetDamaged', 422, [
      '表格文件损坏或没有传完整,请用 Excel 打开另存后再传。',
      'The table is damaged or incomplete: open it in Excel, save it again, and retry.',
    ]),
  csvBroken: (line: number) =>
    new Refused(
      'csvBroken',
      422,
      [
        'CSV 从第 {line} 行起读不下去,多半是引号没有成对。',
        'The CSV cannot be read on from line {line}: most likely a quote is not closed.',
      ],
      { values: { line } },
    ),
  tooBig: (limits: SheetLimits) =>
    new Refused(
      'sheetTooBig',
      413,
      ['展开后超过 {megabytes} MB,请分成几个文件。', 'Over {megabytes} MB when unpacked: split it into several files.'],
      { values: { megabytes: Math.floor(limits.maxBytes / 2 ** 20) } },
    ),
  tooManyRows: (limits: SheetLimits) =>
    new Refused(
      'tooManyRows',
      413,
      ['超过 {rows} 行,请分成几个文件。', 'Over {rows} rows: split it into several files.'],
      {
        values: { rows: limits.maxRows },
      },
    ),
};
