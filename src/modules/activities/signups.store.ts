import type { Ctx, TxCtx } from '#platform/context.ts';
import { blindIndex, open, randomDigits, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';
import { triesOf } from '#platform/tries.store.ts';
import { type SignUpState, signUpNumber } from './signups.rules.ts';

/* Who signed up. Callers hold an activity they may see, or the receipt itself. */

const placeOfName = (number: string) => `activity_signup.name:${number}`;
const placeOfPhone = (number: string) => `activity_signup.phone:${number}`;
export const sealedSignUp: Sealed = {
  table: 'activity_signup',
  key: 'number',
  columns: { name_sealed: placeOfName, phone_sealed: placeOfPhone },
};
const PASSPHRASE_DIGITS = 8;
export const receiptMac = (ctx: Ctx, number: string, passphrase: string) =>
  Buffer.from(blindIndex(ctx.house.keys, `activitySignUp:${number}`, passphrase));

export type Opening = { activityId: string; capacity: number | null; closesAt: Temporal.Instant; isPublic: boolean };
const openings = (ctx: Ctx) =>
  ctx.db
    .selectFrom('activity_opening')
    .select(['activity_id as activityId', 'capacity', 'closes_at as closesAt', 'is_public as isPublic']);
export const openingOf = async (ctx: Ctx, activityId: string): Promise<Opening | null> =>
  (await openings(ctx).where('activity_id', '=', activityId).executeTakeFirst()) ?? null;
/** Taken for this transaction: whoever signs up, leaves or moves up waits for it, so the order of coming is the order of places. */
export const lockOpening = async (tx: TxCtx, activityId: string): Promise<Opening | null> =>
  (await openings(tx).where('activity_id', '=', activityId).forUpdate().executeTakeFirst()) ?? null;
export async function putOpening(tx: TxCtx, o: Opening & { area: string }): Promise<void> {
  const values = { capacity: o.capacity, closes_at: o.closesAt, is_public: o.isPublic };
  await tx.db
    .insertInto('activity_opening')
    .values({ activity_id: o.activityId, area: o.area, ...values })
    .onConflict((c) => c.column('activity_id').doUpdateSet(values))
    .execute();
}

export type SignUp = {
  number: string;
  activityId: string;
  seq: number;
  state: SignUpState;
  name: string | null;
  accountId: string | null;
  hasPhone: boolean;
  at: Temporal.Instant;
  movedUpAt: Temporal.Instant | null;
  toldAt: Temporal.Instant | null;
};
const signUps = (ctx: Ctx) =>
  ctx.db
    .selectFrom('activity_signup')
    .select([
      'number',
      'activity_id as activityId',
      'seq',
      'state',
      'name_sealed as nameSealed',
      'phone_sealed as phoneSealed',
      'account_id as accountId',
      'at',
      'moved_up_at as movedUpAt',
      'told_at as toldAt',
    ]);
type Row = Awaited<ReturnType<ReturnType<typeof signUps>['execute']>>[number];
const typed = (ctx: Ctx, { nameSealed, phoneSealed, ...r }: Row): SignUp => ({
  ...r,
  state: r.state as SignUpState,
  name: nameSealed ? open(ctx.house.keys, nameSealed, placeOfName(r.number)) : null,
  hasPhone: phoneSealed !== null,
});
export async function signUpsOf(ctx: Ctx, activityIds: readonly string[]): Promise<SignUp[]> {
  if (activityIds.length === 0) return [];
  const rows = await signUps(ctx)
    .where('activity_id', 'in', activityIds)
    .orderBy('activity_id')
    .orderBy('seq')
    .execute();
  return rows.map((r) => typed(ctx, r));
}
export async function signUpByNumber(ctx: Ctx, number: string): Promise<SignUp | null> {
  const row = await signUps(ctx).where('number', '=', number).executeTakeFirst();
  return row ? typed(ctx, row) : null;
}
export async function signUpsOfAccount(ctx: Ctx, accountId: string): Promise<SignUp[]> {
  const rows = await signUps(ctx).where('account_id', '=', accountId).orderBy('at', 'desc').limit(300).execute();
  return rows.map((r) => typed(ctx, r));
}
export async function phoneOf(ctx: Ctx, number: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('activity_signup')
    .select('phone_sealed as sealed')
    .where('number', '=', number)
    .executeTakeFirst();
  return row?.sealed ? open(ctx.house.keys, row.sealed, placeOfPhone(number)) : null;
}

export type NewSignUp = {
  activityId: string;
  area: string;
  state: SignUpState;
  name: string;
  phone: string | null;
  accountId: string | null;
};
async function nextSeq(tx: TxCtx, activityId: string): Promise<number> {
  const row = await tx.db
    .updateTable('activity_opening')
    .set((eb) => ({ last_seq: eb('last_seq', '+', 1) }))
    .where('activity_id', '=', activityId)
    .returning('last_seq as seq')
    .executeTakeFirstOrThrow();
  return row.seq;
}
/** Null when this name and phone, or this account, is signed up already. The passphrase is in the answer only. */
export async function insertSignUp(tx: TxCtx, n: NewSignUp): Promise<{ number: string; passphrase: string } | null> {
  const who = `${n.name}|${n.phone ?? ''}`;
  const index = n.phone ? Buffer.from(blindIndex(tx.house.keys, `activityWho:${n.activityId}`, who)) : null;
  const known = await tx.db
    .selectFrom('activity_signup')
    .select('number')
    .where('activity_id', '=', n.activityId)
    .where('state', '<>', 'left')
    .where((eb) => eb.or([eb('who_index', '=', index), eb('account_id', '=', n.accountId)]))
    .executeTakeFirst();
  if (known) return null;
  const seq = await nextSeq(tx, n.activityId);
  for (;;) {
    const number = signUpNumber(randomDigits(7));
    const passphrase = randomDigits(PASSPHRASE_DIGITS);
    const made = await tx.db
      .insertInto('activity_signup')
      .values({
        number,
        activity_id: n.activityId,
        area: n.area,
        seq,
        mac: receiptMac(tx, number, passphrase),
        name_sealed: Buffer.from(seal(tx.house.keys, n.name, placeOfName(number))),
        phone_sealed: n.phone ? Buffer.from(seal(tx.house.keys, n.phone, placeOfPhone(number))) : null,
        who_index: index,
        account_id: n.accountId,
        state: n.state,
        at: tx.now,
      })
      .onConflict((c) => c.column('number').doNothing())
      .returning('number')
      .executeTakeFirst();
    // A number drawn twice is drawn again.
    if (made) return { number, passphrase };
  }
}
export const putLeft = (tx: TxCtx, number: string) =>
  tx.db.updateTable('activity_signup').set({ state: 'left', left_at: tx.now }).where('number', '=', number).execute();
export async function putMovedUp(tx: TxCtx, numbers: readonly string[]): Promise<void> {
  if (numbers.length === 0) return;
  await tx.db
    .updateTable('activity_signup')
    .set({ state: 'in', moved_up_at: tx.now })
    .where('number', 'in', numbers)
    .execute();
}
export const putTold = (tx: TxCtx, number: string, by: string) =>
  tx.db
    .updateTable('activity_signup')
    .set({ told_at: tx.now, told_by: by })
    .where('number', '=', number)
    .where('told_at', 'is', null)
    .execute();

/** The receipt that is out, and its mac. */
export const receiptOf = (ctx: Ctx, number: string) =>
  ctx.db.selectFrom('activity_signup').select(['number as id', 'mac']).where('number', '=', number).executeTakeFirst();
export const { countTry, forgetTries } = triesOf('activity_signup', 'number');

/** Contacts of activities that ended before then go; who gave hours keeps the name their certificate is written in. Returns how many. */
export async function eraseContacts(tx: TxCtx, before: Temporal.Instant): Promise<number> {
  const rows = await tx.db
    .updateTable('activity_signup as s')
    .from('activity as a')
    .set({ name_sealed: null, phone_sealed: null, who_index: null, erased_at: tx.now })
    .whereRef('a.id', '=', 's.activity_id')
    .where('a.ends_at', '<', before)
    .where('s.erased_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(eb.selectFrom('activity_hours as h').select('h.id').whereRef('h.signup_number', '=', 's.number')),
      ),
    )
    .returning('s.number')
    .execute();
  return rows.length;
}
