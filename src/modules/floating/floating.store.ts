import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import { placeName } from '#modules/places/index.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import { blindIndex, open, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';
import { triesOf } from '#platform/tries.store.ts';
import { type ConsentWay, type Direction, type FloatingStatus, openStatuses, type Reason } from './floating.rules.ts';

const at = (column: 'name' | 'phone' | 'whereabouts') => (id: string) => `floating_member.${column}:${id}`;
const [placeOfName, placeOfPhone, placeOfWhere] = [at('name'), at('phone'), at('whereabouts')];
export const sealedMember: Sealed = {
  table: 'floating_member',
  key: 'id',
  columns: { name_sealed: placeOfName, phone_sealed: placeOfPhone, whereabouts_sealed: placeOfWhere },
};
export const phoneIndex = (ctx: Ctx, phone: string) => Buffer.from(blindIndex(ctx.house.keys, 'floating.phone', phone));
const whoIndex = (ctx: Ctx, name: string, phone: string) =>
  Buffer.from(blindIndex(ctx.house.keys, 'floating.who', `${name}|${phone}`));
export const codeMac = (ctx: Ctx, id: string, code: string) =>
  Buffer.from(blindIndex(ctx.house.keys, `floating.code:${id}`, code));

/** Members of the branches in the actor's place, whichever of the two sides it is on. */
function visibleFloating({ db, actor }: Ctx) {
  const all = db.selectFrom('floating_member as f');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where((eb) =>
    eb.or([
      eb.and([eb('f.area', '>=', from), eb('f.area', '<', before)]),
      eb.and([eb('f.inflow_area', '>=', from), eb('f.inflow_area', '<', before)]),
    ]),
  );
}
const rows = (ctx: Ctx) =>
  visibleFloating(ctx).select((eb) => [
    'f.id',
    'f.area',
    'f.inflow_area as inflowArea',
    placeName(eb.ref('f.area')).as('placeName'),
    placeName(eb.ref('f.inflow_area').$notNull()).as('inflowPlace'),
    'f.home_id as homeId',
    'f.home_name as homeName',
    'f.home_membership_id as homeMembershipId',
    'f.inflow_id as inflowId',
    'f.inflow_name as inflowName',
    'f.inflow_membership_id as inflowMembershipId',
    'f.name_sealed as nameSealed',
    'f.phone_sealed as phoneSealed',
    'f.whereabouts_sealed as whereSealed',
    'f.direction',
    'f.province',
    'f.reason',
    'f.has_card as hasCard',
    'f.left_on as leftOn',
    'f.away_until as awayUntil',
    'f.consent_way as consentWay',
    'f.consent_on as consentOn',
    'f.status',
    'f.registered_on as registeredOn',
    'f.reported_on as reportedOn',
    'f.attached_on as attachedOn',
    'f.ended_on as endedOn',
    'f.contact_name as contactName',
    'f.contact_account_id as contactAccountId',
    'f.code_mac as codeMac',
    'f.version',
  ]);
type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
function typed(ctx: Ctx, { nameSealed, phoneSealed, whereSealed, ...r }: Row) {
  const opened = (value: Buffer | null, place: (id: string) => string) =>
    value ? open(ctx.house.keys, value, place(r.id)) : null;
  return {
    ...r,
    name: opened(nameSealed, placeOfName) ?? '—',
    phone: opened(phoneSealed, placeOfPhone),
    whereabouts: opened(whereSealed, placeOfWhere),
    direction: r.direction as Direction,
    reason: r.reason as Reason,
    consentWay: r.consentWay as ConsentWay,
    status: r.status as FloatingStatus,
  };
}
export type StoredFloating = ReturnType<typeof typed>;

export async function findFloating(ctx: Ctx, id: string): Promise<StoredFloating | null> {
  const row = await rows(ctx).where('f.id', '=', id).executeTakeFirst();
  return row ? typed(ctx, row) : null;
}
export async function floatingById(ctx: Ctx, id: string): Promise<StoredFloating> {
  const found = await findFloating(ctx, id);
  if (!found) throw notFound();
  return found;
}
/** Taken for this transaction; with a version where the act was decided on what somebody saw. */
export async function lockFloating(tx: TxCtx, id: string, versioned: boolean): Promise<StoredFloating> {
  const row = await rows(tx).where('f.id', '=', id).forNoKeyUpdate('f').executeTakeFirst();
  if (!row) throw notFound();
  if (versioned && row.version !== tx.version) throw stale();
  return typed(tx, row);
}

const MOST = 1000;
export async function selectFloating(
  ctx: Ctx,
  filter: { isOpen: boolean; area?: string | undefined; contactAccountId?: string },
): Promise<StoredFloating[]> {
  const within = filter.area ? prefixRange(filter.area) : null;
  const { contactAccountId: by } = filter;
  const found = await rows(ctx)
    .where('f.status', filter.isOpen ? 'in' : 'not in', [...openStatuses])
    .$if(by !== undefined, (q) => q.where('f.contact_account_id', '=', by ?? ''))
    .$if(within !== null, (q) =>
      q.where((eb) =>
        eb.or(
          (['f.area', 'f.inflow_area'] as const).map((column) =>
            eb.and([eb(column, '>=', within?.from ?? ''), eb(column, '<', within?.before ?? '')]),
          ),
        ),
      ),
    )
    .orderBy('f.registered_on', 'desc')
    .orderBy('f.id')
    .limit(mostOf(ctx, MOST))
    .execute();
  return found.map((r) => typed(ctx, r));
}

export type NewFloating = {
  id: string;
  area: string;
  inflowArea: string | null;
  homeId: string | null;
  homeName: string;
  homeMembershipId: string | null;
  inflowId: string | null;
  inflowName: string | null;
  name: string;
  phone: string;
  whereabouts: string | null;
  direction: Direction;
  province: string;
  reason: Reason;
  hasCard: boolean;
  leftOn: string;
  awayUntil: string | null;
  consentWay: ConsentWay;
  consentOn: string;
  status: 'registeredOut' | 'reportedIn';
  registeredOn: string;
  reportedOn: string | null;
  codeMac: Buffer | null;
  accountId: string;
};
const buffer = (ctx: Ctx, value: string | null, place: string) =>
  value === null ? null : Buffer.from(seal(ctx.house.keys, value, place));

/** False when this member is registered already and it has not ended. */
export async function insertFloating(tx: TxCtx, n: NewFloating): Promise<boolean> {
  const row = await tx.db
    .insertInto('floating_member')
    .values({
      id: n.id,
      area: n.area,
      inflow_area: n.inflowArea,
      home_id: n.homeId,
      home_name: n.homeName,
      home_membership_id: n.homeMembershipId,
      inflow_id: n.inflowId,
      inflow_name: n.inflowName,
      name_sealed: buffer(tx, n.name, placeOfName(n.id)),
      phone_sealed: buffer(tx, n.phone, placeOfPhone(n.id)),
      phone_idx: phoneIndex(tx, n.phone),
      who_idx: whoIndex(tx, n.name, n.phone),
      whereabouts_sealed: buffer(tx, n.whereabouts, placeOfWhere(n.id)),
      direction: n.direction,
      province: n.province,
      reason: n.reason,
      has_card: n.hasCard,
      left_on: n.leftOn,
      away_until: n.awayUntil,
      consent_way: n.consentWay,
      consent_on: n.consentOn,
      status: n.status,
      registered_on: n.registeredOn,
      reported_on: n.reportedOn,
      code_mac: n.codeMac,
      account_id: n.accountId,
      at: tx.now,
    })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export type FloatingChange = {
  inflow_area?: string | null;
  inflow_id?: string | null;
  inflow_name?: string | null;
  inflow_membership_id?: string | null;
  direction?: Direction;
  province?: string;
  reason?: Reason;
  has_card?: boolean;
  away_until?: string | null;
  status?: FloatingStatus;
  reported_on?: string;
  attached_on?: string;
  ended_on?: string;
  contact_name?: string | null;
  contact_account_id?: string | null;
  code_mac?: Buffer;
};
export async function changeFloating(tx: TxCtx, id: string, change: FloatingChange): Promise<void> {
  await tx.db
    .updateTable('floating_member')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}
/** False when another open record has this name and number. */
export async function putReach(
  tx: TxCtx,
  f: Pick<StoredFloating, 'id' | 'name'>,
  reach: { phone?: string | undefined; whereabouts?: string | null },
): Promise<boolean> {
  const { phone, whereabouts } = reach;
  if (phone !== undefined) {
    const known = await tx.db
      .selectFrom('floating_member')
      .select('id')
      .where('who_idx', '=', whoIndex(tx, f.name, phone))
      .where('ended_on', 'is', null)
      .where('id', '<>', f.id)
      .executeTakeFirst();
    if (known) return false;
  }
  await tx.db
    .updateTable('floating_member')
    .set((eb) => ({
      ...(phone !== undefined && {
        phone_sealed: buffer(tx, phone, placeOfPhone(f.id)),
        phone_idx: phoneIndex(tx, phone),
        who_idx: whoIndex(tx, f.name, phone),
      }),
      ...(whereabouts !== undefined && { whereabouts_sealed: buffer(tx, whereabouts, placeOfWhere(f.id)) }),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', f.id)
    .execute();
  return true;
}

/** Records with this number whose card is out, for whoever stands before the page with it. */
export async function byPhone(ctx: Ctx, phone: string): Promise<{ id: string; mac: Buffer }[]> {
  const found = await ctx.db
    .selectFrom('floating_member')
    .select(['id', 'code_mac as mac'])
    .where('phone_idx', '=', phoneIndex(ctx, phone))
    .orderBy('at', 'desc')
    .limit(5)
    .execute();
  return found.flatMap((r) => (r.mac ? [{ id: r.id, mac: r.mac }] : []));
}
export const { countTry, forgetTries } = triesOf('floating_member');

/** What was kept of members whose time ended before that day goes; the line that there was one stays. */
export async function eraseEnded(tx: TxCtx, before: string): Promise<number> {
  const gone = await tx.db
    .updateTable('floating_member')
    .set({
      ...{ name_sealed: null, phone_sealed: null, whereabouts_sealed: null, phone_idx: null, who_idx: null },
      ...{ code_mac: null, contact_name: null, contact_account_id: null, home_membership_id: null },
      ...{ inflow_membership_id: null, erased_at: tx.now },
    })
    .where('ended_on', '<', before)
    .where('erased_at', 'is', null)
    .returning('id')
    .execute();
  const ids = gone.map((g) => g.id);
  if (ids.length > 0) {
    await tx.db.updateTable('floating_contact').set({ note_sealed: null }).where('floating_id', 'in', ids).execute();
    await tx.db.deleteFrom('floating_correction').where('floating_id', 'in', ids).execute();
  }
  return ids.length;
}

/** What the journal tells of a record, the oldest first. */
export const stepsOf = (ctx: Ctx, id: string) =>
  ctx.db
    .selectFrom('journal')
    .select(['at', 'verb', 'actor_role as role'])
    .where('subject_kind', '=', 'floatingMember')
    .where('subject_id', '=', id)
    .orderBy('seq')
    .limit(300)
    .execute();
