import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import { placeName } from '#modules/places/index.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import type { CharterStatus, Meeting, MeetingBase } from './charter.rules.ts';

/** Charters of the actor's place; anybody reads those that hang out. */
function visibleCharters({ db, actor }: Ctx) {
  const all = db.selectFrom('norm_charter as c').innerJoin('organisation as o', 'o.id', 'c.organisation_id');
  if (actor.kind === 'system') return all;
  if (actor.kind === 'visitor') return all.where('c.status', 'in', ['sent', 'filed']);
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where('c.area', '>=', from).where('c.area', '<', before);
}
const charters = (ctx: Ctx) =>
  visibleCharters(ctx)
    .leftJoin('organisation as f', 'f.id', 'c.filed_by')
    .leftJoin('deliberation_vote as v', 'v.id', 'c.vote_id')
    .leftJoin('deliberation_meeting as t', 't.id', 'v.meeting_id')
    .select((eb) => [
      'c.id',
      'c.area',
      placeName(eb.ref('c.area')).as('placeName'),
      'c.organisation_id as organisationId',
      'o.name as organisation',
      'c.edition',
      'c.name',
      'c.clauses',
      'c.status',
      'c.notice_on as noticeOn',
      'c.held_on as heldOn',
      'c.base',
      'c.entitled',
      'c.present',
      'c.yes',
      'c.by_hand as byHand',
      'c.written_at as writtenAt',
      'v.meeting_id as meetingId',
      'v.question',
      't.title as meetingTitle',
      't.starts_at as startsAt',
      'c.sent_on as sentOn',
      'c.filed_on as filedOn',
      'f.name as filedBy',
      'c.order_reason as orderReason',
      'c.version',
    ]);
type Row = Awaited<ReturnType<ReturnType<typeof charters>['execute']>>[number];
const typed = ({ base, ...c }: Row) => ({
  ...c,
  placeName: c.placeName ?? c.area,
  status: c.status as CharterStatus,
  meeting:
    c.noticeOn && c.heldOn && c.entitled !== null && c.present !== null && c.yes !== null
      ? {
          ...{ noticeOn: c.noticeOn, heldOn: c.heldOn, base: base as MeetingBase },
          ...{ entitled: c.entitled, present: c.present, yes: c.yes },
        }
      : null,
});
export type StoredCharter = ReturnType<typeof typed>;

export async function selectCharters(ctx: Ctx, of: { area?: string } = {}): Promise<StoredCharter[]> {
  const { area } = of;
  const found = await charters(ctx)
    .$if(area !== undefined, (q) => q.where('c.area', '=', area ?? ''))
    .orderBy('c.area')
    .orderBy('c.edition', 'desc')
    .limit(mostOf(ctx, 500))
    .execute();
  return found.map(typed);
}
export async function charterById(ctx: Ctx, id: string): Promise<StoredCharter> {
  const row = await charters(ctx).where('c.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
/** Which of these votes adopted an edition; a dropped one gives its vote back. */
export async function votesAdopting(ctx: Ctx, votes: readonly string[]): Promise<string[]> {
  if (votes.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('norm_charter')
    .select('vote_id')
    .where('vote_id', 'in', votes)
    .where('status', '<>', 'dropped')
    .execute();
  return rows.flatMap((r) => r.vote_id ?? []);
}
export async function lockCharter(tx: TxCtx, id: string): Promise<StoredCharter> {
  const row = await charters(tx).where('c.id', '=', id).forNoKeyUpdate('c').executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version !== null && row.version !== tx.version) throw stale();
  return typed(row);
}
export const insertCharter = (
  tx: TxCtx,
  c: {
    id: string;
    area: string;
    organisationId: string;
    edition: number;
    name: string;
    clauses: readonly string[];
    by: string;
  },
) =>
  tx.db
    .insertInto('norm_charter')
    .values({
      ...{ id: c.id, area: c.area, organisation_id: c.organisationId, edition: c.edition, name: c.name },
      ...{ clauses: [...c.clauses], account_id: c.by, at: tx.now, written_at: tx.now },
    })
    .execute();
export type CharterChange = {
  status?: CharterStatus;
  name?: string;
  clauses?: string[];
  meeting?: Meeting;
  voteId?: string;
  byHand?: string;
  sentOn?: string;
  filedOn?: string;
  filedBy?: string;
  orderReason?: string;
};
export const saveCharter = (tx: TxCtx, id: string, c: CharterChange) =>
  tx.db
    .updateTable('norm_charter')
    .set((eb) => ({
      ...(c.status && { status: c.status }),
      ...(c.name && { name: c.name }),
      ...(c.clauses && { clauses: c.clauses, written_at: tx.now }),
      ...(c.meeting && {
        ...{ notice_on: c.meeting.noticeOn, held_on: c.meeting.heldOn, base: c.meeting.base },
        ...{ entitled: c.meeting.entitled, present: c.meeting.present, yes: c.meeting.yes },
      }),
      ...(c.voteId && { vote_id: c.voteId }),
      ...(c.byHand && { by_hand: c.byHand }),
      ...(c.sentOn && { sent_on: c.sentOn }),
      ...(c.filedOn && { filed_on: c.filedOn }),
      ...(c.filedBy && { filed_by: c.filedBy }),
      ...(c.orderReason && { order_reason: c.orderReason }),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
/** One edition hangs out at a time. */
export const replaceOthers = (tx: TxCtx, c: { id: string; area: string }) =>
  tx.db
    .updateTable('norm_charter')
    .set((eb) => ({ status: 'replaced', version: eb('version', '+', 1) }))
    .where('area', '=', c.area)
    .where('id', '<>', c.id)
    .where('status', 'in', ['sent', 'filed', 'ordered'])
    .execute();
