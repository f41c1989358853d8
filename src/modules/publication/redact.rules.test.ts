import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redact, wordsOf } from './redact.rules.ts';

const text = (said: string, known: string[] = [], words: string[] = []) => redact(said, known, words).text;

describe('what is masked before anything is public', () => {
  test.each([
    ['电话 19900001234 打不通', '电话 〔电话〕 打不通'],
    ['打199-0000-1234找我', '打〔电话〕找我'],
    ['打\uFF11\uFF19\uFF19\uFF10\uFF10\uFF10\uFF10\uFF11\uFF12\uFF13\uFF14找我', '打〔电话〕找我'],
    ['0471-1234567 没人接', '〔电话〕 没人接'],
    ['幺三九零零零零幺二三四', '〔电话〕'],
    ['身份证 150124195001011234 被冒用', '身份证 〔号码〕 被冒用'],
    ['身份证15012419500101123X', '身份证〔号码〕'],
    ['卡号 6222 0000 1111 2222 333', '卡号 〔号码〕'],
    ['蒙A12345 堵门', '〔车牌〕 堵门'],
    ['微信号:zhang_da_ye 联系', '〔联系方式〕 联系'],
    ['发到 a.b@example.cn', '发到 〔联系方式〕'],
    ['3号楼2单元501室漏水', '〔门牌〕漏水'],
    ['幸福路12号门前积水', '幸福路〔门牌〕门前积水'],
    ['我家住3-2-501', '我家住〔门牌〕'],
    ['五号楼三单元402漏水', '〔门牌〕漏水'],
    ['五号楼十二单元四零二室漏水', '〔门牌〕漏水'],
    ['五号楼三单元四零二漏水', '〔门牌〕漏水'],
    ['米兰春天G2栋320养狗', '米兰春天〔门牌〕养狗'],
    ['小区4幢1321室一直非法存放', '小区〔门牌〕一直非法存放'],
    ['写字楼A座1502扰民', '写字楼〔门牌〕扰民'],
    ['３号楼东单元西户半夜装修', '〔门牌〕半夜装修'],
    ['一栋七单元606楼上漏水', '〔门牌〕楼上漏水'],
    ['门牌号61的院子堆垃圾', '门牌号〔门牌〕的院子堆垃圾'],
    ['楼上2-501室太吵', '楼上〔门牌〕太吵'],
    ['我们住5-301', '我们住〔门牌〕'],
    ['胡同甲3号乱倒污水', '胡同〔门牌〕乱倒污水'],
    ['301房间外墙掉皮', '〔门牌〕外墙掉皮'],
    ['刘桂兰书记不给办', '某书记不给办'],
    ['刘书记说等着', '某书记说等着'],
    ['名叫张大力的人', '名叫某某的人'],
    ['邻居王大力占了过道', '邻居某某占了过道'],
    ['投诉李四', '投诉某某'],
  ])('%s', (said, expected) => expect(text(said)).toBe(expected));

  test.each([
    '2号机井坏了三天,浇不上地。',
    '3月5号停水,到现在也没来',
    '2026-03-03 起停暖',
    '去年交了1200元,今年交了3600.50元',
    '村主任不在,村书记也不在',
    '项目经理部的料堆在路上',
    '从12345打过电话',
    '坐1号线到站',
    '新建了一栋楼,挡住阳光',
    '三十四层高,只有一部电梯',
    '二楼的餐馆排油烟',
    '罚款2-3000元',
    'B超室在哪',
    '居民高度关注,投诉方面没人答',
  ])('%s stays as it is', (said) => expect(text(said)).toBe(said));

  test('who is known by name never appears, whoever wrote it', () => {
    expect(text('找包正和代红,代红没来', ['包正', '代红'])).toBe('找某某和某某,某某没来');
    expect(redact('刘桂兰', ['刘桂兰']).found).toEqual(['name']);
  });

  test('what the person wants left out is left out', () => {
    expect(text('二虎家的狗半夜叫', [], wordsOf('二虎,x'))).toBe('〔略〕家的狗半夜叫');
  });

  test('what may be a name is named, not decided', () => {
    expect(redact('王大力占了过道').suspects).toEqual(['王大力']);
    expect(redact('过道被李四堵了').suspects).toEqual(['李四堵']);
    expect(redact('过道被占了').suspects).toEqual([]);
  });

  test('masking twice is masking once, and nothing long in digits is left', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '刘书记',
        '王大力',
        '3号楼',
        '2单元',
        '501室',
        '199',
        '0000',
        '1234',
        '-',
        ' ',
        '村东',
        '月',
        '号',
        '某',
        '叫',
        '幺三',
        '蒙A',
        '〔',
        '户',
      ),
      fc.string({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (parts) => {
        const once = text(parts.join(''), ['王大力']);
        expect(text(once, ['王大力'])).toBe(once);
        expect(once).not.toMatch(/\d{9}/);
        expect(once).not.toContain('王大力');
      }),
      { numRuns: 500 },
    );
  });
});
