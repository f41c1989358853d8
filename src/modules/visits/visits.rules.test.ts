import { describe, expect, test } from 'vitest';
import { openDaysUntil, studyFault } from './studies.rules.ts';
import {
  answerFault,
  correctionFault,
  correctionParts,
  erasableParts,
  isAnswerLate,
  mayVisitFor,
  outcomes,
  outcomesOf,
  parseSlip,
  readAnswers,
  slipNumber,
  type VisitGiven,
  visitFault,
  wishes,
} from './visits.rules.ts';

const talked: VisitGiven = {
  result: 'talked',
  how: 'home',
  spokenTo: 'member',
  said: '今年羊价低,想问问贷款。',
  answers: 0,
  needs: [],
  facts: 0,
  files: 0,
  hasConsent: false,
  isSigned: false,
};
const given = (more: Partial<VisitGiven>) => visitFault({ ...talked, ...more });

describe('what a visit must bring', () => {
  test('words, an answer, a need or a fact: one of them is enough', () => {
    expect(given({})).toBeNull();
    expect(given({ said: null })).toBe('nothingHeard');
    for (const one of [{ answers: 1 }, { facts: 1 }, { needs: [{ what: '机井坏了', told: null }] }])
      expect(given({ said: null, ...one })).toBeNull();
    expect(given({ spokenTo: null })).toBe('spokenMissing');
  });
  test('nobody at home and not wanting to talk are results, and say nothing', () => {
    const quiet = { spokenTo: null, said: null } as const;
    for (const result of ['nobody', 'declined'] as const) {
      expect(given({ result, ...quiet })).toBeNull();
      expect(given({ result, ...quiet, said: '听邻居说他不在' })).toBe('quietSays');
      expect(given({ result, ...quiet, files: 1, hasConsent: true })).toBe('quietSays');
      expect(given({ result, ...quiet, spokenTo: 'other' })).toBe('quietSays');
      expect(given({ result, ...quiet, isSigned: true })).toBe('quietSays');
    }
  });
  test('a need says what, an answer on the spot says how; both sides of the bounds', () => {
    expect(given({ needs: [{ what: '没水', told: null }] })).toBe('needShort');
    expect(given({ needs: [{ what: '没水浇地', told: null }] })).toBeNull();
    expect(given({ needs: [{ what: '没水浇地', told: '行' }] })).toBe('toldShort');
    expect(given({ needs: [{ what: '没水浇地', told: '明天修' }] })).toBeNull();
  });
  test('pictures and voice need consent; nobody signs over the phone', () => {
    expect(given({ files: 1 })).toBe('consentMissing');
    expect(given({ files: 1, hasConsent: true })).toBeNull();
    expect(given({ isSigned: true, how: 'phone' })).toBe('signedFar');
    expect(given({ isSigned: true, how: 'station' })).toBeNull();
  });
});

describe('purposes', () => {
  const questions = [
    { key: 'flue', zh: '烟道通畅', en: 'The flue is clear', type: 'yesNo' },
    { key: 'temperature', zh: '室温', en: 'Room temperature', type: 'number' },
  ] as const;
  test('take answers to their own questions only, each in one spelling', () => {
    expect(readAnswers(questions, { flue: '是', temperature: '18.50' })).toEqual({ flue: 'yes', temperature: '18.5' });
    expect(readAnswers(questions, { flue: '' })).toEqual({});
    expect(readAnswers(questions, { religion: 'yes' })).toEqual({ unasked: 'religion' });
    expect(readAnswers(questions, { temperature: '热' })).toEqual({ wrong: questions[1] });
  });
  test('belong to roles and end on a day', () => {
    expect(mayVisitFor({ roles: [], endedOn: null }, 'agent', '2026-03-03')).toBe(true);
    expect(mayVisitFor({ roles: ['propertyWorker'], endedOn: null }, 'agent', '2026-03-03')).toBe(false);
    expect(mayVisitFor({ roles: [], endedOn: '2026-03-04' }, 'agent', '2026-03-03')).toBe(true);
    expect(mayVisitFor({ roles: [], endedOn: '2026-03-03' }, 'agent', '2026-03-03')).toBe(false);
  });
});

describe('corrections', () => {
  test('wrong and missing need words, erasing needs none, and not everything can be erased here', () => {
    for (const part of correctionParts) {
      expect(correctionFault({ wish: 'wrong', part, text: '不是这样' })).toBeNull();
      expect(correctionFault({ wish: 'add', part, text: ' 不 ' })).toBe('wordsMissing');
      expect(correctionFault({ wish: 'erase', part, text: null })).toBe(
        erasableParts.some((p) => p === part) ? null : 'notErasable',
      );
    }
  });
  const answer = {
    wish: 'wrong',
    part: 'said',
    outcome: 'corrected',
    isVisitor: false,
    isOpen: true,
    answer: '改过来了',
    newText: '羊价低',
  } as const;
  test('every wish × outcome: only what fits, once', () => {
    for (const wish of wishes)
      for (const outcome of outcomes)
        expect(answerFault({ ...answer, wish, outcome }), `${wish} ${outcome}`).toBe(
          outcomesOf[wish].includes(outcome) ? null : 'notThisOutcome',
        );
    expect(answerFault({ ...answer, isOpen: false })).toBe('answered');
    expect(answerFault({ ...answer, answer: '好' })).toBe('answerMissing');
    expect(answerFault({ ...answer, newText: null })).toBe('newTextMissing');
    expect(answerFault({ ...answer, part: 'facts', newText: null })).toBeNull();
  });
  test('whether one’s own note is erased or stays is decided by another', () => {
    const keep = { ...answer, wish: 'erase', outcome: 'kept' } as const;
    expect(answerFault({ ...keep, isVisitor: true })).toBe('ownVisit');
    expect(answerFault(keep)).toBeNull();
    expect(answerFault({ ...keep, outcome: 'erased', isVisitor: true })).toBe('ownVisit');
    expect(answerFault({ ...keep, outcome: 'erased' })).toBeNull();
    expect(answerFault({ ...answer, isVisitor: true })).toBeNull();
  });
  test('are late after a week', () => {
    expect(isAnswerLate('2026-03-03', '2026-03-10')).toBe(false);
    expect(isAnswerLate('2026-03-03', '2026-03-11')).toBe(true);
  });
});

test('a slip’s number is read however it is typed, and never when a digit is wrong', () => {
  const number = slipNumber('4829173');
  expect(number).toMatch(/^4829173\d$/);
  expect(parseSlip(`${number.slice(0, 4)} ${number.slice(4)}`)).toBe(number);
  expect(parseSlip(number.replace(/\d/g, (d) => '0123456789'[Number(d)] ?? d))).toBe(number);
  for (let i = 0; i < 8; i += 1) {
    const wrong = number.slice(0, i) + ((Number(number[i]) + 1) % 10) + number.slice(i + 1);
    expect(parseSlip(wrong), wrong).toBeNull();
  }
  expect(parseSlip('1234')).toBeNull();
});

test('a study is joint, was held, and looks ahead', () => {
  const s = { participants: 2, heldOn: '2026-03-03', today: '2026-03-03', untils: ['2026-03-03'] };
  expect(studyFault(s)).toBeNull();
  expect(studyFault({ ...s, participants: 1 })).toBe('aloneNotJoint');
  expect(studyFault({ ...s, heldOn: '2026-03-04' })).toBe('tooLate');
  expect(studyFault({ ...s, untils: ['2026-03-02'] })).toBe('untilPast');
  expect(openDaysUntil('2026-03-03', '2026-03-03')).toBe(1);
  expect(openDaysUntil('2026-03-03', '2026-03-10')).toBe(8);
});
