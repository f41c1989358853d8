import { expect, test } from 'vitest';
import { hash } from '#platform/crypto.ts';
import {
  commitmentOf,
  dice,
  drawFault,
  drawOrder,
  type HashHex,
  type Lot,
  listHashOf,
  listText,
  readPublicNumber,
  rootOf,
  seatsDrawn,
  seedFault,
} from './draw.rules.ts';

const sm3: HashHex = (text) => Buffer.from(hash('gm', text)).toString('hex');
const script = new URL('../../../scripts/recompute-draw.mjs', import.meta.url).href;
type Script = {
  sm3: HashHex;
  recompute: (data: object) => { wrong: string[]; result: { place: number; number: string; seat: string }[] };
};
const independent = (await import(script)) as Script;

const lotsOf = (n: number, kept = 0, tiers = 1): Lot[] =>
  Array.from({ length: n }, (_, i) => ({
    number: String(100_000 + ((i * 7919) % 900_000)),
    tier: 1 + (i % tiers),
    way: i < kept ? 'kept' : 'open',
  }));
function published(lots: readonly Lot[], seats: number, kept: number, seed = 'ab'.repeat(32), publicNumber = '3957') {
  const listHash = listHashOf(sm3, listText(lots));
  const order = drawOrder(sm3, rootOf(sm3, { seed, listHash, publicNumber }), lots);
  const drawn = seatsDrawn(order, seats, kept);
  const result = drawn.map(({ place, number, seat }) => ({ place, number, seat: seat ?? 'wait' }));
  return {
    ...{ class: 'c', seed, commitment: commitmentOf(sm3, 'c', seed), listHash, publicNumber },
    ...{ lots, seats, kept, result },
  };
}

test('the script that shares no code has the same SM3 (GB/T 32905, both examples of the standard)', () => {
  expect(independent.sm3('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
  expect(independent.sm3('abcd'.repeat(16))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732');
  for (const n of [0, 1, 55, 56, 63, 64, 65, 500]) expect(independent.sm3('签'.repeat(n))).toBe(sm3('签'.repeat(n)));
});

test.each([
  [1, 1, 0, 0, 1],
  [40, 30, 4, 9, 3],
  [300, 30, 6, 4, 2],
  [12, 30, 5, 12, 2],
])('%i lots for %i seats, %i kept: whoever recomputes it finds the same', (n, seats, kept, byCounter, tiers) => {
  const data = published(lotsOf(n, byCounter, tiers), seats, kept);
  expect(independent.recompute(data).wrong).toEqual([]);
  expect(data.result.filter((r) => r.seat !== 'wait')).toHaveLength(Math.min(n, seats));
  expect(new Set(data.result.map((r) => r.number)).size).toBe(n);
});

test('whoever recomputes it finds every forgery', () => {
  const data = published(lotsOf(40), 10, 0);
  const swapped = [...data.result];
  [swapped[9], swapped[10]] = [
    { ...swapped[10]!, seat: 'open', place: 10 },
    { ...swapped[9]!, seat: 'wait', place: 11 },
  ];
  expect(independent.recompute({ ...data, result: swapped }).wrong).toEqual(['result']);
  expect(independent.recompute({ ...data, seed: 'cd'.repeat(32) }).wrong).toEqual(['commitment', 'result']);
  expect(independent.recompute({ ...data, lots: data.lots.slice(1) }).wrong).toEqual(['listHash', 'result']);
  expect(independent.recompute({ ...data, publicNumber: '3958' }).wrong).toEqual(['result']);
});

test('kept seats go to those who called or came, tiers come one after another, and each lot is as likely as the other', () => {
  const lots = lotsOf(60, 10, 2);
  const { result } = published(lots, 20, 5);
  const way = (number: string) => lots.find((l) => l.number === number);
  expect(result.filter((r) => r.seat === 'kept').map((r) => way(r.number)?.way)).toEqual(Array(5).fill('kept'));
  expect(result.map((r) => way(r.number)?.tier)).toEqual([...Array(30).fill(1), ...Array(30).fill(2)]);
  const first = new Map<string, number>();
  const ten = lotsOf(10);
  for (let i = 0; i < 2000; i += 1) {
    const [winner] = drawOrder(sm3, sm3(`r${i}`), ten);
    first.set(winner!.number, (first.get(winner!.number) ?? 0) + 1);
  }
  // 200 each; six standard deviations are 80.
  for (const n of first.values()) expect(Math.abs(n - 200)).toBeLessThan(80);
  expect(first.size).toBe(10);
});

test('words above the last whole multiple are thrown away', () => {
  const words = ['ffffffff', '00000007'];
  const below = dice(() => words.join('').padEnd(64, '0'), 'r', 1);
  expect(below(10)).toBe(7);
});

const facts = {
  ...{ commitment: 'c', committed: 'c', listHash: 'l', publicNumber: '1', publicDay: '2026-03-10' },
  ...{ today: '2026-03-10', isDrawn: false, enteredBy: 'a' },
};
test.each([
  [{}, 'b', null],
  [{ isDrawn: true }, 'b', 'alreadyDrawn'],
  [{ commitment: null, committed: null }, 'b', 'seedNotPublished'],
  [{ committed: 'other' }, 'b', 'seedNotThePublished'],
  [{ listHash: null }, 'b', 'windowOpen'],
  [{ publicNumber: null }, 'b', 'numberMissing'],
  [{ today: '2026-03-09' }, 'b', 'numberNotYet'],
  [{}, 'a', 'ownWitness'],
])('a draw with %j by %s: %s', (change, witness, why) => {
  expect(drawFault({ ...facts, ...change }, witness)).toBe(why);
});

const at = (text: string) => Temporal.Instant.from(text);
const committing = {
  ...{ isByLot: true, isPublished: false, now: at('2026-03-01T00:00:00Z'), closesAt: at('2026-03-08T10:00:00Z') },
  ...{ closesOn: '2026-03-08', publicDay: '2026-03-09' },
};
test.each([
  [{}, null],
  [{ isByLot: false }, 'notByLot'],
  [{ isPublished: true }, 'seedTwice'],
  [{ now: at('2026-03-08T10:00:00Z') }, 'seedTooLate'],
  [{ publicDay: '2026-03-08' }, 'numberTooEarly'],
])('a seed with %j: %s', (change, why) => {
  expect(seedFault({ ...committing, ...change })).toBe(why);
});

test('the public number is digits, whatever stands between them', () => {
  expect(['０３ 11,22', '3、9、5', 'abc', '12'].map(readPublicNumber)).toEqual(['031122', '395', null, null]);
});
