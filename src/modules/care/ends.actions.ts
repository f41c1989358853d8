import { decide } from '#kernel/workflow.ts';
import { dayOf } from '#modules/places/index.ts';
import type { TxCtx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { no } from './care.words.ts';
import type { endsApi } from './ends.contract.ts';
import { endDayFault, endWorkflow, proposeFault } from './ends.rules.ts';
import {
  type End,
  lockEnd,
  lockNotice,
  openProposal,
  restsOn,
  saveEnd,
  saveServed,
  selectEnds,
  selectNotices,
} from './ends.store.ts';
import { factsOf, partsOf, presentEnd, presentEnds, presentNotice, presentNotices } from './ends.view.ts';
import { noEnd } from './ends.words.ts';
import { endMembership, tellMember } from './enrol.ts';
import { lockMember } from './members.store.ts';
import { staffOf } from './staff.ts';

type Api = typeof endsApi;

export const listEnds: Handler<Api['listEnds']> = async (ctx, { query }) => ({
  items: await presentEnds(ctx, await selectEnds(ctx, { state: 'proposed', area: query.area })),
});

export const proposeEnd: Handler<Api['proposeEnd']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const m = await lockMember(tx, params.id);
    if (m.endedAt) throw no('membershipEnded');
    const { unreached, death } = await restsOn(tx, m.id);
    const fault = proposeFault({
      reason: input.reason,
      checkState: unreached ? 'unreached' : null,
      deathSeen: death !== null,
    });
    if (fault) throw noEnd(fault);
    const checkId = input.reason === 'unreachable' ? unreached : input.reason === 'deceased' ? death : null;
    const isNew = await openProposal(tx, { ...m, checkId, reason: input.reason, facts: input.facts });
    if (!isNew) throw noEnd('proposalThere');
    await tellMember(tx, m, 'proposeEnd', { reason: input.reason });
    const [view] = await presentEnds(tx, await selectEnds(tx, { state: 'proposed', memberId: m.id }));
    if (!view) throw new Error('a proposal that was just made');
    return view;
  });

/** It ends, with the day, the paper that says so, and where they can object. */
async function endIt(tx: TxCtx, e: End, grounds: string, endsOn: string | undefined): Promise<void> {
  const on = endsOn ?? dayOf(tx.now);
  const fault = endDayFault(on, dayOf(tx.now));
  if (fault) throw noEnd(fault);
  const { accountId, organisationId } = staffOf(tx);
  await saveEnd(tx, e.id, {
    state: 'ended',
    decided_by: accountId,
    decided_unit: organisationId,
    grounds,
    ends_on: on,
  });
  await endMembership(tx, { memberId: e.memberId, reason: e.reason, endedOn: on, endId: e.id });
}

export const decideEnd: Handler<Api['decideEnd']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const e = await lockEnd(tx, params.id, tx.version);
    const grounds = input.grounds ?? '';
    const verdict = decide(endWorkflow, input.verb, await factsOf(tx, e, grounds), partsOf(tx, e), tx.now);
    if (!verdict.ok) throw noEnd(verdict.why);
    const { accountId, organisationId } = staffOf(tx);
    if (verdict.to === 'ended') await endIt(tx, e, grounds, input.endsOn);
    else if (verdict.to === 'kept')
      await saveEnd(tx, e.id, {
        ...{ state: 'kept', decided_by: accountId, decided_unit: organisationId, grounds },
        ends_on: null,
      });
    else await saveEnd(tx, e.id, { state: 'withdrawn' });
    if (verdict.to !== 'ended')
      await tellMember(tx, { id: e.memberId, area: e.area }, input.verb, { reason: e.reason });
    return presentEnd(tx, e.id);
  });

export const listNotices: Handler<Api['listNotices']> = async (ctx, { query }) => ({
  items: await presentNotices(ctx, await selectNotices(ctx, query)),
});
export const getNotice: Handler<Api['getNotice']> = (ctx, { params }) => presentNotice(ctx, params.id);

export const serveNotice: Handler<Api['serveNotice']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const n = await lockNotice(tx, params.id, tx.version);
    if (n.servedOn) throw noEnd('servedAlready');
    if (input.servedOn > dayOf(tx.now)) throw noEnd('servedAhead');
    await saveServed(tx, n.id, { on: input.servedOn, how: input.how, by: staffOf(tx).accountId });
    await tellMember(tx, { id: n.memberId, area: n.area }, 'serveNotice', { how: input.how, on: input.servedOn });
    return presentNotice(tx, n.id);
  });
