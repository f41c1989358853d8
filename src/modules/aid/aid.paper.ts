import { Refused } from '#kernel/refusal.ts';
import { scansBack } from '#modules/papers/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Handler, PaperKind } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { staffOf } from './aid.act.ts';
import { no } from './aid.refusals.words.ts';
import { takerRoles } from './aid.rules.ts';
import { aidById, lockAid } from './aid.store.ts';
import type { surveyApi } from './aid.survey.contract.ts';
import { colleaguesFor, keepSurvey, namedColleagues } from './aid.survey.ts';
import { notAhead } from './aid.verbs.ts';
import { aidPaperWords as w } from './aid.words.ts';

type Handles = Pick<{ [K in keyof typeof surveyApi]: Handler<(typeof surveyApi)[K]> }, 'surveyOnPaper' | 'surveyors'>;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const KIND = 'aidSurvey';

/** The form of a survey on paper, one for each application; its subject is the application. */
export const aidSurvey: PaperKind = {
  roles: takerRoles,
  find: async (ctx, subject) => {
    if (!UUID.test(subject)) return null;
    const a = await aidById(ctx, subject).catch((error) => {
      if (error instanceof Refused && error.code === 'notFound') return null;
      throw error;
    });
    return a && { area: a.area, title: `${w.title[0]} ${a.number}` };
  },
};

/** Who may have been in the house, and how many signed sheets have come back already. */
export const surveyors: Handles['surveyors'] = async (ctx, { params }) => {
  const a = await aidById(ctx, params.id);
  return {
    items: await namedColleagues(ctx, await colleaguesFor(ctx, a.area)),
    scans: await scansBack(ctx, KIND, a.id),
  };
};

/** Typed in at a desk from the signed sheet, which is there: with this, or come back by its code before. */
export const surveyOnPaper: Handles['surveyOnPaper'] = (ctx, { params, input, files }) =>
  once(ctx, async (tx) => {
    const a = await lockAid(tx, params.id, 'anyVersion');
    notAhead(tx, 'on', input.on);
    if (input.on < dayOf(a.applied_at)) throw no('beforeApplied', 'on');
    if (files.some((f) => f.kind === 'audio')) throw no('paperMissing', 'files');
    if (files.length === 0 && (await scansBack(tx, KIND, a.id)) === 0) throw no('paperMissing', 'files');
    const noon = Temporal.PlainDate.from(input.on).toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: '12:00' });
    const { firstId, secondId, on, ...found } = input;
    const made = { id: tx.house.newId(), madeAt: noon.toInstant().toString(), day: on, signatures: null, files };
    return keepSurvey(tx, a, { ...made, firstId, secondId, typedBy: staffOf(tx).accountId }, found);
  });
