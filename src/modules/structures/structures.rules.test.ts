import { describe, expect, test } from 'vitest';
import { draw, IN_BAND, isCollapsed, WIDTH, wrap } from './layout.rules.ts';
import { type Below, isStructure, namesPerson, treeOf, type Unit } from './structures.rules.ts';

const unit = (id: string, kind: Unit['kind'] = 'company'): Unit => ({
  id,
  kind,
  name: `${id}有限责任公司`,
  shortName: id,
  area: '150102401007',
  placeName: '麻花板',
});
const below = (parentId: string, id: string, role: Below['role'], kind?: Unit['kind']): Below => ({
  ...unit(id, kind),
  parentId,
  role,
});
const says = { more: String, stations: (n: number) => `驿站 ${n} 个`, units: (n: number) => `成员单位 ${n} 家` };
const many = (n: number, of: (i: number) => Below) => Array.from({ length: n }, (_, i) => of(i));
const committee = unit('委员会', 'party');

describe('the tree', () => {
  test('1+5+N: branches below or joined, N is who joined them or the committee, each once', () => {
    const tree = treeOf(
      committee,
      [
        ...many(4, (i) => below('委员会', `支部${i}`, 'subordinate', 'party')),
        below('委员会', '支部4', 'branch', 'party'),
        below('委员会', '支部0', 'branch', 'party'),
        ...many(3, (i) => below('委员会', `单位${i}`, 'unit')),
        below('支部1', '单位0', 'unit'),
        below('支部1', '单位9', 'unit'),
        below('支部2', '工会', 'subordinate', 'mass'),
        below('委员会', '团支部', 'unit', 'mass'),
        below('委员会', '办公室', 'subordinate', 'department'),
      ],
      new Map(),
    );
    expect(tree.label).toBe('1+5+N');
    expect(tree.n).toEqual({ total: 4, units: 4, stations: 0 });
    expect(tree.groups.map((g) => g.id)).toEqual(['团支部']);
    expect(tree.branches.find((b) => b.unit.id === '支部2')?.groups.map((g) => g.id)).toEqual(['工会']);
  });

  test('stations of the committee and of its branches are in N', () => {
    const seven = many(7, (i) => below('委员会', `品牌${i}`, 'branch', 'party'));
    const tree = treeOf(
      committee,
      seven,
      new Map([
        ['委员会', 30],
        ['品牌3', 140],
        ['别家', 9],
      ]),
    );
    expect([tree.label, tree.n.total]).toEqual(['1+7+N', 170]);
  });

  test('without a third level it is 1+11; one alone is no structure', () => {
    const eleven = many(11, (i) => below('委员会', `物业${i}`, 'subordinate', 'party'));
    expect(treeOf(committee, eleven, new Map()).label).toBe('1+11');
    expect(isStructure(treeOf(committee, [], new Map()))).toBe(false);
    expect(isStructure(treeOf(committee, eleven.slice(0, 1), new Map()))).toBe(false);
    expect(isStructure(treeOf(committee, eleven.slice(0, 2), new Map()))).toBe(true);
  });
  test('a department of the Party has none, and is no branch of another', () => {
    const two = ['一', '二'].map((n) => ({
      ...below('委员会', `第${n}党支部`, 'subordinate', 'party'),
      name: `第${n}党支部`,
    }));
    const department = { ...below('委员会', '新城区', 'subordinate', 'party'), name: '新城区委社会工作部' };
    expect(isStructure(treeOf({ ...committee, name: '呼和浩特市委社会工作部' }, two, new Map()))).toBe(false);
    expect(treeOf(committee, [...two, department], new Map()).label).toBe('1+2');
  });
});

describe('the drawing', () => {
  const sizes = [
    [1, 0, 0],
    [5, 12, 0],
    [11, 0, 0],
    [7, 200, 170],
    [30, 40, 3],
  ] as const;
  test.each(sizes)('of %i branches, %i units and %i stations overlaps nowhere and stays on the sheet', (b, u, s) => {
    const tree = treeOf(
      committee,
      [
        ...many(b, (i) => below('委员会', `第${i}个名字相当长的党支部`, 'subordinate', 'party')),
        ...many(u, (i) => below('委员会', `第${i}家成员单位`, 'unit')),
        ...many(9, (i) => below('第0个名字相当长的党支部', `下${i}`, 'unit')),
        ...many(3, (i) => below('委员会', `群团${i}`, 'subordinate', 'mass')),
      ],
      new Map([['委员会', s]]),
    );
    const { boxes, height } = draw(tree, says);
    for (const [i, a] of boxes.entries()) {
      expect(a.x >= 0 && a.x + a.w <= WIDTH + 0.01 && a.y + a.h <= height, JSON.stringify(a)).toBe(true);
      for (const o of boxes.slice(i + 1))
        expect(
          a.x + a.w <= o.x + 0.01 || o.x + o.w <= a.x + 0.01 || a.y + a.h <= o.y || o.y + o.h <= a.y,
          `${JSON.stringify(a)} ${JSON.stringify(o)}`,
        ).toBe(true);
    }
  });

  test('too many units are one box with their number, and then the list is printed', () => {
    const of = (n: number) =>
      treeOf(
        committee,
        [below('委员会', 'b', 'branch', 'party'), ...many(n, (i) => below('委员会', `u${i}`, 'unit'))],
        new Map(),
      );
    expect(draw(of(IN_BAND), says).boxes.filter((b) => b.level === 'unit')).toHaveLength(IN_BAND);
    expect(isCollapsed(of(IN_BAND))).toBe(false);
    const over = draw(of(IN_BAND + 1), says).boxes;
    expect(over.filter((b) => b.level === 'unit')).toHaveLength(0);
    expect(over.find((b) => b.level === 'more')?.lines).toEqual([`成员单位 ${IN_BAND + 1} 家`]);
    expect(isCollapsed(of(IN_BAND + 1))).toBe(true);
  });

  test('a name is broken where the box ends', () => {
    expect(wrap('麻花板社区第一党支部', 6)).toEqual(['麻花板社区第', '一党支部']);
    expect(wrap('ABCDEFGHIJ', 6)).toEqual(['ABCDEFGHIJ']);
  });
});

test('a telephone in a text that becomes public is noticed', () => {
  expect(namesPerson('随叫随到,电话 199-0000-0101')).toBe(true);
  expect(namesPerson('五随:随时、随地')).toBe(false);
});
