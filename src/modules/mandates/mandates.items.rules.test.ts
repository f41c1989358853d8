import { describe, expect, test } from 'vitest';
import {
  admits,
  clauseFor,
  compareItems,
  countDuties,
  type Duty,
  declineGround,
  duties,
  type ItemContent,
  itemFaults,
  itemsMatching,
  normalCode,
} from './mandates.items.rules.ts';
import { admissionWords, citationOf } from './mandates.words.ts';

const item = (code: string, more: Partial<ItemContent> = {}): ItemContent => ({
  code,
  title: `事项${code}`,
  description: null,
  duty: 'basic',
  basis: '某法第一条',
  leadKind: null,
  leadName: null,
  leadOrganisationId: null,
  words: [],
  how: null,
  ...more,
});
const byLead = (duty: Duty, leadName: string | null, leadOrganisationId: string | null = null) =>
  item('A-001', { duty, leadName, leadOrganisationId });

test('a code is read as it is typed, and stands in one spelling', () => {
  expect(['a-012', 'A—012', 'A-012', ' A - 012 ', 'a_012'].map(normalCode)).toEqual(Array(5).fill('A-012'));
  const good = ['A-012', 'SLJ-001'];
  const bad = ['', 'A012', 'A-12', 'A-0123', '12-001', 'ABCD-001', 'A-01X', 'A-012B'];
  const faultOf = (code: string) => itemFaults(item(code), new Set()).map((f) => f.rule);
  expect(good.map(faultOf)).toEqual([[], []]);
  expect(bad.map(faultOf)).toEqual(bad.map(() => ['codeForm']));
});

test('everything that keeps an item out is said at once, each on its field', () => {
  const faults = (more: Partial<ItemContent>) =>
    itemFaults(item('A-001', more), new Set(['A-009'])).map((f) => `${f.field} ${f.rule}`);
  expect(faults({})).toEqual([]);
  expect(faults({ code: 'A-009' })).toEqual(['code codeTwice']);
  expect(faults({ code: 'x', title: ' ', basis: ' ', duty: 'assist' })).toEqual([
    'code codeForm',
    'title noTitle',
    'basis noBasis',
    'leadName noLead',
  ]);
  expect(faults({ duty: 'takenBack' })).toEqual(['leadName noLead']);
  expect(faults({ duty: 'takenBack', leadName: '县水利局' })).toEqual([]);
});

test('the gate: in the list, only to assist, taken back, not in the list', () => {
  const verdicts = [...duties.map((duty) => item('A-001', { duty })), null].flatMap((i) =>
    (['lead', 'assist'] as const).map((role) => `${i?.duty ?? 'none'} ${role}: ${admits(i, role)}`),
  );
  expect(verdicts).toEqual([
    'basic lead: inList',
    'basic assist: inList',
    'assist lead: assistOnly',
    'assist assist: inList',
    'takenBack lead: takenBack',
    'takenBack assist: takenBack',
    'none lead: notInList',
    'none assist: notInList',
  ]);
  for (const [zh, en] of Object.values(admissionWords))
    expect([/\p{Script=Han}/u.test(zh), /^[ -~]+$/.test(en)]).toEqual([true, true]);
});

test('a unit may decline by a line that says another leads, never by one that says the duty is its own', () => {
  const unit = { id: 'water', name: '清水河县水利局', shortName: '县水利局' };
  const ground = (i: ItemContent) => declineGround(i, unit);
  expect(ground(byLead('basic', null))).toBeNull();
  expect(ground(byLead('basic', '县水利局'))).toBeNull();
  expect(ground(byLead('basic', '县交通局'))).toBe('anotherLeads');
  expect(ground(byLead('assist', '县交通局', 'transport'))).toBe('assistOnly');
  expect(ground(byLead('takenBack', '县交通局'))).toBe('takenBack');
  // Taken back from below by this very unit: then it is its own.
  expect(ground(byLead('takenBack', '水利局', 'water'))).toBeNull();
  expect(ground(byLead('assist', '县水利局', 'transport'))).toBe('assistOnly');
});

test('a clause is found however its code is typed', () => {
  const list = { items: [item('A-001'), item('B-012')] };
  expect(clauseFor(list, 'b—012')?.code).toBe('B-012');
  expect(clauseFor(list, 'B-013')).toBeNull();
  expect(clauseFor(list, '')).toBeNull();
});

test('items are suggested by their words, most hits first', () => {
  const road = item('A-001', { words: ['公路', '塌方'] });
  const bridge = item('A-002', { words: ['公路', '桥'] });
  const found = itemsMatching([bridge, road, item('A-003', { words: ['水渠'] }), item('A-004')], '公路塌方了');
  expect(found.map((i) => i.code)).toEqual(['A-001', 'A-002']);
});

describe('two editions side by side', () => {
  test('added, removed and changed, field by field', () => {
    const before = [item('A-001'), item('A-002'), item('A-003', { words: ['甲', '乙'] })];
    const after = [
      item('A-001', { duty: 'assist', leadName: '县水利局', how: '巡查' }),
      item('A-003', { words: ['乙', '甲'] }),
      item('A-004'),
    ];
    const { added, removed, changed } = compareItems(before, after);
    expect(added.map((i) => i.code)).toEqual(['A-004']);
    expect(removed.map((i) => i.code)).toEqual(['A-002']);
    expect(changed.map((c) => [c.before.code, c.fields])).toEqual([['A-001', ['duty', 'leadName', 'how']]]);
  });
  test('the same is the same', () => {
    const items = [item('A-001'), item('A-002')];
    expect(compareItems(items, items)).toEqual({ added: [], removed: [], changed: [] });
    expect(countDuties([...items, item('C-001', { duty: 'takenBack' })])).toEqual({
      basic: 2,
      assist: 0,
      takenBack: 1,
    });
  });
});

test('a line is cited with its list, edition, lead and law, in both languages', () => {
  const cited = citationOf({
    ...item('B-101', { duty: 'assist', leadName: '县交通局' }),
    listName: '清单',
    edition: 2,
  });
  expect(cited[0]).toBe('《清单》第 2 版 B-101“事项B-101”(配合履职,由县交通局牵头;依据:某法第一条)');
  expect(cited[1]).toBe('"清单", edition 2, B-101 "事项B-101" (assists only; led by 县交通局; law: 某法第一条)');
  expect(citationOf({ ...item('A-001'), listName: '清单', edition: 1 })[0]).toBe(
    '《清单》第 1 版 A-001“事项A-001”(基本履职;依据:某法第一条)',
  );
});
