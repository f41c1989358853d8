import { expect, test } from 'vitest';
import { remap, wholeMapping } from './import.mapping.ts';

test('a column given to one field is taken from the other', () => {
  const found = wholeMapping({ body: '内容', title: '标题' });
  expect(remap(found, 'category', '标题')).toMatchObject({ body: '内容', title: '', category: '标题' });
});

test('leaving a field out leaves the others as they are', () => {
  const found = wholeMapping({ body: '内容', title: '标题' });
  expect(remap(found, 'title', '')).toEqual(wholeMapping({ body: '内容' }));
});
