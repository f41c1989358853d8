import { addDays } from '#kernel/calendar.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { note } from './access.journal.ts';
import { alreadyYours } from './access.words.ts';
import type { EmergencyView, emergencyApi } from './emergency.contract.ts';
import { emergencyFault, reviewerRoles } from './emergency.rules.ts';
import {
  emergencyById,
  endEmergency as endOne,
  hasOpen,
  insertEmergency,
  lockEmergency,
  putReview,
  type StoredEmergency,
  selectEmergencies,
} from './emergency.store.ts';
import { noEmergency } from './emergency.words.ts';
import { knownAreas, postsOf } from './posts.store.ts';

type Handles = { [K in keyof typeof emergencyApi]: Handler<(typeof emergencyApi)[K]> };
const staffOf = ({ actor }: Ctx) => {
  if (actor.kind !== 'staff') throw noEmergency('adminNever');
  return actor;
};
const isOpen = (e: StoredEmergency, now: Temporal.Instant) =>
  e.endedAt === null && Temporal.Instant.compare(now, e.until) < 0;

function viewOf(ctx: Ctx, e: StoredEmergency): EmergencyView {
  const { accountId, role } = staffOf(ctx);
  const goesOn = isOpen(e, ctx.now);
  const mayReview = !goesOn && e.verdict === null && e.accountId !== accountId && reviewerRoles.some((r) => r === role);
  return {
    ...{ id: e.id, area: e.area, placeName: e.placeName, who: e.who, role: e.role, why: e.why, reason: e.reason },
    ...{ startedAt: e.startedAt.toString(), until: e.until.toString(), endedAt: e.endedAt?.toString() ?? null },
    ...{ isOpen: goesOn, verdict: e.verdict, note: e.note, reviewer: e.reviewer, version: e.version },
    open: [
      ...(goesOn && e.accountId === accountId ? (['end'] as const) : []),
      ...(mayReview ? (['review'] as const) : []),
    ],
  };
}
export const listEmergencies: Handles['listEmergencies'] = async (ctx) => ({
  items: (await selectEmergencies(ctx)).map((e) => viewOf(ctx, e)),
});

/** The post is theirs from now; whoever is above has it in their list, and their open browsers hear it, in the same transaction. */
export const startEmergency: Handles['startEmergency'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const by = staffOf(tx);
    const fault = emergencyFault(input, { role: by.role, area: by.area, hasOpen: await hasOpen(tx, by.accountId) });
    if (fault) throw noEmergency(fault);
    if (!(await knownAreas(tx, [input.area])).has(input.area)) throw noEmergency('outsideCounty');
    const today = dayOf(tx.now);
    const { role, area, why, reason } = input;
    const held = await postsOf(tx, [by.accountId], today);
    if (held.some((p) => p.role === role && p.area === area && p.organisation_id === by.organisationId))
      throw alreadyYours();
    const until = tx.now.add({ seconds: Math.round(input.hours * 3600) });
    const [id, postId] = [tx.house.newId(), tx.house.newId()];
    const days = { from: today, to: addDays(dayOf(until), 1) };
    await insertEmergency(tx, by, { id, postId, role, area, why, reason: reason.trim(), until }, days);
    await note(
      tx,
      'breakGlass',
      { id: by.accountId, area },
      { emergency: id, role, area, why, until: until.toString() },
    );
    return viewOf(tx, await emergencyById(tx, id));
  });

export const endEmergency: Handles['endEmergency'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const e = await lockEmergency({ ...tx, version: null }, params.id);
    if (e.accountId !== staffOf(tx).accountId || !isOpen(e, tx.now)) throw noEmergency('overAlready');
    await endOne(tx, e);
    await note(tx, 'endBreakGlass', { id: e.accountId, area: e.area }, { emergency: e.id });
    return viewOf(tx, await emergencyById(tx, e.id));
  });

export const reviewEmergency: Handles['reviewEmergency'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const e = await lockEmergency(tx, params.id);
    const { accountId } = staffOf(tx);
    if (e.accountId === accountId) throw noEmergency('ownReview');
    if (isOpen(e, tx.now)) throw noEmergency('notOver');
    if (e.verdict !== null) throw noEmergency('reviewedAlready');
    await putReview(tx, e.id, accountId, input.verdict, input.note);
    await note(tx, 'reviewBreakGlass', { id: e.accountId, area: e.area }, { emergency: e.id, verdict: input.verdict });
    return viewOf(tx, await emergencyById(tx, e.id));
  });
