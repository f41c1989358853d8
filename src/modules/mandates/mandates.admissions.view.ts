import { openVerbs } from '#kernel/workflow.ts';
import { accountNames } from '#modules/access/index.ts';
import { organisationsFor } from '#modules/organisations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { AdmissionRow, AdmissionView } from './mandates.admissions.contract.ts';
import {
  type AdmissionFacts,
  type AdmissionPart,
  admissionParts,
  admissionWorkflow,
  countyOf,
} from './mandates.admissions.rules.ts';
import {
  admissionById,
  reviewersOf,
  type StoredAdmission,
  type StoredReviewer,
  type StoredStep,
  stepsOf,
} from './mandates.admissions.store.ts';
import { admissionRefusalWords } from './mandates.admissions.words.ts';
import { numberOf } from './mandates.gate.store.ts';

/** An admission with what its rules need to know of it. */
export type Loaded = { a: StoredAdmission; steps: StoredStep[]; reviewers: StoredReviewer[] };

export async function loadAll(ctx: Ctx, list: readonly StoredAdmission[]): Promise<Loaded[]> {
  const ids = list.map((a) => a.id);
  const steps = Map.groupBy(await stepsOf(ctx, ids), (s) => s.admissionId);
  const reviewers = Map.groupBy(await reviewersOf(ctx, ids), (r) => r.admissionId);
  return list.map((a) => ({ a, steps: steps.get(a.id) ?? [], reviewers: reviewers.get(a.id) ?? [] }));
}
export async function loadOne(ctx: Ctx, a: StoredAdmission): Promise<Loaded> {
  const [loaded] = await loadAll(ctx, [a]);
  if (!loaded) throw new Error('one admission was asked for');
  return loaded;
}

/** With the act left out, an openable check is one that would find it lawful and name enough. */
export function factsOf(
  ctx: Ctx,
  { a, steps, reviewers }: Loaded,
  act: { isLawful?: boolean; named?: number } = {},
): AdmissionFacts {
  const own = ctx.actor.kind === 'staff' ? ctx.actor : null;
  return {
    status: a.status,
    actedBefore: own !== null && steps.some((s) => s.accountId === own.accountId),
    hasSigned: reviewers.some((r) => r.id === own?.organisationId && r.agrees !== null),
    unsigned: reviewers.filter((r) => r.agrees === null).length,
    against: reviewers.filter((r) => r.agrees === false).length,
    reviewers: reviewers.length,
    isLawful: act.isLawful ?? true,
    named: act.named ?? Number.POSITIVE_INFINITY,
    isOver: a.validTo !== null && a.validTo <= dayOf(ctx.now),
  };
}
export const partsOf = (ctx: Ctx, { a, reviewers }: Loaded): ReadonlySet<AdmissionPart> =>
  ctx.actor.kind === 'staff'
    ? admissionParts({ ...a, reviewerIds: reviewers.map((r) => r.id) }, ctx.actor)
    : new Set(ctx.actor.kind === 'system' ? (['house'] as const) : []);

export function rowOf(ctx: Ctx, l: Loaded): AdmissionRow {
  const { a } = l;
  return {
    id: a.id,
    number: numberOf(a),
    area: a.area,
    requester: { id: a.organisationId, name: a.requesterName },
    receiver: { id: a.receiverId, name: a.receiverName },
    role: a.role,
    matterKind: a.matterKind,
    matterId: a.matterId,
    matterLabel: a.matterLabel,
    task: a.task,
    until: a.until,
    level: a.level,
    checkLevel: a.checkLevel,
    status: a.status,
    decision: a.decision,
    validFrom: a.validFrom,
    validTo: a.validTo,
    proposedAt: a.proposedAt.toString(),
    version: a.version,
    open: openVerbs(admissionWorkflow, factsOf(ctx, l), partsOf(ctx, l), ctx.now).open,
  };
}

/** Organisations of the county that may be named for the joint review: neither the unit that asks nor the one that receives. */
export async function reviewersFor(ctx: Ctx, a: StoredAdmission): Promise<{ id: string; name: string }[]> {
  const county = countyOf(a.area);
  const units = (await organisationsFor(ctx, county)).filter(
    (o) => o.area === county && (o.kind === 'party' || o.kind === 'government' || o.kind === 'department'),
  );
  return units
    .filter((o) => o.id !== a.organisationId && o.id !== a.receiverId)
    .map((o) => ({ id: o.id, name: o.shortName }));
}

export async function presentAdmission(ctx: Ctx, id: string): Promise<AdmissionView> {
  const l = await loadOne(ctx, await admissionById(ctx, id));
  const { a, steps, reviewers } = l;
  const names = await accountNames(
    ctx,
    steps.flatMap((s) => s.accountId ?? []),
  );
  const row = rowOf(ctx, l);
  const { closed } = openVerbs(admissionWorkflow, factsOf(ctx, l), partsOf(ctx, l), ctx.now);
  return {
    ...row,
    basis: a.basis,
    fundsYuan: a.fundsYuan,
    fundsSource: a.fundsSource,
    people: a.people,
    reviewers: reviewers.map((r) => ({
      id: r.id,
      name: r.name,
      agrees: r.agrees,
      signedAt: r.signedAt?.toString() ?? null,
    })),
    steps: steps.map((s) => ({
      verb: s.verb,
      unit: s.unit,
      person: names.get(s.accountId ?? '') ?? null,
      agrees: s.agrees,
      says: s.says,
      at: s.at.toString(),
    })),
    mayReview: row.open.includes('check') ? await reviewersFor(ctx, a) : [],
    closed: closed.map(({ verb, why }) => ({ verb, says: [...admissionRefusalWords[why]] as [string, string] })),
  };
}
