import { describe, expect, test } from 'vitest';
import { decide } from '#kernel/workflow.ts';
import { monthsBetween, namesCharge, namesPerson, staleFor, stationVerbs, stationWorkflow } from './stations.rules.ts';

const now = Temporal.Instant.from('2026-03-03T02:00:00Z');

describe('free by construction', () => {
  test.each([
    '热水 2 元一杯',
    '充电每小时1块钱',
    '停车收费',
    '需押金 50',
    '会员价优惠',
    '扫码支付后开门',
    '¥5 一次',
    'A fee of 5 yuan',
    '换电两元',
    '价格面议',
  ])('%s names a charge', (text) => expect(namesCharge(text)).toBe(true));
  test.each([
    '饮水免费',
    '服务不收费',
    '不收取任何费用',
    '无需付费,推门就进',
    '雨伞免押金',
    '不用付钱',
    '元宝路 12 号',
    '3 号楼 2 单元',
    'Free of charge',
    '新华大街 8 号中行一楼',
    '从西门进,一楼左手',
  ])('%s does not', (text) => expect(namesCharge(text)).toBe(false));
});

test('a telephone or an identity number names a person; a house number does not', () => {
  expect(namesPerson('打 199-0000-0001 没人接')).toBe(true);
  expect(namesPerson('15010219900101001X 说的')).toBe(true);
  expect(namesPerson('12 号门锁着,写的 8:00 开')).toBe(false);
});

test('old news is told from three whole months on', () => {
  expect(monthsBetween('2026-01-15', '2026-04-14')).toBe(2);
  expect(staleFor('2026-01-15', '2026-04-14')).toBeNull();
  expect(staleFor('2026-01-15', '2026-04-15')).toBe(3);
  expect(staleFor('2025-11-30', '2026-03-03')).toBe(3);
  expect(staleFor('2026-05-01', '2026-04-15')).toBeNull();
});

test('a pause and an end say why; only keepers move a station; what is open cannot be reopened', () => {
  const keeper = new Set(['keeper'] as const);
  const move = (verb: (typeof stationVerbs)[number], status: 'open' | 'paused' | 'closed', reason = '装修') =>
    decide(stationWorkflow, verb, { status, reason }, keeper, now);
  expect(move('pause', 'open')).toEqual({ ok: true, to: 'paused' });
  expect(move('pause', 'open', '')).toEqual({ ok: false, why: 'reasonMissing' });
  expect(move('pause', 'paused')).toEqual({ ok: false, why: 'notNow' });
  expect(move('reopen', 'paused', '')).toEqual({ ok: true, to: 'open' });
  expect(move('reopen', 'open', '')).toEqual({ ok: false, why: 'notNow' });
  expect(move('close', 'paused')).toEqual({ ok: true, to: 'closed' });
  expect(move('close', 'open', '')).toEqual({ ok: false, why: 'reasonMissing' });
  for (const verb of stationVerbs)
    expect(decide(stationWorkflow, verb, { status: 'open', reason: '装修' }, new Set(), now)).toEqual({
      ok: false,
      why: 'notYours',
    });
});
