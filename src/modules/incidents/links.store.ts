import { visibleCases } from '#modules/cases/index.ts';
import { placeName } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { brief } from './cases.brief.store.ts';
import type { LinkKind } from './incidents.rules.ts';

/** The links of a case, each with the other case; a case the actor may not see is not named. */
export const selectLinks = (ctx: Ctx, caseId: string) =>
  visibleCases(ctx)
    .innerJoin('case_link as l', (join) =>
      join.on((eb) =>
        eb.or([
          eb.and([eb('l.from_id', '=', caseId), eb('l.to_id', '=', eb.ref('cases.id'))]),
          eb.and([eb('l.to_id', '=', caseId), eb('l.from_id', '=', eb.ref('cases.id'))]),
        ]),
      ),
    )
    .select((eb) => [
      ...brief,
      placeName(eb.ref('cases.area')).as('placeName'),
      'l.id as linkId',
      'l.kind',
      'l.from_id as fromId',
      'l.at',
    ])
    .$narrowType<{ kind: LinkKind }>()
    .where('l.ended_at', 'is', null)
    .orderBy('l.at')
    .orderBy('l.id')
    .execute();

export async function insertLink(
  tx: TxCtx,
  l: { fromId: string; toId: string; area: string; kind: LinkKind; organisationId: string; byId: string },
): Promise<string> {
  const id = tx.house.newId();
  await tx.db
    .insertInto('case_link')
    .values({
      id,
      from_id: l.fromId,
      to_id: l.toId,
      area: l.area,
      kind: l.kind,
      organisation_id: l.organisationId,
      by_id: l.byId,
      at: tx.now,
    })
    .execute();
  return id;
}

/** Whether there was a link to end; it stays in the table as what was once said. */
export async function endLink(tx: TxCtx, linkId: string, by: string): Promise<boolean> {
  const rows = await tx.db
    .updateTable('case_link')
    .set({ ended_at: tx.now, ended_by: by })
    .where('id', '=', linkId)
    .where('ended_at', 'is', null)
    .returning('id')
    .execute();
  return rows.length > 0;
}

/** Whether a case is put together with another; all a resident's page says of it. */
export async function isLinked(ctx: Ctx, caseId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('case_link')
    .select('id')
    .where((eb) => eb.or([eb('from_id', '=', caseId), eb('to_id', '=', caseId)]))
    .where('kind', '<>', 'continues')
    .where('ended_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
