import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { drawNormWorkflows } from '#app/workflows.ts';
import { decide } from '#kernel/workflow.ts';
import {
  type CharterFacts,
  type Cited,
  charterStatuses,
  charterVerbs,
  charterWorkflow,
  citedFault,
  clausesOf,
  handFault,
  isPublicCharter,
  type Meeting,
  meetingFault,
  unlawfulIn,
} from './charter.rules.ts';
import {
  isQuarterClosed,
  quarterOf,
  reminderStatuses,
  reminderVerbs,
  reminderWorkflow,
  textFault,
} from './norms.rules.ts';

const now = Temporal.Instant.from('2026-03-01T00:00:00Z');
const fine: CharterFacts = {
  status: 'draft',
  clauses: 3,
  unlawful: 0,
  adoptionFault: null,
  checksOpen: 0,
  reason: '--',
};

describe('a charter', () => {
  const ways = charterStatuses.map((status) => [
    status,
    charterVerbs.filter(
      (v) => decide(charterWorkflow, v, { ...fine, status }, new Set(['village', 'township'] as const), now).ok,
    ),
  ]);
  test('goes its way and no other', () => {
    expect(Object.fromEntries(ways)).toEqual({
      draft: ['edit', 'adopt', 'drop'],
      adopted: ['send', 'drop'],
      sent: ['file', 'order'],
      filed: ['order'],
      ordered: [],
      replaced: [],
      dropped: [],
    });
    expect(charterStatuses.filter((status) => isPublicCharter({ status }))).toEqual(['sent', 'filed']);
  });
  test.each(charterVerbs)('%s is for its own side only', (verb) => {
    const by = charterWorkflow[verb].by[0]!;
    const other = by === 'village' ? ('township' as const) : ('village' as const);
    const status = charterWorkflow[verb].from[0]!;
    expect(decide(charterWorkflow, verb, { ...fine, status }, new Set([other]), now)).toEqual({
      ok: false,
      why: 'notYours',
    });
  });
  const adopt = (f: Partial<CharterFacts>) =>
    decide(charterWorkflow, 'adopt', { ...fine, ...f }, new Set(['village'] as const), now);
  test('with an unlawful clause, no clause, or a meeting that fell short is not adopted', () => {
    expect(adopt({ unlawful: 1 })).toMatchObject({ why: 'clauseUnlawful' });
    expect(adopt({ clauses: 0 })).toMatchObject({ why: 'clausesMissing' });
    expect(adopt({ adoptionFault: 'quorumShort' })).toMatchObject({ why: 'quorumShort' });
    const file = decide(
      charterWorkflow,
      'file',
      { ...fine, status: 'sent', checksOpen: 1 },
      new Set(['township'] as const),
      now,
    );
    expect(file).toMatchObject({ why: 'checksOpen' });
  });

  const held: Meeting = {
    ...{ noticeOn: '2026-03-01', heldOn: '2026-03-11', base: 'adults' as const },
    ...{ entitled: 100, present: 51, yes: 26 },
  };
  test.each<[string, Partial<Meeting>, string | null]>([
    ['ten days after the notice, by more than half of more than half', {}, null],
    ['nine days after the notice', { heldOn: '2026-03-10' }, 'noticeShort'],
    ['that is still to come', { heldOn: '2026-03-13' }, 'heldAhead'],
    ['of exactly half of the adults', { present: 50 }, 'quorumShort'],
    ['of exactly two thirds of the households', { base: 'households', entitled: 99, present: 66, yes: 34 }, null],
    ['of one household less', { base: 'households', entitled: 99, present: 65, yes: 34 }, 'quorumShort'],
    ['with exactly half of those present', { present: 52, yes: 26 }, 'notPassed'],
    ['with more votes than people', { yes: 52 }, 'yesTooMany'],
    ['with more people than villagers', { present: 101 }, 'presentTooMany'],
  ])('a meeting %s', (_, change, fault) => {
    expect(meetingFault({ ...held, ...change }, '2026-03-12')).toBe(fault);
  });
  const cited: Cited = { startsAt: '2026-03-11T01:00:00Z', about: null, isSpent: false };
  test.each<[string, Cited | null, string, boolean, string | null]>([
    ['that lay before it', cited, '2026-03-11T01:00:00Z', false, null],
    ['typed a second later', cited, '2026-03-11T01:00:01Z', false, 'textLater'],
    ['typed later, on the village’s word', cited, '2026-03-11T01:00:01Z', true, null],
    ['as the matter of a charter', { ...cited, about: 'charter' }, '2026-03-01T00:00:00Z', false, null],
    ['by a vote on a road', { ...cited, about: 'works' }, '2026-03-01T00:00:00Z', true, 'decisionOther'],
    ['by a vote that is used', { ...cited, isSpent: true }, '2026-03-01T00:00:00Z', true, 'decisionSpent'],
    ['by no vote', null, '2026-03-01T00:00:00Z', true, 'decisionMissing'],
  ])('a vote adopts the text %s', (_, d, writtenAt, isAsVoted, fault) => {
    expect(citedFault(d, writtenAt, isAsVoted)).toBe(fault);
  });
  test('by hand is entered what was held elsewhere, and it counts like any meeting', () => {
    expect(handFault(held, true, '2026-03-12')).toBe('heldHere');
    expect(handFault(held, false, '2026-03-12')).toBeNull();
    expect(handFault({ ...held, present: 50 }, false, '2026-03-12')).toBe('quorumShort');
  });

  test.each([
    ['乱倒垃圾的,罚款50元。', 'fine'],
    ['不参加义务劳动的每次交 100 元', 'fine'],
    ['占道的摩托车,村里一律没收', 'seizure'],
    ['违反的取消低保', 'benefit'],
    ['不打扫的,不得享受集体分红', 'benefit'],
    ['三次不改的停水停电', 'service'],
    ['违约户村里不给盖章', 'service'],
    ['打架的罚义务工三天', 'body'],
    ['违反的上黑榜', 'naming'],
    ['在大喇叭上点名', 'naming'],
    ['张贴违约人姓名', 'naming'],
    ['外嫁女不得参与分配', 'women'],
    ['离婚妇女的承包地收回', 'women'],
    ['村民不得越级上访', 'complaint'],
    ['一人违约，全家不得评先进', 'kin'],
    ['取消其选举权', 'ballot'],
    ['违反的收回承包地', 'land'],
    ['村民不得信教', 'belief'],
    ['不许聚众、不得上访', 'complaint'],
    ['不许乱倒垃圾、罚款50元', 'fine'],
    ['不得毁林，取消补贴', 'benefit'],
  ])('may not say “%s”', (clause, kind) => {
    expect(unlawfulIn(['讲卫生,不乱倒垃圾。', clause]).map((u) => [u.nth, u.kind])).toContainEqual([2, kind]);
  });
  test.each([
    '不得以罚款、没收等方式处理违约。',
    '红白事从简,一桌不超过十个菜。',
    '房前屋后三包,柴草码整齐。',
    '有矛盾先找调解员,也可以依法信访、起诉。',
    '任何人不得停水停电。',
    '出嫁、离婚、丧偶妇女与其他村民权利平等。',
    '大家互相提醒,不点名通报。',
  ])('may say “%s”', (clause) => {
    expect(unlawfulIn([clause])).toEqual([]);
  });
  test('is typed a clause a line', () => {
    expect(clausesOf('第一条 爱护水源\n\n2. 不乱倒垃圾\n三、红白事从简\n一桌菜不超过十个')).toEqual([
      '爱护水源',
      '不乱倒垃圾',
      '红白事从简',
      '一桌菜不超过十个',
    ]);
  });
});

describe('a reminder', () => {
  test('is appealed by its holder, decided by another office, and ends', () => {
    const open = (part: 'holder' | 'above' | 'house', isOver = false) =>
      reminderStatuses.map((status) => [
        status,
        reminderVerbs.filter((v) => decide(reminderWorkflow, v, { status, isOver }, new Set([part]), now).ok),
      ]);
    expect(open('holder')).toEqual([
      ['given', ['appeal', 'mend']],
      ['appealed', ['mend']],
      ['kept', ['mend']],
      ...['lifted', 'mended', 'expired'].map((s) => [s, []]),
    ]);
    expect(open('above').filter(([, v]) => v!.length > 0)).toEqual([['appealed', ['lift', 'keep']]]);
    expect(open('house').every(([, v]) => v!.length === 0)).toBe(true);
    expect(open('house', true).filter(([, v]) => v!.length > 0)).toHaveLength(4);
  });
  test.each([
    ['张家门口的柴草占路了', 'tellsWho'],
    ['请给１９９００００１２３４回电', 'tellsWho'],
    ['3号院门口太乱', 'tellsWho'],
    ['王某又乱倒垃圾', 'tellsWho'],
    ['老李家的狗没拴', 'tellsWho'],
    ['您吃着低保还乱花钱', 'tellsPrivate'],
    ['您去信访的事大家都知道', 'tellsPrivate'],
    ['再不改就罚款', 'threatens'],
    ['再这样就上黑榜', 'threatens'],
    ['您家门口的柴草占了半边路,方便的话这周挪一挪。', null],
    ['您家的狗晚上没拴,孩子们害怕。', null],
  ])('“%s”', (text, fault) => {
    expect(textFault(text)).toBe(fault);
  });
});

test('a quarter is published when nothing of it can change any more', () => {
  expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf)).toEqual([
    '2026-Q1',
    '2026-Q1',
    '2026-Q2',
    '2026-Q4',
  ]);
  expect(isQuarterClosed('2026-Q1', '2026-05-01')).toBe(false);
  expect(isQuarterClosed('2026-Q1', '2026-05-02')).toBe(true);
});

test('the docs draw the tables as they are', () => {
  expect(readFileSync('docs/workflow-norms.md', 'utf8'), 'run: node scripts/draw.ts').toBe(drawNormWorkflows());
});
