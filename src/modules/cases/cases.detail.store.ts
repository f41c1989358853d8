import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { notFound } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { type Db, plannedOnce } from '#platform/database.ts';
import type { Upload } from '#platform/module.ts';
import { statement } from '#platform/statement.ts';

const details = statement((db: Db, at: { caseId: string; shows: readonly string[] }, _: 'one') =>
  db
    .selectFrom('case_reporter as r')
    .where('r.case_id', '=', at.caseId)
    .select((eb) => [
      'r.name_sealed as nameSealed',
      'r.phone_sealed as phoneSealed',
      'r.address_sealed as addressSealed',
      jsonArrayFrom(
        eb
          .selectFrom('case_clock as k')
          .whereRef('k.case_id', '=', 'r.case_id')
          .orderBy('k.start')
          .orderBy('k.shown')
          .select([
            'k.id',
            'k.purpose',
            'k.rule_id as ruleId',
            'k.source',
            'k.unit',
            'k.amount',
            'k.duty',
            'k.start',
            'k.due',
            'k.shown',
            'k.rolled',
            'k.provisional',
            'k.state',
            'k.ended_at as endedAt',
          ]),
      ).as('clocks'),
      jsonArrayFrom(
        eb
          .selectFrom('journal as j')
          .where('j.subject_kind', '=', 'case')
          .whereRef('j.subject_id', '=', 'r.case_id')
          .where('j.shows', '=', sql<string>`any(${at.shows}::text[])`)
          .leftJoin('staff_account as a', 'a.id', 'j.actor_id')
          .leftJoin('organisation as o', 'o.id', 'j.actor_organisation_id')
          .orderBy('j.seq')
          .select([
            'j.seq',
            'j.at',
            'j.verb',
            'j.shows',
            'j.actor_kind as actorKind',
            'j.actor_role as actorRole',
            'a.name as actor',
            'o.short_name as organisation',
            'j.data',
            sql<string>`encode(j.hash, 'hex')`.as('hash'),
          ]),
      ).as('timeline'),
      jsonArrayFrom(
        eb
          .selectFrom('case_reply as p')
          .whereRef('p.case_id', '=', 'r.case_id')
          .leftJoin('staff_account as a', 'a.id', 'p.account_id')
          .innerJoin('organisation as o', 'o.id', 'p.organisation_id')
          .orderBy('p.n')
          .select([
            'p.n',
            'p.kind',
            'p.text',
            'p.outcome',
            'p.basis',
            'p.appeal',
            'p.at',
            'a.name as by',
            'o.short_name as organisation',
          ]),
      ).as('replies'),
      jsonArrayFrom(
        eb
          .selectFrom('case_file as f')
          .whereRef('f.case_id', '=', 'r.case_id')
          .orderBy('f.at')
          .select([
            'f.id',
            'f.name',
            'f.kind',
            'f.media_type as mediaType',
            'f.bytes',
            'f.given_by as from',
            'f.at',
            sql<boolean>`f.thumb_hash is not null`.as('hasThumb'),
          ]),
      ).as('files'),
      jsonArrayFrom(
        eb
          .selectFrom('case_rating as g')
          .whereRef('g.case_id', '=', 'r.case_id')
          .select(['g.stars', 'g.solved', 'g.text', 'g.at', 'g.via']),
      ).as('ratings'),
      jsonArrayFrom(
        eb
          .selectFrom('case_offer as f')
          .whereRef('f.case_id', '=', 'r.case_id')
          .where('f.ended_at', 'is', null)
          .innerJoin('staff_account as x', 'x.id', 'f.from_id')
          .innerJoin('staff_account as y', 'y.id', 'f.to_id')
          .select(['f.from_id as fromId', 'x.name as fromName', 'f.to_id as toId', 'y.name as toName', 'f.reason']),
      ).as('offers'),
    ]),
);

/** Everything that hangs on a case, in one round trip. Moments inside come as ISO text. */
export async function selectDetails({ db }: Ctx, caseId: string, shows: readonly string[]) {
  const [row] = await details(db, { caseId, shows }, 'one');
  if (!row) throw notFound();
  return row;
}
export type Details = Awaited<ReturnType<typeof selectDetails>>;

/** Who opened the file, newest first: the resident's own list. */
export const selectReaders = (ctx: Ctx, caseId: string) =>
  ctx.db
    .selectFrom('case_reading as r')
    .innerJoin('staff_account as a', 'a.id', 'r.account_id')
    .innerJoin('organisation as o', 'o.id', 'r.organisation_id')
    .select(['r.at', 'r.role', 'a.name', 'o.short_name as organisation'])
    .where('r.case_id', '=', caseId)
    .orderBy('r.at', 'desc')
    .limit(200)
    .execute();

/** Notes that somebody opened the file; once a day and post is enough to answer "who looked at me". */
export async function insertReading(ctx: Ctx, c: { id: string; area: string }, day: string): Promise<void> {
  if (ctx.actor.kind !== 'staff') return;
  await ctx.db
    .insertInto('case_reading')
    .values({
      case_id: c.id,
      area: c.area,
      account_id: ctx.actor.accountId,
      role: ctx.actor.role,
      organisation_id: ctx.actor.organisationId,
      day,
      at: ctx.now,
    })
    .onConflict((o) => o.doNothing())
    .execute();
}

export const selectReporter = (ctx: Ctx, caseId: string) =>
  ctx.db
    .selectFrom('case_reporter')
    .select(['name_sealed as nameSealed', 'phone_sealed as phoneSealed', 'address_sealed as addressSealed'])
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow();

export async function insertFiles(
  tx: TxCtx,
  c: { id: string; area: string },
  files: readonly Upload[],
  from: 'resident' | 'staff',
): Promise<void> {
  if (files.length === 0) return;
  await tx.db
    .insertInto('case_file')
    .values(
      files.map((f) => ({
        id: tx.house.newId(),
        case_id: c.id,
        area: c.area,
        hash: f.hash,
        thumb_hash: f.thumbHash ?? null,
        kind: f.kind === 'audio' ? 'sound' : f.kind,
        media_type: f.mediaType,
        bytes: f.bytes,
        name: f.name,
        given_by: from,
        at: tx.now,
      })),
    )
    .onConflict((o) => o.doNothing())
    .execute();
}

export const selectFile = (ctx: Ctx, caseId: string, fileId: string) =>
  ctx.db
    .selectFrom('case_file')
    .select(['hash', 'thumb_hash as thumbHash', 'media_type as mediaType', 'name'])
    .where('case_id', '=', caseId)
    .where('id', '=', fileId)
    .executeTakeFirst();

export type NewReply = {
  kind: 'answer' | 'reply' | 'unreasonable';
  text: string;
  outcome: 'solved' | 'explained';
  basis?: string | undefined;
  appeal?: string | undefined;
  accountId: string | null;
  organisationId: string;
};

export async function insertReply(tx: TxCtx, c: { id: string; area: string }, r: NewReply): Promise<void> {
  await sql`
    insert into case_reply (id, case_id, area, n, kind, text, outcome, basis, appeal, account_id, organisation_id, at)
    select ${tx.house.newId()}::uuid, ${c.id}::uuid, ${c.area}::text, count(*) + 1, ${r.kind}::text, ${r.text}::text, ${r.outcome}::text,
      ${r.basis ?? null}::text, ${r.appeal ?? null}::text, ${r.accountId}::uuid, ${r.organisationId}::uuid, ${tx.now}::timestamptz
    from case_reply where case_id = ${c.id} ${plannedOnce}`.execute(tx.db);
}

/** The outcome the last reply proposed; the person or the call-back decides whether it holds. */
export async function lastOutcome(ctx: Ctx, caseId: string): Promise<'solved' | 'explained'> {
  const row = await ctx.db
    .selectFrom('case_reply')
    .select('outcome')
    .where('case_id', '=', caseId)
    .orderBy('n', 'desc')
    .limit(1)
    .modifyEnd(plannedOnce)
    .executeTakeFirst();
  return row?.outcome === 'explained' ? 'explained' : 'solved';
}

/** The unit that gave the last reply; null before there is one. */
export async function lastReplier(ctx: Ctx, caseId: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('case_reply')
    .select('organisation_id')
    .where('case_id', '=', caseId)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.organisation_id ?? null;
}

export type Rating = {
  stars?: number | undefined;
  solved: boolean | null;
  text?: string | undefined;
  via: 'resident' | 'callback';
};

/** A resident's own rating takes the place of what a call-back wrote down, never the other way round. */
export async function saveRating(tx: TxCtx, c: { id: string; area: string }, r: Rating): Promise<void> {
  const row = { stars: r.stars ?? null, solved: r.solved, text: r.text ?? null, via: r.via, at: tx.now };
  await tx.db
    .insertInto('case_rating')
    .values({ case_id: c.id, area: c.area, ...row })
    .onConflict((o) => (r.via === 'callback' ? o.column('case_id').doNothing() : o.column('case_id').doUpdateSet(row)))
    .execute();
}
