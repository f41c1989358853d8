import { expect, test } from 'vitest';
import { decide } from '#kernel/workflow.ts';
import {
  altFault,
  isOpened,
  isSameSet,
  publishFault,
  type WorkFacts,
  type WorkPart,
  workStatuses,
  type workVerbs,
  workWorkflow,
} from './gallery.rules.ts';
import { consentTexts } from './gallery.words.ts';

const picture = { alt: '国画,两枝红梅', people: null };
const ready: WorkFacts = {
  ...{ status: 'draft', kind: 'work', hasConsent: true, isMinor: false, guardianAgreed: false, isErased: false },
  pictures: [picture],
};
const now = Temporal.Instant.from('2026-03-03T02:00:00Z');
const may = (facts: WorkFacts, verb: (typeof workVerbs)[number], ...parts: WorkPart[]) => {
  const verdict = decide(workWorkflow, verb, facts, new Set(parts), now);
  return verdict.ok ? verdict.to : verdict.why;
};

test('what still stands in the way of showing it, one after another', () => {
  expect(publishFault(ready)).toBe(false);
  expect(publishFault({ ...ready, pictures: [] })).toBe('noPictures');
  expect(publishFault({ ...ready, pictures: [picture, { ...picture, alt: null }] })).toBe('altMissing');
  expect(publishFault({ ...ready, kind: 'performance' })).toBe('peopleMissing');
  expect(publishFault({ ...ready, kind: 'performance', pictures: [{ ...picture, people: 'agreed' }] })).toBe(false);
  expect(publishFault({ ...ready, hasConsent: false })).toBe('consentMissing');
  expect(publishFault({ ...ready, isMinor: true })).toBe('guardianMissing');
  expect(publishFault({ ...ready, isMinor: true, guardianAgreed: true })).toBe(false);
});
test('shown by another than who uploaded it; withdrawn by the author from wherever it stands', () => {
  expect(may(ready, 'publish', 'keeper')).toBe('notYours');
  expect(may(ready, 'publish', 'keeper', 'other')).toBe('published');
  expect(may({ ...ready, status: 'submitted' }, 'decline', 'keeper')).toBe('declined');
  expect(workStatuses.filter((status) => may({ ...ready, status }, 'withdraw', 'author') === 'withdrawn')).toEqual([
    ...['submitted', 'draft', 'published'],
  ]);
  expect(may({ ...ready, status: 'withdrawn' }, 'agreeAgain', 'author')).toBe('submitted');
  expect(may({ ...ready, status: 'withdrawn', isErased: true }, 'agreeAgain', 'author')).toBe('erased');
  expect(may({ ...ready, status: 'withdrawn' }, 'publish', 'other')).toBe('notNow');
  for (const verb of ['publish', 'decline'] as const) expect(may(ready, verb, 'author')).toBe('notYours');
});
test('a picture in words: not the name of a file, not the title, not “picture”', () => {
  expect(altFault('国画,两枝红梅从左下斜到右上', '报春')).toBeNull();
  for (const text of ['红梅', ' 五个字呢 ']) expect(altFault(text, '')).toBe('altShort');
  for (const text of ['IMG_20260301.jpg', 'mmexport1700000000', '20260301', '一张图片123'])
    expect(altFault(text, ''), text).toBe('altEmptyWords');
  expect(altFault('春到青城山下', '春到青城山下')).toBe('altSameAsTitle');
});
test('orders, openings, wordings', () => {
  expect(isSameSet(['a', 'b'], ['b', 'a'])).toBe(true);
  expect(isSameSet(['a', 'a'], ['a', 'b'])).toBe(false);
  expect([
    isOpened({ opensOn: '2026-03-03' }, '2026-03-03'),
    isOpened({ opensOn: '2026-03-04' }, '2026-03-03'),
  ]).toEqual([true, false]);
  for (const words of Object.values(consentTexts)) expect(words[0]).toMatch(/随时可以撤下.*删除.*著作权仍归我/);
});
