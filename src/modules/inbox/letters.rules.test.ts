import { describe, expect, test } from 'vitest';
import { formatCaseNumber } from '#kernel/numbering.ts';
import {
  areaOfAddresses,
  bareAddress,
  isOwnAddress,
  langOf,
  numbersIn,
  splitLetter,
  titleOfSubject,
} from './letters.rules.ts';

const number = formatCaseNumber({ prefix: 'XF', place: '150124201213', year: 2026, serial: 1 });

describe('the sender’s own words', () => {
  const tails: [string, string][] = [
    ['QQ', '------------------ 原始邮件 ------------------\n发件人: "报到"\n内容'],
    ['Foxmail', '发件人: 报到\n发送时间: 2026-03-01 08:12\n收件人: a\n主题: x\n旧内容'],
    ['163', '在 2026-03-01 08:12:00,"报到" <duty@example.cn> 写道:\n>旧内容'],
    ['Gmail', 'On Sun, Mar 1, 2026 at 8:12 AM Baodao <duty@example.cn> wrote:\n> old'],
    ['Outlook', '________________________________\n发件人: 报到\n发送时间: x'],
    ['English Outlook', 'From: Baodao\nSent: Sunday\nTo: a\nSubject: x\n\nold'],
    ['a phone', '发自我的iPhone'],
    ['another phone', '发自我的小米手机'],
    ['English phone', 'Sent from my Huawei phone'],
    ['a signature', '-- \n刘桂兰\n199-0000-0001'],
    ['angles', '> 旧内容\n> 旧内容'],
    ['phone and history', '发自我的华为手机\n\n-------- 原始邮件 --------\n旧内容'],
  ];
  test.each(tails)('end where the program’s begin: %s', (_, tail) => {
    const split = splitLetter(`机井还是没修好。\n请来看看。\n\n${tail}`, '回复: x');
    expect(split.said).toBe('机井还是没修好。\n请来看看。');
    expect(split.rest).toBe(tail.trim());
  });

  test('answers between quoted lines keep what they answer', () => {
    const text = '> 哪天坏的?\n3月1日\n> 多深?\n80米';
    expect(splitLetter(text, 'x')).toEqual({ said: text, rest: '' });
  });

  test('a forwarded mail is meant as a whole', () => {
    const text = '请看:\n-------- 转发邮件信息 --------\n发件人: 王五\n日期: x\n路灯坏了';
    expect(splitLetter(text, '转发:路灯')).toEqual({ said: text, rest: '' });
  });

  test('who only quotes means what is quoted', () => {
    const text = '-------- 原始邮件 --------\n路灯坏了';
    expect(splitLetter(text, '路灯')).toEqual({ said: text, rest: '' });
  });

  test('words that look like a head are words', () => {
    for (const text of ['发件人:我\n路灯坏了', '来自农村的我想问低保', '-- 路灯坏了', '他在微信里写道:不管'])
      expect(splitLetter(text, 'x').said, text).toBe(text);
  });
});

describe('numbers', () => {
  test('are found however they are written, and checked', () => {
    expect(numbersIn(`回复: [${number}] 已登记`)).toEqual([number]);
    expect(numbersIn(`编号${number.toLowerCase().replaceAll('-', '—')}。`)).toEqual([number]);
    expect(numbersIn(`${number} ${number}`)).toEqual([number]);
    const wrong = `${number.slice(0, -1)}${(Number(number.at(-1)) + 1) % 10}`;
    expect(numbersIn(wrong)).toEqual([]);
    expect(numbersIn('电话 19900000001,AB-12')).toEqual([]);
  });
});

test('the title of a subject', () => {
  expect(titleOfSubject(`回复: Re: 转发:[${number}] 路灯坏了 `)).toBe('路灯坏了');
  expect(titleOfSubject('路灯坏了')).toBe('路灯坏了');
  // As Chinese keyboards write the sign.
  expect(titleOfSubject('回复\uFF1A转发\uFF1A路灯坏了')).toBe('路灯坏了');
});

test('the place an address names', () => {
  const of = (...to: string[]) => areaOfAddresses(to, 'duty@example.cn', '1501');
  expect(of('x@y.cn', 'Duty+150124201213@Example.cn')).toBe('150124201213');
  expect(of('duty@example.cn')).toBeNull();
  expect(of('duty+150124201213@other.cn'), 'another host').toBeNull();
  expect(of('duty+110101@example.cn'), 'another jurisdiction').toBeNull();
  expect(of('duty+15012@example.cn'), 'no code').toBeNull();
  expect(isOwnAddress('DUTY+1501@example.cn', 'duty@example.cn')).toBe(true);
  expect(isOwnAddress('other@example.cn', 'duty@example.cn')).toBe(false);
  expect(bareAddress('报到 <Duty@example.cn>')).toBe('duty@example.cn');
});

test('the language to answer in', () => {
  expect([langOf('路灯坏了 please'), langOf('The lamp is broken'), langOf('123')]).toEqual(['zh', 'en', 'zh']);
});
