import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTime } from '#kernel/table.time.ts';
import { areaTextOf, cleanText, detectColumns, type TableCell } from '#kernel/table.ts';
import { layoutOf } from './cases.import.plan.ts';
import { importTable, readRow } from './cases.import.rules.ts';
import { fieldWords, importFields, importHeadings } from './cases.import.words.ts';

const now = Temporal.Instant.from('2026-03-03T02:00:00Z');
const defaults = { kind: 'complaint', channel: 'web', now } as const;
const header = ['编号', '时间', '标题', '内容', '诉求类型', '渠道', '电话', '姓名', '分类'];
const good: TableCell[] = [
  '7',
  '2026-03-01 08:00',
  '路灯',
  '村口的路灯坏了',
  '求助',
  '热线',
  '19900000001',
  '刘某',
  '市政',
];
const detectMapping = (cells: readonly TableCell[]) => detectColumns(cells, importTable);
const read = (change: Record<number, TableCell>, head: TableCell[] = header) =>
  readRow(
    { number: 5, cells: good.map((cell, i) => (i in change ? change[i]! : cell)) },
    detectMapping(head),
    defaults,
  );
const rulesOf = (change: Record<number, TableCell>) => {
  const result = read(change);
  return 'faults' in result ? result.faults.map((f) => `${f.row} ${f.field} ${f.rule}`) : [];
};

describe('columns', () => {
  test('the headings of the real files and of other systems are found', () => {
    const messages = ['留言编号', '留言用户', '留言主题', '留言时间', '留言详情', '反对数', '点赞数'];
    expect(detectMapping(messages)).toEqual({ number: 0, name: 1, title: 2, time: 3, body: 4 });
    expect(detectMapping(['id', 'user', 'title', 'time', 'body', 'against', 'likes'])).toEqual({
      number: 0,
      name: 1,
      title: 2,
      time: 3,
      body: 4,
    });
    expect(detectMapping(['序号', '工单编号', '联系电话(必填)*', '诉求 内容'])).toEqual({
      number: 1,
      phone: 2,
      body: 3,
    });
  });
  test('every heading we say we know is found, also full-width and with stars', () => {
    for (const field of importFields)
      for (const heading of [...importHeadings[field], ...fieldWords[field]])
        expect(detectMapping(['x', ` *${heading.toUpperCase()}: `])).toEqual({ [field]: 1 });
  });
  test('a title above the heading row is passed over; without a heading row it is refused', () => {
    const rows = [['三月诉求汇总'], ['编号', '内容'], ['1', '路灯坏了']].map((cells, i) => ({ number: i + 1, cells }));
    expect(layoutOf(rows).rows.map((r) => r.number)).toEqual([3]);
    expect(() => layoutOf(rows.slice(2))).toThrow('noHeader');
  });
  test('chosen columns go before those found; an empty one leaves a field out', () => {
    const rows = [{ number: 1, cells: ['编号', '内容', '姓名', '群众说'] }];
    expect(layoutOf(rows, { body: '群众说', name: '' }).columns).toEqual({ number: 0, body: 3 });
    expect(layoutOf(rows, { title: '内容', body: '群众说' }).columns).toEqual({
      number: 0,
      title: 1,
      name: 2,
      body: 3,
    });
    expect(() => layoutOf(rows, { body: '没有' })).toThrow();
    expect(() => layoutOf(rows, { what: '内容' })).toThrow();
  });
});

describe('time', () => {
  test.each([
    ['2019/2/28 11:25:05', '2019-02-28T03:25:05Z'],
    ['2020-01-06 12:09:38', '2020-01-06T04:09:38Z'],
    ['2020-01-06', '2020-01-05T16:00:00Z'],
    ['２０２０/１/６ １２:０９', '2020-01-06T04:09:00Z'],
    ['2020年1月6日 下午3时05分', '2020-01-06T07:05:00Z'],
    ['2020年1月6日 15时05分09秒', '2020-01-06T07:05:09Z'],
    ['2020.1.6 12:30 AM', '2020-01-05T16:30:00Z'],
    ['2017-06-08T17:31:20.000Z', '2017-06-08T17:31:20Z'],
    ['2017-06-08T17:31:20+08:00', '2017-06-08T09:31:20Z'],
    ['20200106120938', '2020-01-06T04:09:38Z'],
    ['43836.5066898148', '2020-01-06T04:09:38Z'],
    [43836.5066898148, '2020-01-06T04:09:38Z'],
    [20200106, '2020-01-05T16:00:00Z'],
    [Temporal.PlainDateTime.from('2020-01-06T12:09:38'), '2020-01-06T04:09:38Z'],
  ])('%s', (cell, at) => {
    expect(parseTime(cell)?.toString()).toBe(at);
  });
  test.each([
    '',
    '昨天',
    '2020-02-30',
    '2020-13-01',
    '2020-01-06 24:00',
    '2020-01-06 12:60',
    '6/1/2020',
    '2020-01-06 下午 25:00',
    7,
    true,
    null,
  ])('not a time: %s', (cell) => {
    expect(parseTime(cell)).toBeNull();
  });
  test('every second of the years at hand is read in each way it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 946_684_800, max: 1_893_456_000 }), (seconds) => {
        const at = Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
        const w = at.toZonedDateTimeISO('Asia/Shanghai');
        const serial = seconds / 86_400 + 25_569 + 8 / 24;
        for (const text of [
          `${w.year}/${w.month}/${w.day} ${w.hour}:${w.minute}:${w.second}`,
          w.toPlainDateTime().toString({ smallestUnit: 'second' }).replace('T', ' '),
          at.toString(),
        ])
          expect(parseTime(text)?.epochMilliseconds).toBe(at.epochMilliseconds);
        expect(parseTime(serial)?.epochMilliseconds).toBe(at.epochMilliseconds);
        expect(parseTime(w.toPlainDateTime())?.epochMilliseconds).toBe(at.epochMilliseconds);
      }),
    );
  });
});

describe('texts', () => {
  test('control signs, direction marks and spaces at the ends go; lines and joiners stay', () => {
    expect(cleanText('\u0000\r\n\t\t 甲\u202E\r\n\r\n\r\n\r\n乙\u200B \t\n')).toBe('甲\n\n乙');
    expect(cleanText('ᠮᠣᠩ\u180Eᠭᠣᠯ 👨\u200D👩')).toBe('ᠮᠣᠩ\u180Eᠭᠣᠯ 👨\u200D👩');
  });
  test('whatever comes in, cleaning again changes nothing and the database can take it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = cleanText(text);
        expect(cleanText(clean)).toBe(clean);
        expect(clean).not.toContain('\u0000');
        expect(clean.isWellFormed()).toBe(true);
      }),
    );
  });
  test('a place is a name, or a code of any length', () => {
    expect(areaTextOf('150124000000')).toBe('150124');
    expect(areaTextOf(150124)).toBe('150124');
    expect(areaTextOf('１５０１２４')).toBe('150124');
    expect(areaTextOf(' 北堡乡 ')).toBe('北堡乡');
  });
});

describe('rows', () => {
  test('a good row', () => {
    expect(read({})).toEqual({
      read: {
        row: 5,
        number: '7',
        receivedAt: Temporal.Instant.from('2026-03-01T00:00:00Z'),
        area: '',
        title: '路灯',
        body: '村口的路灯坏了',
        kind: 'help',
        channel: 'hotline',
        category: '市政',
        reporter: { name: '刘某', phone: '19900000001' },
      },
    });
  });
  test('numbers as Excel keeps them', () => {
    expect(read({ 0: 188006, 6: 19900000001 })).toMatchObject({
      read: { number: '188006', reporter: { phone: '19900000001' } },
    });
  });
  test.each<[Record<number, TableCell>, string[]]>([
    [{ 3: '' }, ['5 body required']],
    [{ 3: '路灯坏' }, ['5 body tooShort']],
    [{ 3: '路'.repeat(8000) }, []],
    [{ 3: '路'.repeat(8001) }, ['5 body tooLong']],
    [{ 2: '路'.repeat(121) }, ['5 title tooLong']],
    [{ 0: null }, ['5 number required']],
    [{ 1: '' }, ['5 time required']],
    [{ 1: '前天' }, ['5 time time']],
    [{ 1: '2026-03-04 10:00:00' }, []],
    [{ 1: '2026-03-04 10:00:01' }, ['5 time future']],
    [{ 1: '2000-01-01' }, []],
    [{ 1: '1999-12-31 23:59:59' }, ['5 time tooOld']],
    [{ 4: '表扬信' }, ['5 kind value']],
    [{ 4: '', 5: '' }, []],
    [{ 5: '飞鸽' }, ['5 channel value']],
    [{ 6: '8731000' }, ['5 phone phone']],
    [{ 3: '', 6: '12' }, ['5 body required', '5 phone phone']],
  ])('%o', (change, faults) => {
    expect(rulesOf(change)).toEqual(faults);
  });
  test('a fault is told in both languages, with the name of its field', () => {
    const result = read({ 3: '' });
    expect('faults' in result && result.faults[0]).toMatchObject({ zh: '“内容”没有填。', en: '“Content” is empty.' });
  });
});
