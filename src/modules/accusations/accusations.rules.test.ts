import { describe, expect, test } from 'vitest';
import { decide } from '#kernel/workflow.ts';
import {
  type AccusationFacts,
  accusationStatuses,
  accusationVerbs,
  accusationWorkflow,
  looksLikeAccusation,
  mayHave,
  organFor,
  partsOf,
} from './accusations.rules.ts';

const at = Temporal.Instant.from('2026-03-03T02:00:00Z');
const facts = (more: Partial<AccusationFacts> = {}): AccusationFacts => ({
  status: 'received',
  since: at,
  openedAt: at,
  repliedAt: at,
  isAsked: false,
  ...more,
});
const may = (verb: (typeof accusationVerbs)[number], f: AccusationFacts) => {
  const parts = new Set(['organ', 'leader', 'reporter', 'house'] as const);
  const verdict = decide(accusationWorkflow, verb, f, parts, at);
  return verdict.ok ? verdict.to : verdict.why;
};

describe('what a discipline organ may do with an accusation', () => {
  test('every verb in every status', () => {
    const table = Object.fromEntries(
      accusationVerbs.map((verb) => [
        verb,
        accusationStatuses.map((status) =>
          may(verb, facts({ status, isAsked: verb === 'decideRecusal', goesOn: verb === 'climb' })),
        ),
      ]),
    );
    //                 received      accepted       transferred    closed
    expect(table).toEqual({
      accept: ['accepted', 'notNow', 'accepted', 'notNow'],
      transfer: ['transferred', 'transferred', 'transferred', 'notNow'],
      reply: ['received', 'accepted', 'transferred', 'notNow'],
      close: ['closed', 'closed', 'closed', 'notNow'],
      recuse: ['received', 'accepted', 'transferred', 'notNow'],
      exclude: ['received', 'accepted', 'transferred', 'notNow'],
      decideRecusal: ['received', 'accepted', 'transferred', 'notNow'],
      askRecusal: ['received', 'accepted', 'transferred', 'notNow'],
      climb: ['transferred', 'transferred', 'transferred', 'notNow'],
    });
  });

  test('nothing before it was opened there, and no end before the reporter was answered', () => {
    for (const verb of ['accept', 'transfer', 'reply', 'close'] as const) {
      expect(may(verb, facts({ openedAt: null }))).toBe('notOpened');
      // Opened by the organ that had it before is not opened by this one.
      expect(may(verb, facts({ openedAt: at.subtract({ seconds: 1 }) }))).toBe('notOpened');
    }
    expect(may('close', facts({ repliedAt: null }))).toBe('notAnswered');
    expect(may('accept', facts({ repliedAt: null }))).toBe('accepted');
  });

  test('whoever steps aside last takes it on to the organ above, read or unread', () => {
    for (const verb of ['recuse', 'exclude', 'askRecusal'] as const) {
      expect(may(verb, facts({ status: 'accepted', goesOn: true }))).toBe('transferred');
      expect(may(verb, facts({ openedAt: null }))).toBe('received');
    }
  });

  test('the house carries on what nobody is left for, and nothing else', () => {
    expect(may('climb', facts({ openedAt: null, goesOn: true }))).toBe('transferred');
    expect(may('climb', facts())).toBe('nobodyMissing');
    for (const part of ['organ', 'leader', 'reporter'] as const)
      expect(decide(accusationWorkflow, 'climb', facts({ goesOn: true }), new Set([part]), at).ok, part).toBe(false);
    for (const verb of accusationVerbs.filter((v) => v !== 'climb'))
      expect(
        decide(accusationWorkflow, verb, facts({ isAsked: true, goesOn: true }), new Set(['house']), at).ok,
        verb,
      ).toBe(false);
  });

  test('what the reporter asked for is decided before the end, once at a time', () => {
    expect(may('close', facts({ isAsked: true }))).toBe('undecided');
    expect(may('askRecusal', facts({ isAsked: true }))).toBe('askedAlready');
    expect(may('decideRecusal', facts())).toBe('nothingAsked');
    expect(may('decideRecusal', facts({ status: 'accepted', isAsked: true, goesOn: true }))).toBe('transferred');
  });

  test('nobody else has a part in it, and only the head decides on others', () => {
    expect(decide(accusationWorkflow, 'accept', facts(), new Set(), at)).toEqual({ ok: false, why: 'notYours' });
    const officer = partsOf('discipline');
    for (const verb of ['exclude', 'decideRecusal', 'askRecusal'] as const)
      expect(decide(accusationWorkflow, verb, facts({ isAsked: true }), officer, at)).toMatchObject({
        why: 'notYours',
      });
    for (const verb of ['recuse', 'exclude'] as const)
      expect(decide(accusationWorkflow, verb, facts(), partsOf('disciplineLeader'), at).ok).toBe(true);
  });
});

describe('the organ it goes to', () => {
  const organ = (organisationId: string, area: string, superiors: string[] = []) => ({
    organisationId,
    area,
    superiors,
  });
  const city = organ('cityDiscipline', '1501');
  const county = organ('countyDiscipline', '150124', ['cityDiscipline']);
  const organs = [city, county];
  const to = (place: string, accused: { id: string; superiors: string[] } | null, among = organs) =>
    organFor(place, among, accused)?.organisationId ?? null;
  const village = '150124201213';

  test('is the nearest from the county up', () => {
    expect(to(village, null)).toBe('countyDiscipline');
    expect(to('150102401007', null)).toBe('cityDiscipline');
    expect(to('1501', null)).toBe('cityDiscipline');
    expect(to('1502', null)).toBe(null);
    expect(to(village, null, [city, county, organ('township', '150124201')])).toBe('countyDiscipline');
    expect(to(village, null, [organ('township', '150124201')])).toBe(null);
  });

  test('is never the accused unit, above it or below it', () => {
    expect(to(village, { id: 'village', superiors: ['township', 'countyWork', 'cityWork'] })).toBe('countyDiscipline');
    const underParty = organ('countyDiscipline', '150124', ['countyParty']);
    expect(to('150124', { id: 'countyParty', superiors: [] }, [city, underParty])).toBe('cityDiscipline');
    expect(mayHave(underParty, { id: 'countyParty', superiors: [] }, [city, underParty])).toBe(false);
    // Above: a discipline organ that leads the accused unit as its own line.
    const leading = organ('leading', '150124');
    expect(to('150124', { id: 'bureau', superiors: ['x', 'leading'] }, [leading])).toBe(null);
  });

  test('is one level up when a discipline organ is accused, and none when there is nobody above', () => {
    expect(to('150124', { id: 'countyDiscipline', superiors: ['cityDiscipline'] })).toBe('cityDiscipline');
    expect(to('150124', { id: 'team', superiors: ['countyDiscipline', 'cityDiscipline'] })).toBe('cityDiscipline');
    expect(to('1501', { id: 'cityDiscipline', superiors: [] })).toBe(null);
    // Not to colleagues of the same level either.
    const other = organ('otherOfCity', '1501');
    expect(to('1501', { id: 'cityDiscipline', superiors: [] }, [city, other])).toBe(null);
    const province = organ('province', '15');
    expect(to('1501', { id: 'cityDiscipline', superiors: [] }, [city, other, province])).toBe('province');
    // Nor down to those whom it leads.
    expect(mayHave(county, { id: 'cityDiscipline', superiors: [] }, organs)).toBe(false);
  });
});

describe('a text that sounds like an accusation', () => {
  test.each([
    '我要检举村支书贪污低保款。',
    '举报某局科长收受红包',
    '村干部索要好处才给办低保',
    '控告派出所民警打人',
    '反映村会计虚报冒领危房改造补贴',
    '村主任优亲厚友,把公益岗给了自家亲戚',
  ])('%s', (text) => expect(looksLikeAccusation(text)).toBe(true));

  test.each([
    '村东头机井坏了三天,浇不上地。',
    '举报楼下烧烤店油烟扰民',
    '尊敬的张书记:小区供暖温度太低',
    '想问贪污罪的法律规定在哪里查',
    '物业不开发票',
    '',
  ])('and one that does not: %s', (text) => expect(looksLikeAccusation(text)).toBe(false));
});
