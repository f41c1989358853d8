import type { Word } from '#kernel/words.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { StepVerb } from './inspections.rules.ts';

type Of = { id: string; area: string };
export type EvidenceFile = { hash: string; mediaType: string; name: string; thumbHash?: string };

/** What a unit did, with what shows it; `by` is null for the house. Returns the id of the step. */
export async function insertStep(
  tx: TxCtx,
  f: Of,
  s: {
    id?: string;
    verb: StepVerb;
    by: { organisationId: string; accountId: string } | null;
    onDay: string;
    /** In the unit's own words; in the house's, in both languages. */
    body: string | null;
    says?: Word | undefined;
    files?: readonly EvidenceFile[];
  },
): Promise<string> {
  const id = s.id ?? tx.house.newId();
  await tx.db
    .insertInto('inspection_step')
    .values({
      ...{ id, finding_id: f.id, area: f.area, verb: s.verb, on_day: s.onDay, body: s.body || null, at: tx.now },
      ...{ organisation_id: s.by?.organisationId ?? null, account_id: s.by?.accountId ?? null },
      says: s.says ? [...s.says] : null,
    })
    .execute();
  if (s.files && s.files.length > 0)
    await tx.db
      .insertInto('inspection_file')
      .values(
        s.files.map((file) => ({
          ...{ id: tx.house.newId(), step_id: id, finding_id: f.id, area: f.area },
          ...{ hash: file.hash, media_type: file.mediaType, name: file.name.slice(0, 120) },
          thumb_hash: file.thumbHash ?? null,
        })),
      )
      .execute();
  return id;
}
const steps = ({ db }: Ctx) =>
  db
    .selectFrom('inspection_step as s')
    .leftJoin('organisation as o', 'o.id', 's.organisation_id')
    .select(['s.id', 's.finding_id as findingId', 's.verb', 'o.short_name as unit', 's.account_id as accountId'])
    .select(['s.on_day as onDay', 's.body', 's.says', 's.at']);
type Row = Awaited<ReturnType<ReturnType<typeof steps>['execute']>>[number];
const typed = (s: Row) => ({
  ...s,
  verb: s.verb as StepVerb,
  says: s.says ? ([s.says[0] ?? '', s.says[1] ?? ''] as [string, string]) : null,
});
export type StoredStep = ReturnType<typeof typed>;
/** Newest first. */
export const stepsOf = async (ctx: Ctx, findingId: string): Promise<StoredStep[]> =>
  (
    await steps(ctx).where('s.finding_id', '=', findingId).orderBy('s.at', 'desc').orderBy('s.id', 'desc').execute()
  ).map(typed);
export const hasStep = async (ctx: Ctx, id: string): Promise<{ findingId: string; accountId: string | null } | null> =>
  (await ctx.db
    .selectFrom('inspection_step')
    .select(['finding_id as findingId', 'account_id as accountId'])
    .where('id', '=', id)
    .executeTakeFirst()) ?? null;
/** Which findings of a list this account worked on, and which have something that shows them since they were last sent back. */
export async function standingIn(ctx: Ctx, ids: readonly string[], accountId: string | null) {
  if (ids.length === 0) return { handled: new Set<string>(), shown: new Set<string>() };
  const rows = await ctx.db
    .selectFrom('inspection_step as s')
    .leftJoin('inspection_file as x', 'x.step_id', 's.id')
    .select(['s.finding_id as findingId', 's.verb', 's.account_id as accountId', 'x.id as fileId'])
    .where('s.finding_id', 'in', [...ids])
    .orderBy('s.at')
    .orderBy('s.id')
    .execute();
  const handled = new Set<string>();
  const shown = new Set<string>();
  for (const s of rows) {
    if (s.verb === 'sendBack') shown.delete(s.findingId);
    if (s.fileId !== null) shown.add(s.findingId);
    const worked = s.verb === 'plan' || s.verb === 'report' || s.verb === 'selfCheck';
    if (worked && accountId !== null && s.accountId === accountId) handled.add(s.findingId);
  }
  return { handled, shown };
}
export const filesOf = ({ db }: Ctx, findingId: string) =>
  db
    .selectFrom('inspection_file')
    .select(['id', 'step_id as stepId', 'hash', 'media_type as mediaType', 'name', 'thumb_hash as thumbHash'])
    .where('finding_id', '=', findingId)
    .orderBy('id')
    .execute();
export const countFiles = async ({ db }: Ctx, findingIds: readonly string[]): Promise<Map<string, number>> => {
  if (findingIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('inspection_file')
    .select((eb) => ['finding_id as id', eb.fn.countAll<string>().as('n')])
    .where('finding_id', 'in', [...findingIds])
    .groupBy('finding_id')
    .execute();
  return new Map(rows.map((r) => [r.id, Number(r.n)]));
};

export type NewMeasure = { body: string; unitId: string; dueOn: string };
/** A plan handed in again takes the place of the one before; what was done of it stays done. */
export async function putMeasures(
  tx: TxCtx,
  f: Of & { measures: readonly { body: string; unit: { id: string }; doneOn: string | null }[] },
  measures: readonly NewMeasure[],
): Promise<void> {
  const doneOn = (m: NewMeasure) => f.measures.find((x) => x.body === m.body && x.unit.id === m.unitId)?.doneOn ?? null;
  await tx.db.deleteFrom('inspection_measure').where('finding_id', '=', f.id).execute();
  await tx.db
    .insertInto('inspection_measure')
    .values(
      measures.map((m, i) => ({
        ...{ id: tx.house.newId(), finding_id: f.id, area: f.area, nth: i + 1 },
        ...{ body: m.body, organisation_id: m.unitId, due_on: m.dueOn, done_on: doneOn(m) },
      })),
    )
    .execute();
}
export const finishMeasures = (tx: TxCtx, findingId: string, ids: readonly string[], on: string) =>
  tx.db
    .updateTable('inspection_measure')
    .set({ done_on: on })
    .where('finding_id', '=', findingId)
    .where('id', 'in', [...ids])
    .execute();
