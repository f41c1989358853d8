import type { Role } from '#kernel/actor.ts';
import { addDays } from '#kernel/calendar.ts';
import { maskName } from '#kernel/identity.ts';
import { roleWords } from '#kernel/roles.words.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction, type TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import {
  AFTER_EVENING_HOURS,
  accessDeciders,
  decideFault,
  mayRead,
  ONE_HOURS,
  URGENT_HOURS,
} from './children.rules.ts';
import {
  childById,
  insertAccess,
  lockAccess,
  noteReads,
  putDecision,
  type StoredAccess,
  type StoredChild,
  selectAccesses,
  selectChildren,
} from './children.store.ts';
import type { AccessRow, EveningsApi } from './evenings.contract.ts';
import { eveningById } from './evenings.store.ts';
import { noEvening } from './evenings.words.ts';
import { CHILD_DAYS } from './rooms.rules.ts';
import { staffOf } from './vettings.actions.ts';

type Handles = { [K in keyof EveningsApi]: Handler<EveningsApi[K]> };

const entry = (a: { id: string; area: string }, verb: string, data: Readonly<Record<string, unknown>> = {}) =>
  ({ kind: 'roomAccess', id: a.id, area: a.area, verb, shows: 'staff', data }) as const;

/** What an access that is asked for would last to: an evening's until two hours after it, one child's for a day. */
const lastsUntil = (a: Pick<StoredAccess, 'eveningTo'>, now: Temporal.Instant): Temporal.Instant =>
  a.eveningTo ? a.eveningTo.add({ hours: AFTER_EVENING_HOURS }) : now.add({ hours: ONE_HOURS });

type Standing = { access: 'none' | 'asked' | 'open'; accessUntil: string | null };
function standing(own: readonly StoredAccess[], now: Temporal.Instant): Standing {
  const good = own.find((a) => mayRead(a, now));
  if (good) return { access: 'open', accessUntil: good.until?.toString() ?? null };
  return { access: own.some((a) => a.decision === null) ? 'asked' : 'none', accessUntil: null };
}
/** Where the actor stands with a child or an evening, by its id. */
export async function accessOn(ctx: Ctx): Promise<(id: string) => Standing> {
  const own = ctx.actor.kind === 'staff' ? await selectAccesses(ctx, ctx.actor.accountId) : [];
  return (id) =>
    standing(
      own.filter((a) => a.eveningId === id || a.childId === id),
      ctx.now,
    );
}
/** The access by which the actor may read now; refused by name without one. */
export async function accessFor(ctx: Ctx, of: { childId?: string; eveningId?: string }): Promise<StoredAccess> {
  const own = await selectAccesses(ctx, staffOf(ctx).accountId);
  const good = own.find(
    (a) => (of.childId ? a.childId === of.childId : a.eveningId === of.eveningId) && mayRead(a, ctx.now),
  );
  if (!good) throw noEvening('noAccess');
  return good;
}

function present(ctx: Ctx, a: StoredAccess, children: ReadonlyMap<string, StoredChild>): AccessRow {
  const me = staffOf(ctx);
  const child = a.childId ? children.get(a.childId) : undefined;
  const mayDecide =
    accessDeciders.some((r) => r === me.role) &&
    decideFault(
      { askedBy: a.accountId, decision: a.decision, lastsUntil: lastsUntil(a, ctx.now) },
      me.accountId,
      ctx.now,
    ) === null;
  return {
    id: a.id,
    area: a.area,
    about: a.evening
      ? `${a.eveningFrom ? dayOf(a.eveningFrom) : ''} ${a.evening}`
      : maskName(child?.record?.name ?? '—'),
    eveningId: a.eveningId,
    childId: a.childId,
    by: a.by,
    unit: `${a.unit} · ${roleWords[a.role as Role][0]}`,
    purpose: a.purpose,
    askedAt: a.askedAt.toString(),
    decision: a.decision as AccessRow['decision'],
    decidedAt: a.decidedAt?.toString() ?? null,
    until: a.until?.toString() ?? null,
    isMine: a.accountId === me.accountId,
    mayDecide,
    reads: a.reads,
  };
}
const byId = async (ctx: Ctx) => new Map((await selectChildren(ctx)).map((c) => [c.id, c]));
/** Whoever keeps rooms or decides sees all of the place; a hand sees what they asked for themselves. */
export const listAccesses: Handles['listAccesses'] = async (ctx) => {
  const me = staffOf(ctx);
  const seesAll = accessDeciders.some((r) => r === me.role);
  const found = await selectAccesses(ctx, seesAll ? null : me.accountId);
  const children = await byId(ctx);
  return { items: found.map((a) => present(ctx, a, children)) };
};
const presentOne = async (tx: TxCtx, id: string): Promise<AccessRow> =>
  present(tx, await lockAccess(tx, id), await byId(tx));

/** Urgent: somebody is hurt. Read at once, for an hour; it stands in the list, and the guardian reads it too. */
export const askAccess: Handles['askAccess'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const me = staffOf(tx);
    const of = input.eveningId ? await eveningById(tx, input.eveningId) : await childById(tx, input.childId ?? '');
    const own = (await selectAccesses(tx, me.accountId)).filter((a) => a.eveningId === of.id || a.childId === of.id);
    if (!input.isUrgent && standing(own, tx.now).access !== 'none') throw noEvening('askedAlready');
    const id = tx.house.newId();
    await insertAccess(tx, {
      id,
      area: of.area,
      childId: input.childId ?? null,
      eveningId: input.eveningId ?? null,
      purpose: input.purpose,
      until: input.isUrgent ? tx.now.add({ hours: URGENT_HOURS }) : null,
      by: me,
    });
    await record(
      tx,
      entry({ id, area: of.area }, input.isUrgent ? 'urgent' : 'ask', { purpose: input.purpose }),
      'new',
    );
    return presentOne(tx, id);
  });
export const decideAccess: Handles['decideAccess'] = (ctx, { params, input: { decision } }) =>
  once(ctx, async (tx) => {
    const me = staffOf(tx);
    const a = await lockAccess(tx, params.id);
    const until = lastsUntil(a, tx.now);
    const why = decideFault({ askedBy: a.accountId, decision: a.decision, lastsUntil: until }, me.accountId, tx.now);
    if (why) throw noEvening(why);
    await putDecision(tx, a.id, { decision, by: me.accountId, until: decision === 'approved' ? until : null });
    await record(tx, entry(a, decision));
    return presentOne(tx, a.id);
  });

export const listChildren: Handles['listChildren'] = async (ctx) => {
  const [children, access] = [await selectChildren(ctx), await accessOn(ctx)];
  return {
    items: children.map((c) => ({
      ...{ id: c.id, roomId: c.roomId, room: c.room, area: c.area, grade: c.grade, term: c.term, reads: c.reads },
      name: c.record && maskName(c.record.name),
      erasedOn: c.erasedAt ? dayOf(c.erasedAt) : addDays(c.termEnds, CHILD_DAYS + 1),
      consentVersion: c.consentVersion,
      consentedAt: c.consentedAt.toString(),
      withdrawnAt: c.withdrawnAt?.toString() ?? null,
      access: access(c.id).access,
    })),
  };
};
/** One record, by an access that holds; the reading is written down with it or does not happen. */
export const readChildRecord: Handles['readChildRecord'] = (ctx, { params }) =>
  inTransaction(ctx, async (tx) => {
    const c = await childById(tx, params.id);
    const a = await accessFor(tx, { childId: c.id });
    if (!c.record) throw noEvening('childGone');
    await noteReads(tx, a.id, [{ childId: c.id, area: c.area }]);
    await record(tx, entry(a, 'read'));
    const { alone, ...rest } = c.record;
    return { id: c.id, grade: c.grade, ...rest, fetchers: [...rest.fetchers], mayGoAlone: alone };
  });
