import type { Ctx, TxCtx } from '#platform/context.ts';
import { blindIndex, randomDigits } from '#platform/crypto.ts';
import type { Upload } from '#platform/module.ts';
import { triesOf } from '#platform/tries.store.ts';
import { slipNumber } from './visits.rules.ts';

const PASSPHRASE_DIGITS = 8;
/** The keyed hash under which a slip's passphrase is kept; the digits are random, the key is not in the database. */
export const slipMac = (ctx: Ctx, number: string, passphrase: string) =>
  Buffer.from(blindIndex(ctx.house.keys, `visitSlip:${number}`, passphrase));
export const slipLink = (ctx: Ctx, number: string) => `${ctx.house.config.publicUrl}/visit?n=${number}`;

export type MadeSlip = { number: string; passphrase: string; link: string };
/** Makes slips for a place; the passphrase is in the answer only. */
export async function makeSlips(
  tx: TxCtx,
  count: number,
  of: { area: string; organisationId: string; visitId: string | null },
): Promise<MadeSlip[]> {
  const made: MadeSlip[] = [];
  while (made.length < count) {
    const number = slipNumber(randomDigits(7));
    const passphrase = randomDigits(PASSPHRASE_DIGITS);
    const row = await tx.db
      .insertInto('visit_slip')
      .values({
        number,
        area: of.area,
        mac: slipMac(tx, number, passphrase),
        visit_id: of.visitId,
        organisation_id: of.organisationId,
        at: tx.now,
      })
      .onConflict((o) => o.column('number').doNothing())
      .returning('number')
      .executeTakeFirst();
    // A number drawn twice is drawn again.
    if (row) made.push({ number, passphrase, link: slipLink(tx, number) });
  }
  return made;
}

export const lockSlip = (tx: TxCtx, number: string) =>
  tx.db
    .selectFrom('visit_slip')
    .select(['number', 'area', 'visit_id as visitId', 'ended_at as endedAt'])
    .where('number', '=', number)
    .forUpdate()
    .executeTakeFirst();
export const giveSlip = (tx: TxCtx, number: string, visitId: string) =>
  tx.db.updateTable('visit_slip').set({ visit_id: visitId }).where('number', '=', number).execute();
export const endSlip = (tx: TxCtx, visitId: string) =>
  tx.db
    .updateTable('visit_slip')
    .set({ ended_at: tx.now })
    .where('visit_id', '=', visitId)
    .where('ended_at', 'is', null)
    .execute();
export const livingSlip = (ctx: Ctx, visitId: string) =>
  ctx.db
    .selectFrom('visit_slip')
    .select(['number', 'organisation_id as organisationId'])
    .where('visit_id', '=', visitId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
/** A slip that is out, whatever it opens. */
export const findSlip = (ctx: Ctx, number: string) =>
  ctx.db
    .selectFrom('visit_slip')
    .select(['number', 'mac', 'visit_id as visitId', 'area'])
    .where('number', '=', number)
    .where('ended_at', 'is', null)
    .executeTakeFirst();

export const { countTry, forgetTries } = triesOf('visit_slip', 'number');

/** A scan of a sheet whose visit is not written yet; false when this very one waits already. */
export async function keepWaiting(tx: TxCtx, slip: { number: string; area: string }, f: Upload): Promise<boolean> {
  const row = await tx.db
    .insertInto('visit_waiting_scan')
    .values({
      ...{ slip: slip.number, area: slip.area, hash: f.hash, thumb_hash: f.thumbHash ?? null },
      ...{ media_type: f.mediaType, kind: f.kind, name: f.name.slice(0, 120), at: tx.now },
    })
    .onConflict((o) => o.doNothing())
    .returning('hash')
    .executeTakeFirst();
  return row !== undefined;
}
/** What waited for this slip's visit; it waits no more. */
export async function takeWaiting(tx: TxCtx, slip: string): Promise<Upload[]> {
  const rows = await tx.db.deleteFrom('visit_waiting_scan').where('slip', '=', slip).returningAll().execute();
  return rows.map((r) => ({
    ...{ field: 'files', hash: r.hash, mediaType: r.media_type, name: r.name, bytes: 0 },
    kind: r.kind as Upload['kind'],
    ...(r.thumb_hash && { thumbHash: r.thumb_hash }),
  }));
}
/** Scans whose visit nobody has written since a moment: their files' hashes. */
export async function dropWaiting(tx: TxCtx, before: Temporal.Instant): Promise<string[]> {
  const rows = await tx.db
    .deleteFrom('visit_waiting_scan')
    .where('at', '<', before)
    .returning(['hash', 'thumb_hash as thumbHash'])
    .execute();
  return rows.flatMap((r) => [r.hash, ...(r.thumbHash ? [r.thumbHash] : [])]);
}
