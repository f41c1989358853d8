import type { StaffActor } from '#kernel/actor.ts';
import { isWithin } from '#kernel/area.ts';
import { faulty, notFound, Refused } from '#kernel/refusal.ts';
import { admit, lineFor } from '#modules/mandates/index.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import { checkCaptured } from '#modules/phones/index.ts';
import { dayOf, placeOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { DutyInput, DutyView, dutiesApi, TurnView } from './duties.contract.ts';
import { countFor, openUntil } from './duties.open.ts';
import { type DutyRefusal, isNoted, isTheirs, mayExcuse } from './duties.rules.ts';
import {
  insertDuties,
  lockDuty,
  type NewDuty,
  type StoredDuty,
  saveDuty,
  selectDuties,
  selectDuty,
} from './duties.store.ts';
import { dutyRefusals } from './duties.words.ts';
import { checkRule, daysOf, everOpens } from './recurrence.ts';
import {
  dropTurnsAfter,
  insertNote,
  lockTurn,
  openFor,
  type StoredTurn,
  saveTurn,
  selectTurns,
  turnOn,
} from './turns.store.ts';

type Api = typeof dutiesApi;

const no = (code: DutyRefusal, status = 409) => new Refused(code, status, dutyRefusals[code]);
const fault = (field: string, rule: DutyRefusal) => faulty(field, rule, dutyRefusals[rule]);

export function staffOf(ctx: Ctx): StaffActor {
  if (ctx.actor.kind !== 'staff') throw notFound();
  return ctx.actor;
}

const YEARS_AHEAD = 3;
export function viewDuty(ctx: Ctx, d: StoredDuty): DutyView {
  const { openedUntil: _, setById: __, ...rest } = d;
  const today = Temporal.PlainDate.from(dayOf(ctx.now));
  const from = today.add({ days: 1 }).toString();
  const [nextOn = null] = daysOf(d, from, today.add({ years: YEARS_AHEAD }).toString());
  return { ...rest, nextOn };
}
const viewTurn = (d: Pick<StoredDuty, 'needs'>, t: StoredTurn): TurnView => {
  const { settledAt: _, ...rest } = t;
  return { ...rest, needs: d.needs };
};
const tell = (tx: TxCtx, d: { id: string; area: string }, verb: string, data: Readonly<Record<string, unknown>> = {}) =>
  record(tx, { kind: 'duty', id: d.id, area: d.area, verb, shows: 'staff', data }, verb === 'set' ? 'new' : 'known');

export const listDuties: Handler<Api['listDuties']> = async (ctx, { query }) => {
  const found = await selectDuties(ctx, query, query.ended ? null : dayOf(ctx.now));
  return { items: found.map((d) => viewDuty(ctx, d)) };
};

/** What may not be set, whoever sets it. */
function checkInput(ctx: Ctx, input: DutyInput): void {
  const wrong = checkRule(input.rrule);
  if (wrong) throw fault('rrule', wrong);
  if (input.startsOn < dayOf(ctx.now)) throw fault('startsOn', 'starts');
  const endsOn = input.endsOn ?? null;
  if (endsOn !== null && endsOn < input.startsOn) throw fault('endsOn', 'ends');
  if (!everOpens({ rrule: input.rrule, startsOn: input.startsOn, endsOn })) throw fault('rrule', 'ruleNever');
}

/** The place lies in the setter's, and each unit serves it: it sits there, above it, or inside it. */
async function checkUnits(tx: TxCtx, input: DutyInput): Promise<void> {
  if (!isWithin(input.area, staffOf(tx).area) || !(await placeOf(tx, input.area))) throw fault('area', 'notHere');
  const units = await organisationsById(tx, input.organisationIds);
  for (const [i, id] of input.organisationIds.entries()) {
    const unit = units.get(id);
    const serves = unit && (isWithin(input.area, unit.area) || isWithin(unit.area, input.area));
    if (!serves) throw fault(`organisationIds.${i}`, 'notHere');
    // 固定工作 is a task like any other. Who sets it answers for it; the unit does its own part, as the line says.
    await admit(tx, {
      receiverId: id,
      role: 'assist',
      matter: { kind: 'duty', label: input.title, text: [input.title, input.note, input.basis].join('\n') },
      field: `organisationIds.${i}`,
      ...lineFor(input.lines, id),
    });
  }
}

export const addDuties: Handler<Api['addDuties']> = (ctx, { input }) =>
  once(ctx, async (tx) => {
    checkInput(tx, input);
    await checkUnits(tx, input);
    const { organisationIds, role, note, basis, endsOn, lines: _, ...rest } = input;
    const made = [...new Set(organisationIds)].map(
      (organisationId): NewDuty => ({
        ...rest,
        id: tx.house.newId(),
        organisationId,
        role: role ?? null,
        note: note ?? null,
        basis: basis ?? null,
        endsOn: endsOn ?? null,
        setBy: staffOf(tx).organisationId,
      }),
    );
    await insertDuties(tx, made);
    const items: DutyView[] = [];
    for (const d of made) {
      await tell(tx, d, 'set', { title: d.title });
      await openUntil(tx, { ...d, openedUntil: null }, dayOf(tx.now));
      items.push(viewDuty(tx, await selectDuty(tx, d.id)));
    }
    return { items };
  });

/** A duty that lies outside the setter's place is the setter's only to see: it was set above. */
async function lockOwn(tx: TxCtx, id: string): Promise<StoredDuty> {
  const d = await lockDuty(tx, id);
  const { area, organisationId } = staffOf(tx);
  if (!isWithin(d.area, area)) throw notFound();
  if (d.setById !== organisationId && d.organisationId === organisationId) throw no('ownTurn', 403);
  return d;
}

export const editDuty: Handler<Api['editDuty']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const d = await lockOwn(tx, params.id);
    await saveDuty(tx, d.id, { title: input.title, note: input.note ?? null, basis: input.basis ?? null });
    await tell(tx, d, 'edit');
    return viewDuty(tx, await selectDuty(tx, d.id));
  });

export const endDuty: Handler<Api['endDuty']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const d = await lockOwn(tx, params.id);
    const { lastDay } = input;
    if (lastDay < dayOf(tx.now) || (d.endsOn !== null && lastDay > d.endsOn)) throw fault('lastDay', 'ends');
    await saveDuty(tx, d.id, { ends_on: lastDay < d.startsOn ? d.startsOn : lastDay });
    await dropTurnsAfter(tx, d.id, lastDay);
    await tell(tx, d, 'end', { lastDay });
    return viewDuty(tx, await selectDuty(tx, d.id));
  });

export const todayDuties: Handler<Api['todayDuties']> = async (ctx) => ({
  items: (await openFor(ctx, staffOf(ctx), dayOf(ctx.now))).map((t) => ({
    ...t,
    recordKind: t.recordKind as DutyView['recordKind'],
  })),
});

export const turns: Handler<Api['turns']> = async (ctx, { params, query }) => {
  const d = await selectDuty(ctx, params.id);
  const found = await selectTurns(ctx, d.id, query.from, query.to);
  return { duty: viewDuty(ctx, d), turns: found.map((t) => viewTurn(d, t)) };
};

export const excuseTurn: Handler<Api['excuseTurn']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const d = await selectDuty(tx, params.id);
    const me = staffOf(tx);
    if (!isWithin(d.area, me.area)) throw notFound();
    const t = await lockTurn(tx, d.id, params.opensOn);
    if (!mayExcuse(d, me)) throw no('ownTurn', 403);
    if (t.status !== 'open' && t.status !== 'missed') throw no('turnSettled');
    await saveTurn(tx, t, {
      status: 'excused',
      settled_at: tx.now,
      reason: input.reason,
      excused_by: me.organisationId,
    });
    await tell(tx, d, 'excuse', { opensOn: t.opensOn, reason: input.reason });
    const [after] = await selectTurns(tx, d.id, t.opensOn, t.opensOn);
    return viewTurn(d, after!);
  });

export const noteTurn: Handler<Api['noteTurn']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const d = await selectDuty(tx, params.id);
    const me = staffOf(tx);
    if (!isTheirs(d, me)) throw notFound();
    if (!isNoted(d.recordKind)) throw no('notNoted');
    const { id } = input.captured;
    const on = await checkCaptured(tx, input.captured);
    await openUntil(tx, d, dayOf(tx.now));
    const t = await turnOn(tx, d.id, on);
    if (!t) throw no('notOpenThen');
    await insertNote(tx, {
      id,
      dutyId: d.id,
      area: d.area,
      opensOn: t.opensOn,
      on,
      text: input.text,
      by: me.accountId,
    });
    await countFor(tx, d, t, { kind: 'note', id, on });
    await tell(tx, d, 'note', { opensOn: t.opensOn });
    const [after] = await selectTurns(tx, d.id, t.opensOn, t.opensOn);
    return { id, on, at: tx.now.toString(), turn: viewTurn(d, after!) };
  });
