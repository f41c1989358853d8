import { notFound } from '#kernel/refusal.ts';
import { actorsWithRole } from '#modules/access/index.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import { livingHousehold } from '#modules/people/index.ts';
import { checkCaptured, takeFiles } from '#modules/phones/index.ts';
import { isSigned } from '#modules/relief/relief.rules.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { keyReused, once } from '#platform/once.ts';
import { entryOf, moveAid, staffOf } from './aid.act.ts';
import { householdNow } from './aid.actions.ts';
import { dueView, runningOf, settingsOf } from './aid.load.ts';
import { addHand, objectionsHeard } from './aid.parts.store.ts';
import { presentSurvey } from './aid.present.ts';
import { no } from './aid.refusals.words.ts';
import { type AidStatus, surveyorRoles } from './aid.rules.ts';
import { aidById, lockAid, namesOf, openTwin, type StoredAid, saveAid, selectAids } from './aid.store.ts';
import type { SurveyInput, surveyApi } from './aid.survey.contract.ts';
import { insertSurvey, surveysOf } from './aid.survey.store.ts';
import { aidWorkflow } from './aid.workflow.rules.ts';

type Handles = { [K in keyof typeof surveyApi]: Handler<(typeof surveyApi)[K]> };
const WAITING = aidWorkflow.survey.from;

/** Who may go along: everybody at work in a post whose place covers the household, in a role that surveys. */
async function colleaguesFor(ctx: Ctx, area: string) {
  const found = [];
  for (const role of surveyorRoles) found.push(...(await actorsWithRole(ctx, role, area)));
  return [...new Map(found.map((p) => [p.accountId, p])).values()];
}

/** What a surveyor carries along: the households that wait, and who may go with them. */
export const toSurvey: Handles['toSurvey'] = async (ctx) => {
  const self = staffOf(ctx);
  const settings = await settingsOf(ctx);
  const waiting = (await selectAids(ctx, { which: 'open' })).filter((a) => WAITING.includes(a.status));
  const items = [];
  for (const a of waiting) {
    const names = await namesOf(
      ctx,
      a.details.members.map((m) => m.personId),
    );
    const [nearest] = runningOf(a, settings).map((r) => dueView(r, ctx.now));
    items.push({
      id: a.id,
      number: a.number,
      kind: a.kind,
      status: a.status,
      area: a.area,
      placeName: a.placeName,
      applicant: a.applicant,
      address: a.address,
      reason: a.details.reason,
      dueOn: nearest?.day ?? null,
      isOverdue: nearest?.isOverdue ?? false,
      members: a.details.members.map((m) => ({ personId: m.personId, name: names.get(m.personId)?.name ?? '' })),
    });
  }
  const others = (await colleaguesFor(ctx, self.area)).filter((p) => p.accountId !== self.accountId);
  const units = await organisationsById(
    ctx,
    others.map((p) => p.organisationId),
  );
  return {
    items,
    colleagues: others.map((p) => ({
      id: p.accountId,
      name: p.name,
      unit: units.get(p.organisationId)?.shortName ?? '',
    })),
  };
};

/** What is asked of a survey whenever it comes: two people, three signatures, and the six items for 特困. */
async function checkSurvey(
  tx: TxCtx,
  a: StoredAid,
  input: SurveyInput,
): Promise<{ signer: string; why: string | null }> {
  const self = staffOf(tx);
  if (input.secondId === self.accountId) throw no('sameSurveyor', 'secondId');
  const others = await colleaguesFor(tx, a.area);
  if (!others.some((p) => p.accountId === input.secondId)) throw no('surveyorUnknown', 'secondId');
  const { first, second, household } = input.signatures;
  if (![first, second, household].every(isSigned)) throw no('signatureMissing', 'signatures');
  if (a.kind === 'tekun' && !input.selfCare) throw no('selfCareMissing', 'selfCare');
  const { people } = await householdNow(tx, a.household_id);
  if (!people.some((p) => p.personId === a.applicant_id)) throw no('householdGone', 'householdId');
  const member = people.find((p) => p.personId === input.signer.personId);
  if (input.signer.personId && !member) throw no('signerUnknown', 'signer');
  if (!member && !input.signer.why) throw no('signerUnknown', 'signer');
  return { signer: member?.name ?? input.signer.name, why: member ? null : (input.signer.why ?? null) };
}

/** Was it withdrawn or decided while the phone was in the valley? Said by name; the words stay on the phone. */
function refuseEnded(status: AidStatus): void {
  if (status === 'withdrawn') throw no('withdrawn');
  if (['refused', 'declined', 'stopped', 'settled'].includes(status)) throw no('ended');
}

/** The household may have been merged since the phone read it: the survey goes with it, unless the other has an application of this kind. */
async function followMerge(tx: TxCtx, a: StoredAid): Promise<void> {
  const living = await livingHousehold(tx, a.household_id);
  if (living === a.household_id) return;
  const twin = await openTwin(tx, a, living);
  if (twin) throw no('mergedAway', undefined, { number: twin });
  await saveAid(tx, a.id, { household_id: living });
  a.household_id = living;
}

async function keep(tx: TxCtx, a: StoredAid, input: SurveyInput, counts: boolean): Promise<void> {
  const self = staffOf(tx);
  const day = await checkCaptured(tx, input.captured, a.applied_at);
  const { signer, why } = await checkSurvey(tx, a, input);
  const files = await takeFiles(tx, input.captured.files);
  await insertSurvey(tx, {
    id: input.captured.id,
    aidId: a.id,
    area: a.area,
    firstId: self.accountId,
    secondId: input.secondId,
    organisationId: self.organisationId,
    madeAt: input.captured.madeAt,
    ...{ day, counts, signer, signerWhy: why },
    findings: {
      living: input.living,
      work: input.work,
      house: input.house,
      spending: input.spending,
      seenYearCents: input.seenYearCents ?? null,
      selfCare: input.selfCare ?? null,
      signatures: input.signatures,
    },
    files: files.map((f) => f.hash),
  });
}

/**
 * Two people, signed by both and by the household. May come from a phone days later: the record's id is the phone's own. One that comes when
 * another has already moved the application is kept beside it and shown, and moves nothing.
 */
export const surveyAid: Handles['surveyAid'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const a = await lockAid(tx, params.id, 'anyVersion');
    const [known] = await surveysOf(tx, { surveyId: input.captured.id });
    if (known && (known.application_id !== a.id || known.first_id !== staffOf(tx).accountId)) throw keyReused();
    if (known) return answer(tx, a.id, known.id);
    refuseEnded(a.status);
    await followMerge(tx, a);
    const isFirst = WAITING.includes(a.status);
    const isLate = !isFirst && (await surveysOf(tx, { ids: [a.id] })).length > 0;
    if (isLate) {
      await keep(tx, a, input, false);
      await record(tx, entryOf(a, 'survey', { counts: false }));
      return answer(tx, a.id, input.captured.id);
    }
    await moveAid(tx, a, 'survey', async ({ to }) => {
      await keep(tx, a, input, true);
      await addHand(tx, a, input.secondId, 'surveyor');
      if (a.status === 'objected') await objectionsHeard(tx, a, 'survey');
      return {
        change: a.status === 'accepted' || a.status === 'helped' ? { surveyed_at: tx.now } : {},
        hand: 'surveyor',
        data: { counts: true, to },
      };
    });
    return answer(tx, a.id, input.captured.id);
  });

async function answer(tx: TxCtx, aidId: string, surveyId: string) {
  const [survey] = await surveysOf(tx, { surveyId });
  if (!survey) throw new Error('a survey that was just kept');
  const { status } = await aidById(tx, aidId);
  return { id: aidId, counts: survey.counts, status, survey: presentSurvey(survey) };
}

export const surveyFile: Handles['surveyFile'] = async (ctx, { params }) => {
  const [survey] = await surveysOf(ctx, { surveyId: params.id });
  if (!survey) throw notFound();
  await aidById(ctx, survey.application_id);
  const hash = survey.files[params.n];
  if (!hash) throw notFound();
  return { hash, mediaType: 'image/jpeg', name: `${params.n + 1}.jpg` };
};
