import type { Ctx, TxCtx } from '#platform/context.ts';
import type { ReceptionInput } from './publication.contract.ts';

export const selectReceptionPoints = (ctx: Ctx) =>
  ctx.db
    .selectFrom('reception_point as r')
    .innerJoin('organisation as o', 'o.id', 'r.organisation_id')
    .innerJoin('place', 'place.code', 'r.area')
    .select([
      'r.organisation_id as organisationId',
      'o.name as organisation',
      'r.area',
      'place.full_name as placeName',
      'r.address',
      'r.phone',
      'r.hours',
      'r.note',
    ])
    .where('o.valid_to', 'is', null)
    .orderBy('r.area')
    .orderBy('o.name')
    .limit(2000)
    .execute();

export async function upsertReceptionPoint(
  tx: TxCtx,
  of: { id: string; area: string },
  input: ReceptionInput,
): Promise<void> {
  const row = { ...input, note: input.note ?? null, changed_at: tx.now };
  await tx.db
    .insertInto('reception_point')
    .values({ organisation_id: of.id, area: of.area, ...row })
    .onConflict((o) =>
      o.column('organisation_id').doUpdateSet((eb) => ({ ...row, version: eb('reception_point.version', '+', 1) })),
    )
    .execute();
}
