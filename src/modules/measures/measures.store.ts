import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import { ancestorsOf, placeName } from '#modules/places/index.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import type { MeasureStatus, Reminder } from './measures.rules.ts';

/** Documents of one's place and of those on its line, as organisations are seen; at home those that were made public. */
function visibleDocuments({ db, actor }: Ctx) {
  const all = db.selectFrom('measure_document as d').innerJoin('organisation as o', 'o.id', 'd.organisation_id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where('d.is_public', '=', true);
  const { from, before } = prefixRange(actor.area);
  return all.where(
    sql<boolean>`(d.area = any(${ancestorsOf(actor.area)}) or (d.area >= ${from} and d.area < ${before}))`,
  );
}
const documents = (ctx: Ctx) =>
  visibleDocuments(ctx).select((eb) => [
    'd.id',
    'd.area',
    placeName(eb.ref('d.area')).as('placeName'),
    'd.organisation_id as organisationId',
    'o.short_name as office',
    'o.superior_id as superiorId',
    'd.title',
    'd.number',
    'd.issuers',
    'd.issued_on as issuedOn',
    'd.kind',
    'd.is_public as isPublic',
    'd.file_hash as fileHash',
    'd.file_type as fileType',
    'd.file_name as fileName',
    'd.version',
  ]);
/** A document of several offices, or the approved plan of a village (module plans), which has pages of its own. */
export type DocumentKind = 'joint' | 'plan';
type DocumentRow = Awaited<ReturnType<ReturnType<typeof documents>['execute']>>[number];
const typedDocument = (r: DocumentRow) => ({ ...r, placeName: r.placeName ?? r.area, kind: r.kind as DocumentKind });
export type StoredDocument = ReturnType<typeof typedDocument>;

const MOST = 500;
export const selectDocuments = async (ctx: Ctx): Promise<StoredDocument[]> =>
  (
    await documents(ctx)
      .where('d.kind', '=', 'joint')
      .orderBy('d.issued_on', 'desc')
      .orderBy('d.id')
      .limit(mostOf(ctx, MOST))
      .execute()
  ).map(typedDocument);
export async function documentById(ctx: Ctx, id: string): Promise<StoredDocument> {
  const row = await documents(ctx).where('d.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typedDocument(row);
}
export async function lockDocument(tx: TxCtx, id: string): Promise<StoredDocument> {
  const row = await documents(tx).where('d.id', '=', id).forNoKeyUpdate('d').executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version !== null && tx.version !== row.version) throw stale();
  return typedDocument(row);
}

export type KeptFile = { hash: string; mediaType: string; name: string };
const fileColumns = (f: KeptFile | null) =>
  f ? { file_hash: f.hash, file_type: f.mediaType, file_name: f.name.slice(0, 120) } : {};
export type DocumentValues = {
  title: string;
  number: string | null;
  issuers: string[];
  issuedOn: string;
  isPublic: boolean;
};
const documentColumns = (v: DocumentValues) => ({
  title: v.title,
  number: v.number,
  issuers: v.issuers,
  issued_on: v.issuedOn,
  is_public: v.isPublic,
});
export const insertDocument = (
  tx: TxCtx,
  d: DocumentValues & { id: string; area: string; organisationId: string; accountId: string; kind?: DocumentKind },
  file: KeptFile | null,
) =>
  tx.db
    .insertInto('measure_document')
    .values({
      id: d.id,
      area: d.area,
      organisation_id: d.organisationId,
      account_id: d.accountId,
      kind: d.kind ?? 'joint',
      at: tx.now,
      ...documentColumns(d),
      ...fileColumns(file),
    })
    .execute();
export const putDocument = (tx: TxCtx, id: string, v: DocumentValues, file: KeptFile | null) =>
  tx.db
    .updateTable('measure_document')
    .set((eb) => ({ ...documentColumns(v), ...fileColumns(file), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

/** Measures of documents the actor may see. */
const measures = (ctx: Ctx) =>
  visibleDocuments(ctx)
    .innerJoin('measure as m', 'm.document_id', 'd.id')
    .innerJoin('organisation as l', 'l.id', 'm.lead_id')
    .select([
      'm.id',
      'm.document_id as documentId',
      'd.title as documentTitle',
      'm.area',
      'm.nth',
      'm.body',
      'm.lead_id as leadId',
      'l.short_name as lead',
      'm.due_on as dueOn',
      'm.proof',
      'm.status',
      'm.done_on as doneOn',
      'm.reminded',
      'm.version',
      'd.organisation_id as issuerId',
      'o.superior_id as issuerSuperiorId',
      sql<boolean>`exists (select 1 from measure_change c where c.measure_id = m.id)`.as('hasChanges'),
      sql<{ id: string; name: string }[]>`coalesce((
        select json_agg(json_build_object('id', u.id, 'name', u.short_name) order by u.short_name)
        from measure_unit x join organisation u on u.id = x.organisation_id where x.measure_id = m.id), '[]'::json)`.as(
        'units',
      ),
      sql<{ onDay: string; body: string } | null>`(
        select json_build_object('onDay', r.on_day, 'body', r.body) from measure_report r
        where r.measure_id = m.id order by r.at desc, r.id desc limit 1)`.as('lastReport'),
    ]);
type Row = Awaited<ReturnType<ReturnType<typeof measures>['execute']>>[number];
const typed = (r: Row) => ({ ...r, status: r.status as MeasureStatus, reminded: r.reminded as Reminder | null });
export type StoredMeasure = ReturnType<typeof typed>;

export type MeasureFilter = { documentIds?: readonly string[] | undefined; unitId?: string | undefined };
export async function selectMeasures(ctx: Ctx, f: MeasureFilter): Promise<StoredMeasure[]> {
  if (f.documentIds?.length === 0) return [];
  const rows = await measures(ctx)
    .$if(f.documentIds !== undefined, (q) => q.where('m.document_id', 'in', [...(f.documentIds ?? [])]))
    .$if(f.unitId !== undefined, (q) =>
      q.where((eb) =>
        eb.or([
          eb('m.lead_id', '=', f.unitId ?? ''),
          eb.exists(
            eb
              .selectFrom('measure_unit as u')
              .select('u.measure_id')
              .whereRef('u.measure_id', '=', 'm.id')
              .where('u.organisation_id', '=', f.unitId ?? ''),
          ),
        ]),
      ),
    )
    .orderBy('d.issued_on', 'desc')
    .orderBy('m.document_id')
    .orderBy('m.nth')
    .limit(mostOf(ctx, 5000))
    .execute();
  return rows.map(typed);
}
export async function measureById(ctx: Ctx, id: string): Promise<StoredMeasure> {
  const row = await measures(ctx).where('m.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
export async function lockMeasure(tx: TxCtx, id: string): Promise<StoredMeasure> {
  const row = await measures(tx).where('m.id', '=', id).forNoKeyUpdate('m').executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version !== null && tx.version !== row.version) throw stale();
  return typed(row);
}

export type NewMeasure = {
  id: string;
  documentId: string;
  area: string;
  nth: number;
  body: string;
  leadId: string;
  unitIds: readonly string[];
  dueOn: string;
  proof: string;
};
/** False when that number is taken. */
export async function insertMeasure(tx: TxCtx, m: NewMeasure): Promise<boolean> {
  const made = await tx.db
    .insertInto('measure')
    .values({
      id: m.id,
      document_id: m.documentId,
      area: m.area,
      nth: m.nth,
      body: m.body,
      lead_id: m.leadId,
      due_on: m.dueOn,
      proof: m.proof,
    })
    .onConflict((c) => c.columns(['document_id', 'nth']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) return false;
  if (m.unitIds.length > 0)
    await tx.db
      .insertInto('measure_unit')
      .values(m.unitIds.map((organisation_id) => ({ measure_id: m.id, organisation_id, area: m.area })))
      .execute();
  return true;
}
export const nthsOf = async (ctx: Ctx, documentId: string): Promise<Set<number>> =>
  new Set(
    (await ctx.db.selectFrom('measure').select('nth').where('document_id', '=', documentId).execute()).map(
      (m) => m.nth,
    ),
  );

export type MeasureChange = {
  status: MeasureStatus;
  doneOn?: string | null;
  dueOn?: string | undefined;
  leadId?: string | undefined;
  body?: string | undefined;
};
export const putMeasure = (tx: TxCtx, id: string, c: MeasureChange) =>
  tx.db
    .updateTable('measure')
    .set((eb) => ({
      status: c.status,
      ...(c.doneOn !== undefined && { done_on: c.doneOn }),
      // A new day is reminded of anew.
      ...(c.dueOn !== undefined && { due_on: c.dueOn, reminded: null }),
      ...(c.leadId !== undefined && { lead_id: c.leadId, reminded: null }),
      ...(c.body !== undefined && { body: c.body }),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
export const dropCo = (tx: TxCtx, measureId: string, organisationId: string) =>
  tx.db
    .deleteFrom('measure_unit')
    .where('measure_id', '=', measureId)
    .where('organisation_id', '=', organisationId)
    .execute();
export const putReminded = (tx: TxCtx, id: string, reminded: Reminder) =>
  tx.db.updateTable('measure').set({ reminded }).where('id', '=', id).execute();
