import { openVerbs } from '#kernel/workflow.ts';
import { accountNames } from '#modules/access/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { dueView, loadAid, partsOf, runningOf, type Settings, settingsOf } from './aid.load.ts';
import { counted, gapCents, type Member, meansOf, selfCareLevel, verdictOf } from './aid.means.rules.ts';
import { lettersOf, type StoredLetter, stepsOf } from './aid.parts.store.ts';
import { aidRefusalWords } from './aid.refusals.words.ts';
import { isMonthly, type SurveyPurpose } from './aid.rules.ts';
import { standardFor } from './aid.settings.store.ts';
import { stagesOf } from './aid.stages.store.ts';
import { aidById, namesOf, type StoredAid } from './aid.store.ts';
import { type StoredSurvey, surveysOf } from './aid.survey.store.ts';
import type { AidRow, AidView, LetterView, SurveyView } from './aid.views.contract.ts';
import { type AidRefusal, aidWorkflow } from './aid.workflow.rules.ts';

export function presentRow(a: StoredAid, s: Settings, now: Temporal.Instant): AidRow {
  const [nearest] = runningOf(a, s);
  return {
    id: a.id,
    number: a.number,
    kind: a.kind,
    status: a.status,
    area: a.area,
    placeName: a.placeName,
    applicant: a.applicant,
    address: a.address,
    size: a.size,
    appliedOn: dayOf(a.applied_at),
    amountCents: a.amount_cents,
    paidFrom: a.paid_from,
    isKin: a.is_kin,
    due: nearest ? dueView(nearest, now) : null,
    version: a.version,
  };
}

/** Those who live together as they were written down, with the names people have now. */
export async function membersOfAid(ctx: Ctx, a: StoredAid): Promise<Member[]> {
  const named = await namesOf(
    ctx,
    a.details.members.map((m) => m.personId),
  );
  return a.details.members.map((m) => ({
    ...m,
    name: named.get(m.personId)?.name ?? '',
    birthYear: named.get(m.personId)?.birthYear ?? null,
  }));
}

export function presentSurvey(s: StoredSurvey): SurveyView {
  const { signatures, selfCare, ...said } = s.findings;
  return {
    id: s.id,
    day: s.day,
    first: s.first,
    second: s.second,
    counts: s.counts,
    arrivedAt: s.arrived_at.toString(),
    signer: s.signer,
    signerWhy: s.signer_why,
    living: said.living,
    work: said.work,
    house: said.house,
    spending: said.spending,
    seenYearCents: said.seenYearCents,
    selfCare,
    selfCareLevel: selfCare && selfCareLevel(selfCare),
    signatures,
    typist: s.typist,
    purpose: s.purpose as SurveyPurpose,
    files: s.file_types,
  };
}

export const presentLetter = (l: StoredLetter): LetterView => ({
  id: l.id,
  kind: l.kind,
  number: l.number,
  unit: l.unit,
  at: l.at.toString(),
  paragraphs: l.paragraphs,
  served: l.method && l.served_on && l.receiver ? { method: l.method, on: l.served_on, receiver: l.receiver } : null,
  version: l.version,
});

/** Income against what the place decided; where it decided nothing, no verdict: nothing is assumed. */
export function measured(a: StoredAid, members: readonly Member[], s: Settings, day: string): AidView['means'] {
  const means = meansOf(members, a.details.income, a.kind === 'tekun' ? 'tekun' : 'other', a.is_single);
  const standard = standardFor(s.standards, { area: a.area, kind: a.kind, day });
  const monthly = isMonthly(a.kind) && standard ? standard.cents : null;
  const verdict = () => {
    if (!standard || a.kind === 'emergency') return null;
    if (a.kind === 'expense') return means.yearCents < standard.cents * means.people ? 'below' : 'above';
    return verdictOf(means, standard.cents);
  };
  return {
    ...means,
    standardCents: standard?.cents ?? null,
    standardSource: standard?.source ?? null,
    verdict: verdict(),
    gapCents: monthly === null ? null : a.is_single ? null : gapCents(means, monthly),
  };
}

export async function presentAid(ctx: Ctx, id: string): Promise<AidView> {
  return presentStored(ctx, await aidById(ctx, id));
}

/** That nothing asks for it is no reason worth reading. */
const NOT_WORTH_SAYING = new Set<string>([
  'notFrozen',
  'notTekun',
  'assessAsked',
  'nothingToSurvey',
  'notDisputed',
] satisfies AidRefusal[]);
export async function presentStored(ctx: Ctx, a: StoredAid, isHousehold = false): Promise<AidView> {
  const [loaded, s, surveys, letters, steps, members, stages] = await Promise.all([
    loadAid(ctx, a),
    settingsOf(ctx),
    surveysOf(ctx, { ids: [a.id] }),
    lettersOf(ctx, { ids: [a.id] }),
    stepsOf(ctx, a.id),
    membersOfAid(ctx, a),
    stagesOf(ctx, a.id),
  ]);
  const names = await accountNames(ctx, a.review_by ? [a.taken_by, a.review_by] : [a.taken_by]);
  const { facts, papers, kin, statements, objections, notices } = loaded;
  // A grant or a refusal is chosen when an opinion is written: here the form is offered for either.
  const { open, closed } = openVerbs(aidWorkflow, facts, partsOf(ctx, a, isHousehold), ctx.now);
  return {
    ...presentRow(a, s, ctx.now),
    householdId: a.household_id,
    applicantId: a.applicant_id,
    filedBy: a.filed_by,
    entrusted: a.entrusted,
    isSpecial: a.is_special,
    isDelegated: a.is_delegated,
    isSingle: a.is_single,
    singleGround: a.details.singleGround,
    tekun: a.details.tekun,
    careForm: a.details.careForm,
    reason: a.details.reason,
    takenBy: names.get(a.taken_by) ?? '',
    members,
    income: a.details.income,
    means: measured(a, counted(members), s, dayOf(a.applied_at)),
    kinSaid: a.kin_said,
    kin: kin.map((k) => ({
      official: k.official,
      post: k.post as 'handler' | 'committee',
      relation: k.relation,
      at: k.at.toString(),
    })),
    papers: papers.map(({ id, name, comeOn }) => ({ id, name, comeOn })),
    surveys: surveys.map(presentSurvey),
    statements: statements.map(({ kind, outcome, cents, text, by, unit, at }) => ({
      ...{ kind, outcome, cents, text, by, unit },
      at: at.toString(),
    })),
    objections: objections.map(({ id, way, about, text, name, at, heardAt, heardBy }) => ({
      ...{ id, way, about, text, name, heardBy },
      at: at.toString(),
      heardAt: heardAt?.toString() ?? null,
    })),
    notices: notices.map((n) => ({
      id: n.id,
      kind: n.kind as AidView['notices'][number]['kind'],
      from: n.from_day,
      to: n.to_day,
      isUp: n.down_at === null && n.to_day >= dayOf(ctx.now),
      cents: n.cents,
      version: n.version,
    })),
    letters: letters.map(presentLetter),
    stages: stages.map(({ nth, on, cents, paidOn, voucher, by }) => ({
      ...{ nth, on, cents },
      paid: paidOn && voucher ? { on: paidOn, voucher, by: by ?? '' } : null,
    })),
    erasedOn: a.erased_at && dayOf(a.erased_at),
    grantId: a.grant_id,
    proposedCents: a.proposed_cents,
    paidUntil: a.paid_until,
    isFrozen: facts.isFrozen,
    reviewer: a.disputed_at && a.review_by && (names.get(a.review_by) ?? ''),
    clocks: runningOf(a, s).map((r) => dueView(r, ctx.now)),
    steps: steps.map((x) => ({ verb: x.verb, at: x.at.toString(), by: x.by, unit: x.unit })),
    open,
    closed: closed
      .filter((c) => !NOT_WORTH_SAYING.has(c.why))
      .map(({ verb, why }) => ({ verb, says: [...aidRefusalWords[why]] as [string, string] })),
  };
}
