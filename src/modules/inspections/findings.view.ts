import { isWithin } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import { openVerbs } from '#kernel/workflow.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { callRoles } from '#modules/whistles/whistles.rules.ts';
import type { Ctx } from '#platform/context.ts';
import { findingById, type StoredFinding } from './findings.store.ts';
import type { FindingRow, FindingView } from './inspections.contract.ts';
import {
  type FindingFacts,
  type FindingPart,
  findingWorkflow,
  inspectorRoles,
  overdueOf,
  ownerRoles,
  standingOf,
} from './inspections.rules.ts';
import { inspectionRefusalWords } from './inspections.words.ts';
import { readsWide } from './rounds.store.ts';
import { filesOf, standingIn, stepsOf } from './steps.store.ts';

export function staffOf({ actor }: Ctx) {
  if (actor.kind !== 'staff') throw notFound();
  return actor;
}
const ownOf = ({ actor }: Ctx): string | null => (actor.kind === 'staff' ? actor.organisationId : null);
const helpersOf = (f: StoredFinding): string[] => [
  ...(f.leadId ? [f.leadId] : []),
  ...f.calledIds,
  ...f.measures.map((m) => m.unit.id),
];

export function partsOf(ctx: Ctx, f: StoredFinding): ReadonlySet<FindingPart> {
  const { actor } = ctx;
  const parts = new Set<FindingPart>();
  if (actor.kind === 'system') return parts.add('house');
  if (actor.kind !== 'staff') return parts;
  const own = actor.organisationId;
  if (ownerRoles.some((r) => r === actor.role)) {
    if (f.ownerId === own) parts.add('owner');
    else if (helpersOf(f).includes(own)) parts.add('helper');
  }
  if (inspectorRoles.some((r) => r === actor.role)) {
    parts.add('checker');
    if (f.officeId === own) parts.add('inspector');
  }
  if ((parts.has('owner') || parts.has('inspector')) && callRoles.some((r) => r === actor.role)) parts.add('caller');
  return parts;
}
type Standing = Awaited<ReturnType<typeof standingIn>>;
/** The facts a verb is decided by; what comes with the verb itself is taken as given until it is used. */
export function factsOf(
  ctx: Ctx,
  f: StoredFinding,
  standing: Standing,
  more: Partial<FindingFacts> = {},
): FindingFacts {
  const own = ownOf(ctx);
  return {
    status: f.status,
    isOwnUnit: own !== null && [f.ownerId, f.inspectedId, ...helpersOf(f)].includes(own),
    handledIt: standing.handled.has(f.id),
    hasEvidence: true,
    openMeasures: 0,
    reason: '--',
    isOverdue: overdueOf(f, dayOf(ctx.now)) !== null,
    hasNewDay: true,
    hasCase: f.caseId !== null,
    ...more,
  };
}
export const standingOn = (ctx: Ctx, list: readonly StoredFinding[]): Promise<Standing> =>
  standingIn(
    ctx,
    list.map((f) => f.id),
    ctx.actor.kind === 'staff' ? ctx.actor.accountId : null,
  );

/** The earlier finding of the same kind at the same unit; its page only for whoever may read it. */
function formerOf(ctx: Ctx, f: StoredFinding): FindingRow['former'] {
  if (!f.former) return null;
  const { actor } = ctx;
  const mayRead =
    actor.kind === 'system' ||
    (actor.kind === 'staff' &&
      (actor.organisationId === f.inspectedId || (readsWide(ctx) && isWithin(f.area, actor.area))));
  return { ...f.former, id: mayRead ? f.former.id : null };
}
export function rowOf(ctx: Ctx, f: StoredFinding, standing: Standing): FindingRow {
  const today = dayOf(ctx.now);
  const { open } = openVerbs(findingWorkflow, factsOf(ctx, f, standing), partsOf(ctx, f), ctx.now);
  return {
    ...{ id: f.id, roundId: f.roundId, round: f.round, inspected: { id: f.inspectedId, name: f.inspected } },
    ...{ nth: f.nth, category: f.category, term: f.term, body: f.body, basis: f.basis, papers: f.papers },
    ...{ status: f.status, standing: standingOf(f, today), planDue: f.planDue, dueOn: f.dueOn, closedOn: f.closedOn },
    ...{ supervisedOn: f.supervisedOn, supervisions: f.supervisions, returned: f.returned, last: f.last },
    ...{ leaderPost: f.leaderPost, version: f.version, open },
    owner: f.ownerId && f.owner ? { id: f.ownerId, name: f.owner } : null,
    lead: f.leadId && f.lead ? { id: f.leadId, name: f.lead } : null,
    overdue: overdueOf(f, today),
    former: formerOf(ctx, f),
    measures: f.measures.map((m) => ({ ...m, isOverdue: m.doneOn === null && m.dueOn < today })),
  };
}
export const rowsOf = async (ctx: Ctx, list: readonly StoredFinding[]): Promise<FindingRow[]> => {
  const standing = await standingOn(ctx, list);
  return list.map((f) => rowOf(ctx, f, standing));
};

export async function shownFinding(ctx: Ctx, id: string): Promise<FindingView> {
  const f = await findingById(ctx, id);
  const [standing, steps, files] = await Promise.all([standingOn(ctx, [f]), stepsOf(ctx, id), filesOf(ctx, id)]);
  const { closed } = openVerbs(findingWorkflow, factsOf(ctx, f, standing), partsOf(ctx, f), ctx.now);
  const own = ownOf(ctx);
  const unit = own ? ((await organisationsById(ctx, [own])).get(own)?.shortName ?? '') : '';
  const filled = (word: readonly [string, string]): [string, string] => [
    word[0].replace('{unit}', unit),
    word[1].replace('{unit}', unit),
  ];
  return {
    ...rowOf(ctx, f, standing),
    area: f.area,
    office: { id: f.officeId, name: f.office },
    case: f.caseId && f.caseNumber ? { id: f.caseId, number: f.caseNumber } : null,
    closed: closed.map(({ verb, why }) => ({ verb, says: filled(inspectionRefusalWords[why]) })),
    steps: steps.map(({ accountId: _a, findingId: _f, at, ...s }) => ({
      ...s,
      at: at.toString(),
      files: files
        .filter((x) => x.stepId === s.id)
        .map((x) => ({ id: x.id, name: x.name, hasThumb: x.thumbHash !== null })),
    })),
  };
}
