import { describe, expect, test } from 'vitest';
import { type Facts, publicFacts, type Stated } from './bulletins.rules.ts';
import {
  compareText,
  figuresIn,
  type Para,
  percentText,
  plainText,
  type Template,
  writeBulletin,
} from './prose.rules.ts';
import { bulletinKinds } from './templates.words.ts';

const stated = (value: number | null, more: Partial<Stated> = {}): Stated => ({
  ...{ says: ['某数', 'Some number'], unit: ['件', 'cases'], as: 'rows', value, of: null, before: null, why: null },
  ...{ organisationId: null, ...more },
});
const none: Omit<Facts, 'figures'> = { route: { dispatched: 0, direct: 0 }, kinds: [], categories: [], units: [] };
const zh = { place: '老熊沟村', period: ['2025年', '2025'], earlier: ['上年', '2024'], lang: 'zh' } as const;
const en = { ...zh, place: 'Laoxionggou', lang: 'en' } as const;
const textOf = (p: Para | undefined) => (p ?? []).map((x) => x.text).join('');

const template: Template = {
  title: ['{place}{period}公报', 'Bulletin of {place}, {period}'],
  lead: [
    [
      {
        says: ['{period}接收{a.n}件', '{a.n} {a.n?case|cases} came'],
        none: ['{period}没有接到诉求', 'no case came'],
      },
      { says: ['{^a.n}', '{^a.n}'] },
      { says: ['解决率{a.rate}', 'solved: {a.rate}'] },
      { says: ['超期{a.late}件', '{a.late} are late'], none: null },
    ],
  ],
  sections: [{ heading: ['其他', 'Else'], lines: [[{ says: ['另有{a.gone}项', '{a.gone} more'] }]] }],
};
const rate = stated(0.9161, { as: 'share', of: 155 });
const write = (figures: Record<string, Stated>, about: typeof zh | typeof en = zh) =>
  writeBulletin(template, { ...none, figures }, about);

describe('a sentence', () => {
  test('tells many, one and none as people do, in both languages', () => {
    const others = { 'a.rate': rate, 'a.late': stated(2), 'a.gone': stated(1) };
    const told = (n: number, about: typeof zh | typeof en = zh) =>
      textOf(write({ 'a.n': stated(n), ...others }, about).lead);
    expect(told(150)).toBe('2025年接收150件\uff0c解决率91.6%\uff08n=155\uff09\uff0c超期2件\u3002');
    expect(told(0)).toBe('2025年没有接到诉求\uff0c解决率91.6%\uff08n=155\uff09\uff0c超期2件\u3002');
    expect(told(1, en)).toBe('1 case came, solved: 91.6% (n=155), 2 are late.');
    expect(told(1500, en)).toMatch(/^1,500 cases came/);
    expect(told(0, en)).toMatch(/^No case came/);
  });
  test('where there was none of the whole, nothing is said of its parts', () => {
    const rounds: Template = {
      ...{ title: ['', ''], sections: [] },
      lead: [
        [
          { says: ['排查{a.n}次', '{a.n} rounds'], none: ['没有排查', 'no round'] },
          { says: ['隐患{a.late}处', '{a.late} hazards'], none: ['没有隐患', 'no hazard'] },
        ],
      ],
    };
    const told = (n: number) =>
      textOf(writeBulletin(rounds, { ...none, figures: { 'a.n': stated(n), 'a.late': stated(0) } }, zh).lead);
    expect([told(2), told(0)]).toEqual(['排查2次\uff0c没有隐患\u3002', '没有排查\u3002']);
  });
  test('leaves out what cannot be told, and says so with its reason', () => {
    const prose = write({
      'a.n': stated(3),
      'a.rate': stated(null, { why: ['没有基数', 'of nothing'] }),
      'a.late': stated(0),
    });
    expect(textOf(prose.lead)).toBe('2025年接收3件\u3002');
    // A section of nothing is no heading over nothing.
    expect(prose.sections).toEqual([]);
    expect(prose.left).toMatchObject([
      { figure: 'a.rate', why: '没有基数' },
      { figure: 'a.gone', why: '没有这项数' },
    ]);
    expect(plainText(prose, 'zh')).toContain('本期未能统计\uff1a某数\uff08没有基数\uff09、a.gone');
  });
  test('every number leads to what is behind it', () => {
    const { lead } = write({
      'a.n': stated(3, { organisationId: 'u', before: { value: 1, of: null } }),
      'a.rate': rate,
    });
    expect(lead.filter((p) => p.ref)).toEqual([
      { text: '3', ref: { figure: 'a.n', organisationId: 'u' } },
      { text: '比上年增加2件\uff08增长200%\uff09', ref: { figure: 'a.n', before: true, organisationId: 'u' } },
      { text: '91.6%\uff08n=155\uff09', ref: { figure: 'a.rate' } },
    ]);
    const digits = lead.filter((p) => !p.ref).map((p) => p.text.replace('2025', ''));
    expect(digits.join('')).not.toMatch(/\d/);
  });
});

test.each([
  [112, 100, '比上年增加12件\uff08增长12.0%\uff09'],
  [88, 100, '比上年减少12件\uff08下降12.0%\uff09'],
  [100, 100, '与上年持平'],
  [5, 0, '比上年增加5件'],
  [5, null, null],
])('%s against %s', (value, before, text) => {
  expect(compareText(stated(value, { before: { value: before, of: null } }), zh)).toBe(text);
});
test('shares are compared in points, and are whole only when they are', () => {
  const s = stated(0.9, { as: 'share', of: 10, before: { value: 0.85, of: 20 } });
  expect(compareText(s, zh)).toBe('比上年提高5个百分点');
  expect([1, 0.9999, 0.0001, 0, 0.8449].map(percentText)).toEqual(['100%', '99.9%', '0.1%', '0%', '84.5%']);
});

describe('the notice of a hotline', () => {
  const of = (good: number, of: number) => ({ good, of });
  const units = [
    { id: 'w', name: '水务局', rates: { response: of(12, 12), solved: of(5, 7), satisfied: of(0, 0) } },
    { id: 'h', name: '供热公司', rates: { response: of(20, 20), solved: of(17, 20), satisfied: of(9, 10) } },
  ];
  const facts: Facts = {
    figures: { 'cases.received': stated(51) },
    route: { dispatched: 40, direct: 8 },
    kinds: [{ key: 'complaint', says: ['投诉', 'Complaints'], n: 30 }],
    categories: [
      { key: '', n: 20 },
      { key: '供水', n: 12 },
      { key: '物业', n: 9 },
    ],
    units,
  };
  const text = plainText(writeBulletin(bulletinKinds.hotline.template, facts, zh), 'zh');
  test('names what most was said of with its share, and units under 85 % with their n', () => {
    expect(text).toContain(
      '反映最集中的是供水\uff0812件\uff0c占23.5%\uff09、物业\uff089件\uff0c占17.6%\uff09\uff0c两类合计占41.2%\u3002',
    );
    expect(text).toContain(
      '有1个承办单位的指标低于 85%\uff1a水务局\uff08响应率100%\uff08n=12\uff09\uff0c解决率71.4%\uff08n=7\uff09\uff09\u3002',
    );
    expect(text).toContain('转派承办单位办理40件\uff0c当场直接答复8件\u3002');
    // 17 of 20 is 85 %, which is not under it.
    expect(text).not.toContain('供热公司');
  });
});

test('in public small numbers of people are withheld, with what gives them away', () => {
  const facts: Facts = {
    ...none,
    figures: {
      'relief.emergencyHouseholds': stated(4),
      'relief.emergencyYuan': stated(9000),
      'relief.bagHouseholds': stated(25, { before: { value: 3, of: null } }),
      'cases.received': stated(2),
      'patrols.rounds': stated(2),
      'cases.solvedRate': stated(0.5, { as: 'share', of: 4 }),
    },
  };
  const { figures } = publicFacts(facts, ['不足五', 'small']);
  const values = Object.fromEntries(Object.entries(figures).map(([id, s]) => [id, s.value]));
  expect(values).toEqual({
    ...{ 'relief.emergencyHouseholds': null, 'relief.emergencyYuan': null, 'relief.bagHouseholds': 25 },
    ...{ 'cases.received': null, 'cases.solvedRate': null, 'patrols.rounds': 2 },
  });
  expect(figures['relief.bagHouseholds']?.before).toBeNull();
});

test('no template has half-width marks in its Chinese, nor a clause whose languages count differently', () => {
  for (const [name, { template: t }] of Object.entries(bulletinKinds)) {
    expect(figuresIn(t).length, name).toBeGreaterThan(5);
    const clauses = [...t.lead, ...t.sections.flatMap((s) => s.lines)].flatMap((l) => (typeof l === 'string' ? [] : l));
    for (const { says, none: zero } of clauses) {
      for (const text of [says[0], zero?.[0] ?? ''])
        expect(text.replace(/\{[^}]*\}/g, ''), name).not.toMatch(/[,;:()]/);
      const names = (text: string) =>
        [...new Set([...text.matchAll(/\{\^?([\w.]+)/g)].map((m) => m[1]))].filter((n) => n?.includes('.')).sort();
      expect(names(says[1]), says[0]).toEqual(names(says[0]));
    }
  }
});
