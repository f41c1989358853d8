import { notFound, Refused } from '#kernel/refusal.ts';
import { decide, openVerbs } from '#kernel/workflow.ts';
import { caseSeen, partsIn, type StoredCase } from '#modules/cases/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { OrderView } from './orders.contract.ts';
import { type OrderFacts, type OrderPart, type OrderVerb, orderWorkflow, stageOf } from './orders.rules.ts';
import { nextFor } from './orders.send.ts';
import { deskPhone, findOrder, type StoredOrder } from './orders.store.ts';
import { orderRefusalWords } from './orders.words.ts';

const iso = (at: Temporal.Instant | null) => at?.toString({ smallestUnit: 'second' }) ?? null;
const nothing: Omit<StoredOrder, 'caseId' | 'repliedAt'> = {
  service: null,
  wantedDay: null,
  wantedPart: 'any',
  takerOrganisationId: null,
  coming: null,
  visitFrom: null,
  visitTo: null,
  arrivedAt: null,
  feeCents: null,
  feeNote: null,
  feeState: null,
  feeVia: null,
  steppedInAt: null,
};

/** The order of a case that its case is known to be; 404 for any other case. */
export async function orderOf(ctx: Ctx, c: StoredCase): Promise<StoredOrder> {
  if (c.kind !== 'order') throw notFound();
  return (await findOrder(ctx, c.id)) ?? { ...nothing, caseId: c.id, repliedAt: null };
}

const isTakersUnit = (c: StoredCase, o: StoredOrder) =>
  o.takerOrganisationId !== null && o.takerOrganisationId === c.handlerOrganisationId;

export const factsOf = (c: StoredCase, o: StoredOrder): OrderFacts => ({
  status: stageOf({ caseStatus: c.status, arrivedAt: o.arrivedAt, isTakersUnit: isTakersUnit(c, o) }),
  hasVisit: isTakersUnit(c, o) && o.visitFrom !== null,
  fee: o.feeState,
  handledByActor: c.handledByActor,
  wasSent: c.handlerOrganisationId !== null,
  hasProvider: null,
});

const own: ReadonlySet<string> = new Set<OrderPart>(['resident', 'firstReceiver', 'dispatcher', 'handler']);
export const orderParts = (ctx: Ctx, c: StoredCase): ReadonlySet<OrderPart> =>
  new Set([...partsIn(c, ctx.actor)].filter((part) => own.has(part)) as OrderPart[]);

/** May the actor do this now? Throws why not. */
export function mustBeOpen(ctx: Ctx, verb: OrderVerb, c: StoredCase, facts: OrderFacts): void {
  const verdict = decide(orderWorkflow, verb, facts, orderParts(ctx, c), ctx.now);
  if (!verdict.ok)
    throw new Refused(verdict.why, verdict.why === 'notYours' ? 403 : 409, orderRefusalWords[verdict.why]);
}

/** The order as its actor sees it. What was promised by a unit that does not have it any more is not promised. */
export async function presentOrder(ctx: Ctx, c: StoredCase): Promise<OrderView> {
  const o = await orderOf(ctx, c);
  const facts = factsOf(c, o);
  const isTheirs = isTakersUnit(c, o) && !['waiting', 'offered'].includes(facts.status);
  const handlerId = facts.status === 'waiting' ? null : c.handlerOrganisationId;
  const [phone, next] = await Promise.all([
    handlerId ? deskPhone(ctx, c.area, handlerId) : null,
    facts.status === 'offered' ? nextFor(ctx, c, o.service) : null,
  ]);
  const { open, closed } = openVerbs(orderWorkflow, facts, orderParts(ctx, c), ctx.now);
  return {
    caseId: c.id,
    number: c.number,
    version: c.version,
    stage: facts.status,
    service: o.service,
    wantedDay: o.wantedDay,
    wantedPart: o.wantedPart,
    provider: handlerId && c.handlerName ? { id: handlerId, name: c.handlerName, phone } : null,
    steppedIn: o.steppedInAt !== null,
    next: next?.name ?? null,
    coming: isTheirs ? o.coming : null,
    visitFrom: isTheirs ? iso(o.visitFrom) : null,
    visitTo: isTheirs ? iso(o.visitTo) : null,
    arrivedAt: isTheirs ? iso(o.arrivedAt) : null,
    doneAt: facts.status === 'answered' || facts.status === 'ended' ? iso(o.repliedAt) : null,
    fee:
      o.feeCents !== null && o.feeState
        ? {
            cents: o.feeCents,
            note: o.feeNote ?? '',
            state: o.feeState,
            viaFirstReceiver: o.feeVia === 'firstReceiver',
          }
        : null,
    open,
    closed: closed.map(({ verb, why }) => ({ verb, says: [...orderRefusalWords[why]] as [string, string] })),
  };
}

export const viewOrder = async (ctx: Ctx, caseId: string) => presentOrder(ctx, await caseSeen(ctx, caseId));
