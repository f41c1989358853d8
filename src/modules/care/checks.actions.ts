import { isWithin } from '#kernel/area.ts';
import { addDays } from '#kernel/calendar.ts';
import { notFound } from '#kernel/refusal.ts';
import { decide } from '#kernel/workflow.ts';
import { accountsOf, actorsWithRole } from '#modules/access/index.ts';
import { admit } from '#modules/mandates/index.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { recordAll } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { selectCareBoard } from './board.store.ts';
import { visitRoles } from './care.rules.ts';
import type { CheckRow, checksApi, RoundItem } from './checks.contract.ts';
import { type CheckVerb, checkWorkflow } from './checks.rules.ts';
import {
  type Check,
  lockCheck,
  lockChecks,
  PAGE,
  saveChecks,
  selectCheck,
  selectChecks,
  selectRound,
} from './checks.store.ts';
import { factsOf, missedBefore, partsOf, presentCheck, presentChecks } from './checks.view.ts';
import { checkMatterWords, noCheck } from './checks.words.ts';
import { intervalOf, peopleOf } from './enrol.ts';
import { selectMember } from './members.store.ts';
import { staffOf } from './staff.ts';
import { photosOf, visitsOf } from './visits.store.ts';

type Api = typeof checksApi;

const entryOf = (c: Check, verb: string, data: Record<string, unknown> = {}) =>
  ({
    kind: 'careMember',
    id: c.memberId,
    area: c.area,
    verb,
    shows: 'resident',
    data: { check: c.kind, ...data },
  }) as const;

export const listChecks: Handler<Api['listChecks']> = async (ctx, { query }) => {
  const found = await selectChecks(ctx, query, dayOf(ctx.now));
  const items = await presentChecks(ctx, found.slice(0, PAGE));
  const last = items.at(-1);
  return { items, next: found.length > PAGE && last ? `${last.dueOn}/${last.id}` : null };
};

export const careBoard: Handler<Api['careBoard']> = async (ctx, { query }) => {
  const { area: own } = staffOf(ctx);
  // What lies outside the own post is not theirs to see.
  const area = query.area?.startsWith(own) ? query.area : own;
  return { lines: await selectCareBoard(ctx, area, dayOf(ctx.now)) };
};

export const getCheck: Handler<Api['getCheck']> = (ctx, { params }) => presentCheck(ctx, params.id);

const carried = (row: CheckRow) => {
  const { memberId: _, householdId: __, unit: ___, assignee: ____, settledOn: _____, version: ______, ...rest } = row;
  return rest;
};

export const careRound: Handler<Api['careRound']> = async (ctx) => {
  const { accountId } = staffOf(ctx);
  const today = dayOf(ctx.now);
  const checks = await selectRound(ctx, today);
  const ids = checks.map((c) => c.id);
  const visits = Map.groupBy(await visitsOf(ctx, ids), (v) => v.checkId);
  const rows = await presentChecks(ctx, checks);
  // Two benefits of one household are two checks: who lives there is asked once.
  const homes = new Map<string, RoundItem['people']>();
  const items: RoundItem[] = [];
  for (const [i, c] of checks.entries()) {
    const row = rows[i];
    if (!row) continue;
    const before = missedBefore(visits.get(c.id) ?? []);
    const rule = await intervalOf(ctx, await selectMember(ctx, c.memberId), c.kind, today);
    const people =
      homes.get(c.householdId) ??
      (await peopleOf(ctx, c.householdId)).map(({ personId, name }) => ({ personId, name }));
    homes.set(c.householdId, people);
    items.push({
      ...carried(row),
      isMine: c.assigneeId === accountId,
      needsWitness: rule?.needsWitness ?? false,
      people,
      before: before && { method: before.method, isOwn: before.accountId === accountId },
    });
  }
  return { items };
};

export const careAssignees: Handler<Api['careAssignees']> = async (ctx, { query }) => {
  if (!isWithin(query.area, staffOf(ctx).area)) throw notFound();
  const found = [];
  for (const role of visitRoles) found.push(...(await actorsWithRole(ctx, role, query.area)));
  const units = await organisationsById(
    ctx,
    found.map((a) => a.organisationId),
  );
  const items = found
    .filter((a) => a.role !== 'civilAffairs')
    .map(({ accountId, name, organisationId, area }) => ({
      ...{ accountId, name, organisationId, area },
      unit: units.get(organisationId)?.shortName ?? '',
    }));
  return { items };
};

const mayNow = (ctx: Ctx, c: Check, verb: CheckVerb): boolean =>
  decide(checkWorkflow, verb, factsOf(c, []), partsOf(ctx), ctx.now).ok;

/** Who goes must work there: the unit at all, and the person with a post that covers every one of the places. */
async function checkAssignee(
  tx: TxCtx,
  checks: readonly Check[],
  to: { organisationId: string; accountId?: string | undefined },
) {
  const unit = (await organisationsById(tx, [to.organisationId])).get(to.organisationId);
  if (!unit) throw noCheck('assigneeMissing');
  if (!to.accountId) return;
  const posts = (await accountsOf(tx, unit.id)).filter((a) => a.accountId === to.accountId);
  if (posts.length === 0) throw noCheck('assigneeMissing');
  const isCovered = (c: Check) => posts.some((p) => isWithin(c.area, p.area) && visitRoles.some((r) => r === p.role));
  if (!checks.every(isCovered)) throw noCheck('assigneeElsewhere');
}

export const assignChecks: Handler<Api['assignChecks']> = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const found = await lockChecks(tx, input.ids);
    if (found.length === 0) throw notFound();
    const open = found.filter((c) => mayNow(tx, c, 'assign'));
    await checkAssignee(tx, open, input);
    const { itemId, admissionId } = input;
    const matter = { kind: 'check', label: checkMatterWords.label[0], text: checkMatterWords.text[0] } as const;
    await admit(tx, { receiverId: input.organisationId, role: 'assist', matter, itemId, admissionId });
    for (const state of ['due', 'same'] as const) {
      const those = open.filter((c) => (state === 'due') === (c.state === 'due')).map((c) => c.id);
      await saveChecks(tx, those, {
        ...(state === 'due' && { state: 'assigned' }),
        unit_id: input.organisationId,
        assignee_id: input.accountId ?? null,
        planned_on: input.plannedOn ?? null,
      });
    }
    await recordAll(
      tx,
      open.map((c) => ({ ...entryOf(c, 'assign', { unit: input.organisationId }), shows: 'staff' as const })),
    );
    return { assigned: open.length, skipped: input.ids.length - open.length };
  });

export const tryCheckAgain: Handler<Api['tryCheckAgain']> = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const c = await lockCheck(tx, params.id, tx.version);
    const verdict = decide(checkWorkflow, 'tryAgain', factsOf(c, []), partsOf(tx), tx.now);
    if (!verdict.ok) throw noCheck(verdict.why);
    await saveChecks(tx, [c.id], { state: verdict.to, second_due_on: await secondDue(tx, c) });
    await recordAll(tx, [entryOf(c, 'tryAgain')]);
    return presentCheck(tx, c.id);
  });

/** The day by which the second try is made: counted from today, for a record may come from a phone that was days without a network. */
export async function secondDue(tx: TxCtx, c: Check): Promise<string> {
  const today = dayOf(tx.now);
  const rule = await intervalOf(tx, await selectMember(tx, c.memberId), c.kind, today);
  return addDays(today, rule?.secondDays ?? 15);
}

export const syncChecks: Handler<Api['syncChecks']> = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const found = await lockChecks(tx, input.ids);
    if (found.length === 0) throw notFound();
    const done = found.filter((c) => mayNow(tx, c, 'sync'));
    await saveChecks(
      tx,
      done.map((c) => c.id),
      {
        state: 'synced',
        synced_at: tx.now,
        synced_by: staffOf(tx).accountId,
        sync_number: input.number ?? null,
      },
    );
    await recordAll(
      tx,
      done.map((c) => ({ ...entryOf(c, 'sync'), shows: 'staff' as const })),
    );
    return { synced: done.length, skipped: input.ids.length - done.length };
  });

export const carePhoto: Handler<Api['carePhoto']> = async (ctx, { params, query }) => {
  const c = await selectCheck(ctx, params.id);
  const file = (await photosOf(ctx, [c.id])).find((f) => f.id === params.photoId);
  if (!file) throw notFound();
  const thumb = query.size === 'thumb' ? file.thumb_hash : null;
  return { hash: thumb ?? file.hash, mediaType: thumb ? 'image/jpeg' : file.media_type, name: file.name };
};
