import { expect, test } from 'vitest';
import { memberFaults, memberSaid, OTHER } from './member.ts';

const words = { pick: ['选', 'pick'], fill: ['写', 'fill'] } as const;
const members = [{ personId: 'p1', name: '苗甲' }];
const other = { otherName: ' 邻居王 ', otherWhy: ' 本人住院 ' };

test('one of the household is enough; another is named, with a reason of at least two signs', () => {
  expect(memberFaults('signer', '', other, words)).toEqual({ signer: words.pick });
  expect(memberFaults('signer', 'p1', { otherName: '', otherWhy: '' }, words)).toEqual({});
  expect(memberFaults('receiver', OTHER, { otherName: ' ', otherWhy: '病' }, words)).toEqual({
    otherName: words.fill,
    otherWhy: words.fill,
  });
  expect(memberFaults('receiver', OTHER, { otherName: '王', otherWhy: '住院' }, words)).toEqual({});
});

test('what is sent names the person, or the other without blanks around', () => {
  expect(memberSaid(members, 'p1', other)).toEqual({ personId: 'p1', name: '苗甲' });
  expect(memberSaid(members, OTHER, other)).toEqual({ name: '邻居王', why: '本人住院' });
});
