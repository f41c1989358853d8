import type { Role } from '#kernel/actor.ts';
import { isWithin } from '#kernel/area.ts';
import { openVerbs } from '#kernel/workflow.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { HandoverItem, HandoverRow, HandoverView } from './handovers.contract.ts';
import { everythingOf } from './handovers.draw.store.ts';
import { type HandoverFacts, type HandoverPart, handoverWorkflow, headRoles } from './handovers.rules.ts';
import { type StoredHandover, selectChain, selectItems } from './handovers.store.ts';
import { selectThings } from './things.store.ts';

const iso = (at: Temporal.Instant | null) => at?.toString({ smallestUnit: 'second' }) ?? null;

/** What somebody is to a sheet. Who takes over is never also the head who signs for who leaves: the rule asks for two people. */
export function handoverParts(ctx: Ctx, h: StoredHandover): ReadonlySet<HandoverPart> {
  const { actor } = ctx;
  if (actor.kind === 'system') return new Set(['house']);
  if (actor.kind !== 'staff') return new Set();
  const parts = new Set<HandoverPart>();
  const isHead =
    (headRoles as readonly Role[]).includes(actor.role) &&
    h.heads.includes(actor.organisationId) &&
    isWithin(h.area, actor.area);
  if (h.fromId === actor.accountId || isHead) parts.add('outgoing');
  if (h.toId === actor.accountId) parts.add('incoming');
  return parts;
}

export const factsOf = (ctx: Ctx, h: StoredHandover, accepted?: number, items: number = h.items): HandoverFacts => ({
  status: h.status,
  until: h.until,
  items,
  things: h.things,
  ...(accepted !== undefined && { accepted }),
  isIncoming: ctx.actor.kind === 'staff' && ctx.actor.accountId === h.toId,
});

export function presentRow(h: StoredHandover): HandoverRow {
  return {
    id: h.id,
    number: h.number,
    area: h.area,
    status: h.status,
    from: { id: h.fromId, name: h.fromName, organisationId: h.fromOrganisationId, organisation: h.fromOrganisation },
    to: { id: h.toId, name: h.toName, organisationId: h.toOrganisationId, organisation: h.toOrganisation },
    reason: h.reason,
    until: h.until,
    items: h.items,
    drawnAt: iso(h.drawnAt)!,
    version: h.version,
  };
}

export async function presentHandover(ctx: Ctx, h: StoredHandover): Promise<HandoverView> {
  const [items, things] = [await selectItems(ctx, h.id), await selectThings(ctx, h.id)];
  const me = ctx.actor.kind === 'staff' ? ctx.actor.accountId : null;
  const maySeeTitles = me === h.fromId || me === h.toId;
  const isUnderWay = h.status === 'drafted' || h.status === 'offered';
  const now = isUnderWay ? await everythingOf(ctx, h.fromId, h.toId, dayOf(ctx.now)) : [];
  const listed = new Set(items.map((i) => i.caseId));
  return {
    ...presentRow(h),
    items: items.map(({ returned, title, dueAt, ...i }) => ({
      ...(i as Omit<HandoverItem, 'title' | 'dueAt' | 'returned'>),
      title: maySeeTitles ? title : null,
      dueAt: iso(dueAt),
      returned,
    })),
    things: things.map(({ ref: _, ...t }) => t),
    draftedBy: h.draftedBy,
    signed: h.signedAt && { at: iso(h.signedAt)!, by: h.signedBy ?? '', says: h.signedSays ?? '' },
    answered: h.answeredAt && { at: iso(h.answeredAt)!, says: h.answeredSays ?? '' },
    returnedAt: iso(h.returnedAt),
    since: now.filter((c) => !listed.has(c.caseId)).length,
    open: openVerbs(handoverWorkflow, factsOf(ctx, h), handoverParts(ctx, h), ctx.now).open,
    chain: (await selectChain(ctx, h.id)).map((e) => ({
      verb: e.verb,
      at: Temporal.Instant.from(String(e.at)).toString({ smallestUnit: 'second' }),
      hash: e.hash.toString('hex'),
    })),
  };
}
