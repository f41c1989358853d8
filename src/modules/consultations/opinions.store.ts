import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import { signUpNumber } from '#modules/activities/signups.rules.ts';
import { placeName } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { blindIndex, open, randomDigits, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';
import { triesOf } from '#platform/tries.store.ts';
import type { Voice, Way } from './consultations.rules.ts';

/* Each value opens only in its own row and column. Never change a place. */
const places = {
  said_sealed: (id: string) => `opinion.said:${id}`,
  name_sealed: (id: string) => `opinion.name:${id}`,
  phone_sealed: (id: string) => `opinion.phone:${id}`,
} as const;
export const sealedOpinion: Sealed = { table: 'opinion', key: 'id', columns: places };
const sealIn = (ctx: Ctx, column: keyof typeof places, id: string, value: string | null) =>
  value ? Buffer.from(seal(ctx.house.keys, value, places[column](id))) : null;
const openIn = (ctx: Ctx, column: keyof typeof places, id: string, value: Uint8Array | null) =>
  value ? open(ctx.house.keys, value, places[column](id)) : null;

/** What was said in the actor's place, and what was said to the actor's unit wherever that was. */
function visibleOpinions({ db, actor }: Ctx) {
  const all = db.selectFrom('opinion as p');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where(
    sql<boolean>`((p.area >= ${from} and p.area < ${before}) or p.organisation_id = ${actor.organisationId})`,
  );
}
const rows = (ctx: Ctx) =>
  visibleOpinions(ctx).select((eb) => [
    'p.id',
    'p.area',
    placeName(eb.ref('p.area')).as('placeName'),
    'p.number',
    'p.consultation_id as consultationId',
    'p.group_id as groupId',
    'p.way',
    'p.voice',
    'p.may_publish as mayPublish',
    'p.shown_at as shownAt',
    'p.said_sealed',
    'p.name_sealed',
    'p.phone_sealed',
    'p.taken_by as takenBy',
    'p.at',
    'p.told_at as toldAt',
    'p.erased_at as erasedAt',
  ]);
type Raw = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
const typed = (ctx: Ctx, { said_sealed, name_sealed, phone_sealed, ...r }: Raw) => ({
  ...r,
  placeName: r.placeName ?? r.area,
  way: r.way as Way,
  voice: r.voice as Voice,
  said: openIn(ctx, 'said_sealed', r.id, said_sealed),
  name: openIn(ctx, 'name_sealed', r.id, name_sealed),
  phone: openIn(ctx, 'phone_sealed', r.id, phone_sealed),
});
export type StoredOpinion = ReturnType<typeof typed>;

export async function opinionsOf(ctx: Ctx, consultationId: string | null): Promise<StoredOpinion[]> {
  const found = await rows(ctx)
    .$if(consultationId !== null, (q) => q.where('p.consultation_id', '=', consultationId ?? ''))
    .$if(consultationId === null, (q) => q.where('p.consultation_id', 'is', null))
    .orderBy('p.at', 'desc')
    .orderBy('p.id')
    .limit(2000)
    .execute();
  return found.map((r) => typed(ctx, r));
}
export async function opinionById(ctx: Ctx, id: string): Promise<StoredOpinion> {
  const row = await rows(ctx).where('p.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(ctx, row);
}
export async function findOpinion(ctx: Ctx, id: string): Promise<StoredOpinion | null> {
  const row = await rows(ctx).where('p.id', '=', id).executeTakeFirst();
  return row ? typed(ctx, row) : null;
}
export async function lockOpinions(tx: TxCtx, ids: readonly string[]): Promise<StoredOpinion[]> {
  const found = await rows(tx)
    .where('p.id', 'in', [...ids])
    .orderBy('p.id')
    .forNoKeyUpdate('p')
    .execute();
  if (found.length !== new Set(ids).size) throw notFound();
  return found.map((r) => typed(tx, r));
}
export const countStandingWaiting = async (ctx: Ctx): Promise<number> => {
  const row = await visibleOpinions(ctx)
    .leftJoin('opinion_group as g', 'g.id', 'p.group_id')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('p.consultation_id', 'is', null)
    .where((eb) => eb.or([eb('g.id', 'is', null), eb('g.status', '=', 'open')]))
    .executeTakeFirst();
  return Number(row?.n ?? 0);
};

const PASSPHRASE_DIGITS = 8;
export const receiptMac = (ctx: Ctx, number: string, passphrase: string) =>
  Buffer.from(blindIndex(ctx.house.keys, `opinionReceipt:${number}`, passphrase));
export type NewOpinion = {
  id: string;
  area: string;
  consultationId: string | null;
  organisationId: string | null;
  way: Way;
  voice: Voice;
  mayPublish: boolean;
  said: string;
  name: string | null;
  phone: string | null;
  takenBy: string | null;
  at: Temporal.Instant;
};
/** The passphrase is in the answer only. A number drawn twice is drawn again. */
export async function insertOpinion(tx: TxCtx, n: NewOpinion) {
  for (;;) {
    const number = signUpNumber(randomDigits(7));
    const passphrase = randomDigits(PASSPHRASE_DIGITS);
    const made = await tx.db
      .insertInto('opinion')
      .values({
        id: n.id,
        area: n.area,
        consultation_id: n.consultationId,
        organisation_id: n.organisationId,
        number,
        way: n.way,
        voice: n.voice,
        may_publish: n.mayPublish,
        said_sealed: sealIn(tx, 'said_sealed', n.id, n.said),
        name_sealed: sealIn(tx, 'name_sealed', n.id, n.name),
        phone_sealed: sealIn(tx, 'phone_sealed', n.id, n.phone),
        mac: receiptMac(tx, number, passphrase),
        taken_by: n.takenBy,
        at: n.at,
      })
      .onConflict((c) => c.column('number').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made) return { id: n.id, number, passphrase };
  }
}
export const putInGroup = (tx: TxCtx, ids: readonly string[], groupId: string) =>
  tx.db
    .updateTable('opinion')
    .set((eb) => ({ group_id: groupId, version: eb('version', '+', 1) }))
    .where('id', 'in', [...ids])
    .execute();
export const putTold = (ctx: Ctx, id: string, way: 'receipt' | 'phone' | 'visit') =>
  ctx.db
    .updateTable('opinion')
    .set({ told_at: ctx.now, told_way: way })
    .where('id', '=', id)
    .where('told_at', 'is', null)
    .execute();
export const putShown = (tx: TxCtx, id: string, isShown: boolean) =>
  tx.db
    .updateTable('opinion')
    .set((eb) => ({ shown_at: isShown ? tx.now : null, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
/** Consent taken back: the words leave the public page with it. */
export const takeConsentBack = (tx: TxCtx, id: string) =>
  tx.db
    .updateTable('opinion')
    .set((eb) => ({ may_publish: false, shown_at: null, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

/* By the receipt. */
export const opinionReceipt = (ctx: Ctx, number: string) =>
  ctx.db
    .selectFrom('opinion')
    .select(['id', 'mac'])
    .where('number', '=', number)
    .where('mac', 'is not', null)
    .executeTakeFirst();
export const { countTry, forgetTries } = triesOf('opinion');

/** What people agreed to have published, of a call or of the suggestions of everywhere; words only. */
export async function shownWords(
  ctx: Ctx,
  consultationId: string | null,
): Promise<{ id: string; groupId: string; said: string }[]> {
  const found = await ctx.db
    .selectFrom('opinion as p')
    .select(['p.id', 'p.group_id as groupId', 'p.said_sealed as said'])
    .where('p.shown_at', 'is not', null)
    .where('p.may_publish', '=', true)
    .$if(consultationId !== null, (q) => q.where('p.consultation_id', '=', consultationId ?? ''))
    .$if(consultationId === null, (q) => q.where('p.consultation_id', 'is', null))
    .orderBy('p.id')
    .limit(200)
    .execute();
  return found.flatMap((r) =>
    r.groupId && r.said ? [{ id: r.id, groupId: r.groupId, said: openIn(ctx, 'said_sealed', r.id, r.said) ?? '' }] : [],
  );
}
/** Contacts of what was answered before then go; words of what was answered long before then go too. */
export async function eraseOpinions(tx: TxCtx, contacts: Temporal.Instant, words: Temporal.Instant): Promise<void> {
  const answeredBefore = (at: Temporal.Instant) =>
    sql<boolean>`group_id in (select id from opinion_group where answered_at < ${at})`;
  await tx.db
    .updateTable('opinion')
    .set({ name_sealed: null, phone_sealed: null, erased_at: tx.now })
    .where('erased_at', 'is', null)
    .where(answeredBefore(contacts))
    .execute();
  await tx.db
    .updateTable('opinion')
    .set({ said_sealed: null, mac: null, shown_at: null })
    .where('said_sealed', 'is not', null)
    .where(answeredBefore(words))
    .execute();
}
