import type { Word } from '#kernel/words.ts';
import { type FactValues, givenOf } from '#modules/facts/facts.given.rules.ts';
import { readFact } from '#modules/facts/facts.rules.ts';
import type { Finished } from '#ui/field/useCapture.ts';
import type { TodayHousehold, TodayVisits } from '../visits.contract.ts';
import {
  type NeedCategory,
  parseSlip,
  type SpokenTo,
  type VisitHow,
  type VisitResult,
  visitFault,
} from '../visits.rules.ts';
import { visitRefusalWords } from '../visits.words.ts';
import { visitsFieldWords as w } from './field.words.ts';

export type Purpose = TodayVisits['purposes'][number];
export type NeedValues = {
  category: NeedCategory | null;
  what: string;
  placeNote: string;
  way: 'case' | 'answer';
  told: string;
  files: readonly string[];
};
export type VisitValues = {
  purpose: string;
  how: VisitHow;
  result: VisitResult;
  /** A member by their id, or one of `spokenTos`. */
  spoken: string;
  answers: Readonly<Record<string, string>>;
  facts: FactValues;
  said: string;
  note: string;
  needs: readonly NeedValues[];
  phone: string;
  withAccountId: string;
  hasConsent: boolean;
  strokes: readonly (readonly (readonly [number, number])[])[];
  slip: string;
};
export const noNeed: NeedValues = { category: null, what: '', placeNote: '', way: 'case', told: '', files: [] };
export const noVisit = (purpose: string): VisitValues => ({
  ...{ purpose, how: 'home', result: 'talked', spoken: '', answers: {}, facts: {}, said: '', note: '', needs: [] },
  ...{ phone: '', withAccountId: '', hasConsent: false, strokes: [], slip: '' },
});

const MOST_FILES = 9;
const others = ['relative', 'carer', 'other'] as const satisfies readonly SpokenTo[];
export const spokenOthers = others;
/** Who was spoken to, as the server takes it. */
export function spokenOf(v: VisitValues, h: Pick<TodayHousehold, 'members'>) {
  if (v.result !== 'talked' || !v.spoken) return {};
  const member = h.members.find((m) => m.personId === v.spoken);
  if (member) return { spokenTo: 'member' as const, spokenPersonId: member.personId };
  const other = others.find((o) => o === v.spoken);
  return { spokenTo: other ?? ('member' as const) };
}

const filled = (answers: VisitValues['answers'], p: Purpose) =>
  Object.fromEntries(
    p.questions.flatMap((q) => {
      const text = answers[q.key]?.trim();
      return text ? [[q.key, text] as const] : [];
    }),
  );
/** A need whose field was opened and left empty is none. */
const told = (needs: readonly NeedValues[]) => needs.filter((n) => n.what.trim() !== '' || n.files.length > 0);

type Lines = Parameters<typeof givenOf>[0];
/** What the server would refuse at once: said here too, since it may be days until the server is asked. */
export function missingIn(v: VisitValues, p: Purpose | undefined, h: TodayHousehold, lines: Lines, files: number) {
  if (!p) return { purpose: w.pick };
  const isTalked = v.result === 'talked';
  const answers = filled(v.answers, p);
  const needs = told(v.needs);
  const missing: Record<string, Word | undefined> = {};
  for (const q of p.questions) {
    const value = answers[q.key];
    if (value !== undefined && readFact({ type: q.type, choices: q.choices ?? [] }, value) === null)
      missing.answers = fill(visitRefusalWords.notThatAnswer, q.zh, q.en);
  }
  const fault = visitFault({
    result: v.result,
    how: v.how,
    spokenTo: spokenOf(v, h).spokenTo ?? null,
    said: isTalked ? v.said.trim() || null : null,
    answers: isTalked ? Object.keys(answers).length : 0,
    needs: isTalked ? needs.map((n) => ({ what: n.what, told: n.way === 'answer' ? n.told : null })) : [],
    facts: isTalked ? givenOf(lines, v.facts).length : 0,
    files: isTalked ? files : 0,
    hasConsent: v.hasConsent,
    isSigned: isTalked && v.strokes.length > 0,
  });
  if (fault === 'spokenMissing') missing.spoken = visitRefusalWords.spokenMissing;
  else if (fault === 'needShort' || fault === 'toldShort') missing.needs = visitRefusalWords[fault];
  else if (fault === 'consentMissing') missing.consent = visitRefusalWords.consentMissing;
  else if (fault) missing.said = visitRefusalWords[fault];
  if (isTalked && needs.some((n) => n.category === null)) missing.needs ??= w.pick;
  if (files > MOST_FILES) missing.needs = w.tooMany;
  if (v.slip.trim() && parseSlip(v.slip) === null) missing.slip = w.slipWrong;
  return missing;
}
const fill = (word: Word, zh: string, en: string): Word => [
  word[0].replace('{name}', zh),
  word[1].replace('{name}', en),
];

/** A visit as it goes into the outbox; what is not said when nobody spoke stays on the phone. */
export function visitOf(v: VisitValues, p: Purpose, h: TodayHousehold, lines: Lines): Omit<Finished, 'endpoint'> {
  const head = h.head ?? h.address;
  const base = { householdId: h.id, purpose: v.purpose, how: v.how, result: v.result };
  const note = v.note.trim();
  const more = v.withAccountId ? { withAccountId: v.withAccountId } : {};
  const spokenWith = {
    ...spokenOf(v, h),
    answers: filled(v.answers, p),
    facts: givenOf(lines, v.facts),
    ...(v.said.trim() && { said: v.said.trim() }),
    needs: told(v.needs).map((n) => ({
      category: n.category ?? 'other',
      what: n.what.trim(),
      ...(n.placeNote.trim() && { placeNote: n.placeNote.trim() }),
      ...(n.way === 'answer' && { told: n.told.trim() }),
      files: [...n.files],
    })),
    ...(v.phone.trim() && { phone: v.phone.trim() }),
    hasConsent: v.hasConsent,
    strokes: v.how === 'phone' ? [] : v.strokes,
    ...(v.slip.trim() && { slip: v.slip.trim() }),
  };
  return {
    input: { ...base, ...more, ...(note && { note }), ...(v.result === 'talked' && spokenWith) },
    area: h.area,
    about: h.id,
    says: [w.noted[0].replace('{head}', head), w.noted[1].replace('{head}', head)],
    isSaid: true,
  };
}
