import { expect, test } from 'vitest';
import { isPhoneVerb, missingIn, phoneVerbs, type Values } from './acts.ts';

const empty: Values = {
  day: '',
  place: '',
  purpose: '',
  name: '',
  kind: '',
  copies: '',
  paperId: '',
  handedTo: '',
  to: '',
  receiptNumber: '',
  text: '',
};

test('what each step on the phone asks for', () => {
  expect(Object.fromEntries(phoneVerbs.map((verb) => [verb, missingIn(verb, empty)]))).toEqual({
    accept: [],
    finish: [],
    result: ['text'],
    submit: ['to', 'day'],
    collect: ['name', 'kind', 'copies'],
    handBack: ['paperId', 'handedTo'],
    trip: ['day', 'place', 'purpose'],
  });
  expect(isPhoneVerb('witness')).toBe(false);
});

test('one character is a paper’s name but no answer; one to ninety-nine copies', () => {
  expect(missingIn('result', { ...empty, text: ' 好 ' })).toEqual(['text']);
  expect(missingIn('result', { ...empty, text: '好了' })).toEqual([]);
  const paper: Values = { ...empty, name: '证', kind: 'copy' };
  const copies = (text: string) => missingIn('collect', { ...paper, copies: text }).length === 0;
  expect(['0', '1', '99', '100', '1.5', '-1', ''].map(copies)).toEqual([false, true, true, false, false, false, false]);
});
