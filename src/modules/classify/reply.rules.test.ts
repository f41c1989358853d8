import { describe, expect, test } from 'vitest';
import { asksOf } from './asks.rules.ts';
import { adviceOn } from './reply.rules.ts';

const codes = (asked: string, reply: string, title = '') => adviceOn({ title, body: asked }, reply).map((a) => a.code);
/** Long enough not to be called short, and touching nothing in particular. */
const filler = '工作人员已经到现场核实,与您当面沟通,并把情况逐项登记在册,相关同志会继续跟进,直到您满意为止,请您放心。';

describe('what a text asks', () => {
  test.each([
    ['自来水什么时候能修好?', 'when'],
    ['征收一亩地补偿多少钱?', 'howMuch'],
    ['这条路到底归谁管?', 'who'],
    ['为什么停水不通知?', 'why'],
    ['请问低保怎么申请?', 'how'],
    ['我家能否申请廉租房?', 'whether'],
    ['恳请政府尽快修好村口的路。', 'request'],
    ['自来水什么时候能修好\uFF1F', 'when'],
  ] as const)('%s: %s', (text, kind) => {
    expect(asksOf({ title: '', body: text }).map((a) => a.kind)).toEqual([kind]);
  });
  test.each([
    '这样下去天理何在?',
    '希望引起领导重视,谢谢!',
    '整天唉声叹气,这日子何时了。',
    '难道老百姓就该这样吗?',
    '物业强制要求我们交费。',
    '我不知道他们是不是无证经营,反正天天吵。',
  ])('%s asks nothing', (text) => {
    expect(asksOf({ title: '', body: text })).toEqual([]);
  });
  test('numbered points are read one by one', () => {
    const kinds = asksOf({ title: '', body: '1、什么时候通水?2、水费多少钱?' }).map((a) => a.kind);
    expect(kinds).toEqual(['when', 'howMuch']);
  });
});

describe('what a reply leaves open', () => {
  test('a question of time wants a time', () => {
    expect(codes('自来水什么时候能修好?', filler)).toEqual(['noTime']);
    expect(codes('自来水什么时候能修好?', `${filler}3月5日前通水。`)).toEqual([]);
  });
  test('a question of amount wants a figure', () => {
    expect(codes('征收一亩地补偿多少钱?', filler)).toEqual(['noAmount']);
    expect(codes('征收一亩地补偿多少钱?', `${filler}每亩36000元。`)).toEqual([]);
  });
  test('a question of who wants a unit', () => {
    const vague =
      '已经当面向您说明清楚,今后遇到同样的事情可以先和邻居商量着来,实在不行再和我们说,我们一起想想别的法子。';
    expect(codes('这条路归谁管?', vague)).toEqual(['noUnit']);
    expect(codes('这条路归谁管?', `${vague}这条路由交通局管。`)).toEqual([]);
  });
  test('a question the reply does not speak of is named, in the resident’s own words', () => {
    const asked = { title: '', body: '村口的路灯不亮。请问幼儿园能不能提前招生?' };
    const open = adviceOn(
      asked,
      '路灯电缆老化,电工已经更换线路和灯头,并检查了全村的照明,目前已经全部恢复,晚上出行没有问题,以后每月巡查一次。',
    );
    expect(open).toEqual([{ code: 'unanswered', ask: '请问幼儿园能不能提前招生?' }]);
  });
  test('a word that means the same answers too', () => {
    const reply = '已经把您家的情况报给托儿所,名额还有,请带上户口簿和接种本到前台登记,老师会带您和宝宝先看一看环境。';
    expect(codes('请问幼儿园能不能提前报名?', reply)).toEqual([]);
  });
  test('only passing it on is named, and nothing else besides', () => {
    expect(codes('自来水什么时候能修好?', '您好!您反映的问题已转水利局处理。感谢您的关注!')).toEqual(['passedOn']);
    expect(codes('水管漏了。', `您反映的问题已转水利局,经查,${filler}`)).toEqual([]);
  });
  test('too short', () => {
    expect(codes('水管漏了。', '已经修好了。')).toEqual(['tooShort']);
  });
  test('a rule that is leaned on, or a refusal, names the rule', () => {
    expect(codes('我想报名。', `${filler}按照有关规定,您不符合条件。`)).toEqual(['noBasis']);
    expect(codes('我想报名。', `${filler}按照《社会救助暂行办法》第九条,您不符合条件。`)).toEqual([]);
  });
  test('a promise names a date', () => {
    expect(codes('水管漏了。', `${filler}下一步将尽快完成管道改造。`)).toEqual(['noDate']);
    expect(codes('水管漏了。', `${filler}下一步将于6月底前完成管道改造。`)).toEqual([]);
  });
  test('the date of signature is no date of the work', () => {
    expect(codes('水管漏了。', `${filler}我局将尽快完成管道改造。2026年3月3日`)).toEqual(['noDate']);
  });
  test('an empty draft is not yet a reply', () => {
    expect(codes('自来水什么时候能修好?', '')).toEqual([]);
    expect(codes('自来水什么时候能修好?', '您好!')).toEqual([]);
  });
  test('never more than five, whatever was asked', () => {
    const many = Array.from({ length: 30 }, (_, i) => `${i + 1}、请问幼儿园${i}班能不能提前招生?`).join('');
    expect(adviceOn({ title: '', body: many }, '收到。').length).toBeLessThanOrEqual(5);
  });
});
