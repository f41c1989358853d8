import { crc32, deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refused } from '#kernel/refusal.ts';
import { COMMAND_LINE_LIMITS, readSheet } from './sheet.ts';
import { momentOfSerial } from './sheet.xlsx.rows.ts';

const limits = COMMAND_LINE_LIMITS;
const cellsOf = async (bytes: Uint8Array) => (await readSheet(bytes, limits)).map((r) => r.cells);
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'read',
    (e: unknown) => (e instanceof Refused ? e.code : String(e)),
  );

async function xlsx(make: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  make(book.addWorksheet('表'), book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** A zip of our own making, with sizes that may lie. */
function zip(parts: Record<string, Buffer>): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(crc32(content), 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(10, 24); // claims ten bytes, whatever it holds
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    const local = Buffer.concat([head, Buffer.from(name), packed]);
    locals.push(local);
    central.push(entry, Buffer.from(name));
    at += local.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...central, end]);
}
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const bookWith = (sheet: string, strings = '') =>
  zip({
    '_rels/.rels': Buffer.from(
      `<Relationships><Relationship Id="a" Type="${RELS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': Buffer.from(
      '<workbook xmlns:r="r"><sheets><sheet name="a>b" sheetId="1" r:id="s"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': Buffer.from(
      `<Relationships><Relationship Id="s" Type="${RELS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="t" Type="${RELS}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
    ),
    'xl/sharedStrings.xml': Buffer.from(strings),
    'xl/worksheets/sheet1.xml': Buffer.from(sheet),
  });

describe('xlsx', () => {
  test('what Excel can hold comes out as people see it', async () => {
    const bytes = await xlsx((sheet, book) => {
      sheet.addRow([
        '编号',
        12,
        true,
        null,
        '  空格 ',
        { richText: [{ text: '富' }, { font: { bold: true }, text: '文本' }] },
      ]);
      sheet.addRow([
        { formula: '1+1', result: 2 },
        { formula: 'A1', result: '结果' },
        { text: '链接', hyperlink: 'https://example.org' },
      ]);
      sheet.addRow([]);
      sheet.addRow([{ error: '#N/A' as ExcelJS.CellErrorValue['error'] }, new Date('2020-01-06T12:09:38Z'), 'a<b&"c"']);
      book.addWorksheet('第二张').addRow(['不读']);
    });
    const rows = await readSheet(bytes, limits);
    expect(rows.map((r) => r.number)).toEqual([1, 2, 4]);
    expect(rows[0]?.cells).toEqual(['编号', 12, true, null, '  空格 ', '富文本']);
    expect(rows[1]?.cells).toEqual([2, '结果', '链接']);
    expect(rows[2]?.cells[0]).toBeNull();
    expect(String(rows[2]?.cells[1])).toBe('2020-01-06T12:09:38');
    expect(rows[2]?.cells[2]).toBe('a<b&"c"');
  });

  test('every text survives, also long Chinese ones that exceljs breaks when it reads in pieces', async () => {
    const unit = fc.constantFrom('路', '灯', '𠮷', '噪', '\n', ' ', '&', '<', '"', 'ᠮ', 'a', '_x0041_', '。');
    const text = fc.array(unit, { minLength: 1, maxLength: 60 }).map((signs) => `字${signs.join('')}`);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }), async (rows) => {
        const bytes = await xlsx((sheet) => void sheet.addRows(rows.map((row) => [...row])));
        // exceljs does not escape what looks like an escape, so Excel too would read it as a sign.
        expect(await cellsOf(bytes)).toEqual(rows.map((row) => row.map((t) => t.replaceAll('_x0041_', 'A'))));
      }),
      { numRuns: 30 },
    );
    const long = '反映噪音扰民'.repeat(1200);
    const bytes = await xlsx((sheet) =>
      Array.from({ length: 40 }, (_, i) => sheet.addRow([`${'x'.repeat(i)}${long}`])),
    );
    expect((await cellsOf(bytes)).map(([t]) => String(t).replace(/^x+/, ''))).toEqual(Array(40).fill(long));
  });

  test('a merged range has its value in each row that says something of its own', async () => {
    const bytes = await xlsx((sheet) => {
      sheet.addRow(['北堡乡', '第一件']);
      sheet.addRow([null, '第二件']);
      sheet.addRow([null, null]);
      sheet.mergeCells('A1:A3');
    });
    expect(await cellsOf(bytes)).toEqual([
      ['北堡乡', '第一件'],
      ['北堡乡', '第二件'],
    ]);
  });

  test('hidden sheets come after the visible ones, and empty ones are passed over', async () => {
    const bytes = await xlsx((sheet, book) => {
      sheet.state = 'hidden';
      sheet.addRow(['藏着的']);
      book.addWorksheet('空');
      book.addWorksheet('看得见').addRow(['看得见的']);
    });
    expect(await cellsOf(bytes)).toEqual([['看得见的']]);
  });

  test('prefixed names, inline strings, character data, readings, cells without an address', async () => {
    const sheet =
      '<?xml version="1.0"?><!-- c --><x:worksheet><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>一&#20108;</x:t></x:is></x:c><x:c t="s"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    const strings = '<sst><si><t><![CDATA[三<四]]></t><rPh><t>さん</t></rPh></si></sst>';
    expect(await cellsOf(bookWith(sheet, strings))).toEqual([['一二', '三<四']]);
  });

  test('a day number is wall-clock time to the second', () => {
    expect(String(momentOfSerial(43836.5066898148))).toBe('2020-01-06T12:09:38');
    expect(String(momentOfSerial(0, true))).toBe('1904-01-01T00:00:00');
    expect(momentOfSerial(-1)).toBeNull();
    expect(momentOfSerial(3_000_000)).toBeNull();
  });
});

describe('hostile and wrong files', () => {
  const row = '<row><c t="n"><v>1</v></c></row>';
  test('a small file that unpacks to a large one is refused, whatever it claims', async () => {
    const bomb = bookWith(`<sheetData>${' '.repeat(40 * 2 ** 20)}</sheetData>`);
    expect(bomb.length).toBeLessThan(2 ** 20);
    expect(await codeOf(readSheet(bomb, { ...limits, maxBytes: 2 ** 20 }))).toBe('sheetTooBig');
  });
  test('the limit is one for all parts together', async () => {
    const half = ' '.repeat(700_000);
    expect(await codeOf(readSheet(bookWith(half, half), { ...limits, maxBytes: 2 ** 20 }))).toBe('sheetTooBig');
  });
  test('too many rows', async () => {
    expect(await codeOf(readSheet(bookWith(row.repeat(11)), { ...limits, maxRows: 10 }))).toBe('tooManyRows');
    expect(await codeOf(readSheet(bookWith(row.repeat(10)), { ...limits, maxRows: 10 }))).toBe('read');
    expect(await codeOf(readSheet(Buffer.from('a\n'.repeat(11)), { ...limits, maxRows: 10 }))).toBe('tooManyRows');
  });
  test('own entities, overlapping merges over the whole sheet, a cut-off file, a wrong checksum', async () => {
    expect(await codeOf(readSheet(bookWith('<!DOCTYPE x [<!ENTITY a "b">]><sheetData/>'), limits))).toBe(
      'sheetDamaged',
    );
    const merges = '<mergeCell ref="A1:XFD1048576"/>'.repeat(50_000);
    expect(await codeOf(readSheet(bookWith(`${row.repeat(500)}${merges}`), limits))).toBe('sheetDamaged');
    const good = bookWith(row);
    expect(await codeOf(readSheet(good, limits))).toBe('read');
    expect(await codeOf(readSheet(good.subarray(0, good.length - 30), limits))).toBe('sheetDamaged');
    const bent = Buffer.from(good);
    bent.writeUInt32LE(1, bent.lastIndexOf(Buffer.from('504b0102', 'hex')) + 16);
    expect(await codeOf(readSheet(bent, limits))).toBe('sheetDamaged');
  });
  test('no table at all', async () => {
    expect(await codeOf(readSheet(Buffer.alloc(0), limits))).toBe('sheetEmpty');
    expect(await codeOf(readSheet(Buffer.from('d0cf11e0a1b11ae10000', 'hex'), limits))).toBe('oldExcel');
    expect(await codeOf(readSheet(Buffer.from([0x89, 0x50, 0, 0, 1, 2]), limits))).toBe('notASheet');
    expect(await codeOf(readSheet(zip({ 'a.txt': Buffer.from('x') }), limits))).toBe('notASheet');
  });
  test('whatever bytes come, the answer is rows or a refusal', async () => {
    const good = bookWith(row, '<sst><si><t>x</t></si></sst>');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        async (bites) => {
          const bytes = Buffer.from(good);
          for (const [at, value] of bites) bytes[at] = value;
          expect(await codeOf(readSheet(bytes, limits))).not.toMatch(/Error/);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('csv', () => {
  const text = '编号,内容\n1,"第一行,带逗号\n第二行"\n\n2,"他说""好"""\n';
  const rows = [
    ['编号', '内容'],
    ['1', '第一行,带逗号\n第二行'],
    ['2', '他说"好"'],
  ];
  // 编号,内容⏎1,噪音 as Excel in China writes it.
  const gb = Buffer.from('b1e0bac52cc4dac8dd0a312cd4ebd2f40a', 'hex');
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ])('%s', async (_, bytes) => {
    expect(await cellsOf(bytes)).toEqual(rows);
  });
  test('GB 18030', async () => {
    expect(await cellsOf(gb)).toEqual([
      ['编号', '内容'],
      ['1', '噪音'],
    ]);
  });
  test('semicolons and tabs', async () => {
    expect(await cellsOf(Buffer.from('a;b\n1;2,5'))).toEqual([
      ['a', 'b'],
      ['1', '2,5'],
    ]);
    expect(await cellsOf(Buffer.from('a\tb\n1\t2'))).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });
  test('a quote that is never closed names its line', async () => {
    expect(await codeOf(readSheet(Buffer.from('a,b\n1,"x\n2,y\n'), limits))).toBe('csvBroken');
  });
});
