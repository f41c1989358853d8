import { describe, expect, test } from 'vitest';
import {
  again,
  arrived,
  broughtBack,
  capturedOf,
  fileSent,
  filesUnsent,
  groupsOf,
  isBroken,
  isGone,
  isUnanswered,
  isUnsent,
  nextNth,
  pauseAfter,
  provisionalNumber,
  putAside,
  type Queued,
  refused,
  runsOf,
  trayReasonOf,
} from './queued.ts';

const record = (more: Partial<Queued> = {}): Queued => ({
  id: 'r1',
  kind: 'note',
  about: '',
  area: '150124201213',
  says: ['桥坏了', 'A bridge'],
  opens: 'case',
  isSaid: false,
  method: 'POST',
  path: '/api/cases',
  params: {},
  input: { body: '桥坏了' },
  version: null,
  madeAt: '2026-03-03T02:00:00Z',
  files: [
    { id: 'f1', what: 'photo', name: 'a.jpg', sent: false },
    { id: 'f2', what: 'photo', name: 'b.jpg', sent: false },
  ],
  draft: { key: 'a/note', values: { body: '桥坏了' } },
  provisional: '临0303-001',
  state: 'waiting',
  refusal: null,
  answer: null,
  sentAt: null,
  ...more,
});
const refusal = (more: object) => ({ status: 422, code: 'x', says: ['否', 'no'] as const, faults: [], ...more });

describe('a record', () => {
  test('names its files by the ids they were sent under, sent or not', () => {
    expect(capturedOf(fileSent(record(), 'f1'))).toEqual({
      provisional: '临0303-001',
      id: 'r1',
      madeAt: '2026-03-03T02:00:00Z',
      files: ['f1', 'f2'],
    });
    expect(filesUnsent(fileSent(record(), 'f1')).files.some((f) => f.sent)).toBe(false);
  });
  test('that has arrived keeps how it is known again, and nothing of what was said', () => {
    const q = arrived(record(), { number: 'SQ-1' }, '2026-03-03T03:00:00Z');
    expect(q).toMatchObject({ state: 'sent', provisional: '临0303-001', says: ['桥坏了', 'A bridge'] });
    expect([q.input, q.files, q.draft.values]).toEqual([{}, [], {}]);
  });
  test('that was refused keeps everything, and goes again as it is or with the right time', () => {
    const q = refused(record(), refusal({ code: 'madeInFuture' }));
    expect(q).toMatchObject({ state: 'refused', input: { body: '桥坏了' } });
    expect(again(q)).toEqual(record());
    expect(again(q, '2026-03-03T02:30:00Z')).toEqual(record({ madeAt: '2026-03-03T02:30:00Z' }));
  });
});

test('what was thrown away is nobody’s to send, and comes back as it was', () => {
  const q = refused(record(), refusal({}));
  expect(
    [record(), q, putAside(record(), '2026-03-03T03:00:00Z'), arrived(record(), null, '2026-03-03T03:00:00Z')].map(
      isUnsent,
    ),
  ).toEqual([true, true, false, false]);
  expect(broughtBack(putAside(q, '2026-03-03T03:00:00Z'))).toEqual(q);
  expect(broughtBack(putAside(record(), '2026-03-03T03:00:00Z'))).toEqual(record());
});

describe('sending', () => {
  test('about one thing in the order it was written, everything else beside it', () => {
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id, i) => record({ id, about: i % 2 ? 'home' : '' }));
    expect(runsOf([a!, b!, c!, d!]).map((run) => run.map((q) => q.id))).toEqual([['a'], ['b', 'd'], ['c']]);
  });
  test('no answer holds everything up, a server that falls over only the one on which it fell', () => {
    expect([0, 429, 502, 503, 504].map(isUnanswered)).toEqual([true, true, true, true, true]);
    expect([500, 501, 599].map(isBroken)).toEqual([true, true, true]);
    expect([401, 404, 409, 422].some((s) => isUnanswered(s) || isBroken(s))).toBe(false);
  });
  test('pauses grow to five minutes and differ from phone to phone', () => {
    expect([1, 2, 3, 20].map((n) => pauseAfter(n, 0.5))).toEqual([4000, 8000, 16_000, 300_000]);
    expect(pauseAfter(1, 0)).toBeLessThan(pauseAfter(1, 0.99));
  });
});

test('a provisional number is nobody’s real one', () => {
  expect(provisionalNumber('2026-03-03', 7)).toBe('临0303-007');
});

test('the next one comes after the highest of its day, here or remembered: none is given twice', () => {
  expect(nextNth('2026-03-03', [], 0)).toBe(1);
  expect(nextNth('2026-03-03', ['临0303-002', '临0302-009', '临0303-011'], 0)).toBe(12);
  expect(nextNth('2026-03-03', ['临0303-002'], 7)).toBe(8);
});

test('why it goes to the tray follows what the server said', () => {
  expect(trayReasonOf(refusal({ code: 'closed' }))).toBe('placeGone');
  expect(trayReasonOf(refusal({ code: 'gridRedrawn' }))).toBe('placeGone');
  expect(trayReasonOf(refusal({ code: 'outsideYourPlace' }))).toBe('notMine');
  expect(trayReasonOf(refusal({ status: 404 }))).toBe('notMine');
  expect(trayReasonOf(refusal({ status: 403 }))).toBe('postEnded');
  expect(trayReasonOf(refusal({ code: 'merged' }))).toBe('merged');
  expect(trayReasonOf(refusal({ faults: [{ field: 'area', says: ['', ''] }] }))).toBe('placeGone');
  expect(trayReasonOf(refusal({}))).toBe('refused');
});

test('many go together, in groups; what has files, or builds on another, goes by itself and in order', () => {
  const plain = (n: number) => Array.from({ length: n }, (_, i) => record({ id: `p${i}`, about: '', files: [] }));
  const two = ['x1', 'x2'].map((id) => record({ id, about: 'x', files: [] }));
  const withPhoto = record({ id: 'f' });
  const few = runsOf([...plain(23), ...two, withPhoto]);
  expect(groupsOf(few)).toEqual({ groups: [], rest: few });
  const { groups, rest } = groupsOf(runsOf([...plain(60), ...two, withPhoto]));
  expect(groups.map((g) => g.length)).toEqual([25, 25, 10]);
  expect(groups.flat().map((q) => q.id)).toEqual(plain(60).map((q) => q.id));
  expect(rest.map((r) => r.map((q) => q.id))).toEqual([['x1', 'x2'], ['f']]);
});

test('what was deleted can be brought back for a day; what an older app deleted is gone at once', () => {
  const gone = putAside(record(), '2026-03-03T03:00:00Z');
  expect(isGone(gone, '2026-03-04T02:59:59Z')).toBe(false);
  expect(isGone(gone, '2026-03-04T03:00:00Z')).toBe(true);
  expect(isGone({ ...record(), state: 'deleted' }, '2026-03-03T03:00:00Z')).toBe(true);
  expect(isGone(record(), '2027-01-01T00:00:00Z')).toBe(false);
});
