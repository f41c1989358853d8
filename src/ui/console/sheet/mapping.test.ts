import { expect, test } from 'vitest';
import { remap, wholeMapping } from './mapping.ts';

const fields = ['body', 'title', 'category'] as const;

test('a column given to one field is taken from the other', () => {
  const found = wholeMapping(fields, { body: '内容', title: '标题' });
  expect(remap(found, 'category', '标题')).toEqual({ body: '内容', title: '', category: '标题' });
});

test('leaving a field out leaves the others as they are', () => {
  const found = wholeMapping(fields, { body: '内容', title: '标题' });
  expect(remap(found, 'title', '')).toEqual(wholeMapping(fields, { body: '内容' }));
});
