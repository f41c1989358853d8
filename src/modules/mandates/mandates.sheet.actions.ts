import { type FieldFault, faulty, Refused } from '#kernel/refusal.ts';
import type { TableRow } from '#kernel/table.ts';
import { type Ctx, inTransaction, type TxCtx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { layoutOf as sheetLayout } from '#platform/sheet.layout.ts';
import { recordExport } from '#platform/sheet.out.ts';
import { readSheet } from '#platform/sheet.ts';
import { MAX_ITEMS, type mandatesApi } from './mandates.contract.ts';
import { leadNamed, leadsAt, lockFor, tell, writerOf } from './mandates.draft.ts';
import { changeDraft, deleteItems, insertItems } from './mandates.drafts.store.ts';
import { duties, type ItemContent, itemFaults } from './mandates.items.rules.ts';
import {
  columnOf,
  faultOf,
  itemTable,
  type Mapping,
  missingOf,
  readRow,
  type SheetFault,
} from './mandates.sheet.rules.ts';
import {
  type SheetField,
  sheetFields,
  sheetFieldWords,
  sheetNotes,
  sheetRefusalWords,
  sheetWords,
} from './mandates.sheet.words.ts';
import { type StoredList, selectItems, selectList } from './mandates.store.ts';
import { dutyWords, mandateRefusalWords } from './mandates.words.ts';

type Api = typeof mandatesApi;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const LIMITS = { maxRows: 2000, maxBytes: 20 * 2 ** 20 };

/** The heading row, and which column is what; refuses a table without the columns a list cannot do without. */
function layoutOf(rows: readonly TableRow[], map: Readonly<Record<string, string>>) {
  const layout = sheetLayout(rows, itemTable, map);
  if (!layout) throw new Refused('noHeader', 422, sheetRefusalWords.noHeader);
  const missing = missingOf(layout.columns);
  if (missing.length > 0) throw noHeader(missing);
  return {
    mapping: layout.columns,
    columns: layout.header.cells.map((c) => String(c ?? '').slice(0, 60)),
    rows: layout.rows,
  };
}
const noHeader = (missing: readonly SheetField[]) =>
  new Refused('noHeader', 422, sheetRefusalWords.noHeader, {
    faults: missing.map(
      (field): FieldFault => ({
        field: `map.${field}`,
        rule: 'noColumn',
        says: sheetRefusalWords.noColumn,
        values: { column: sheetFieldWords[field][0] },
      }),
    ),
  });

/** Which rows may stand in the list, and everything that is wrong with the others, each by its name. */
async function planRows(ctx: Ctx, list: StoredList, rows: readonly TableRow[], mapping: Mapping) {
  const lookup = await leadsAt(ctx, list.area);
  const firstRow = new Map<string, number>();
  const faults: SheetFault[] = [];
  const items: ItemContent[] = [];
  for (const row of rows) {
    const { read, faults: unread, name } = readRow(row, mapping);
    faults.push(...unread);
    if (!read) continue;
    const at = { row: row.number, name };
    const first = firstRow.get(read.code);
    if (first !== undefined) {
      faults.push(faultOf(at, 'code', 'twice', { first }));
      continue;
    }
    const { code, title, duty, basis, words, lead } = read;
    const item: ItemContent = {
      ...{ code, title, duty, basis, words },
      description: read.description || null,
      how: read.how || null,
      ...leadNamed(lead || undefined, lookup),
    };
    const found = itemFaults(item, new Set());
    faults.push(...found.map((f) => faultOf(at, columnOf(f.field), f.rule)));
    if (found.length > 0) continue;
    firstRow.set(code, row.number);
    items.push(item);
  }
  return { items, faults: faults.sort((a, b) => a.row - b.row) };
}

/** Items of the same code are replaced, the others stay: a list that was corrected in parts can be brought in parts. */
async function bringIn(tx: TxCtx, list: StoredList, items: readonly ItemContent[], hash: string): Promise<void> {
  if (items.length === 0) return;
  await deleteItems(
    tx,
    list.id,
    items.map((i) => i.code),
  );
  await insertItems(tx, list, items);
  await changeDraft(tx, list.id, writerOf(tx));
  await tell(tx, list, 'import', { items: items.length, file: hash });
}

export const importItems: Handler<Api['importItems']> = async (ctx, { params, input, sheet }) => {
  const { mapping, columns, rows } = layoutOf(await readSheet(sheet.bytes, LIMITS), input.map);
  const work = async (tx: TxCtx) => {
    const list = await lockFor(tx, params.id, 'edit');
    const { items, faults } = await planRows(tx, list, rows, mapping);
    const known = new Set((await selectItems(tx, [list.id])).map((i) => i.code));
    const added = items.filter((i) => !known.has(i.code)).length;
    if (known.size + added > MAX_ITEMS)
      throw faulty('file', 'tooManyItems', mandateRefusalWords.tooManyItems, { max: MAX_ITEMS });
    if (!input.dryRun) await bringIn(tx, list, items, sheet.hash);
    const headings: Partial<Record<SheetField, string>> = {};
    for (const field of sheetFields) if (mapping[field] !== undefined) headings[field] = columns[mapping[field]] ?? '';
    return {
      rows: rows.length,
      added,
      replaced: items.length - added,
      refused: rows.length - items.length,
      faults,
      columns,
      mapping: headings,
      version: list.version + (input.dryRun || items.length === 0 ? 0 : 1),
    };
  };
  // Looking first is no command: it may be repeated with the same key and still look at what is there now.
  return input.dryRun ? inTransaction(ctx, work) : once(ctx, work);
};

const widths: Readonly<Record<SheetField, number>> = {
  code: 10,
  title: 36,
  duty: 12,
  basis: 40,
  lead: 20,
  how: 36,
  description: 36,
  words: 20,
};

/** One sheet with the columns that an import reads again. */
async function bookOf(name: string, rows: readonly Readonly<Record<SheetField, string>>[]) {
  // Loaded when a table is made: it is large, and few are.
  const { Workbook } = (await import('exceljs')).default;
  const book = new Workbook();
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = sheetFields.map((field) => ({
    header: sheetFieldWords[field][0],
    width: widths[field],
    style: { alignment: { wrapText: true, vertical: 'top' } },
  }));
  sheet.getRow(1).font = { bold: true };
  for (const row of rows) sheet.addRow(sheetFields.map((field) => row[field]));
  return book;
}

export const exportMandate: Handler<Api['exportMandate']> = async (ctx, { params }) => {
  const list = await selectList(ctx, params.id);
  const items = await selectItems(ctx, [list.id]);
  await recordExport(ctx, list.area, { of: 'mandate', list: list.id, rows: items.length });
  const rows = items.map((i) => ({
    code: i.code,
    title: i.title,
    duty: dutyWords[i.duty][0],
    basis: i.basis,
    lead: i.leadName ?? '',
    how: i.how ?? '',
    description: i.description ?? '',
    words: i.words.join('、'),
  }));
  const content = Buffer.from(await (await bookOf('权责清单', rows)).xlsx.writeBuffer());
  return { content, mediaType: XLSX, name: `${list.name}-第${list.edition}版.xlsx` };
};

const example: Readonly<Record<SheetField, string>> = {
  code: 'A-012',
  title: '小型水利设施损坏的巡查和上报',
  duty: dutyWords.assist[0],
  basis: '《中华人民共和国水法》第四十一条',
  lead: '县水利局',
  how: '发现损坏当天上报,在现场设警示标志;修复由牵头单位负责。',
  description: '',
  words: '水渠、机井、堤坝',
};

/** A table with the headings, one invented row, and a second sheet that says what each may hold. */
export const mandateTemplate: Handler<Api['mandateTemplate']> = async () => {
  const book = await bookOf(sheetWords.template[0], [example]);
  const notes = book.addWorksheet(sheetWords.rules[0]);
  notes.columns = [
    { header: '项目 Field', width: 22 },
    { header: sheetWords.rules.join(' '), width: 90 },
  ];
  notes.getRow(1).font = { bold: true };
  for (const field of sheetFields) notes.addRow([sheetFieldWords[field].join(' '), sheetNotes[field].join(' ')]);
  notes.addRow([sheetFieldWords.duty.join(' '), duties.map((d) => dutyWords[d].join(' ')).join('、')]);
  const content = Buffer.from(await book.xlsx.writeBuffer());
  return { content, mediaType: XLSX, name: `${sheetWords.template[0]}.xlsx` };
};
