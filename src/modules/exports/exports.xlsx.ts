import { zipOf } from '#platform/zip.ts';
import type { Cell } from './exports.cells.ts';

/** One sheet, written while its rows come. */
export type XlsxTable = {
  readonly name: string;
  readonly columns: readonly { readonly head: string; readonly width: number }[];
  readonly pages: AsyncIterable<readonly (readonly Cell[])[]>;
  /** Lines below the rows, asked for when all are out. */
  readonly last: () => readonly string[];
  /** Stands at the head of every printed page. */
  readonly mark: string;
  /** A second sheet: what is said about the table, asked for when all rows are out. */
  readonly about: { readonly name: string; readonly lines: () => readonly (readonly [string, string])[] };
};

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACK = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const STYLE = { plain: 0, head: 1, time: 2 } as const;

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** What XML cannot hold at all is left out: control signs, and halves of a character. */
const UNFIT = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;
const xml = (text: string) => text.replace(UNFIT, '').replace(/[&<>"]/g, (c) => NAMED[c]!);
/** As long as a cell of Excel can be. */
const LONGEST = 32_767;

const letters = Array.from({ length: 128 }, (_, i) =>
  i < 26 ? String.fromCharCode(65 + i) : String.fromCharCode(64 + Math.floor(i / 26), 65 + (i % 26)),
);
const DAY_MS = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);
const serialOf = (at: Temporal.PlainDateTime) =>
  (Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute, at.second) - EPOCH) / DAY_MS;

function cellXml(cell: Cell, place: string, style: number): string {
  if (cell === null) return '';
  const s = style ? ` s="${style}"` : '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c r="${place}"${s}><v>${cell}</v></c>` : '';
  if (typeof cell !== 'string') return `<c r="${place}" s="${STYLE.time}"><v>${serialOf(cell)}</v></c>`;
  return `<c r="${place}"${s} t="inlineStr"><is><t xml:space="preserve">${xml(cell.slice(0, LONGEST))}</t></is></c>`;
}
const rowXml = (cells: readonly Cell[], n: number, style: number = STYLE.plain) =>
  `<row r="${n}">${cells.map((cell, i) => cellXml(cell, `${letters[i]}${n}`, style)).join('')}</row>`;

const colsXml = (widths: readonly number[]) =>
  `<cols>${widths.map((w, i) => `<col min="${i + 1}" max="${i + 1}" width="${w}" customWidth="1"/>`).join('')}</cols>`;
/** `&` begins a code in the head of a page; no more than 255 signs may stand there. */
const headXml = (mark: string) =>
  `<headerFooter><oddHeader>${xml(`&L${mark.slice(0, 200).replaceAll('&', '&&')}`)}</oddHeader><oddFooter>${xml('&C&P / &N')}</oddFooter></headerFooter>`;
const PAGE = '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>';
const SHEET = `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`;

async function* sheetXml(t: XlsxTable): AsyncGenerator<string> {
  const frozen =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  let n = 1;
  const heads = rowXml(
    t.columns.map((c) => c.head),
    n++,
    STYLE.head,
  );
  yield `${SHEET}${frozen}${colsXml(t.columns.map((c) => c.width))}<sheetData>${heads}`;
  for await (const page of t.pages) yield page.map((cells) => rowXml(cells, n++)).join('');
  n += 1;
  const last = t
    .last()
    .map((text) => rowXml([text], n++))
    .join('');
  yield `${last}</sheetData>${PAGE}${headXml(t.mark)}</worksheet>`;
}

function* aboutXml({ about, mark }: XlsxTable): Generator<string> {
  const rows = about.lines().map((line, i) => rowXml(line, i + 1));
  yield `${SHEET}${colsXml([16, 80])}<sheetData>${rows.join('')}</sheetData>${PAGE}${headXml(mark)}</worksheet>`;
}

const styles = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`;

/** No more than 31 signs, and none of those Excel keeps for addresses. */
const tabName = (name: string) => xml(name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31));
const workbook = (t: XlsxTable) =>
  `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELS}"><sheets><sheet name="${tabName(t.name)}" sheetId="1" r:id="rId1"/><sheet name="${tabName(t.about.name)}" sheetId="2" r:id="rId2"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${tabName(t.name).replaceAll("'", "''")}'!$1:$1</definedName></definedNames></workbook>`;
const types = `${HEAD}<Types xmlns="${PACK}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`;
const link = (id: number, kind: string, to: string) =>
  `<Relationship Id="rId${id}" Type="${RELS}/${kind}" Target="${to}"/>`;
const links = (...all: string[]) =>
  `${HEAD}<Relationships xmlns="${PACK}/relationships">${all.join('')}</Relationships>`;

/** An xlsx file as offices print it (A4 across, the headings on every page), written row by row: memory holds a page of rows, however many there are. */
export const xlsxOf = (t: XlsxTable): AsyncGenerator<Buffer> =>
  zipOf([
    { path: '[Content_Types].xml', chunks: [types] },
    { path: '_rels/.rels', chunks: [links(link(1, 'officeDocument', 'xl/workbook.xml'))] },
    { path: 'xl/workbook.xml', chunks: [workbook(t)] },
    {
      path: 'xl/_rels/workbook.xml.rels',
      chunks: [
        links(
          link(1, 'worksheet', 'worksheets/sheet1.xml'),
          link(2, 'worksheet', 'worksheets/sheet2.xml'),
          link(3, 'styles', 'styles.xml'),
        ),
      ],
    },
    { path: 'xl/styles.xml', chunks: [styles] },
    { path: 'xl/worksheets/sheet1.xml', chunks: sheetXml(t) },
    { path: 'xl/worksheets/sheet2.xml', chunks: aboutXml(t) },
  ]);
