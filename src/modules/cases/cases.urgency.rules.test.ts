import { describe, expect, test } from 'vitest';
import { soundsLikeDanger, soundsLikeUtility, tierFor } from './cases.urgency.rules.ts';

describe('how urgent it sounds', () => {
  test.each([
    '楼道着火了',
    '闻到燃气泄漏',
    '有人要跳楼',
    '老人昏迷了',
    '孩子溺水',
    '邻居家暴',
    '人被困在电梯',
    '楼道里有煤气味',
    '厨房天然气漏了',
    '家里燃气味儿很大',
    '屋里冒浓烟',
    '电表箱冒烟',
    '一家人一氧化碳中毒',
    '老人说不想活了',
    '电线掉在地上',
  ])('danger: %s', (text) => expect(soundsLikeDanger(text)).toBe(true));
  test.each([
    '路灯不亮',
    '机井坏了',
    '想问低保怎么办',
    '邻居太吵',
    '天然气费怎么交',
    '厂里烟囱冒黑烟',
    '燃气停了三天',
    '楼下饭馆油烟味大',
  ])('no danger: %s', (text) => expect(soundsLikeDanger(text)).toBe(false));
  test.each(['家里停水两天', '半夜停电', '暖气不热', '没有暖气', '没暖气', '供热温度低'])('utility: %s', (text) => {
    expect(soundsLikeUtility(text)).toBe(true);
    expect(tierFor(text)).toBe('utility');
    expect(tierFor(text, 'complex')).toBe('complex');
  });
  test.each(['机井坏了', '路灯不亮', '水费怎么交'])('general: %s', (text) => {
    expect(soundsLikeUtility(text)).toBe(false);
    expect(tierFor(text)).toBe('general');
  });
});

test('cold homes and dry taps are heard however people say it, and nothing else is', () => {
  for (const said of ['自来水停了两天', '家里没水了', '没有电', '楼上楼下都停水', '暖气一点都不热', '天然气突然断了'])
    expect(soundsLikeUtility(said), said).toBe(true);
  for (const said of ['没有水平的施工队', '没电话打不通', '电梯坏了,没电梯上不去', '水泥路裂了'])
    expect(soundsLikeUtility(said), said).toBe(false);
});
