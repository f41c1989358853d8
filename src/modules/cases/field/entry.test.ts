import { expect, test } from 'vitest';
import { entryText } from './entry.ts';

test('the sentence of an entry has its names filled in, in either language', () => {
  const entry = { verb: 'dispatch', data: { to: '县水利局', tier: ['一般', 'General'], note: '请先打电话' } };
  expect(entryText(entry, 'zh')).toEqual({ says: '派给县水利局', text: '请先打电话' });
  expect(entryText(entry, 'en').says).toBe('Dispatched to 县水利局');
});

test('a purpose that comes in both languages is said in one', () => {
  const entry = { verb: 'reveal', data: { purpose: ['上门走访', 'To visit'] } };
  expect(entryText(entry, 'zh').says).toBe('查看了联系方式:上门走访');
  expect(entryText(entry, 'en').says).toBe('Looked at the contact data: To visit');
});

test('an outcome is a word, not a code', () => {
  expect(entryText({ verb: 'reply', data: { outcome: 'solved' } }, 'zh')).toEqual({
    says: '作了答复',
    text: '已解决',
  });
  expect(entryText({ verb: 'callback', data: { result: 'unreached', text: '晚上再打' } }, 'zh').text).toBe(
    '没打通:晚上再打',
  );
});

test('an act that this version does not know yet is still shown', () => {
  expect(entryText({ verb: 'unheardOf', data: {} }, 'zh')).toEqual({ says: 'unheardOf', text: null });
});
