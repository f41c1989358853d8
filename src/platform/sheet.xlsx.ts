import { sheetRefused } from './sheet.refused.ts';
import type { SheetLimits, SheetRow } from './sheet.row.ts';
import { rowsOf } from './sheet.xlsx.rows.ts';
import { walkXml } from './sheet.xml.ts';
import { openZip, type Zip } from './sheet.zip.ts';

type Relation = { type: string; path: string };

/** Relations of a part, by id: where its strings, styles and sheets lie. */
async function relationsOf(zip: Zip, path: string): Promise<Map<string, Relation>> {
  const cut = path.lastIndexOf('/') + 1;
  const folder = path.slice(0, cut);
  const relations = new Map<string, Relation>();
  walkXml(await zip.text(`${folder}_rels/${path.slice(cut)}.rels`), {
    open(name, attribute) {
      const target = attribute('Target');
      if (name !== 'Relationship' || !target) return;
      const resolved = new URL(target, `zip:///${folder}`).pathname.slice(1);
      relations.set(attribute('Id') ?? '', { type: attribute('Type') ?? '', path: decodeURIComponent(resolved) });
    },
  });
  return relations;
}

const ofType = (relations: Map<string, Relation>, type: string) =>
  [...relations.values()].find((r) => r.type.endsWith(`/${type}`))?.path;

type Book = { sheets: string[]; uses1904: boolean };

/** The paths of the sheets, in the order of their tabs, hidden ones last. */
function bookOf(xml: string, relations: Map<string, Relation>): Book {
  const sheets: { path: string; isHidden: boolean }[] = [];
  let uses1904 = false;
  walkXml(xml, {
    open(name, attribute) {
      if (name === 'workbookPr') uses1904 = ['1', 'true'].includes(attribute('date1904') ?? '');
      const relation = name === 'sheet' ? relations.get(attribute('id') ?? '') : undefined;
      if (relation?.type.endsWith('/worksheet'))
        sheets.push({ path: relation.path, isHidden: (attribute('state') ?? 'visible') !== 'visible' });
    },
  });
  const inOrder = [...sheets.filter((s) => !s.isHidden), ...sheets.filter((s) => s.isHidden)];
  return { sheets: inOrder.map((s) => s.path), uses1904 };
}

/** Shared strings: the runs of a rich text joined, readings above the characters (rPh) left out. */
function stringsOf(xml: string): string[] {
  const strings: string[] = [];
  let text = '';
  let isText = false;
  let isReading = false;
  walkXml(xml, {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') isReading = true;
      if (name === 't') isText = true;
    },
    text(piece) {
      if (isText && !isReading) text += piece;
    },
    close(name) {
      if (name === 't') isText = false;
      if (name === 'rPh') isReading = false;
      if (name === 'si') strings.push(text);
    },
  });
  return strings;
}

/** Formats that show a number as a date: the built-in ones, with those of Chinese Excel. */
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
const looksLikeDate = (format: string) =>
  /[ymdhs]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').replace(/general/gi, ''));

/** For each cell style, whether it shows a number as a date. */
function dateStylesOf(xml: string): boolean[] {
  const own = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCells = false;
  walkXml(xml, {
    open(name, attribute) {
      if (name === 'numFmt') own.set(Number(attribute('numFmtId')), looksLikeDate(attribute('formatCode') ?? ''));
      if (name === 'cellXfs') inCells = true;
      if (name !== 'xf' || !inCells) return;
      const id = Number(attribute('numFmtId') ?? 0);
      styles.push(own.get(id) ?? isBuiltInDate(id));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

/** The filled rows of the first sheet that has any. */
export async function readXlsx(bytes: Buffer, limits: SheetLimits): Promise<SheetRow[]> {
  const zip = openZip(bytes, limits);
  const bookPath = ofType(await relationsOf(zip, ''), 'officeDocument');
  if (!bookPath || !zip.has(bookPath)) throw sheetRefused.notASheet();
  const relations = await relationsOf(zip, bookPath);
  const book = bookOf(await zip.text(bookPath), relations);
  const strings = stringsOf(await zip.text(ofType(relations, 'sharedStrings') ?? ''));
  const isDate = dateStylesOf(await zip.text(ofType(relations, 'styles') ?? ''));
  for (const path of book.sheets) {
    const rows = rowsOf(await zip.text(path), { strings, isDate, uses1904: book.uses1904, limits });
    if (rows.length > 0) return rows;
  }
  throw sheetRefused.empty();
}
