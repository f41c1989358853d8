import { describe, expect, test } from 'vitest';
import { parseChat } from './chat.parse.rules.ts';
import { isAgreement, isMatter, isPoliteness, kindOf, matterMark, pasteMark, readChat } from './chat.rules.ts';
import { inboxConsoleWords } from './inbox.console.words.ts';
import { likeness } from './likeness.rules.ts';

const TODAY = '2026-03-03';
const read = (text: string) => readChat(text, TODAY);
const heads = (text: string) =>
  parseChat(text, TODAY).messages.map((m) => [
    m.speaker,
    m.day,
    m.minute === null ? null : `${Math.floor(m.minute / 60)}:${m.minute % 60}`,
    m.text,
  ]);

describe('the shapes chats are copied in', () => {
  const shapes: [what: string, text: string, speaker: string, day: string | null, at: string | null][] = [
    ['name, date and clock', '张三 2026-03-01 08:12\n路灯坏了', '张三', '2026-03-01', '8:12'],
    ['with seconds', '张三  2026/3/1 8:12:05\n路灯坏了', '张三', '2026-03-01', '8:12'],
    ['desktop, without the year', '张三 03-01 08:12\n路灯坏了', '张三', '2026-03-01', '8:12'],
    ['a day still to come was last year', '张三 12-30 08:12\n路灯坏了', '张三', '2025-12-30', '8:12'],
    ['in Chinese, name last', '2026年3月1日 上午8:12 张三\n路灯坏了', '张三', '2026-03-01', '8:12'],
    ['afternoon', '2026年3月1日 星期日 下午3:05 张三\n路灯坏了', '张三', '2026-03-01', '15:5'],
    ['noon', '张三 3月1日 中午12:05\n路灯坏了', '张三', '2026-03-01', '12:5'],
    ['after midnight', '张三 3月1日 凌晨12:05\n路灯坏了', '张三', '2026-03-01', '0:5'],
    ['date first, words on the line', '2026-03-01 08:12:33 张三: 路灯坏了', '张三', '2026-03-01', '8:12'],
    ['in brackets', '[2026-03-01 08:12] 张三:路灯坏了', '张三', '2026-03-01', '8:12'],
    ['yesterday', '张三 昨天 20:12\n路灯坏了', '张三', '2026-03-02', '20:12'],
    ['a weekday', '张三 星期日 20:12\n路灯坏了', '张三', '2026-03-01', '20:12'],
    ['clock only', '张三 20:12\n路灯坏了', '张三', null, '20:12'],
    ['name and colon', '张三:\n路灯坏了', '张三', null, null],
    ['name and colon on one line', '张三:路灯坏了', '张三', null, null],
    [
      'a name with house and flat',
      '5-2-301 张三(业主) 2026-03-01 08:12\n路灯坏了',
      '5-2-301 张三(业主)',
      '2026-03-01',
      '8:12',
    ],
    ['a name with an emoji', '🌻阳光🌻 03-01 08:12\n路灯坏了', '🌻阳光🌻', '2026-03-01', '8:12'],
    ['English', 'Zhang San 2026-03-01 8:12 PM\n路灯坏了', 'Zhang San', '2026-03-01', '20:12'],
    ['a clock line above the name', '2026-03-01 08:12\n张三:\n路灯坏了', '张三', '2026-03-01', '8:12'],
    [
      'carriage returns and odd blanks',
      '张三\u00a02026-03-01\u200508:12\r\n路灯坏了\r\n',
      '张三',
      '2026-03-01',
      '8:12',
    ],
  ];
  test.each(shapes)('%s', (_, text, speaker, day, at) => {
    expect(heads(text)).toEqual([[speaker, day, at, '路灯坏了']]);
  });

  test('the record WeChat sends by mail', () => {
    const mail = `Dear:\n\n以下是微信群"幸福小区业主群"的聊天记录:\n\n—————  2026-02-28  —————\n\n\n张三  08:12\n\n暖气不热\n才14度\n\n\n李四  上午8:20\n\n我家也是\n\n—————  2026-03-01  —————\n\n王五  20:02\n\n谢谢`;
    expect(heads(mail)).toEqual([
      ['张三', '2026-02-28', '8:12', '暖气不热\n才14度'],
      ['李四', '2026-02-28', '8:20', '我家也是'],
      ['王五', '2026-03-01', '20:2', '谢谢'],
    ]);
  });

  test('words with a colon or a clock in them are words', () => {
    const text = '张三 2026-03-01 08:12\n地址:3号楼2单元\n停水时间 8:00\n电话:没有';
    expect(heads(text)).toEqual([['张三', '2026-03-01', '8:12', '地址:3号楼2单元\n停水时间 8:00\n电话:没有']]);
    expect(heads('张三:路灯坏了\n地址:3号楼')).toEqual([['张三', null, null, '路灯坏了\n地址:3号楼']]);
  });

  test.each(inboxConsoleWords.chatExample.map((text) => [text]))(
    'the example beside the field is read as two people: %s',
    (text) => {
      expect(parseChat(text, TODAY).messages.map((m) => [m.day, m.minute])).toEqual([
        ['2026-03-01', 8 * 60 + 12],
        ['2026-03-01', 8 * 60 + 15],
      ]);
    },
  );
  test('what the group itself says is no message', () => {
    const lines = [
      '"老王"加入了群聊',
      '你邀请"老王"加入了群聊',
      '"小明"撤回了一条消息',
      '张三拍了拍"李四"',
      '王五通过扫描"赵六"分享的二维码加入群聊',
    ];
    const parsed = parseChat(`张三 2026-03-01 08:12\n路灯坏了\n${lines.join('\n')}`, TODAY);
    expect([parsed.messages.length, parsed.system, parsed.recalled]).toEqual([1, 4, 1]);
  });

  test('pictures are counted, stickers and calls by name dropped', () => {
    const [m] = parseChat('张三 2026-03-01 08:12\n@李主任\u2005路灯坏了[图片][抱拳][视频]\n[语音 12"]', TODAY).messages;
    expect(m).toMatchObject({ text: '路灯坏了', pictures: 3 });
    expect(heads('张三 2026-03-01 08:12\n找@李主任说了[重要]')).toEqual([
      ['张三', '2026-03-01', '8:12', '找@李主任说了'],
    ]);
  });

  test('quotations are told apart from the answer', () => {
    const desktop = '老王 2026-03-01 09:12\n「李四:楼道灯坏了」\n- - - - - - - - - - - - - - -\n我们单元也不亮';
    const phone = '老王 2026-03-01 09:12\n「李四:楼道灯坏了」\n——————————\n我们单元也不亮';
    for (const text of [desktop, phone])
      expect(parseChat(text, TODAY).messages[0]).toMatchObject({
        text: '我们单元也不亮',
        quotes: { speaker: '李四', text: '楼道灯坏了' },
      });
  });
});

describe('what people send in groups besides words', () => {
  const said = (text: string) => parseChat(`张三 2026-03-01 08:12\n${text}`, TODAY).messages[0];
  test('pictures of a mail export, voices with their length, things passed on', () => {
    expect(said('我家也是\n[图片: 8B0F2A.jpg(请在附件中查看)]')).toMatchObject({ text: '我家也是', pictures: 1 });
    expect(said('[语音] 12"')).toMatchObject({ text: '', pictures: 1 });
    expect(said('[链接] 关于停水停电的通知')).toMatchObject({ text: '', pictures: 0 });
    expect(said('[文件] 停水通知.pdf\n几点停?')).toMatchObject({ text: '几点停?' });
    expect(said('[位置] 幸福路12号')).toMatchObject({ text: '幸福路12号' });
  });
  test('the number of an account is no part of a name; a flat is', () => {
    expect(heads('2026-03-01 08:12:33 张三(12345678)\n路灯坏了')[0]?.[0]).toBe('张三');
    expect(heads('张三(3-2-501) 2026-03-01 08:12\n路灯坏了')[0]?.[0]).toBe('张三(3-2-501)');
  });
  test('a name above its clock', () => {
    const text = '张三\n2026-03-01 08:12\n路灯坏了\n黑得很\n\n李四\n2026-03-01 08:20\n我家也是';
    expect(heads(text)).toEqual([
      ['张三', '2026-03-01', '8:12', '路灯坏了\n黑得很'],
      ['李四', '2026-03-01', '8:20', '我家也是'],
    ]);
  });
  const texts = (text: string) => read(text).matters.map((m) => [m.speaker, m.text, m.voices.length]);
  test('news to everybody is no matter, danger in it is', () => {
    expect(texts('老陈 2026-03-01 08:12\n@所有人 明天上午停水,请大家储水')).toEqual([]);
    expect(texts('老陈 2026-03-01 08:12\n@所有人 西门井盖塌了,绕着走')).toHaveLength(1);
  });
  test('a list going round is one matter, as it stands at last, without a name', () => {
    const list = (...lines: string[]) => `#接龙\n暖气不热的报一下\n例 张三 3-2-501\n${lines.join('\n')}`;
    const first = list('1. 李四 3-2-502 卧室不热');
    const last = list('1. 李四 3-2-502 卧室不热', '2、王五 5-1-101', '3.赵六');
    expect(texts(`老陈 2026-03-01 08:12\n${first}\n赵六 2026-03-01 09:12\n${last}`)).toEqual([
      ['老陈', '暖气不热的报一下\n3-2-502 卧室不热\n5-1-101', 3],
    ]);
    expect(texts('老陈 2026-03-01 08:12\n两件事:\n1. 路灯坏了\n2. 垃圾没人收')).toEqual([
      ['老陈', '两件事:\n1. 路灯坏了\n2. 垃圾没人收', 0],
    ]);
  });
  test('asking again belongs to what was asked before', () => {
    const day = '张三 2026-03-01 08:12\n3号楼路灯坏了\n';
    expect(texts(`${day}张三 2026-03-02 08:12\n还没修好呢`)).toEqual([['张三', '3号楼路灯坏了\n还没修好呢', 0]]);
    expect(texts(`${day}李四 2026-03-02 08:12\n什么时候来修?`)).toEqual([['张三', '3号楼路灯坏了', 1]]);
    expect(texts('李四 2026-03-02 08:12\n什么时候来修?')).toHaveLength(1);
    expect(texts(`${day}李四 2026-03-02 08:12\n什么时候来修下水道?`)).toHaveLength(2);
  });
  test('a picture sent after somebody spoke in between is still of the own matter', () => {
    const text =
      '张三 2026-03-01 08:12\n3号楼路灯坏了\n李四 2026-03-01 08:13\n是哪一根啊\n张三 2026-03-01 08:14\n[图片]';
    expect(read(text).matters).toMatchObject([{ text: '3号楼路灯坏了', pictures: 1 }]);
  });
});

describe('what counts as what', () => {
  test('thanks and greetings', () => {
    for (const t of ['收到', '谢谢社区!', '👍👍', '[抱拳]', '好的~', '大家早上好', '辛苦了', '哈哈哈', 'OK', '1'])
      expect(isPoliteness(t.replace(/\[.*\]/, '好')), t).toBe(true);
    for (const t of ['好的,但是路灯还没修', '谢谢,请问几点来']) expect(isPoliteness(t), t).toBe(false);
  });
  test('another voice', () => {
    for (const t of ['+1', '+1', '我家也是', '我们单元也不亮', '同问', '附议!', '我也想问', '3号楼也是', '确实'])
      expect(isAgreement(t), t).toBe(true);
    for (const t of ['我家水管漏了,楼下也是湿的,谁来看看', '确实没人管,三天了垃圾还没清'])
      expect(isAgreement(t), t).toBe(false);
  });
  test('a matter', () => {
    for (const t of ['3号楼路灯坏了', '请问医保怎么交', '楼上装修太吵']) expect(isMatter(t), t).toBe(true);
    for (const t of ['今天天气真好呀大家出来玩', '生日快乐', '明天我去赶集']) expect(isMatter(t), t).toBe(false);
  });
  test('its kind', () => {
    expect(
      [
        '请问低保需要什么材料',
        '建议增加充电桩',
        '投诉楼下烧烤扰民',
        '井盖松动太危险',
        '三号楼路灯坏了',
        '后山掉石头差点砸到人',
      ].map(kindOf),
    ).toEqual(['consult', 'suggestion', 'complaint', 'hazard', 'help', 'hazard']);
  });
  test('likeness', () => {
    expect(likeness('3号楼2单元楼道灯坏了', '3号楼2单元的楼道灯坏了 物业来修一下')).toBeGreaterThan(0.5);
    expect(likeness('3号楼2单元楼道灯坏了', '小区门口垃圾桶满了没人清运')).toBeLessThan(0.1);
    expect(likeness('停水了', '停电了')).toBeLessThan(0.5);
    expect(likeness('', '停电了')).toBe(0);
  });
});

describe('a chat becomes matters', () => {
  const chat = `张三 2026-03-01 08:12
大家早上好
李四 2026-03-01 08:13
3号楼2单元楼道灯坏了,晚上黑咕隆咚的
李四 2026-03-01 08:14
[图片]
李四 2026-03-01 08:15
都好几天了,没人修
王五(5-2-301) 2026-03-01 08:20
我家也是
赵六 2026-03-01 08:21
+1
赵六 2026-03-01 08:21
+1
赵六 2026-03-01 08:22
另外,小区门口垃圾桶满了没人清运
"小明"撤回了一条消息
老王 2026-03-01 09:12
「李四:3号楼2单元楼道灯坏了,晚上黑咕隆咚的」
- - - - - - - - - - - - - - -
我们单元也不亮
物业小刘 2026-03-01 09:15
@李四 收到[抱拳]
钱七 2026-03-01 10:15
3号楼2单元的楼道灯坏了 物业来修一下
孙八 2026-03-01 10:20
晚上谁一起去跳舞呀`;

  test('what one person says in several breaths is one, and voices gather on it once each', () => {
    const { matters, aside, speakers } = read(chat);
    expect(matters.map((m) => [m.speaker, m.text, m.pictures, m.voices])).toEqual([
      ['李四', '3号楼2单元楼道灯坏了,晚上黑咕隆咚的\n都好几天了,没人修', 1, ['王五(5-2-301)', '赵六', '老王', '钱七']],
      ['赵六', '另外,小区门口垃圾桶满了没人清运', 0, []],
    ]);
    expect(aside).toEqual({ greetings: 2, talk: 1, system: 0, recalled: 1 });
    expect(speakers).toBe(8);
  });

  test('a pause of more than ten minutes, or another speaker, begins another matter', () => {
    const at = (minute: number) => `李四 2026-03-01 08:${minute}\n`;
    const texts = (text: string) => read(text).matters.map((m) => m.text);
    expect(texts(`${at(10)}门口路灯坏了\n${at(20)}暖气也不热`)).toEqual(['门口路灯坏了\n暖气也不热']);
    expect(texts(`${at(10)}门口路灯坏了\n${at(21)}暖气也不热`)).toEqual(['门口路灯坏了', '暖气也不热']);
    expect(texts(`${at(10)}门口路灯坏了\n王五 2026-03-01 08:11\n楼下下水道堵了\n${at(12)}暖气也不热`)).toHaveLength(3);
    expect(texts('李四 2026-02-28 23:58\n门口路灯坏了\n李四 2026-03-01 00:03\n黑得很')).toEqual([
      '门口路灯坏了\n黑得很',
    ]);
  });

  test('danger and cold homes are marked', () => {
    expect(read('张三: 3号楼着火了快来人').matters[0]).toMatchObject({
      danger: true,
      tier: 'emergency',
      kind: 'hazard',
    });
    expect(read('张三: 家里暖气不热').matters[0]).toMatchObject({ danger: false, tier: 'utility' });
  });

  test('who only says +1 to themselves, or to nothing, is no voice', () => {
    expect(read('张三: 路灯坏了\n张三: +1').matters[0]?.voices).toEqual([]);
    expect(read('张三: +1').matters).toEqual([]);
  });

  test('nothing comes of nothing', () => {
    for (const text of ['', '\n\n', '随便一段没有说话人的文字', '"老王"加入了群聊'])
      expect(read(text).matters, text).toEqual([]);
  });

  test('a matter is known again in another export of the same day, not on another day', () => {
    const mark = (text: string) => matterMark(read(text).matters[0]!);
    expect(mark('李四 2026-03-01 08:13\n路灯坏了!')).toBe(mark('2026年3月1日 上午8:13 李四\n路灯坏了'));
    expect(mark('李四 2026-03-01 08:13\n路灯坏了')).not.toBe(mark('李四 2026-03-02 08:13\n路灯坏了'));
    expect(pasteMark('a \r\n b\n')).toBe(pasteMark('a\nb'));
  });

  test('signs as Chinese keyboards write them are read like narrow ones', () => {
    const wide = (text: string) => text.replaceAll(':', '\uFF1A').replaceAll('?', '\uFF1F').replaceAll(',', '\uFF0C');
    expect(read(wide('张三:3号楼路灯坏了\n李四:我家也是')).matters).toMatchObject([
      { speaker: '张三', text: '3号楼路灯坏了', voices: ['李四'] },
    ]);
    expect(read(`李四 2026-03-01 8\uFF1A13\n${wide('这样也行?')}`).matters).toHaveLength(1);
    expect(isPoliteness(wide('谢谢?'))).toBe(false);
  });

  test('long messages of many people are read at once, and none is taken for talk', () => {
    const sentence = (i: number) =>
      Array.from(
        { length: 40 },
        (_, k) => `第${i}家的事${String.fromCodePoint(0x4e00 + ((i * 131 + k * 17) % 9000))}`,
      ).join('');
    const long = Array.from(
      { length: 500 },
      (_, i) => `住户${i} 2026-03-01 08:${String(i % 60).padStart(2, '0')}\n${sentence(i)}`,
    );
    const begun = performance.now();
    expect(read(long.join('\n')).aside.talk).toBe(0);
    expect(performance.now() - begun).toBeLessThan(5000);
  });

  test('a long chat is read at once', () => {
    const long = Array.from(
      { length: 3000 },
      (_, i) =>
        `住户${i % 90} 2026-03-01 ${String(Math.floor(i / 200)).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}\n${i}号楼${i * 7}室水管漏水没人修`,
    ).join('\n');
    const begun = performance.now();
    expect(read(long).messages).toBe(3000);
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});
