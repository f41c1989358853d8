import { describe, expect, test } from 'vitest';
import { examples, ROAD, WATER } from './classify.example.ts';
import { marginsOf, probabilitiesOf, suggestCategories } from './classify.rules.ts';
import { packed, unpacked } from './codec.rules.ts';
import { crossValidate, foldsOf, scoreOf } from './evaluate.rules.ts';
import { vectorOf } from './features.rules.ts';
import { learn, learned } from './learn.rules.ts';
import { unitsFor } from './receiver.rules.ts';
import { gramsOf, knownWords } from './text.rules.ts';

const model = learned(examples);
const asked = { title: '自来水停了', body: '我们村的自来水停了两天,水管也漏,请派人来修。' };

describe('a category from words', () => {
  test('the same examples give the same model, to the last weight', () => {
    const again = learned(examples);
    expect([...again.space.index]).toEqual([...model.space.index]);
    expect(again.weights).toEqual(model.weights);
  });

  test('a text is put where its words point, also words that stood in no example', () => {
    expect(marginsOf(model, asked).best).toBe(WATER);
    // 沥青 and 国道 are on the same lines of the thesaurus as 村道 and 公路, and in no example.
    expect(examples.some((e) => /沥青|国道/.test(e.title + e.body))).toBe(false);
    expect(marginsOf(model, { title: '国道沥青破损', body: '国道沥青破损' }).best).toBe(ROAD);
  });

  test('the words that decided stand in the text as they are, and speak for the category', () => {
    const [first] = suggestCategories(model, asked);
    expect(first?.category).toBe(WATER);
    expect(first!.words.length).toBeGreaterThan(0);
    expect(first!.words.some((word) => word.includes('水'))).toBe(true);
    for (const e of examples)
      for (const { words } of suggestCategories(model, e))
        for (const word of words) expect(`${e.title}\n${e.body}`).toContain(word);
  });

  test('probabilities of all categories sum to one; of those shown the first is the likeliest', () => {
    const sum = probabilitiesOf(marginsOf(model, asked).margins).reduce((a, b) => a + b, 0);
    expect(sum).toBeCloseTo(1, 10);
    const shown = suggestCategories(model, asked).map((s) => s.probability);
    expect(shown).toEqual([...shown].sort((a, b) => b - a));
    expect(shown[0]).toBeGreaterThan(0.5);
  });

  test.each([
    ['nothing', { title: '', body: '' }],
    ['signs and figures', { title: '!!!', body: '12345 ????' }],
    ['Latin', { title: 'Water!', body: 'There has been NO WATER in 老熊沟 since Monday. İstanbul ß' }],
    ['emoji and half a pair', { title: '😀😀', body: 'a\uD800b 停水 \uDC00' }],
  ])('%s is a text like any other', (_, doc) => {
    const [first] = suggestCategories(model, doc);
    expect(model.categories).toContain(first?.category);
    expect(Number.isFinite(first!.probability)).toBe(true);
    for (const word of first!.words) expect(doc.title + doc.body).toContain(word);
  });

  test('an endless text is read only so far', () => {
    const body = '停水'.repeat(200_000);
    const began = performance.now();
    expect(suggestCategories(model, { title: '', body })[0]?.category).toBe(WATER);
    expect(performance.now() - began).toBeLessThan(2000);
  });

  test('learning pauses, so that others may work in between', () => {
    let pauses = 0;
    const steps = learn([...examples, ...examples, ...examples]);
    while (!steps.next().done) pauses += 1;
    expect(pauses).toBeGreaterThan(5);
  });

  test('a model that is put away and taken out again says the same', () => {
    const again = unpacked(packed(model))!;
    for (const e of examples) expect(marginsOf(again, e)).toEqual(marginsOf(model, e));
    const { head, numbers } = packed(model);
    expect(unpacked({ head, numbers: numbers.slice(1) })).toBeNull();
  });

  test('texts without a category tell which words are rare, and only that', () => {
    const other = learned(examples, [asked]);
    expect(other.categories).toEqual(model.categories);
    expect(other.space.index.size).toBeGreaterThan(model.space.index.size);
  });
});

describe('reading a text', () => {
  test('runs of one to three characters, not across a sign', () => {
    expect([...gramsOf('停水,Ab').keys()].sort()).toEqual(['a', 'ab', 'b', '停', '停水', '水']);
  });
  test('the longest word of the thesaurus at each place', () => {
    expect(knownWords('公交车站的物业费').map((k) => k.word)).toEqual(['公交车', '物业费']);
  });
});

describe('measuring', () => {
  test('accuracy and macro-F1 by hand', () => {
    const said = [
      { truth: 'a', said: 'a' },
      { truth: 'a', said: 'a' },
      { truth: 'a', said: 'b' },
      { truth: 'b', said: 'b' },
    ];
    // a: precision 1, recall 2/3 → 0.8; b: precision 1/2, recall 1 → 2/3.
    expect(scoreOf(said)).toEqual({ accuracy: 0.75, macroF1: (0.8 + 2 / 3) / 2 });
  });
  test('every part has its share of every category, and a seed is a seed', () => {
    const fold = foldsOf(examples, 5, 3);
    for (let k = 0; k < 5; k++)
      for (const category of [WATER, ROAD]) {
        const n = examples.filter((e, i) => fold[i] === k && e.category === category).length;
        expect([2, 3]).toContain(n);
      }
    expect(foldsOf(examples, 5, 3)).toEqual(fold);
    expect(foldsOf(examples, 5, 4)).not.toEqual(fold);
  });
  test('nothing of the part that is judged is learned from', () => {
    // Told apart only by a name that stands in one example each: whoever peeked would be right.
    const noise = Array.from({ length: 20 }, (_, i) => ({
      title: '一样的话',
      body: `一样的话${String.fromCharCode(0x4e00 + i * 7)}`,
      category: i % 2 ? 'a' : 'b',
    }));
    expect(crossValidate(noise, { folds: 5, seed: 1 }).accuracy).toBeLessThan(0.8);
  });
});

describe('whose it might be', () => {
  const handled = (unitId: string, area: string, title: string, n: number) => ({
    number: `N-${n}`,
    title,
    area,
    unitId,
    unitName: unitId,
  });
  const text = { vector: vectorOf(model.space, asked), space: model.space, area: '150124201213' };
  test('the unit of this village before the unit of the next, with its likest case; closed units are left out', () => {
    const list = [
      handled('town', '150124201214', '自来水停了', 1),
      handled('village', '150124201213', '水管漏水', 2),
      handled('village', '150124201213', '自来水停了两天', 3),
      handled('gone', '150124201213', '自来水停了', 4),
    ];
    const units = unitsFor(text, list, (id) => id !== 'gone');
    expect(units.map((u) => u.id)).toEqual(['village', 'town']);
    expect(units[0]).toMatchObject({ cases: 2, here: 2, likest: { number: 'N-3' } });
  });
  test('none where nothing was closed', () => {
    expect(unitsFor(text, [], () => true)).toEqual([]);
  });
});
