import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { correctionsApi } from './corrections.contract.ts';
import { endSlip, makeSlips } from './slips.store.ts';
import { entryOf } from './visit.entry.ts';
import { lockVisit } from './visits.store.ts';
import { staffOf } from './visits.view.ts';

type Api = typeof correctionsApi;

/** Blank sheets are taken along, each with a slip for the household: what was written by hand finds its visit again. */
export const printSlips: Handler<Api['printSlips']> = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const { area, organisationId } = staffOf(tx);
    const slips = await makeSlips(tx, input.count, { area, organisationId, visitId: null });
    const data = { count: slips.length };
    await record(tx, { kind: 'visitSlips', id: tx.house.newId(), area, verb: 'print', shows: 'staff', data }, 'new');
    return { slips };
  });

/** A lost slip ends when another is made. */
export const newSlip: Handler<Api['newSlip']> = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const v = await lockVisit(tx, params.id);
    await endSlip(tx, v.id);
    const { organisationId } = staffOf(tx);
    const [slip] = await makeSlips(tx, 1, { area: v.area, organisationId, visitId: v.id });
    await record(tx, entryOf(v, 'newSlip'));
    return slip!;
  });
