import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import { placeName } from '#modules/places/index.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import { type Forum, type Gate, gates, type MatterStatus, type NoticeField } from './deliberations.rules.ts';

/** Matters of one's own place and below. At home: once the branch has proposed them; nothing that names anybody is in what pages take from here. */
function visibleMatters({ db, actor }: Ctx) {
  const all = db.selectFrom('deliberation_matter as m').innerJoin('organisation as o', 'o.id', 'm.organisation_id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff')
    return all.where(sql<boolean>`exists (select 1 from deliberation_gate g where g.matter_id = m.id)`);
  const { from, before } = prefixRange(actor.area);
  return all.where('m.area', '>=', from).where('m.area', '<', before);
}
const matters = (ctx: Ctx) =>
  visibleMatters(ctx).select((eb) => [
    'm.id',
    'm.area',
    placeName(eb.ref('m.area')).as('placeName'),
    'm.organisation_id as organisationId',
    'o.name as organisation',
    'm.nth',
    'm.year',
    'm.kind',
    'm.title',
    'm.cause',
    'm.content',
    'm.forum',
    'm.authorised_on as authorisedOn',
    'm.status',
    'm.round',
    'm.end_reason as endReason',
    'm.opened_at as openedAt',
    'm.moved_at as movedAt',
    'm.version',
    sql<number>`(select count(*)::int from deliberation_gate g where g.matter_id = m.id and g.round = m.round and g.outcome = 'passed')`.as(
      'passed',
    ),
  ]);
type Row = Awaited<ReturnType<ReturnType<typeof matters>['execute']>>[number];
const typed = (r: Row) => ({
  ...r,
  placeName: r.placeName ?? r.area,
  forum: r.forum as Forum,
  status: r.status as MatterStatus,
});
export type StoredMatter = ReturnType<typeof typed>;

const MOST = 500;
export async function selectMatters(
  ctx: Ctx,
  f: { area?: string | undefined; status?: MatterStatus | undefined },
): Promise<StoredMatter[]> {
  const rows = await matters(ctx)
    .$if(f.area !== undefined, (q) => {
      const { from, before } = prefixRange(f.area ?? '');
      return q.where('m.area', '>=', from).where('m.area', '<', before);
    })
    .$if(f.status !== undefined, (q) => q.where('m.status', '=', f.status ?? ''))
    .orderBy('m.moved_at', 'desc')
    .orderBy('m.id')
    .limit(mostOf(ctx, MOST))
    .execute();
  return rows.map(typed);
}
export async function matterById(ctx: Ctx, id: string): Promise<StoredMatter> {
  const row = await matters(ctx).where('m.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
export async function lockMatter(tx: TxCtx, id: string): Promise<StoredMatter> {
  const row = await matters(tx).where('m.id', '=', id).forNoKeyUpdate('m').executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version !== null && tx.version !== row.version) throw stale();
  return typed(row);
}
export type NewMatter = {
  id: string;
  area: string;
  organisationId: string;
  accountId: string;
  year: number;
  kind: string;
  title: string;
  cause: string;
  content: string;
  forum: Forum;
  authorisedOn: string | null;
};
/** The next number of the village's year; of two at once one waits. */
export async function insertMatter(tx: TxCtx, m: NewMatter): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`deliberation:${m.area}:${m.year}`}))`.execute(tx.db);
  const { last } = await tx.db
    .selectFrom('deliberation_matter')
    .select((eb) => eb.fn.coalesce(eb.fn.max('nth'), sql<number>`0`).as('last'))
    .where('area', '=', m.area)
    .where('year', '=', m.year)
    .executeTakeFirstOrThrow();
  await tx.db
    .insertInto('deliberation_matter')
    .values({
      id: m.id,
      area: m.area,
      organisation_id: m.organisationId,
      account_id: m.accountId,
      year: m.year,
      nth: Number(last) + 1,
      kind: m.kind,
      title: m.title,
      cause: m.cause,
      content: m.content,
      forum: m.forum,
      authorised_on: m.authorisedOn,
      opened_at: tx.now,
      moved_at: tx.now,
    })
    .execute();
}
export const putMatter = (
  tx: TxCtx,
  id: string,
  v: { status: MatterStatus; round?: number; content?: string | undefined; endReason?: string | null },
) =>
  tx.db
    .updateTable('deliberation_matter')
    .set((eb) => ({
      status: v.status,
      moved_at: tx.now,
      version: eb('version', '+', 1),
      ...(v.round !== undefined && { round: v.round }),
      ...(v.content !== undefined && { content: v.content }),
      ...(v.endReason !== undefined && { end_reason: v.endReason }),
    }))
    .where('id', '=', id)
    .execute();

export type GateRecord = {
  gate: Gate;
  outcome: 'passed' | 'failed' | 'changed';
  heldOn: string;
  untilOn?: string | null;
  place?: string | null;
  host?: string | null;
  recorder?: string | null;
  body: string;
  should?: number;
  present?: number;
  signatures?: number;
  yes?: number;
  no?: number;
  abstain?: number;
  needed?: number;
  activityId?: string | null;
  voteId?: string | null;
  objections?: number;
};
export const insertGate = (
  tx: TxCtx,
  m: { id: string; area: string; round: number; accountId: string },
  g: GateRecord,
) => {
  const nth = gates.indexOf(g.gate) + 1;
  return tx.db
    .insertInto('deliberation_gate')
    .values({
      matter_id: m.id,
      round: m.round,
      gate: nth,
      area: m.area,
      outcome: g.outcome,
      previous_gate: nth === 1 ? null : nth - 1,
      previous_outcome: nth === 1 ? null : 'passed',
      held_on: g.heldOn,
      until_on: g.untilOn ?? null,
      place: g.place ?? null,
      host: g.host ?? null,
      recorder: g.recorder ?? null,
      body: g.body,
      should: g.should ?? null,
      present: g.present ?? null,
      signatures: g.signatures ?? null,
      yes: g.yes ?? null,
      no: g.no ?? null,
      abstain: g.abstain ?? null,
      needed: g.needed ?? null,
      activity_id: g.activityId ?? null,
      vote_id: g.voteId ?? null,
      objections: g.objections ?? null,
      account_id: m.accountId,
      at: tx.now,
    })
    .execute();
};
export async function gatesOf({ db }: Ctx, matterIds: readonly string[]) {
  if (matterIds.length === 0) return [];
  const rows = await db
    .selectFrom('deliberation_gate as g')
    .leftJoin('deliberation_vote as v', 'v.id', 'g.vote_id')
    .select([
      'g.matter_id as matterId',
      'g.round',
      'g.gate as nth',
      'g.outcome',
      'g.held_on as heldOn',
      'g.until_on as untilOn',
      'g.place',
      'g.host',
      'g.recorder',
      'g.body',
      'g.should',
      'g.present',
      'g.signatures',
      'g.yes',
      'g.no',
      'g.abstain',
      'g.needed',
      'g.activity_id as activityId',
      'v.meeting_id as meetingId',
      'g.objections',
    ])
    .where('g.matter_id', 'in', [...matterIds])
    .orderBy('g.round')
    .orderBy('g.gate')
    .execute();
  return rows.map(({ nth, outcome, ...r }) => ({
    ...r,
    gate: gates[nth - 1] ?? 'propose',
    outcome: outcome as GateRecord['outcome'],
  }));
}

export type NewNotice = {
  what: 'decision' | 'result';
  fields: readonly string[];
  text: string;
  cost: string | null;
  contact: string | null;
  fromOn: string;
  untilOn: string;
  places: string;
};
export const insertNotice = (tx: TxCtx, m: { id: string; area: string }, n: NewNotice) =>
  tx.db
    .insertInto('deliberation_notice')
    .values({
      id: tx.house.newId(),
      matter_id: m.id,
      area: m.area,
      what: n.what,
      fields: [...n.fields],
      text: n.text,
      cost: n.cost,
      contact: n.contact,
      from_on: n.fromOn,
      until_on: n.untilOn,
      places: n.places,
      at: tx.now,
    })
    .execute();
export async function noticesOf({ db }: Ctx, matterIds: readonly string[]) {
  if (matterIds.length === 0) return [];
  const rows = await db
    .selectFrom('deliberation_notice')
    .select([
      'id',
      'matter_id as matterId',
      'area',
      'what',
      'fields',
      'text',
      'cost',
      'contact',
      'from_on as fromOn',
      'until_on as untilOn',
      'places',
      'status',
      'down_why as downWhy',
    ])
    .where('matter_id', 'in', [...matterIds])
    .orderBy('from_on')
    .execute();
  return rows.map((r) => ({
    ...r,
    what: r.what === 'result' ? ('result' as const) : ('decision' as const),
    fields: r.fields as NoticeField[],
    status: r.status as 'out' | 'kept' | 'down',
  }));
}
/** Notices that still hang out or are kept, for the nightly look; `only` those of one matter. */
export const standingNotices = async ({ db }: Ctx) =>
  db
    .selectFrom('deliberation_notice as n')
    .innerJoin('deliberation_matter as m', 'm.id', 'n.matter_id')
    .select([
      'n.id',
      'n.matter_id as matterId',
      'n.area',
      'n.what',
      'n.until_on as untilOn',
      'n.status',
      'm.status as matterStatus',
    ])
    .where('n.status', '<>', 'down')
    .execute();
export const putNoticeStatus = (
  tx: TxCtx,
  id: string,
  v: { status: 'kept' | 'down'; on: string; why: string | null },
) =>
  tx.db
    .updateTable('deliberation_notice')
    .set({ status: v.status, ...(v.status === 'down' && { down_on: v.on, down_why: v.why }) })
    .where('id', '=', id)
    .execute();
