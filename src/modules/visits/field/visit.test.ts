import { describe, expect, test } from 'vitest';
import { slipNumber } from '../visits.rules.ts';
import { missingIn, noNeed, noVisit, type Purpose, type VisitValues, visitOf } from './visit.ts';

const household = {
  id: 'h1',
  area: '150124201213',
  placeName: '老熊沟',
  address: '老熊沟 1 号',
  head: '韩大柱',
  members: [{ personId: 'p1', name: '韩大柱' }],
  lastOn: null,
};
const purpose: Purpose = {
  key: 'winterSafety',
  area: '',
  zh: '冬季取暖安全',
  en: 'Safe heating',
  why: '防火',
  roles: [],
  questions: [{ key: 'flue', zh: '烟道通畅', en: 'Flue', type: 'yesNo' }],
  facts: ['heating'],
  endedOn: null,
};
const lines = [
  { kind: 'heating', personId: null, state: 'stale', value: 'coal', on: '2025-01-01', owner: '村' },
] as const;
const values = (more: Partial<VisitValues> = {}): VisitValues => ({
  ...noVisit('winterSafety'),
  spoken: 'p1',
  said: '炉子冒烟。',
  ...more,
});
const missing = (more: Partial<VisitValues>, files = 0) => missingIn(values(more), purpose, household, lines, files);
const sent = (more: Partial<VisitValues>) => visitOf(values(more), purpose, household, lines).input;

describe('a visit on the phone', () => {
  test('says what the server would refuse, before days pass', () => {
    expect(missing({})).toEqual({});
    expect(missingIn(values(), undefined, household, lines, 0)).toHaveProperty('purpose');
    expect(missing({ spoken: '' })).toHaveProperty('spoken');
    expect(missing({ said: '' })).toHaveProperty('said');
    expect(missing({ said: '', facts: { 'heating/': 'coal' } })).toEqual({});
    expect(missing({ needs: [{ ...noNeed, what: '换炉筒' }] })).toHaveProperty('needs');
    expect(missing({ needs: [{ ...noNeed, what: '换一节炉筒', category: 'heating' }] })).toEqual({});
    expect(missing({}, 1)).toHaveProperty('consent');
    expect(missing({ hasConsent: true }, 10)).toHaveProperty('needs');
    expect(missing({ slip: '12345678' })).toHaveProperty('slip');
    expect(missing({ slip: slipNumber('1234567') })).toEqual({});
  });

  test('sends only what was said: empty needs and answers stay behind', () => {
    expect(sent({ answers: { flue: ' ' }, needs: [noNeed] })).toMatchObject({
      spokenTo: 'member',
      spokenPersonId: 'p1',
      answers: {},
      needs: [],
      facts: [],
    });
    const need = { ...noNeed, what: ' 换一节炉筒 ', category: 'heating', way: 'answer', told: '明天换' } as const;
    expect(sent({ needs: [need], facts: { 'heating/': 'gas' } })).toMatchObject({
      needs: [{ what: '换一节炉筒', told: '明天换', files: [] }],
      facts: [{ kind: 'heating', value: 'gas' }],
    });
  });

  test('nobody at home sends no word of what was typed before', () => {
    expect(sent({ result: 'nobody', strokes: [[[1, 1]]] })).toEqual({
      householdId: 'h1',
      purpose: 'winterSafety',
      how: 'home',
      result: 'nobody',
    });
  });
});
