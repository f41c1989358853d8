import { sql } from 'kysely';
import type { CaseKind, CaseOutcome, CaseStatus } from '#modules/cases/cases.rules.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { PAGE_SIZE, type PublicFilter } from './publication.contract.ts';
import { type Datum, endedPublicly, openPublicly, type Position, type PublicStatus } from './publication.rules.ts';

/** Every public read begins here: what its own person chose to show, while they let it stand. */
export const publicRows = (ctx: Ctx) =>
  ctx.db
    .selectFrom('publication as p')
    .innerJoin('cases as c', 'c.id', 'p.case_id')
    .innerJoin('place', 'place.code', 'p.area')
    .leftJoin('organisation as unit', (join) =>
      join.on('unit.id', '=', sql`coalesce(c.handler_organisation_id, c.desk_organisation_id)`),
    )
    .leftJoin('case_suspension as s', (join) =>
      join.onRef('s.case_id', '=', 'c.id').on('s.ended_at', 'is', null).on('s.approved_at', 'is not', null),
    )
    .where('c.sealed_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('c.status', 'in', [...openPublicly]),
        eb.and([eb('c.status', '=', 'closed'), eb('c.outcome', 'in', [...endedPublicly])]),
      ]),
    );

const columns = [
  'p.case_id as id',
  'p.title',
  'p.reply',
  'p.area',
  'place.full_name as placeName',
  'c.kind',
  'c.category',
  'c.status',
  'c.outcome',
  'unit.short_name as unit',
  'c.received_at as receivedAt',
  'c.replied_at as repliedAt',
  'c.closed_at as closedAt',
  's.next_review as nextReview',
  'p.published_at as publishedAt',
  'p.changed_at as changedAt',
] as const;

const selectPublic = (ctx: Ctx) =>
  publicRows(ctx)
    .select([...columns])
    .select([sql<number | null>`p.lat::float8`.as('lat'), sql<number | null>`p.long::float8`.as('long')]);

type Row = Awaited<ReturnType<ReturnType<typeof selectPublic>['executeTakeFirstOrThrow']>>;
export type StoredPublic = Omit<Row, 'kind' | 'status' | 'outcome'> & {
  kind: CaseKind;
  status: CaseStatus;
  outcome: CaseOutcome | null;
};
const asPublic = (row: Row) => row as StoredPublic;

const inStatus: Record<PublicStatus, { statuses: readonly CaseStatus[]; outcome?: CaseOutcome }> = {
  handling: { statuses: openPublicly.filter((s) => s !== 'suspended' && s !== 'replied') },
  suspended: { statuses: ['suspended'] },
  replied: { statuses: ['replied'] },
  solved: { statuses: ['closed'], outcome: 'solved' },
  explained: { statuses: ['closed'], outcome: 'explained' },
  unreached: { statuses: ['closed'], outcome: 'unreached' },
};

function filtered(ctx: Ctx, { area, kind, status }: PublicFilter) {
  const chosen = status && inStatus[status];
  return publicRows(ctx)
    .$if(area !== undefined, (q) => q.where('p.area', '>=', area!).where('p.area', '<', `${area}~`))
    .$if(kind !== undefined, (q) => q.where('c.kind', '=', kind!))
    .$if(chosen !== undefined, (q) => q.where('c.status', 'in', [...chosen!.statuses]))
    .$if(chosen?.outcome !== undefined, (q) => q.where('c.outcome', '=', chosen!.outcome!));
}

export async function listPublic(ctx: Ctx, filter: PublicFilter): Promise<{ items: StoredPublic[]; total: number }> {
  const rows = await filtered(ctx, filter)
    .select([...columns])
    .select([sql<number | null>`p.lat::float8`.as('lat'), sql<number | null>`p.long::float8`.as('long')])
    .orderBy('p.published_at', 'desc')
    .orderBy('p.case_id')
    .limit(PAGE_SIZE)
    .offset((filter.page - 1) * PAGE_SIZE)
    .execute();
  const { n } = await filtered(ctx, filter)
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  return { items: rows.map(asPublic), total: Number(n) };
}

export async function findPublic(ctx: Ctx, id: string): Promise<StoredPublic | null> {
  const row = await selectPublic(ctx).where('p.case_id', '=', id).executeTakeFirst();
  return row ? asPublic(row) : null;
}

/** What is suspended and public, the next review first; and how many are suspended in all. */
export async function listSuspended(ctx: Ctx): Promise<{ items: StoredPublic[]; all: number }> {
  const rows = await selectPublic(ctx)
    .where('c.status', '=', 'suspended')
    .orderBy('s.next_review')
    .orderBy('p.case_id')
    .limit(500)
    .execute();
  const { n } = await ctx.db
    .selectFrom('cases')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('status', '=', 'suspended')
    .executeTakeFirstOrThrow();
  return { items: rows.map(asPublic), all: Number(n) };
}

/** The townships and villages in which something is public, to choose from. */
export const placesWithPublic = (ctx: Ctx) =>
  publicRows(ctx).select(['p.area as code', 'place.full_name as name']).distinct().orderBy('p.area').execute();

export const findPublication = (ctx: Ctx, caseId: string) =>
  ctx.db
    .selectFrom('publication')
    .select(['title', 'reply_n as replyN', 'reply', 'published_at as publishedAt'])
    .select((eb) => eb('lat', 'is not', null).as('withPosition'))
    .where('case_id', '=', caseId)
    .executeTakeFirst();

export async function savePublication(
  tx: TxCtx,
  c: { id: string; area: string },
  p: { title: string; replyN: number | null; reply: string | null; position: Position | null },
): Promise<void> {
  const row = {
    title: p.title,
    reply_n: p.replyN,
    reply: p.reply,
    lat: p.position ? String(p.position.lat) : null,
    long: p.position ? String(p.position.long) : null,
    changed_at: tx.now,
  };
  await tx.db
    .insertInto('publication')
    .values({ case_id: c.id, area: c.area, published_at: tx.now, ...row })
    .onConflict((o) => o.column('case_id').doUpdateSet({ ...row, version: sql`publication.version + 1` }))
    .execute();
}

/** Gone, not hidden: nothing of the text stays. Says whether there was one. */
export async function deletePublication(tx: TxCtx, caseId: string): Promise<boolean> {
  const gone = await tx.db.deleteFrom('publication').where('case_id', '=', caseId).returning('case_id').execute();
  return gone.length > 0;
}

/** The last thing the person was told. */
export const lastReply = (ctx: Ctx, caseId: string) =>
  ctx.db
    .selectFrom('case_reply')
    .select(['n', 'text'])
    .where('case_id', '=', caseId)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst();

/** What a public page says of a case besides the words: who has it, and the days. */
export const factsOf = (ctx: Ctx, caseId: string) =>
  ctx.db
    .selectFrom('cases as c')
    .leftJoin('organisation as unit', (join) =>
      join.on('unit.id', '=', sql`coalesce(c.handler_organisation_id, c.desk_organisation_id)`),
    )
    .leftJoin('case_suspension as s', (join) =>
      join.onRef('s.case_id', '=', 'c.id').on('s.ended_at', 'is', null).on('s.approved_at', 'is not', null),
    )
    .select([
      'unit.short_name as unit',
      'c.replied_at as repliedAt',
      'c.closed_at as closedAt',
      's.next_review as nextReview',
    ])
    .where('c.id', '=', caseId)
    .executeTakeFirstOrThrow();

export const sealedName = async (ctx: Ctx, caseId: string): Promise<Buffer | null> =>
  (
    await ctx.db
      .selectFrom('case_reporter')
      .select('name_sealed as name')
      .where('case_id', '=', caseId)
      .executeTakeFirst()
  )?.name ?? null;

/** Names that are certainly names: of staff, and of the people organisations list as theirs. */
export async function namesOfOffice(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('staff_account')
    .select('name')
    .union(
      ctx.db
        .selectFrom('organisation_member')
        .select((eb) => eb.ref('person_name').$notNull().as('name'))
        .where('person_name', 'is not', null),
    )
    .execute();
  return rows.map((r) => r.name);
}

export async function positionOf(ctx: Ctx, caseId: string): Promise<Position | null> {
  const row = await ctx.db
    .selectFrom('case_position')
    .select(['lat', 'long'])
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  return row ?? null;
}

export async function insertPosition(
  tx: TxCtx,
  c: { id: string; area: string },
  at: Position,
  given: Position & { datum: Datum },
): Promise<void> {
  await tx.db
    .insertInto('case_position')
    .values({
      case_id: c.id,
      area: c.area,
      lat: at.lat,
      long: at.long,
      datum: given.datum,
      given_lat: given.lat,
      given_long: given.long,
    })
    .execute();
}
