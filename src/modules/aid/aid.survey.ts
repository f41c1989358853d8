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
import { entryOf, moveAid, staffOf, writeLetter } from './aid.act.ts';
import { householdNow } from './aid.household.ts';
import { dueView, runningOf, settingsOf } from './aid.load.ts';
import { selfCareLevel } from './aid.means.rules.ts';
import { addHand, type HandPart, handsOf, kinOf, objectionsHeard } from './aid.parts.store.ts';
import { presentSurvey } from './aid.present.ts';
import { no } from './aid.refusals.words.ts';
import { type AidStatus, paidStatuses, type SurveyPurpose, surveyorRoles } from './aid.rules.ts';
import { aidById, lockAid, namesOf, openTwin, type StoredAid, saveAid, selectAids } from './aid.store.ts';
import type { SurveyInput, surveyApi } from './aid.survey.contract.ts';
import { type Findings, insertSurvey, type NewSurvey, surveysOf } from './aid.survey.store.ts';
import { limitNow } from './aid.verbs.ts';
import { aidWorkflow } from './aid.workflow.rules.ts';

type Handles = Pick<
  { [K in keyof typeof surveyApi]: Handler<(typeof surveyApi)[K]> },
  'toSurvey' | 'surveyAid' | 'surveyFile'
>;
/** Does it wait for two people to come: for the application, for self-care that changed, for an objection to what was granted? */
const waits = (a: StoredAid): boolean =>
  paidStatuses.some((s) => s === a.status)
    ? a.reassess_at !== null || a.disputed_at !== null
    : aidWorkflow.survey.from.includes(a.status);
const purposeOf = (a: StoredAid): SurveyPurpose =>
  !paidStatuses.some((s) => s === a.status) ? 'apply' : a.disputed_at ? 'review' : 'reassess';

/** Who may go along: everybody at work in a post whose place covers the household, in a role that surveys. */
export async function colleaguesFor(ctx: Ctx, area: string) {
  const found = [];
  for (const role of surveyorRoles) found.push(...(await actorsWithRole(ctx, role, area)));
  return [...new Map(found.map((p) => [p.accountId, p])).values()];
}

/** What a surveyor carries along: the households that wait, and who may go with them. */
export const toSurvey: Handles['toSurvey'] = async (ctx) => {
  const self = staffOf(ctx);
  const settings = await settingsOf(ctx);
  const waiting = (await selectAids(ctx, { which: 'open' })).filter(waits);
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
  return { items, colleagues: await namedColleagues(ctx, others) };
};
export async function namedColleagues(ctx: Ctx, people: Awaited<ReturnType<typeof colleaguesFor>>) {
  const ids = people.map((p) => p.organisationId);
  const units = await organisationsById(ctx, ids);
  return people.map((p) => ({
    id: p.accountId,
    name: p.name,
    unit: units.get(p.organisationId)?.shortName ?? '',
  }));
}

export const EARLIER: readonly string[] = ['surveyor', 'drafter', 'decider'] satisfies HandPart[];
type Pair = { firstId: string; secondId: string };
/** Two people at work here, neither of them kin of the household (DB 11, 16). */
async function checkPair(tx: TxCtx, a: StoredAid, { firstId, secondId }: Pair): Promise<void> {
  if (firstId === secondId) throw no('sameSurveyor', 'secondId');
  const here = new Map((await colleaguesFor(tx, a.area)).map((p) => [p.accountId, p]));
  const [kin, hands] = await Promise.all([kinOf(tx, [a.id]), handsOf(tx, [a.id])]);
  for (const [field, who] of [
    ['firstId', firstId],
    ['secondId', secondId],
  ] as const) {
    const person = here.get(who);
    if (!person) throw no('surveyorUnknown', field);
    // What was granted and is objected to is looked into by people who had no part in it before.
    if (purposeOf(a) === 'review' && hands.some((h) => h.accountId === who && EARLIER.includes(h.part)))
      throw no('sameHands', field, { name: person.name });
    if (kin.some((k) => k.accountId === who || k.official === person.name))
      throw no('kinSurveys', field, { name: person.name });
  }
}

/** Who signed for the household: somebody who lives there, or another with the reason. */
async function signerOf(tx: TxCtx, a: StoredAid, given: SurveyInput['signer']) {
  const { people } = await householdNow(tx, a.household_id);
  if (!people.some((p) => p.personId === a.applicant_id)) throw no('householdGone', 'householdId');
  const member = people.find((p) => p.personId === given.personId);
  if (given.personId && !member) throw no('signerUnknown', 'signer');
  if (!member && !given.why) throw no('signerUnknown', 'signer');
  return { signer: member?.name ?? given.name, signerWhy: member ? null : (given.why ?? null) };
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

export type Found = Pick<
  SurveyInput,
  'signer' | 'living' | 'work' | 'house' | 'spending' | 'seenYearCents' | 'selfCare'
>;
export type Made = Pair & {
  id: string;
  madeAt: string;
  day: string;
  signatures: Findings['signatures'];
  files: NewSurvey['files'];
  typedBy: string | null;
};

/**
 * Two people, signed by both and by the household, on the phone or on paper. One that comes when another has already moved the application is
 * kept beside it and shown, and moves nothing.
 */
export async function keepSurvey(tx: TxCtx, a: StoredAid, made: Made, found: Found) {
  refuseEnded(a.status);
  await followMerge(tx, a);
  const keep = async (counts: boolean) => {
    await checkPair(tx, a, made);
    if (a.kind === 'tekun' && !found.selfCare) throw no('selfCareMissing', 'selfCare');
    const signed = await signerOf(tx, a, found.signer);
    const { living, work, house, spending, seenYearCents = null, selfCare = null } = found;
    const findings = { living, work, house, spending, seenYearCents, selfCare, signatures: made.signatures };
    const { organisationId } = staffOf(tx);
    const purpose = purposeOf(a);
    await insertSurvey(tx, {
      ...made,
      ...signed,
      purpose,
      aidId: a.id,
      area: a.area,
      organisationId,
      counts,
      findings,
    });
  };
  const isLate = !waits(a) && (await surveysOf(tx, { ids: [a.id] })).length > 0;
  if (isLate) {
    await keep(false);
    await record(tx, entryOf(a, 'survey', { counts: false }));
    return answer(tx, a.id, made.id);
  }
  await moveAid(tx, a, 'survey', async ({ to }) => {
    await keep(true);
    for (const who of [made.firstId, made.secondId]) await addHand(tx, a, who, 'surveyor');
    if (a.status === 'objected' || a.disputed_at) await objectionsHeard(tx, a, 'survey');
    const isFirst = a.status === 'accepted' || a.status === 'helped';
    return {
      change: { ...(isFirst && { surveyed_at: tx.now }), ...(await assessed(tx, a, found)) },
      data: { counts: true, to, ...(made.typedBy && { onPaper: true }) },
    };
  });
  return answer(tx, a.id, made.id);
}

/** Self-care that changed was assessed again: its limit ends, and the person is told what came of it (TK 22, 23). */
async function assessed(tx: TxCtx, a: StoredAid, { selfCare }: Found) {
  if (!a.reassess_at || !selfCare) return {};
  const { amount: reviewDays } = await limitNow(tx, a, 'review');
  await writeLetter(tx, a, 'assessed', { level: selfCareLevel(selfCare), reviewDays });
  return { reassess_at: null };
}

/** May come from a phone days later: the record's id is the phone's own. */
export const surveyAid: Handles['surveyAid'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const a = await lockAid(tx, params.id, 'anyVersion');
    const self = staffOf(tx);
    const { captured, signatures } = input;
    const [known] = await surveysOf(tx, { surveyId: captured.id });
    if (known && (known.application_id !== a.id || known.first_id !== self.accountId)) throw keyReused();
    if (known) return answer(tx, a.id, known.id);
    refuseEnded(a.status);
    const day = await checkCaptured(tx, captured, a.applied_at);
    if (![signatures.first, signatures.second, signatures.household].every(isSigned))
      throw no('signatureMissing', 'signatures');
    const files = await takeFiles(tx, captured.files);
    const pair = { firstId: self.accountId, secondId: input.secondId };
    const { id, madeAt } = captured;
    return keepSurvey(tx, a, { ...pair, id, madeAt, day, signatures, files, typedBy: null }, input);
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
  const [hash, mediaType] = [survey.files[params.n], survey.file_types[params.n]];
  if (!hash || !mediaType) throw notFound();
  return { hash, mediaType, name: `${params.n + 1}.${mediaType === 'application/pdf' ? 'pdf' : 'jpg'}` };
};
