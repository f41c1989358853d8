import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allAtOnce } from '#kernel/steps.ts';
import * as gathering from './topics.gather.rules.ts';
import { dayNumber, heatOf, inputsOf } from './topics.heat.rules.ts';
import { nameOf } from './topics.name.rules.ts';
import { addTo, commonArea, countParts, fitOf, GAP_DAYS, markOf, startTopic, type Told } from './topics.rules.ts';
import { foldText, placeReadings, placesOf } from './topics.text.rules.ts';
import { wholeWords } from './topics.words.rules.ts';

const told = (id: string, title: string, body = title, more: Partial<Told> = {}): Told => ({
  id,
  title,
  body,
  area: '150102401',
  placeNote: null,
  day: '2026-02-01',
  ...more,
});

const station = [
  told('a1', '碧柳花苑旁边的搅拌站噪音扰民', '碧柳花苑旁边新建了一个搅拌站,白天夜里都是噪音,灰尘很大,请求搬走搅拌站。'),
  told('a2', '搅拌站灰尘大', '我住在碧柳花苑,搅拌站的灰尘飘进屋里,噪音让孩子睡不着。', { day: '2026-02-04' }),
  told('a3', '投诉碧柳花苑搅拌站', '碧柳花苑的搅拌站没有手续,噪音和灰尘污染严重。', { day: '2026-02-20' }),
];
const parking = [
  told('b1', '云杉公寓捆绑销售车位', '云杉公寓开发商买房必须买车位,捆绑销售,不合法。'),
  told('b2', '请查处云杉公寓强制捆绑车位', '云杉公寓购房时捆绑车位,不买车位不让签合同。', { day: '2026-02-03' }),
];
const others = [
  told('c1', '碧柳花苑门口公交站取消', '碧柳花苑门口的公交站取消以后,老人出行不方便,希望恢复。', { day: '2026-02-05' }),
  told('c2', '青石巷路灯不亮', '青石巷的路灯坏了一个星期,晚上看不清。'),
  told('c3', '咨询社保转移', '从外地回来,社保怎样转移,需要带什么材料。'),
];
const all = [...station, ...parking, ...others];
const gather = (cases: readonly Told[]) => {
  const counts = allAtOnce(countParts(cases));
  return { counts, ...allAtOnce(gathering.gather(cases, counts)) };
};
const groupsOf = (cases: readonly Told[]) =>
  gather(cases)
    .topics.map((t) => [...t.cases].sort().join(' '))
    .sort();

describe('places without a dictionary', () => {
  const names = (texts: readonly string[]) => {
    const readings = texts.map((text) => placeReadings(foldText(text, text)));
    const { parts } = allAtOnce(countParts(texts.map((text, i) => told(String(i), text))));
    return readings.map((r) => placesOf(r, (part) => parts.get(part) ?? 0));
  };
  test('the left end of a name is where the texts begin to differ', () => {
    const found = names(['反映碧柳花苑停水', '昨天碧柳花苑又停水', '小明住碧柳花苑三号楼']);
    expect(found).toEqual([['碧柳花苑'], ['碧柳花苑'], ['碧柳花苑']]);
  });
  test('what ends like a name and is none is left out', () => {
    expect(names(['这条道路和幼儿园门口的公路', '政府修的农村道路'])).toEqual([[], []]);
  });
});

describe('gathering', () => {
  test('the same matter at the same place is one topic, another matter at that place is not', () => {
    const groups = groupsOf(all);
    expect(groups).toContain('a1 a2 a3');
    expect(groups).toContain('b1 b2');
    expect(groups).toContain('c1');
  });
  test('the same words in places that do not contain each other are two topics', () => {
    const far = station.map((t) => ({ ...t, id: `z${t.id}`, area: '150124201' }));
    expect(groupsOf([...all, ...far])).toEqual(expect.arrayContaining(['a1 a2 a3', 'za1 za2 za3']));
  });
  test(`more than ${GAP_DAYS} days later it is another topic`, () => {
    const on = (days: number) =>
      told('a4', '搅拌站噪音', '碧柳花苑的搅拌站又有噪音和灰尘。', {
        day: Temporal.PlainDate.from('2026-02-20').add({ days }).toString(),
      });
    expect(groupsOf([...station, on(GAP_DAYS)])).toContain('a1 a2 a3 a4');
    expect(groupsOf([...station, on(GAP_DAYS + 1)])).toContain('a4');
  });
  test('the order in which cases are handed in does not matter', () => {
    const wanted = groupsOf(all);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(groupsOf(shuffled)).toEqual(wanted);
      }),
    );
  });
  test('a new case finds its topic by what was counted before it', () => {
    const { counts, marks } = gather(all);
    const late = markOf(told('n', '搅拌站又开工', '碧柳花苑这边搅拌站灰尘噪音太大了。', { day: '2026-03-01' }), counts);
    const topic = startTopic(marks.find((m) => m.id === 'a1')!);
    addTo(topic, marks.find((m) => m.id === 'a2')!);
    const bus = startTopic(marks.find((m) => m.id === 'c1')!);
    expect(fitOf(late, topic)).toBeGreaterThan(1);
    expect(fitOf(late, bus)).toBe(0);
  });
});

describe('the name of a topic', () => {
  test('is the place its cases name and the words they share', () => {
    const { counts, topics } = gather(all);
    const topic = topics.find((t) => t.cases.includes('a1'))!;
    const name = nameOf(station, topic.places, counts);
    expect(name.place).toBe('碧柳花苑');
    expect(name.words.join('')).toContain('搅拌站');
  });
});

describe('a word found by counting', () => {
  test.each([
    ['夜宵摊严重污', '门口夜宵摊严重污染环境', '夜宵摊严重污染'],
    ['坚决反', '业主坚决反对建医院', null],
    ['题依然', '堵车问题依然没有解决', null],
    ['城小区', '我住在星城小区', null],
    ['噪音', '搅拌站的噪音扰民', '噪音'],
    ['乱停车现象', '这里乱停车现象很多', '乱停车'],
  ] as const)('%s in %s: %s', (word, text, whole) => {
    expect(wholeWords(word, [text])).toBe(whole);
  });
  test('most texts decide where it ends', () => {
    expect(wholeWords('捆绑', ['捆绑销售车位', '买房捆绑车位', '捆绑不合法'])).toBe('捆绑');
  });
});

describe('heat', () => {
  test('is what the published formula makes of the shown numbers', () => {
    expect(heatOf({ voices: 1, days: 1, supporters: 0, quiet: 0 })).toBe(1);
    expect(heatOf({ voices: 7, days: 10, supporters: 1, quiet: 0 })).toBe(16);
    expect(heatOf({ voices: 7, days: 10, supporters: 1, quiet: 180 })).toBe(8);
  });
  const voice = fc.record({
    day: fc.integer({ min: 0, max: 300 }).map((n) => Temporal.PlainDate.from('2025-01-01').add({ days: n }).toString()),
    supporters: fc.nat(50),
    voice: fc.string({ minLength: 1, maxLength: 3 }),
  });
  test('recomputes from its shown inputs, whatever the order of the voices, and a repeated voice adds none', () => {
    fc.assert(
      fc.property(fc.array(voice, { minLength: 1, maxLength: 20 }), (voices) => {
        const shown = inputsOf(voices, '2026-03-03');
        const { voices: v, days, supporters, quiet } = JSON.parse(JSON.stringify(shown));
        const byHand =
          Math.round((v + Math.log2(1 + supporters)) * (1 + Math.log10(days)) * 0.5 ** (quiet / 180) * 10) / 10;
        expect(heatOf(shown)).toBe(byHand);
        expect(inputsOf([...voices].reverse(), '2026-03-03')).toEqual(shown);
        expect(inputsOf([...voices, { ...voices[0]!, supporters: 0 }], '2026-03-03').voices).toBe(shown.voices);
      }),
    );
  });
  test('a day is counted without a calendar', () => {
    expect(dayNumber('2026-03-01') - dayNumber('2026-02-28')).toBe(1);
  });
});

test('two places share the longest code that contains both, and a province alone is no shared place', () => {
  expect(commonArea('150102401007', '150102401003')).toBe('150102401');
  expect(commonArea('150102401007', '150102')).toBe('150102');
  expect(commonArea('150102', '150124')).toBeNull();
  expect(commonArea('1501', '150124')).toBe('1501');
});
