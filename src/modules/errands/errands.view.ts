import { Refused } from '#kernel/refusal.ts';
import { decide, openVerbs } from '#kernel/workflow.ts';
import { caseSeen, partsIn, type StoredCase } from '#modules/cases/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { ErrandView } from './errands.contract.ts';
import {
  type ErrandFacts,
  type ErrandState,
  type ErrandVerb,
  errandParts,
  errandWorkflow,
  isAuthorised,
} from './errands.rules.ts';
import { type StoredErrand, type StoredPaper, selectErrand, selectPapers, selectTrips } from './errands.store.ts';
import { errandRefusalWords } from './errands.words.ts';

const iso = (at: Temporal.Instant) => at.toString({ smallestUnit: 'second' });
const ended: readonly string[] = ['closed', 'withdrawing', 'withdrawn'];

/** What the rules must know. */
export function factsOf(ctx: Ctx, c: StoredCase, e: StoredErrand | null, papers: readonly StoredPaper[]): ErrandFacts {
  const out = papers.filter((p) => !p.returnedAt);
  return {
    status: e?.state ?? 'requested',
    validUntil: e?.valid_until ?? null,
    revokedAt: e?.revoked_at ?? null,
    witnessedByActor: ctx.actor.kind === 'staff' && e?.witness_id === ctx.actor.accountId,
    originalsOut: out.filter((p) => p.kind === 'original').length,
    papersOut: out.length,
    isCaseOver: ended.includes(c.status),
  };
}

const partsOf = (ctx: Ctx, c: StoredCase, e: StoredErrand | null) =>
  errandParts({ area: c.area, agentId: e?.agent_id ?? null }, ctx.actor, partsIn(c, ctx.actor));

/** The state it leads to, else the refusal. */
export function mustBeOpen(
  ctx: Ctx,
  verb: ErrandVerb,
  c: StoredCase,
  e: StoredErrand | null,
  papers: readonly StoredPaper[],
): ErrandState {
  const verdict = decide(errandWorkflow, verb, factsOf(ctx, c, e, papers), partsOf(ctx, c, e), ctx.now);
  if (verdict.ok) return verdict.to;
  throw new Refused(verdict.why, verdict.why === 'notYours' ? 403 : 409, errandRefusalWords[verdict.why]);
}

function authorisationOf(ctx: Ctx, e: StoredErrand | null): ErrandView['authorisation'] {
  if (!e?.scope || !e.medium || !e.consented_at || !e.valid_until) return null;
  const isLiving = isAuthorised({ validUntil: e.valid_until, revokedAt: e.revoked_at }, ctx.now);
  return {
    scope: e.scope,
    medium: e.medium,
    witness: e.witnessName,
    since: iso(e.consented_at),
    until: iso(e.valid_until),
    state: e.revoked_at ? 'revoked' : isLiving ? 'living' : 'ended',
  };
}

export async function presentErrand(ctx: Ctx, c: StoredCase): Promise<ErrandView> {
  const e = await selectErrand(ctx, c.id);
  const [papers, trips] = [await selectPapers(ctx, c.id), await selectTrips(ctx, c.id)];
  const { open, closed } = openVerbs(errandWorkflow, factsOf(ctx, c, e, papers), partsOf(ctx, c, e), ctx.now);
  return {
    caseId: c.id,
    number: c.number,
    version: e?.version ?? 0,
    state: e?.state ?? 'requested',
    item: e?.item ?? null,
    authorisation: authorisationOf(ctx, e),
    agent: e?.agentName ? { name: e.agentName, organisation: e.agentOrganisation ?? '' } : null,
    papers: papers.map((p) => ({ ...p, receivedAt: iso(p.receivedAt), returnedAt: p.returnedAt && iso(p.returnedAt) })),
    trips,
    submitted:
      e?.submitted_to && e.submitted_on
        ? { to: e.submitted_to, on: e.submitted_on, receiptNumber: e.receipt_number }
        : null,
    result: e?.result ?? null,
    open,
    closed: closed.map(({ verb, why }) => ({ verb, says: [...errandRefusalWords[why]] as [string, string] })),
  };
}

export const viewErrand = async (ctx: Ctx, caseId: string) => presentErrand(ctx, await caseSeen(ctx, caseId));
