import { describe, expect, it } from 'vitest';
import type { CaseView } from '../cases.views.contract.ts';
import { actFaults } from './case.acts.ts';
import { statusSentence, toldClocks, toldTimeline } from './case.view.ts';

const now = Temporal.Instant.from('2026-03-03T02:00:00Z');
const unit = { id: '019a0000-0000-7000-8000-000000000001', name: '县水利局' };
type Clock = CaseView['clocks'][number];
const clock = (more: Partial<Clock>): Clock => ({
  id: 'k',
  purpose: 'handle',
  ruleId: 'R',
  source: '规则一',
  unit: 'd',
  amount: 7,
  duty: 'organ',
  start: '2026-03-01T02:00:00Z',
  due: '2026-03-08T16:00:00Z',
  shown: '2026-03-08T16:00:00Z',
  rolled: false,
  provisional: false,
  state: 'running',
  endedAt: null,
  ...more,
});
type Entry = CaseView['timeline'][number];
const entry = (seq: number, verb: string, data: Entry['data'] = {}, shows: Entry['shows'] = 'resident'): Entry => ({
  seq,
  at: '2026-03-02T02:00:00Z',
  verb,
  shows,
  actor: '郝建国',
  organisation: '县水利局',
  data,
  hash: '',
});
const view = (more: Partial<CaseView>): CaseView => ({
  link: 'https://baodao.example.cn/track?n=SQ-150124201213-2026-0001-0',
  id: 'c',
  number: 'SQ-150124201213-2026-0001-0',
  version: 1,
  area: '150124201213',
  placeName: '老熊沟村',
  kind: 'help',
  tier: 'general',
  channel: 'web',
  status: 'handling',
  outcome: null,
  title: '机井坏了',
  excerpt: null,
  receivedAt: '2026-03-01T02:00:00Z',
  closedAt: null,
  dueAt: null,
  overdue: false,
  provisional: false,
  raised: false,
  redoCount: 0,
  desk: unit,
  handler: unit,
  handlerPerson: null,
  firstReceiver: null,
  open: [],
  body: '机井坏了',
  placeNote: null,
  category: null,
  disclosure: 'named',
  externalNumber: null,
  reporter: { name: null, phone: null, address: null, mayReveal: false },
  bounces: 0,
  callbackTries: 0,
  returnBy: null,
  withdrawUntil: null,
  closed: [],
  offer: null,
  holds: [],
  confirmed: false,
  suspension: null,
  clocks: [],
  timeline: [],
  replies: [],
  files: [],
  rating: null,
  ...more,
});

describe('where it stands', () => {
  it('names who has it, and until when one may think it over', () => {
    expect(statusSentence(view({}), 'zh', now)).toBe('县水利局正在办。');
    const c = view({ status: 'withdrawing', withdrawUntil: '2026-03-10T02:00:00Z' });
    expect(statusSentence(c, 'en', now)).toContain('Tue 10 Mar 10:00');
  });
});

describe('how long it takes', () => {
  it('leaves out what is not the person’s affair and what was stopped', () => {
    const clocks = [clock({ purpose: 'return' }), clock({ state: 'stopped' }), clock({ id: 'h' })];
    expect(toldClocks(view({ clocks }), 'zh', now).map((k) => k.id)).toEqual(['h']);
  });

  it('says the last day, not the midnight after it', () => {
    expect(toldClocks(view({ clocks: [clock({})] }), 'zh', now)[0]?.sentence).toBe('最晚 3月8日 周日 答复您');
  });

  it('calls a clock late from its legal end on and not before, though the promised end has passed', () => {
    const promised = clock({ shown: '2026-03-02T16:00:00Z', due: '2026-03-03T02:00:00Z' });
    const just = now.subtract({ seconds: 1 });
    expect(toldClocks(view({ clocks: [promised] }), 'zh', just)[0]?.state).toBe('running');
    expect(toldClocks(view({ clocks: [promised] }), 'zh', now)[0]).toMatchObject({ state: 'late', end: now });
  });

  it('puts what still runs before what is over, and the earliest first', () => {
    const clocks = [
      clock({ id: 'over', state: 'met', shown: '2026-03-01T16:00:00Z' }),
      clock({ id: 'later' }),
      clock({ id: 'soon', purpose: 'contact', shown: '2026-03-04T02:00:00Z' }),
    ];
    expect(toldClocks(view({ clocks }), 'zh', now).map((k) => k.id)).toEqual(['soon', 'later', 'over']);
  });
});

describe('step by step', () => {
  it('is newest first, without staff entries and without what has no sentence', () => {
    const timeline = [entry(1, 'report'), entry(2, 'note', {}, 'staff'), entry(3, 'recount'), entry(4, 'sign')];
    expect(toldTimeline(view({ timeline }), 'zh').map((e) => e.key)).toEqual(['4', '1']);
  });

  it('fills in names and words, and leaves out a hole it has nothing for', () => {
    const timeline = [
      entry(1, 'dispatch', { to: '县水利局' }),
      entry(2, 'reveal', { purpose: ['联系本人', 'to contact'] }),
      entry(3, 'return'),
      entry(4, 'callback', { result: 'unsolved', text: '还是没水' }),
    ];
    const told = toldTimeline(view({ timeline }), 'zh');
    expect(told.map((e) => e.title)).toEqual([
      '回访:本人说没办好'.replace(':', '\uff1a'),
      '退回',
      '查看了联系方式\uff1a联系本人',
      '派给县水利局',
    ]);
    expect(told[0]?.text).toBe('还是没水');
  });

  it('does not repeat a reply, which stands on the page by itself', () => {
    expect(toldTimeline(view({ timeline: [entry(1, 'reply', { text: '修好了' })] }), 'zh')[0]?.text).toBeNull();
  });
});

describe('what an act asks for', () => {
  const faults = (verb: Parameters<typeof actFaults>[0], form: Record<string, string>) =>
    actFaults(verb, { form, refusedFile: null }).map((f) => f.field);

  it('wants words where the next person needs them, at both ends of the limit', () => {
    expect(faults('dispute', { text: ' a ' })).toEqual(['text']);
    expect(faults('dispute', { text: 'ab' })).toEqual([]);
    expect(faults('dispute', { text: 'a'.repeat(2000) })).toEqual([]);
    expect(faults('dispute', { text: 'a'.repeat(2001) })).toEqual(['text']);
    expect(faults('changeHandler', {})).toEqual([]);
  });

  it('never takes silence for an answer about pressure, and needs no mark to confirm', () => {
    expect(faults('withdraw', {})).toEqual(['pressed']);
    expect(faults('withdraw', { pressed: 'no' })).toEqual([]);
    expect(faults('confirm', { stars: '' })).toEqual([]);
    expect(faults('rate', { stars: '6', solved: 'yes' })).toEqual(['stars']);
  });
});
