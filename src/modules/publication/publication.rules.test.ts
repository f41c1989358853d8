import { expect, test } from 'vitest';
import { caseStatuses } from '#modules/cases/cases.rules.ts';
import { coarse, mayPublish, openPublicly, publicArea, publicStatusOf } from './publication.rules.ts';

test('what a person takes back is not public; everything else has a plain standing', () => {
  for (const status of caseStatuses) {
    const isPrivate = status === 'withdrawing' || status === 'withdrawn' || status === 'closed';
    expect(publicStatusOf(status, null) === null, status).toBe(isPrivate);
    expect(openPublicly.includes(status), status).toBe(!isPrivate);
  }
  expect(publicStatusOf('closed', 'explained')).toBe('explained');
  expect(publicStatusOf('closed', 'withdrawn')).toBeNull();
});

test('a place is a village, a position about a kilometre', () => {
  expect(publicArea('150124201213001')).toBe('150124201213');
  expect(publicArea('150124201')).toBe('150124201');
  expect(coarse({ lat: 39.87654321, long: 111.71499 })).toEqual({ lat: 39.88, long: 111.71 });
});

test('only the person publishes', () => {
  expect(mayPublish({ kind: 'receipt' })).toBeNull();
  expect(mayPublish({ kind: 'receipt', delegate: { id: 'x', scopes: [] } })).toBe('notYours');
  expect(mayPublish({ kind: 'receipt', besideStaff: 'x' })).toBe('besideStaff');
  for (const kind of ['staff', 'visitor', 'system']) expect(mayPublish({ kind })).toBe('notYours');
});
