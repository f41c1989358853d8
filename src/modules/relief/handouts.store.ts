import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { open, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';
import type { Channel, Proof, Strokes } from './relief.rules.ts';

/** Where a signature stands sealed. Never change it: those sealed before would no longer open. */
const placeOfSeal = (id: string) => `relief.signature:${id}`;
export const sealedSignature: Sealed = {
  table: 'relief_signature',
  key: 'handout_id',
  columns: { strokes_sealed: placeOfSeal },
};

function visibleHandouts({ db, actor }: Ctx) {
  const all = db
    .selectFrom('relief_handout as h')
    .innerJoin('staff_account as by', 'by.id', 'h.handed_by')
    .innerJoin('staff_account as ap', 'ap.id', 'h.approver_id')
    .innerJoin('relief_account as s', 's.id', 'h.stock_id')
    .innerJoin('organisation as o', 'o.id', 'h.organisation_id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where('h.area', '>=', from).where('h.area', '<', before);
}

export async function selectHandout(ctx: Ctx, id: string) {
  const row = await visibleHandouts(ctx)
    .leftJoin('relief_signature as g', 'g.handout_id', 'h.id')
    .selectAll('h')
    .select('g.strokes_sealed as sealed')
    .select(['by.name as handedByName', 'ap.name as approverName', 's.name as store', 'o.short_name as unit'])
    .where('h.id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const { sealed, ...rest } = row;
  return {
    ...rest,
    channel: row.channel as Channel,
    proof: row.proof as Proof,
    strokes: sealed && (JSON.parse(open(ctx.house.keys, sealed, placeOfSeal(row.id))) as Strokes),
  };
}
export type Handout = NonNullable<Awaited<ReturnType<typeof selectHandout>>>;

export async function handoutSeen(ctx: Ctx, id: string): Promise<Handout> {
  const found = await selectHandout(ctx, id);
  if (!found) throw notFound();
  return found;
}

export type NewHandout = {
  id: string;
  area: string;
  grantId: string;
  householdId: string;
  storeId: string;
  approverId: string;
  by: string;
  organisationId: string;
  witnesses: readonly [{ id: string | null; name: string }, { id: string | null; name: string }?];
  channel: Channel;
  voucher: string | null;
  receiver: { id: string | null; name: string; why: string | null };
  proof: Proof;
  strokes: Strokes;
  files: readonly string[];
  hasPhotoConsent: boolean;
  madeAt: string;
  day: string;
};
export async function insertHandout(tx: TxCtx, h: NewHandout): Promise<void> {
  const [first, second] = h.witnesses;
  await tx.db
    .insertInto('relief_handout')
    .values({
      id: h.id,
      area: h.area,
      grant_id: h.grantId,
      household_id: h.householdId,
      stock_id: h.storeId,
      approver_id: h.approverId,
      handed_by: h.by,
      organisation_id: h.organisationId,
      witness_id: first.id,
      witness: first.name,
      witness2_id: second?.id ?? null,
      witness2: second?.name ?? null,
      channel: h.channel,
      voucher: h.voucher,
      receiver_id: h.receiver.id,
      receiver: h.receiver.name,
      receiver_why: h.receiver.why,
      proof: h.proof,
      files: [...h.files],
      has_photo_consent: h.hasPhotoConsent,
      made_at: h.madeAt,
      day: h.day,
      arrived_at: tx.now,
    })
    .execute();
  if (h.proof !== 'signature') return;
  const strokes = Buffer.from(seal(tx.house.keys, JSON.stringify(h.strokes), placeOfSeal(h.id)));
  await tx.db
    .insertInto('relief_signature')
    .values({ handout_id: h.id, area: h.area, strokes_sealed: strokes })
    .execute();
}

/** The entries of a hand-out, each with what it took from where, so that it can be undone. */
export const entriesOfHandout = (ctx: Ctx, handoutId: string) =>
  ctx.db
    .selectFrom('relief_entry as e')
    .leftJoin('relief_entry as r', 'r.reverses', 'e.id')
    .select(['e.id', 'e.batch_id as batchId', 'e.area', 'r.id as reversedBy'])
    .where('e.handout_id', '=', handoutId)
    .orderBy('e.id')
    .execute();
