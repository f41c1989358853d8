import { describe, expect, test } from 'vitest';
import { clearItem, freeOfGate, type GateGiven, gate, matterKey, type Opening } from './mandates.gate.rules.ts';
import type { Duty } from './mandates.items.rules.ts';

const item = (id: string, duty: Duty, ...words: string[]) => ({ id, duty, words });
const roads = item('roads', 'basic', '村道', '路灯');
const flood = item('flood', 'assist', '河道', '洪水');
const sand = item('sand', 'takenBack', '采砂');
const given = (more: Partial<GateGiven<typeof roads>> = {}): GateGiven<typeof roads> => ({
  items: [roads, flood, sand],
  text: '村道上的路灯坏了',
  key: 'case:1',
  role: 'lead',
  receiverId: 'village',
  today: '2026-03-03',
  openings: [],
  ...more,
});
const opening = (more: Partial<Opening> = {}): Opening => ({
  id: 'a',
  number: '准入〔2026〕1号',
  receiverId: 'village',
  matterKey: 'case:1',
  matterLabel: 'SQ-1',
  role: 'lead',
  status: 'inForce',
  validFrom: '2026-03-01',
  validTo: '2026-03-04',
  ...more,
});
const why = (g: GateGiven<typeof roads>) => {
  const v = gate(g);
  return v.ok ? v.by : v.why;
};

describe('the gate', () => {
  test('what the list holds goes by its line; what it only assists in goes to assist, and not to lead', () => {
    expect(gate(given())).toMatchObject({ ok: true, by: 'item', item: roads });
    expect(gate(given({ text: '河道涨水了' }))).toMatchObject({ ok: false, why: 'assistOnly', item: flood });
    expect(why(given({ text: '河道涨水了', role: 'assist' }))).toBe('item');
    expect(why(given({ text: '有人采砂', role: 'assist' }))).toBe('takenBack');
    expect(why(given({ text: '办营业执照' }))).toBe('notInList');
  });
  test('words only suggest: a line picked by hand decides, and one of another list is none', () => {
    expect(gate(given({ text: '办营业执照', itemId: 'roads' }))).toMatchObject({ item: roads });
    expect(why(given({ itemId: 'flood' }))).toBe('assistOnly');
    expect(why(given({ itemId: 'elsewhere' }))).toBe('notItsItem');
    expect(why(given({ text: '村道边的河道' }))).toBe('severalFit');
    expect(clearItem([roads, flood], '村道路灯河道')).toBe(roads);
  });
  test('what went by a line before goes by it again, unless its words name another one', () => {
    expect(gate(given({ text: '再去看一次', earlier: roads }))).toMatchObject({ item: roads });
    expect(why(given({ text: '查处采砂', earlier: roads }))).toBe('takenBack');
  });
  test('an admission opens it for its matter, its unit, its role and its days, and for nothing else', () => {
    const out = { text: '办营业执照' };
    expect(why(given({ ...out, openings: [opening()] }))).toBe('admission');
    for (const [more, says] of [
      [{ matterKey: 'case:2' }, 'anotherMatter'],
      [{ receiverId: 'other' }, 'anotherReceiver'],
      [{ status: 'deciding' }, 'notInForce'],
      [{ validTo: '2026-03-03' }, 'notInForce'],
      [{ validFrom: '2026-03-04' }, 'notInForce'],
      [{ role: 'assist' as const }, 'assistOnly'],
    ] as const) {
      expect([says, why(given({ ...out, openings: [opening(more)] }))]).toEqual([says, 'notInList']);
      expect([says, why(given({ ...out, named: opening(more) }))]).toEqual([says, says]);
    }
    expect(why(given({ ...out, named: null })), 'one that there is not').toBe('notInForce');
    expect(why(given({ openings: [opening()] })), 'the list comes first').toBe('item');
  });
  test('the same matter is the same record; without one, what it is called', () => {
    expect(matterKey({ kind: 'case', id: '1', label: 'x' })).toBe('case:1');
    expect(matterKey({ kind: 'duty', label: '网格 每日排查。' })).toBe(
      matterKey({ kind: 'duty', label: '网格每日排查' }),
    );
    expect(matterKey({ kind: 'duty', label: '甲' })).not.toBe(matterKey({ kind: 'task', label: '甲' }));
  });
});

test('there is no gate upwards, at home, for departments, without a list, in danger', () => {
  const down = {
    dispatcher: { id: 'county', area: '150124', superiorIds: [] },
    receiver: { id: 'village', area: '150124201213' },
    isGrassroots: true,
    hasList: true,
    isUrgent: false,
  };
  expect(freeOfGate(down)).toBeNull();
  expect(freeOfGate({ ...down, dispatcher: null })).toBe('house');
  const own = { id: 'village', area: '150124201213', superiorIds: ['town'] };
  expect(freeOfGate({ ...down, dispatcher: own })).toBe('ownOrUp');
  expect(freeOfGate({ ...down, dispatcher: own, receiver: { id: 'town', area: '150124201' } })).toBe('ownOrUp');
  expect(freeOfGate({ ...down, dispatcher: { ...own, area: '150124201214' } }), 'a village beside it').toBeNull();
  expect(freeOfGate({ ...down, isGrassroots: false })).toBe('notGrassroots');
  expect(freeOfGate({ ...down, hasList: false })).toBe('noList');
  expect(freeOfGate({ ...down, isUrgent: true })).toBe('urgent');
});
