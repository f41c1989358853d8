import { expect, test } from 'vitest';
import {
  beginDraft,
  editFiles,
  editValues,
  isUnsure,
  isWorthKeeping,
  refusedDraft,
  sending,
  stepDone,
} from './draft.ts';

const ids = () => {
  let n = 0;
  return () => `id-${++n}`;
};
const photo = { id: 'p1', name: 'a.jpg', kind: 'photo' } as const;

test('a second try of the same words goes under the same command id', () => {
  const draft = beginDraft({ text: '井坏了' }, ids());
  const tried = sending(draft, 'main');
  expect(isUnsure(tried)).toBe(true);
  expect(sending(tried, 'main').commandIds).toEqual(draft.commandIds);
  expect(sending(tried, 'main').unsure).toEqual(['main']);
});

test('other words after an unanswered try are another command; before any try they are not', () => {
  const newId = ids();
  const draft = beginDraft({ text: '井坏了' }, newId);
  expect(editValues(draft, { text: '井干了' }, newId).commandIds).toEqual(draft.commandIds);
  const edited = editValues(sending(draft, 'main'), { text: '井干了' }, newId);
  expect(edited.commandIds.main).not.toBe(draft.commandIds.main);
  expect(edited.commandIds.files).toBe(draft.commandIds.files);
  expect(isUnsure(edited)).toBe(false);
  expect(edited.values.text).toBe('井干了');
});

test('a refusal left no trace: the corrected words keep the id', () => {
  const newId = ids();
  const draft = beginDraft({ text: '' }, newId);
  const corrected = editValues(refusedDraft(sending(draft, 'main'), 'main'), { text: '井坏了' }, newId);
  expect(corrected.commandIds).toEqual(draft.commandIds);
});

test('what is done is remembered, so that only the rest is sent again', () => {
  const draft = stepDone(sending(beginDraft({ text: 'x' }, ids()), 'main'), 'main', { id: 'case-1' });
  expect(draft.done).toEqual({ main: { id: 'case-1' } });
  expect(draft.unsure).toEqual([]);
});

test('files chosen after the first were sent go as a command of their own', () => {
  const newId = ids();
  const sent = stepDone(editFiles(beginDraft({ text: 'x' }, newId), [photo], newId), 'files', { version: 3 });
  const more = editFiles(sent, [{ ...photo, id: 'p2' }], newId);
  expect(more.done.files).toBeUndefined();
  expect(more.commandIds.files).not.toBe(sent.commandIds.files);
});

test('only a draft with something in it is worth keeping', () => {
  const empty = { text: '', kind: 'hazard' };
  const draft = beginDraft(empty, ids());
  expect(isWorthKeeping(draft, empty)).toBe(false);
  expect(isWorthKeeping(editValues(draft, { kind: 'help' }, ids()), empty)).toBe(false);
  expect(isWorthKeeping(editValues(draft, { text: '井' }, ids()), empty)).toBe(true);
  expect(isWorthKeeping(editFiles(draft, [photo], ids()), empty)).toBe(true);
  expect(isWorthKeeping(sending(draft, 'main'), empty)).toBe(true);
});
