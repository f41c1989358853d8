import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import { placeName } from '#modules/places/index.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import type { Caller, MeetingKind, MeetingStatus, Presence } from './meetings.rules.ts';

/** Meetings of one's own place and below; at home none: pages show what was decided, from the matters. */
function visibleMeetings({ db, actor }: Ctx) {
  const all = db.selectFrom('deliberation_meeting as t');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where((eb) => eb.lit(false));
  const { from, before } = prefixRange(actor.area);
  return all.where('t.area', '>=', from).where('t.area', '<', before);
}
const meetings = (ctx: Ctx) =>
  visibleMeetings(ctx).select((eb) => [
    't.id',
    't.area',
    placeName(eb.ref('t.area')).as('placeName'),
    't.organisation_id as organisationId',
    't.kind',
    't.part',
    't.is_appraisal as isAppraisal',
    't.title',
    't.agenda',
    't.called_by as calledBy',
    't.call_signatures as callSignatures',
    't.call_base as callBase',
    't.notified_on as notifiedOn',
    't.starts_at as startsAt',
    't.place as where',
    't.status',
    't.should',
    't.present',
    't.signatures',
    't.women',
    't.host',
    't.recorder',
    't.minutes',
    't.reason',
    't.version',
    sql<number>`(select count(*)::int from deliberation_vote v where v.meeting_id = t.id and v.status = 'open')`.as(
      'openVotes',
    ),
  ]);
type Row = Awaited<ReturnType<ReturnType<typeof meetings>['execute']>>[number];
const typed = (r: Row) => ({
  ...r,
  placeName: r.placeName ?? r.area,
  kind: r.kind as MeetingKind,
  calledBy: r.calledBy as Caller,
  status: r.status as MeetingStatus,
});
export type StoredMeeting = ReturnType<typeof typed>;

const MOST = 500;
export async function selectMeetings(
  ctx: Ctx,
  f: { area?: string | undefined; status?: MeetingStatus | undefined },
): Promise<StoredMeeting[]> {
  const rows = await meetings(ctx)
    .$if(f.area !== undefined, (q) => {
      const { from, before } = prefixRange(f.area ?? '');
      return q.where('t.area', '>=', from).where('t.area', '<', before);
    })
    .$if(f.status !== undefined, (q) => q.where('t.status', '=', f.status ?? ''))
    .orderBy('t.starts_at', 'desc')
    .orderBy('t.id')
    .limit(mostOf(ctx, MOST))
    .execute();
  return rows.map(typed);
}
export async function meetingById(ctx: Ctx, id: string): Promise<StoredMeeting> {
  const row = await meetings(ctx).where('t.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
const CITED = 100;
/** Votes that passed in villagers’ meetings (of adults or of households’ representatives) that were held. */
export async function passedVotes(ctx: Ctx, area: string, voteId?: string) {
  const rows = await visibleMeetings(ctx)
    .innerJoin('deliberation_vote as v', 'v.meeting_id', 't.id')
    .leftJoin('deliberation_matter as m', 'm.id', 'v.matter_id')
    .select([
      'v.id as voteId',
      't.id as meetingId',
      'm.kind as about',
      'v.question',
      't.title',
      't.kind',
      't.notified_on as noticeOn',
      't.starts_at as startsAt',
    ])
    .select(['t.should as entitled', 't.present', 'v.yes'])
    .where('t.area', '=', area)
    .where('t.status', '=', 'held')
    .where('t.kind', 'in', ['villagers', 'households'])
    .where('v.status', '=', 'counted')
    .where('v.passed', '=', true)
    .$if(voteId !== undefined, (q) => q.where('v.id', '=', voteId ?? ''))
    .orderBy('t.starts_at', 'desc')
    .orderBy('v.id')
    .limit(CITED)
    .execute();
  return rows.map(({ present, yes, ...r }) => ({ ...r, present: present ?? 0, yes: yes ?? 0 }));
}
/** Whether a villagers’ meeting of a village sat on a day: then its own votes say what it decided. */
export async function satOn(ctx: Ctx, area: string, day: string): Promise<boolean> {
  const row = await visibleMeetings(ctx)
    .select('t.id')
    .where('t.area', '=', area)
    .where('t.kind', 'in', ['villagers', 'households'])
    .where('t.status', 'in', ['sitting', 'held'])
    .where(sql<string>`(t.starts_at at time zone 'Asia/Shanghai')::date::text`, '=', day)
    .executeTakeFirst();
  return row !== undefined;
}
export async function lockMeeting(tx: TxCtx, id: string): Promise<StoredMeeting> {
  const row = await meetings(tx).where('t.id', '=', id).forNoKeyUpdate('t').executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version !== null && tx.version !== row.version) throw stale();
  return typed(row);
}
export type NewMeeting = Pick<
  StoredMeeting,
  | 'id'
  | 'area'
  | 'organisationId'
  | 'kind'
  | 'part'
  | 'isAppraisal'
  | 'title'
  | 'agenda'
  | 'calledBy'
  | 'callSignatures'
  | 'callBase'
  | 'notifiedOn'
  | 'startsAt'
  | 'where'
  | 'should'
> & { accountId: string; deputies: readonly string[] };
export async function insertMeeting(tx: TxCtx, m: NewMeeting): Promise<void> {
  await tx.db
    .insertInto('deliberation_meeting')
    .values({
      id: m.id,
      area: m.area,
      organisation_id: m.organisationId,
      kind: m.kind,
      part: m.part,
      is_appraisal: m.isAppraisal,
      title: m.title,
      agenda: m.agenda,
      called_by: m.calledBy,
      call_signatures: m.callSignatures,
      call_base: m.callBase,
      notified_on: m.notifiedOn,
      starts_at: m.startsAt,
      place: m.where,
      should: m.should,
      account_id: m.accountId,
      called_at: tx.now,
    })
    .execute();
  if (m.deputies.length > 0)
    await tx.db
      .insertInto('deliberation_attendance')
      .values(m.deputies.map((deputy_id) => ({ meeting_id: m.id, deputy_id, area: m.area })))
      .execute();
}
export type MeetingChange = Partial<
  Pick<StoredMeeting, 'status' | 'present' | 'signatures' | 'women' | 'host' | 'recorder' | 'minutes' | 'reason'>
>;
export const putMeeting = (tx: TxCtx, id: string, v: MeetingChange) =>
  tx.db
    .updateTable('deliberation_meeting')
    .set((eb) => ({ ...v, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

export async function attendanceOf({ db }: Ctx, meetingId: string) {
  const rows = await db
    .selectFrom('deliberation_attendance as a')
    .innerJoin('deliberation_deputy as d', 'd.id', 'a.deputy_id')
    .select(['d.id', 'd.name', 'd.is_woman as isWoman', 'd.part', 'a.presence'])
    .where('a.meeting_id', '=', meetingId)
    .orderBy('d.part')
    .orderBy('d.name')
    .execute();
  return rows.map((r) => ({ ...r, presence: r.presence as Presence }));
}
export const tickDeputy = async (
  tx: TxCtx,
  meetingId: string,
  deputyId: string,
  presence: Presence,
): Promise<boolean> => {
  const done = await tx.db
    .updateTable('deliberation_attendance')
    .set({ presence })
    .where('meeting_id', '=', meetingId)
    .where('deputy_id', '=', deputyId)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
};

/** Meetings held this year by village, and the last one of deputies. */
export async function meetingCounts(ctx: Ctx, year: number) {
  const rows = await visibleMeetings(ctx)
    .select((eb) => [
      't.area',
      eb.fn.countAll<number>().as('n'),
      sql<
        string | null
      >`max((t.starts_at at time zone 'Asia/Shanghai')::date::text) filter (where t.kind = 'deputies')`.as('last'),
    ])
    .where('t.status', '=', 'held')
    .where(sql<number>`extract(year from t.starts_at at time zone 'Asia/Shanghai')`, '=', year)
    .groupBy('t.area')
    .execute();
  return new Map(rows.map((r) => [r.area, { n: Number(r.n), last: r.last }]));
}
