import type { Word } from '#kernel/words.ts';
import { isSigned, type Strokes } from '#modules/relief/relief.rules.ts';
import { memberFaults, memberSaid } from '#ui/field/member.ts';
import type { Finished } from '#ui/field/useCapture.ts';
import { type SelfCareItem, selfCareItems } from '../aid.means.rules.ts';
import type { WaitingSurvey } from '../aid.survey.contract.ts';
import { aidFieldWords as w } from './field.words.ts';
import { aid } from './wire.ts';

export type SurveyValues = {
  secondId: string;
  living: string;
  work: string;
  house: string;
  spending: string;
  seen: string;
  selfCare: Partial<Record<SelfCareItem, boolean>>;
  /** Of the household, or 'other'. */
  signerId: string;
  otherName: string;
  otherWhy: string;
  first: Strokes;
  second: Strokes;
  household: Strokes;
};
export const noSurvey: SurveyValues = {
  ...{ secondId: '', living: '', work: '', house: '', spending: '', seen: '', selfCare: {} },
  ...{ signerId: '', otherName: '', otherWhy: '', first: [], second: [], household: [] },
};

const texts = ['living', 'work', 'house', 'spending'] as const;
const isNumber = (text: string) => /^\d{1,7}(?:\.\d{1,2})?$/.test(text.trim());
/** What the server would refuse at once: said here too, since it may be days until the server is asked. */
export function missingIn(v: SurveyValues, a: Pick<WaitingSurvey, 'kind'>): Partial<Record<string, Word>> {
  return {
    ...(!v.secondId && { secondId: w.pick }),
    ...Object.fromEntries(texts.flatMap((t) => (v[t].trim().length < 2 ? [[t, w.fill]] : []))),
    ...(v.seen.trim() && !isNumber(v.seen) && { seen: w.number }),
    ...(a.kind === 'tekun' && selfCareItems.some((i) => v.selfCare[i] === undefined) && { selfCare: w.allSix }),
    ...memberFaults('signer', v.signerId, v, w),
    ...Object.fromEntries(
      (['first', 'second', 'household'] as const).flatMap((s) => (isSigned(v[s]) ? [] : [[s, w.noSign]])),
    ),
  };
}

/** A survey as it goes into the outbox. */
export function surveyOf(a: WaitingSurvey, v: SurveyValues): Finished {
  const can = selfCareItems.map((i) => [i, v.selfCare[i] ?? false] as const);
  return {
    endpoint: aid.surveyAid,
    params: { id: a.id },
    about: a.id,
    input: {
      secondId: v.secondId,
      signer: memberSaid(a.members, v.signerId, v),
      living: v.living.trim(),
      work: v.work.trim(),
      house: v.house.trim(),
      spending: v.spending.trim(),
      ...(v.seen.trim() && { seenYearCents: Math.round(Number(v.seen) * 100) }),
      ...(a.kind === 'tekun' && { selfCare: Object.fromEntries(can) }),
      signatures: { first: v.first, second: v.second, household: v.household },
    },
    area: a.area,
    says: [`入户调查:${a.applicant}`, `Survey: ${a.applicant}`],
  };
}
