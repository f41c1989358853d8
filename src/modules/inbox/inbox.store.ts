import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { faulty, notFound, stale, versionMissing } from '#kernel/refusal.ts';
import { visibleCases } from '#modules/cases/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { Upload } from '#platform/module.ts';
import { type DraftHint, type DraftSource, type DraftStatus, deskRoles } from './inbox.rules.ts';

/** Every read of drafts begins here: those of the place one has the duty for. */
export function visibleDrafts(ctx: Ctx) {
  const { actor } = ctx;
  return ctx.db.selectFrom('inbox_draft').where((eb) => {
    if (actor.kind === 'system') return eb.lit(true);
    if (actor.kind !== 'staff' || !deskRoles.some((role) => role === actor.role)) return eb.lit(false);
    const { from, before } = prefixRange(actor.area);
    return eb.and([eb('inbox_draft.area', '>=', from), eb('inbox_draft.area', '<', before)]);
  });
}

function draftRows(ctx: Ctx) {
  return visibleDrafts(ctx)
    .innerJoin('place', 'place.code', 'inbox_draft.area')
    .leftJoin('cases as made', 'made.id', 'inbox_draft.case_id')
    .leftJoin('staff_account as decider', 'decider.id', 'inbox_draft.decided_by')
    .select((eb) => [
      'inbox_draft.id',
      'inbox_draft.version',
      'inbox_draft.area',
      'place.full_name as placeName',
      'inbox_draft.source',
      'inbox_draft.status',
      'inbox_draft.received_at as receivedAt',
      'inbox_draft.automatic',
      'inbox_draft.sender_idx as senderIdx',
      'inbox_draft.sender_sealed as senderSealed',
      'inbox_draft.name_sealed as nameSealed',
      'inbox_draft.title_sealed as titleSealed',
      'inbox_draft.text_sealed as textSealed',
      'inbox_draft.rest_sealed as restSealed',
      'inbox_draft.refused_sealed as refusedSealed',
      'inbox_draft.hint',
      'inbox_draft.hint_case_id as hintCaseId',
      'inbox_draft.case_id as caseId',
      'made.number as caseNumber',
      'decider.name as decidedBy',
      'inbox_draft.reason',
      eb
        .selectFrom('inbox_file as f')
        .whereRef('f.draft_id', '=', 'inbox_draft.id')
        .select((x) => x.fn.countAll<number>().as('n'))
        .as('files'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof draftRows>['executeTakeFirstOrThrow']>>;
/** A draft as it is stored, still sealed. */
export type StoredDraft = Omit<Row, 'source' | 'status' | 'hint' | 'files'> & {
  source: DraftSource;
  status: DraftStatus;
  hint: DraftHint | null;
  files: number;
};
/** The database's texts are checked by its constraints: here they become the rules' types. */
const asDraft = (row: Row): StoredDraft => ({ ...row, files: row.files ?? 0 }) as StoredDraft;

const CURSOR = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_([0-9a-f-]{36})$/;

/** A page of drafts, the newest first. */
export async function selectDrafts(
  ctx: Ctx,
  f: { status: DraftStatus; source?: DraftSource | undefined; after?: string | undefined; limit: number },
): Promise<{ items: StoredDraft[]; next: string | null }> {
  let query = draftRows(ctx).where('inbox_draft.status', '=', f.status);
  if (f.source) query = query.where('inbox_draft.source', '=', f.source);
  if (f.after) {
    const [, at, id] = CURSOR.exec(f.after) ?? [];
    if (!at || !id) throw faulty('after', 'cursor', ['翻页位置不对,请从头查。', 'Not a page position: start again.']);
    query = query.where(sql<boolean>`(inbox_draft.received_at, inbox_draft.id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  const rows = await query
    .orderBy('inbox_draft.received_at', 'desc')
    .orderBy('inbox_draft.id', 'desc')
    .limit(f.limit + 1)
    .execute();
  const items = rows.slice(0, f.limit).map(asDraft);
  const last = rows.length > f.limit ? items.at(-1) : undefined;
  return { items, next: last ? `${last.receivedAt.toString()}_${last.id}` : null };
}

export async function countWaiting(ctx: Ctx): Promise<number> {
  const { n } = await visibleDrafts(ctx)
    .where('inbox_draft.status', '=', 'new')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

/** The draft, or 404 when there is none that the actor may see. */
export async function selectDraft(ctx: Ctx, id: string): Promise<StoredDraft> {
  const row = await draftRows(ctx).where('inbox_draft.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return asDraft(row);
}

/** The draft, locked and still in the version the actor decided on. */
export async function lockDraft(tx: TxCtx, id: string): Promise<StoredDraft> {
  await tx.db.selectFrom('inbox_draft').select('id').where('id', '=', id).forNoKeyUpdate().execute();
  const draft = await selectDraft(tx, id);
  if (tx.version === null) throw versionMissing();
  if (tx.version !== draft.version) throw stale();
  return draft;
}

export type NewDraft = {
  id: string;
  area: string;
  channel: 'email' | 'wechatGroup';
  source: DraftSource;
  external_id: string;
  received_at: Temporal.Instant;
  status: DraftStatus;
  automatic: boolean;
  sender_idx: Buffer | null;
  sender_sealed: Buffer | null;
  name_sealed: Buffer | null;
  title_sealed: Buffer;
  text_sealed: Buffer;
  rest_sealed: Buffer | null;
  refused_sealed: Buffer | null;
  hint: DraftHint | null;
  hint_case_id: string | null;
  case_id: string | null;
  decided_by: string | null;
  decided_at: Temporal.Instant | null;
  reason: string | null;
};

/** False when this message is known already. */
export async function insertDraft(tx: TxCtx, draft: NewDraft): Promise<boolean> {
  const row = await tx.db
    .insertInto('inbox_draft')
    .values(draft)
    .onConflict((c) => c.columns(['source', 'external_id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export type DraftChange = Partial<
  Pick<
    NewDraft,
    | 'status'
    | 'case_id'
    | 'decided_by'
    | 'decided_at'
    | 'reason'
    | 'sender_idx'
    | 'sender_sealed'
    | 'name_sealed'
    | 'rest_sealed'
  >
>;
export async function saveDraft(tx: TxCtx, id: string, change: DraftChange): Promise<void> {
  await tx.db
    .updateTable('inbox_draft')
    .set({ ...change, version: sql`version + 1` })
    .where('id', '=', id)
    .execute();
}

/** The case that a message of ours or one to us belongs to, by the messages' own ids, the first that is known. */
export async function caseOfMessages(ctx: Ctx, marks: readonly string[]): Promise<string | null> {
  if (marks.length === 0) return null;
  const received = ctx.db
    .selectFrom('inbox_draft')
    .where('source', '=', 'mail')
    .where('external_id', 'in', marks)
    .where('case_id', 'is not', null)
    .select(['external_id as mark', 'case_id as caseId']);
  const sent = ctx.db
    .selectFrom('inbox_mail')
    .where('message_idx', 'in', marks)
    .select(['message_idx as mark', 'case_id as caseId']);
  const found = new Map((await received.unionAll(sent).execute()).map((r) => [r.mark, r.caseId]));
  return marks.map((mark) => found.get(mark)).find(Boolean) ?? null;
}

export async function isKnown(ctx: Ctx, source: DraftSource, mark: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('inbox_draft')
    .select('id')
    .where('source', '=', source)
    .where('external_id', '=', mark)
    .executeTakeFirst();
  return row !== undefined;
}

/** Did we send it ourselves? A mail that finds its way back is none. */
export async function isOurMessage(ctx: Ctx, mark: string): Promise<boolean> {
  const row = await ctx.db.selectFrom('inbox_mail').select('id').where('message_idx', '=', mark).executeTakeFirst();
  return row !== undefined;
}

/** Which matters of chats are registered, and the numbers the actor may see. */
export async function knownMatters(ctx: Ctx, marks: readonly string[]): Promise<Map<string, string | null>> {
  if (marks.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('inbox_draft')
    .leftJoin(visibleCases(ctx).select(['cases.id', 'cases.number']).as('seen'), 'seen.id', 'inbox_draft.case_id')
    .where('inbox_draft.source', '=', 'chat')
    .where('inbox_draft.external_id', 'in', marks)
    .select(['inbox_draft.external_id as mark', 'seen.number'])
    .execute();
  return new Map(rows.map((r) => [r.mark, r.number]));
}

export async function insertFiles(
  tx: TxCtx,
  draft: { id: string; area: string },
  files: readonly Upload[],
): Promise<void> {
  if (files.length === 0) return;
  await tx.db
    .insertInto('inbox_file')
    .values(
      files.map((f) => ({
        id: tx.house.newId(),
        draft_id: draft.id,
        area: draft.area,
        name: f.name,
        hash: f.hash,
        kind: f.kind,
        media_type: f.mediaType,
        bytes: f.bytes,
        width: f.width ?? null,
        height: f.height ?? null,
        thumb_hash: f.thumbHash ?? null,
      })),
    )
    .execute();
}

export type DraftFile = Upload & { id: string };

export async function selectFiles(ctx: Ctx, draftId: string): Promise<DraftFile[]> {
  const rows = await ctx.db
    .selectFrom('inbox_file')
    .selectAll()
    .where('draft_id', '=', draftId)
    .orderBy('id')
    .execute();
  return rows.map((f) => ({
    id: f.id,
    field: 'files',
    name: f.name,
    hash: f.hash,
    kind: f.kind as Upload['kind'],
    mediaType: f.media_type,
    bytes: f.bytes,
    ...(f.width !== null && { width: f.width }),
    ...(f.height !== null && { height: f.height }),
    ...(f.thumb_hash !== null && { thumbHash: f.thumb_hash }),
  }));
}
