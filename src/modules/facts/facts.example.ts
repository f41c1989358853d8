import ExcelJS from 'exceljs';
import type { Api } from '#test/api.ts';

/* What the tests of this module share: households of 老熊沟, and the empty tables of two offices. */

export const VILLAGE = '150124201213';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export type Home = { id: string; headId: string; name: string };
const surnames = '韩李王张刘陈杨赵黄周吴徐孙胡朱高';

/** Households of two, a head born in 1940 + i and a spouse. */
export async function settleHomes(api: Api, count: number, area = VILLAGE, login = 'liu'): Promise<Home[]> {
  const homes: Home[] = [];
  for (let i = 0; i < count; i += 1) {
    const person = async (name: string, birthYear: number) => {
      const body = { area, name, basis: 'statutoryDuty', birthYear };
      return String((await api.as(login).post('/api/people', { body })).body.id);
    };
    const name = `${surnames[i % surnames.length]}大柱`;
    const [headId, spouseId] = [
      await person(name, 1940 + i),
      await person(`${surnames[i % surnames.length]}秀英`, 1970),
    ];
    const members = [
      { personId: headId, relation: 'head', validFrom: '2020-01-01' },
      { personId: spouseId, relation: 'spouse', validFrom: '2020-01-01' },
    ];
    const home = await api.as(login).post('/api/households', { body: { area, address: `老熊沟${i + 1}号`, members } });
    homes.push({ id: String(home.body.id), headId, name });
  }
  return homes;
}

/** An office's empty table: a title over all columns, a line for who fills it in, headings, and a line for signatures below. */
export async function template(title: string, heads: readonly string[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('表');
  sheet.addRow([title]);
  sheet.mergeCells(1, 1, 1, heads.length);
  sheet.addRow(['填报单位:', '', '填报时间:']);
  sheet.addRow([...heads]).font = { bold: true };
  sheet.addRow([]);
  sheet.addRow([]);
  sheet.addRow(['填报人:', '', '审核人:']);
  return Buffer.from(await book.xlsx.writeBuffer());
}

export const asFile = (content: Buffer, name = '报表.xlsx') => ({ field: 'file', name, content, mediaType: XLSX });

/** The first sheet of a file as people see it. */
export async function rowsOf(file: Buffer): Promise<string[][]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(file as never);
  const rows: string[][] = [];
  book.worksheets[0]!.eachRow({ includeEmpty: false }, (row) => {
    const values = row.values as unknown[];
    rows.push(Array.from(values.slice(1), (v) => (v === undefined || v === null ? '' : String(v))));
  });
  return rows;
}
