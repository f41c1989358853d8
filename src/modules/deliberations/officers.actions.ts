import { isWithin } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import { countRecord } from '#modules/duties/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { AffairsApi, OfficerView } from './affairs.contract.ts';
import { endsOffice, foundIncompetent, isBarred } from './affairs.rules.ts';
import { affairsNo as no } from './affairs.words.ts';
import { entryOf, partsOf, staffOf, villageOf } from './deliberations.view.ts';
import { meetingById } from './meetings.store.ts';
import {
  appraisalsOf,
  insertAppraisal,
  insertOfficer,
  officerById,
  officersOf,
  putOfficerEnd,
  type StoredOfficer,
} from './officers.store.ts';

type Handles = { [K in keyof AffairsApi]: Handler<AffairsApi[K]> };
async function viewsOf(ctx: Ctx, list: readonly StoredOfficer[]): Promise<OfficerView[]> {
  const all = await appraisalsOf(
    ctx,
    list.map((o) => o.id),
  );
  return list.map(({ area: _a, ...o }) => {
    const appraisals = all.filter((a) => a.officerId === o.id).map(({ officerId: _o, ...a }) => a);
    return { ...o, appraisals, endsOffice: endsOffice(appraisals) };
  });
}
async function viewOf(ctx: Ctx, id: string): Promise<OfficerView> {
  const [view] = await viewsOf(ctx, [await officerById(ctx, id)]);
  if (!view) throw notFound();
  return view;
}
export const villageOfficers: Handles['villageOfficers'] = async (ctx, { query: { area } }) => {
  if (!isWithin(area, staffOf(ctx).area)) throw notFound();
  return { items: await viewsOf(ctx, await officersOf(ctx, area)) };
};
export const addOfficer: Handles['addOfficer'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    await villageOf(tx, input.area);
    const serving = (await officersOf(tx, input.area)).filter((o) => o.endedOn === null);
    if (isBarred(input, serving)) throw no('nearRelative', 'name', { name: input.name });
    const id = tx.house.newId();
    await insertOfficer(tx, { ...input, id });
    await record(tx, entryOf('officer', { id, area: input.area }, 'add', { body: input.body }), 'new');
    return viewOf(tx, id);
  });
export const endOfficer: Handles['endOfficer'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const o = await officerById(tx, params.id);
    if (!partsOf(tx, o.area).has('keeper')) throw no('notYours');
    if (o.endedOn !== null || input.endedOn < o.fromOn) throw no('notNow');
    await putOfficerEnd(tx, o.id, { on: input.endedOn, why: input.why });
    await record(tx, entryOf('officer', o, 'end'));
    return viewOf(tx, o.id);
  });
/** 民主评议: by a meeting that sat with its quorum; once a year at the least, which the village's duty hears of. */
export const appraise: Handles['appraise'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const m = await meetingById(tx, params.id);
    const o = await officerById(tx, input.officerId);
    if (!partsOf(tx, m.area).has('keeper')) throw no('notYours');
    if (!m.isAppraisal || m.status !== 'held' || o.area !== m.area || o.body !== 'committee') throw no('notAppraisal');
    const present = m.present ?? 0;
    const { competent, fair, incompetent } = input;
    if (competent + fair + incompetent > present) throw no('votesAbovePresent', 'competent');
    const onDay = dayOf(m.startsAt);
    const isIncompetent = foundIncompetent(incompetent, present);
    const made = await insertAppraisal(tx, {
      meetingId: m.id,
      officerId: o.id,
      area: m.area,
      competent,
      fair,
      incompetent,
      isIncompetent,
      onDay,
    });
    if (!made) throw no('appraisedAlready', 'officerId', { name: o.name });
    const { role } = staffOf(tx);
    await countRecord(tx, {
      kind: 'appraisal',
      id: m.id,
      on: onDay,
      organisationId: m.organisationId,
      role,
      area: m.area,
    });
    await record(tx, entryOf('officer', o, 'appraise', { meeting: m.id }));
    return viewOf(tx, o.id);
  });
