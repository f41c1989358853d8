import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectMapping, missingColumns, quantityOf, readRow } from './distribution.rules.ts';
import { amountText } from './ledger.words.ts';
import { relief } from './relief.module.ts';
import { formatBatchNumber, readBatchNumber } from './relief.number.rules.ts';
import {
  approverFault,
  channelFault,
  earmarkFault,
  handsFault,
  isSigned,
  isWhole,
  mayList,
  missingPapers,
  noticeFields,
  noticeRowFields,
  only,
  proofFault,
  surnameOf,
} from './relief.rules.ts';
import { purposeWords, reliefRefusalWords } from './relief.words.ts';

const VILLAGE = '150124201213';

describe('专款专用', () => {
  test.each([
    ['any', VILLAGE, 'medical', VILLAGE, null],
    ['winter', VILLAGE, 'winter', VILLAGE, null],
    ['winter', VILLAGE, 'medical', VILLAGE, 'earmarked'],
    ['winter', '150124201', 'winter', VILLAGE, null],
    ['any', VILLAGE, 'winter', '150124201210', 'batchElsewhere'],
    ['any', '150102', 'winter', VILLAGE, 'batchElsewhere'],
  ] as const)('%s at %s for %s at %s: %s', (of, at, purpose, area, why) => {
    expect(earmarkFault({ purpose: of, area: at }, { purpose, area })).toBe(why);
  });
});

describe('who approves', () => {
  const asked = { role: 'villageCadre', hasMoney: false, isKin: false, purpose: 'festival', decision: '纪要' } as const;
  test.each([
    [{}, null],
    [{ hasMoney: true }, 'moneyNeedsTownship'],
    [{ hasMoney: true, role: 'townshipLeader' }, null],
    [{ isKin: true }, 'kinNeedsCounty'],
    [{ isKin: true, role: 'townshipLeader' }, 'kinNeedsCounty'],
    [{ isKin: true, role: 'civilAffairs' }, null],
    [{ decision: null }, 'decisionMissing'],
    [{ decision: null, purpose: 'emergency' }, null],
  ] as const)('%j: %s', (more, why) => {
    expect(approverFault({ ...asked, ...more })).toBe(why);
  });
});

describe('three pairs of hands', () => {
  const a = { id: 'a', name: '赵' };
  const b = { id: 'b', name: '陈' };
  const c = { id: 'c', name: '高' };
  const named = (name: string) => ({ id: null, name });
  test.each([
    [a, b, [c], null],
    [a, a, [c], 'ownApproval'],
    [a, b, [b], 'witnessSame'],
    [a, b, [a], 'witnessSame'],
    [a, b, [named('陈')], 'witnessSame'],
    [a, b, [c, c], 'witnessSame'],
    [a, b, [c, named('高')], 'witnessSame'],
    [a, b, [named('韩')], 'witnessOfHousehold'],
    [a, b, [c, named('李')], null],
  ] as const)('%j %j %j: %s', (approver, giver, witnesses, why) => {
    expect(handsFault({ approver, giver, witnesses, household: ['韩'] })).toBe(why);
  });
});

describe('the way money goes', () => {
  const asked = {
    hasGoods: false,
    money: 50_000,
    cashMax: 100_000,
    hasCard: true,
    isMember: true,
    witnesses: 1,
    voucher: null,
  };
  test.each([
    ['goods', {}, 'channelWrong'],
    ['goods', { money: 0, hasGoods: true }, null],
    ['cash', { money: 0, hasGoods: true }, 'channelWrong'],
    ['goods', { money: 0, hasGoods: true, isMember: false }, null],
    ['bankCard', {}, null],
    ['bankCard', { hasCard: false }, 'noCard'],
    ['bankCard', { isMember: false }, 'notItsHand'],
    ['cash', {}, 'secondWitnessMissing'],
    ['cash', { witnesses: 2 }, null],
    ['cash', { witnesses: 2, money: 100_000 }, null],
    ['cash', { witnesses: 2, money: 100_001 }, 'cashTooMuch'],
    ['cash', { witnesses: 2, isMember: false }, 'notItsHand'],
    ['voucher', {}, 'voucherMissing'],
    ['voucher', { voucher: 'Q-1' }, null],
  ] as const)('%s %j: %s', (channel, more, why) => {
    expect(channelFault({ ...asked, ...more, channel })).toBe(why);
  });
});

describe('received, and how it shows', () => {
  const strokes = [
    [
      [0, 0],
      [30, 10],
    ],
  ] as const;
  test.each([
    [[], false],
    [[[]], false],
    [[[[5, 5]]], false],
    [
      [
        [
          [5, 5],
          [6, 6],
        ],
      ],
      false,
    ],
    [strokes, true],
  ] as const)('%j is signed: %s', (given, is) => expect(isSigned(given)).toBe(is));
  const shown = { proof: 'signature', strokes, files: 0, hasConsent: false } as const;
  test.each([
    [{}, null],
    [{ strokes: [] }, 'noStrokes'],
    [{ proof: 'fingerprint' }, 'proofMissing'],
    [{ proof: 'fingerprint', files: 1 }, null],
    [{ proof: 'photo', files: 1 }, 'consentMissing'],
    [{ proof: 'photo', files: 1, hasConsent: true }, null],
    [{ proof: 'photo', hasConsent: true }, 'proofMissing'],
  ] as const)('%j: %s', (more, why) => expect(proofFault({ ...shown, ...more })).toBe(why));
});

test('what an emergency still owes', () => {
  expect(missingPapers(['application', 'survey', 'identity'], ['survey'])).toEqual(['application', 'identity']);
  expect(missingPapers(['survey'], ['survey'])).toEqual([]);
});

test('an entry is whole exactly when its sides come to nothing', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -50, max: 50 }).filter(Boolean), { minLength: 1, maxLength: 3 }),
      (amounts) => {
        const sides = amounts.map((amount, i) => ({ accountId: String(i), amount }));
        const sum = amounts.reduce((n, a) => n + a, 0);
        expect(isWhole(sides)).toBe(sum === 0 && amounts.length > 1);
        if (sum !== 0) expect(isWhole([...sides, { accountId: 'x', amount: -sum }])).toBe(true);
      },
    ),
  );
  expect(isWhole([])).toBe(false);
  expect(
    isWhole([
      { accountId: 'a', amount: 0 },
      { accountId: 'b', amount: 0 },
    ]),
  ).toBe(false);
});

describe('what hangs out', () => {
  test('only what the list says, whatever else is known', () => {
    const known = { name: '韩*', size: 2, quantity: 1, idNumber: '1501', phone: '199', address: '12 号', reason: '病' };
    expect(only(noticeRowFields, known)).toEqual({ name: '韩*', size: 2, quantity: 1 });
  });
  test('the list has no field about a person but these three', () => {
    expect([...noticeRowFields]).toEqual(['name', 'size', 'quantity']);
    expect(noticeFields.filter((f) => /id.?number|phone|bank|health|address|reason|card/i.test(f))).toEqual([]);
  });
  test('a surname, and never how long a name is told wrong', () => {
    expect(surnameOf('韩大柱')).toBe('韩**');
    expect(surnameOf('乌兰')).toBe('乌*');
    expect(surnameOf('')).toBe('*');
  });
  test('help for the ill lists nobody', () => {
    expect(mayList('medical')).toBe(false);
    expect(mayList('winter')).toBe(true);
  });
});

describe('a distribution list', () => {
  const m = { head: 0, idNumber: 1, batch: 2, quantity: 3, kin: 4 };
  const row = (...cells: unknown[]) => readRow({ number: 5, cells }, m);
  test('headings as people write them', () => {
    expect(detectMapping(['序号', '户主', '身份证号码', '批次', '发放数量 ', '干部亲属'])).toEqual({
      head: 1,
      idNumber: 2,
      batch: 3,
      quantity: 4,
      kin: 5,
    });
    expect(missingColumns(detectMapping(['户主', '数量']))).toEqual(['batch', 'kin']);
  });
  test('a row, and everything wrong with one', () => {
    expect(row(' 韩大柱 ', '', 'JZ-1', '1,000', '否').read).toMatchObject({
      head: '韩大柱',
      quantity: 1000,
      isKin: false,
    });
    expect(row('', '123', '', '-1', '也许').faults.map((f) => f.rule)).toEqual([
      'headMissing',
      'idNumber',
      'batchMissing',
      'quantity',
      'kinMissing',
    ]);
  });
  test('things are whole, yuan become cents', () => {
    expect(quantityOf(2, false)).toBe(2);
    expect(quantityOf(2.5, false)).toBeNull();
    expect(quantityOf(2000.1, true)).toBe(200_010);
    expect(quantityOf(0.001, true)).toBeNull();
    expect(quantityOf(1e12, false)).toBeNull();
  });
  test('a batch number is read however it was typed', () => {
    const number = formatBatchNumber(VILLAGE, 2026, 3);
    expect(number).toMatch(/^JZ-150124201213-2026-0003-\d$/);
    expect(readBatchNumber(number.toLowerCase().replaceAll('-', '-'))).toBe(number);
    expect(readBatchNumber(' 第一批 ')).toBe('第一批');
  });
});

test('amounts as people write them', () => {
  expect(amountText(1_234_500, { unit: '元', money: true })).toBe('12,345.00 元');
  expect(amountText(50, { unit: '袋', money: false })).toBe('50 袋');
});

test('nothing of petitions, hotlines, accusations or cases is needed here (domain §12.13)', () => {
  expect([...relief.needs].sort()).toEqual(
    ['access', 'duties', 'organisations', 'papers', 'people', 'phones', 'places'].filter((n) =>
      relief.needs.includes(n),
    ),
  );
  for (const room of ['petitions', 'cases', 'hotline', 'accusations', 'whistles', 'mediation', 'inbox', 'classify'])
    expect(relief.needs).not.toContain(room);
  expect(relief.listeners).toEqual({});
});

test('every refusal says what to do, in both languages', () => {
  for (const [zh, en] of Object.values(reliefRefusalWords)) {
    expect(zh.length).toBeGreaterThan(5);
    expect(en.length).toBeGreaterThan(10);
  }
  expect(new Set(Object.values(purposeWords).map(([zh]) => zh)).size).toBe(Object.keys(purposeWords).length);
});
