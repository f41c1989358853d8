import { describe, expect, test } from 'vitest';
import {
  evidenceKinds,
  forbiddenIn,
  type ItemPlan,
  itemFault,
  pointsOf,
  schemeFaults,
  scoreFault,
  suggestedScore,
  surveyFault,
  surveyScore,
  totalOf,
} from './scheme.rules.ts';

const item = (more: Partial<ItemPlan> = {}): ItemPlan => ({
  ...{ section: '组织生活', title: '三会一课', standard: '按时召开', sign: 'base', evidence: 'document' },
  ...{ activityKinds: [], weight: 1000, cap: 100, step: 10 },
  ...more,
});
const quotas = { five: 10, four: 40, three: 30 };
const whys = (items: readonly ItemPlan[], q = quotas) => schemeFaults(items, q).map((f) => f.why);

describe('a scheme', () => {
  test('adds up to a hundred without bonus and deduction, or is refused with the sum', () => {
    const two = (weight: number) => [item({ title: '甲', weight: 500 }), item({ title: '乙', weight })];
    expect(whys(two(500))).toEqual([]);
    expect(schemeFaults(two(499), quotas)).toEqual([{ why: 'weightsSum', nth: null, values: { sum: 99.9, off: 0.1 } }]);
    expect(schemeFaults(two(501), quotas)).toEqual([
      { why: 'weightsSum', nth: null, values: { sum: 100.1, off: 0.1 } },
    ]);
    const more = [item({ title: '加', sign: 'plus', weight: 50 }), item({ title: '扣', sign: 'minus', weight: 50 })];
    expect(whys([...two(500), ...more])).toEqual([]);
    expect(whys([])).toEqual(['noItems']);
  });

  test('has no item twice, none worth nothing, no cap its steps do not reach', () => {
    expect(whys([item({ weight: 500 }), item({ weight: 500 })])).toEqual(['titleTwice']);
    expect(itemFault(item({ weight: 0 }))?.why).toBe('weightZero');
    expect(itemFault(item({ step: 0 }))?.why).toBe('capZero');
    expect(itemFault(item({ cap: 0 }))?.why).toBe('capZero');
    // Which item it is is told with it.
    expect(schemeFaults([item({ title: '甲' }), item({ title: '乙', weight: 0 })], quotas)).toEqual([
      { why: 'weightZero', nth: 1, values: { title: '乙' } },
    ]);
    expect(itemFault(item({ cap: 100, step: 15 }))?.why).toBe('capStep');
    expect(itemFault(item({ evidence: 'meetings' }))?.why).toBe('kindsMissing');
    expect(itemFault(item({ evidence: 'meetings', activityKinds: ['partyClass'] }))).toBeNull();
  });

  test('has quotas of a hundred per cent at most', () => {
    expect(whys([item()], { five: 30, four: 40, three: 30 })).toEqual([]);
    expect(whys([item()], { five: 31, four: 40, three: 30 })).toEqual(['quotasOver']);
  });
});

describe('what may be an input (domain §8.4, §12.3)', () => {
  test('is a closed list without log-ins, time online, likes, photos and petitions', () => {
    const never =
      /login|logon|online|minute|like|share|photo|picture|image|petition|complain|report|check|sign|install|track/i;
    expect(evidenceKinds.filter((k) => never.test(k))).toEqual([]);
    expect(evidenceKinds).toHaveLength(7);
  });

  test.each([
    ['公众号点赞', 'likes'],
    ['点 · 赞情况', 'likes'],
    ['平台登录天数', 'logins'],
    ['登录的次数', 'logins'],
    ['APP 日活', 'logins'],
    ['在线时长', 'minutes'],
    ['学习时长排名', 'minutes'],
    ['上报照片数', 'photos'],
    ['活动图片张数', 'photos'],
    ['照片的数量', 'photos'],
    ['信访量下降', 'petitions'],
    ['信访 的 件数', 'petitions'],
    ['越级上访人次', 'petitions'],
    ['举报数量', 'petitions'],
    ['全年零上访', 'petitions'],
    ['辖区无信访', 'petitions'],
    ['进京访为零', 'petitions'],
    ['投诉率', 'petitions'],
    ['每日打卡', 'checkIns'],
    ['签到率', 'checkIns'],
    ['软件安装率', 'installs'],
    ['党员积分排名', 'persons'],
    ['Login days', 'logins'],
    ['Number of likes', 'likes'],
    ['Photo count', 'photos'],
    ['Petition count', 'petitions'],
  ] as const)('“%s” is refused by name: %s', (title, why) => {
    expect(forbiddenIn(title)?.why).toBe(why);
    expect(itemFault(item({ title }))?.why).toBe(why);
    expect(itemFault(item({ standard: `看${title}` }))?.why).toBe(why);
    expect(itemFault(item({ section: title }))?.why).toBe(why);
  });

  test.each([
    '信访事项按期答复',
    '群众满意度测评',
    '党员大会按季召开',
    '为快递小哥办实事',
    '会议签到表和纪要齐全',
    '集体荣誉',
    '红蜂驿站服务时间公开',
    '诉求办理及时',
    'Likely risks are looked into',
  ])('“%s” may stand', (title) => expect(forbiddenIn(title)).toBeNull());
});

describe('a score', () => {
  test('is in proportion, rounded item by item, and the total is the sum of what is shown', () => {
    const three = { weight: 100, cap: 30, step: 10 };
    expect([0, 10, 20, 30].map((s) => pointsOf(three, s))).toEqual([0, 333, 667, 1000]);
    const at = (sign: ItemPlan['sign'], score: number) => ({ ...three, sign, score });
    expect(totalOf([at('base', 10), at('base', 10), at('plus', 30), at('minus', 20)])).toBe(333 + 333 + 1000 - 667);
    expect(totalOf([at('base', 0), at('minus', 30)])).toBe(0);
  });

  test('lies between nothing and the cap, in whole steps', () => {
    const by = { cap: 40, step: 5 };
    expect([-1, 0, 5, 7, 40, 45].map((s) => scoreFault(by, s))).toEqual([
      'scoreRange',
      null,
      null,
      'scoreStep',
      null,
      'scoreRange',
    ]);
  });

  test('is suggested from records up to the cap, and from a survey downwards', () => {
    expect([0, 3, 4, 9].map((n) => suggestedScore({ cap: 40, step: 10 }, n))).toEqual([0, 30, 40, 40]);
    expect(suggestedScore({ cap: 40, step: 20 }, 3)).toBe(20);
    expect(surveyScore({ cap: 100, step: 10 }, 299, 300)).toBe(90);
    expect(surveyScore({ cap: 100, step: 10 }, 300, 300)).toBe(100);
  });

  test('a survey of too few, of the future or of another year is none', () => {
    const of = { least: 30, year: 2025, today: '2026-03-03' };
    const s = (more: object) => surveyFault({ asked: 30, satisfied: 28, on: '2026-01-05', ...more }, of);
    expect(s({})).toBeNull();
    expect(s({ asked: 29 })).toBe('askedTooFew');
    expect(s({ satisfied: 30 })).toBeNull();
    expect(s({ satisfied: 31 })).toBe('satisfiedOver');
    expect(s({ on: '2026-03-03' })).toBeNull();
    expect(s({ on: '2026-03-04' })).toBe('surveyAhead');
    expect(s({ on: '2025-01-01' })).toBeNull();
    expect(s({ on: '2024-12-31' })).toBe('surveyBefore');
  });
});
