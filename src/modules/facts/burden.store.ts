import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { type CaptureForm, type Effort, weekOf } from './burden.rules.ts';

/**
 * Adds what a unit spent on a form in the week of a day (the day on which it was filled in, which may lie back). For other modules too: they
 * say what they captured, in the transaction that keeps it.
 */
export async function countBurden(
  tx: TxCtx,
  spent: {
    form: CaptureForm | `return:${string}`;
    organisationId: string;
    area: string;
    on: string;
    effort: Effort;
  },
): Promise<void> {
  const { typed, reused, photos, records } = spent.effort;
  if (typed + reused + photos + records === 0) return;
  await tx.db
    .insertInto('burden_week')
    .values({
      organisation_id: spent.organisationId,
      area: spent.area,
      form: spent.form,
      week: weekOf(spent.on),
      typed,
      reused,
      photos,
      records,
    })
    .onConflict((c) =>
      c.columns(['organisation_id', 'form', 'week', 'area']).doUpdateSet((eb) => ({
        typed: eb('burden_week.typed', '+', eb.ref('excluded.typed')),
        reused: eb('burden_week.reused', '+', eb.ref('excluded.reused')),
        photos: eb('burden_week.photos', '+', eb.ref('excluded.photos')),
        records: eb('burden_week.records', '+', eb.ref('excluded.records')),
      })),
    )
    .execute();
}

export type SpentRow = Effort & { form: string; organisationId: string; unit: string; week: string };
/** What units of a place spent, by form, unit and week, in the weeks from Monday `from` to Monday `to`. */
export async function selectBurden(ctx: Ctx, area: string, from: string, to: string): Promise<SpentRow[]> {
  const range = prefixRange(area);
  const sum = (column: 'typed' | 'reused' | 'photos' | 'records') =>
    sql<number>`sum(${sql.ref(`b.${column}`)})::integer`.as(column);
  return ctx.db
    .selectFrom('burden_week as b')
    .innerJoin('organisation as o', 'o.id', 'b.organisation_id')
    .where('b.area', '>=', range.from)
    .where('b.area', '<', range.before)
    .where('b.week', '>=', from)
    .where('b.week', '<=', to)
    .groupBy(['b.form', 'b.organisation_id', 'o.short_name', 'b.week'])
    .select(['b.form', 'b.organisation_id as organisationId', 'o.short_name as unit', 'b.week'])
    .select([sum('typed'), sum('reused'), sum('photos'), sum('records')])
    .orderBy('b.week')
    .orderBy('o.short_name')
    .orderBy('b.form')
    .execute();
}
