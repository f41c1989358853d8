import { sql } from 'kysely';
import type { CaseKind, CaseOutcome, CaseStatus } from '#modules/cases/cases.rules.ts';
import { publicRows } from '#modules/publication/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { type Range, toldVerbs } from './georeport.rules.ts';
import { keptUnder, type Service } from './services.rules.ts';

/** A case as a program may see it: its own people's public words, or of a case it filed itself only where it stands. */
export type Listed = {
  id: string;
  title: string | null;
  reply: string | null;
  kind: CaseKind;
  category: string | null;
  serviceCode: string | null;
  area: string;
  placeName: string;
  status: CaseStatus;
  outcome: CaseOutcome | null;
  unit: string | null;
  receivedAt: Temporal.Instant;
  updatedAt: Temporal.Instant;
  dueAt: Temporal.Instant | null;
  lat: number | null;
  long: number | null;
};

export type Asked = {
  ids: readonly string[];
  services: readonly Service[];
  status: 'open' | 'closed' | null;
  filed: Range | null;
  moved: Range | null;
  area: string | null;
  limit: number;
  offset: number;
};

const publicMovedAt = sql<Temporal.Instant>`greatest(c.received_at, c.replied_at, c.closed_at, p.changed_at)`;
const publicListed = (ctx: Ctx) =>
  publicRows(ctx)
    .leftJoin('open311_request as f', 'f.case_id', 'c.id')
    .select([
      'p.case_id as id',
      'p.title',
      'p.reply',
      'c.kind',
      'c.category',
      'f.service_code as serviceCode',
      'p.area',
      'place.full_name as placeName',
      'c.status',
      'c.outcome',
      'unit.short_name as unit',
      'c.received_at as receivedAt',
      publicMovedAt.as('updatedAt'),
      'c.due_at as dueAt',
      sql<number | null>`p.lat::float8`.as('lat'),
      sql<number | null>`p.long::float8`.as('long'),
    ]);

/** The public ones that were asked for, newest first. A list of ids overrides everything else, as the standard says. */
export async function listRequests(ctx: Ctx, asked: Asked): Promise<Listed[]> {
  const isClosed = sql<boolean>`c.status = 'closed'`;
  let query = publicListed(ctx);
  if (asked.ids.length > 0) query = query.where('p.case_id', 'in', [...asked.ids]);
  else {
    const { filed, moved } = asked;
    if (filed) query = query.where('c.received_at', '>=', filed.from).where('c.received_at', '<', filed.to);
    if (moved) query = query.where(publicMovedAt, '>=', moved.from).where(publicMovedAt, '<', moved.to);
    if (asked.status) query = query.where(asked.status === 'closed' ? isClosed : sql<boolean>`not ${isClosed}`);
    if (asked.area !== null) query = query.where('p.area', '>=', asked.area).where('p.area', '<', `${asked.area}~`);
    if (asked.services.length > 0)
      query = query.where((eb) =>
        eb.or(
          asked.services.map((s) => {
            const { kind, category, others } = keptUnder(s);
            const here = eb.and([
              eb('c.kind', '=', kind),
              category
                ? eb('c.category', '=', category)
                : eb.or([
                    eb('c.category', 'is', null),
                    ...(others.length > 0 ? [eb('c.category', 'not in', [...others])] : [eb.lit(true)]),
                  ]),
            ]);
            // What a program filed stays under the service it chose.
            return eb.or([eb('f.service_code', '=', s.code), eb.and([eb('f.service_code', 'is', null), here])]);
          }),
        ),
      );
  }
  const rows = await query
    .orderBy('c.received_at', 'desc')
    .orderBy('p.case_id')
    .limit(asked.limit)
    .offset(asked.offset)
    .execute();
  return rows as Listed[];
}

export async function findListed(ctx: Ctx, id: string): Promise<Listed | null> {
  const row = await publicListed(ctx).where('p.case_id', '=', id).executeTakeFirst();
  return row ? (row as Listed) : null;
}

/** A case that this program filed: where it stands, and nothing anybody said. */
export async function findFiled(
  ctx: Ctx,
  id: string,
  by: { clientId: string } | { accountMac: Buffer },
): Promise<Listed | null> {
  const row = await ctx.db
    .selectFrom('open311_request as f')
    .innerJoin('cases as c', 'c.id', 'f.case_id')
    .innerJoin('place', (join) => join.on('place.code', '=', sql<string>`left(c.area, 12)`))
    .select([
      'c.id',
      'c.kind',
      'c.category',
      'f.service_code as serviceCode',
      'place.code as area',
      'place.full_name as placeName',
      'c.status',
      'c.outcome',
      'c.received_at as receivedAt',
      sql<Temporal.Instant>`greatest(c.received_at, c.replied_at, c.closed_at)`.as('updatedAt'),
      'c.due_at as dueAt',
    ])
    .where('c.id', '=', id)
    .$call((q) =>
      'clientId' in by ? q.where('f.client_id', '=', by.clientId) : q.where('f.account_mac', '=', by.accountMac),
    )
    .executeTakeFirst();
  return row ? ({ ...row, title: null, reply: null, unit: null, lat: null, long: null } as Listed) : null;
}

export type ToldUpdate = {
  caseId: string;
  seq: number;
  at: Temporal.Instant;
  verb: string;
  result: string | null;
  outcome: string | null;
  isLast: boolean;
  reply: string | null;
  isPublic: boolean;
};

/** What moved cases between two moments: public ones, and those this program filed. */
export async function listUpdates(
  ctx: Ctx,
  asked: { from: Temporal.Instant; to: Temporal.Instant; clientId: string | null; limit: number; offset: number },
): Promise<ToldUpdate[]> {
  const rows = await ctx.db
    .selectFrom('journal as j')
    .innerJoin('cases as c', 'c.id', 'j.subject_id')
    .leftJoin(publicRows(ctx).select(['p.case_id', 'p.reply', 'p.reply_n']).as('open'), 'open.case_id', 'c.id')
    .leftJoin('open311_request as f', (join) =>
      join.onRef('f.case_id', '=', 'c.id').on('f.client_id', '=', asked.clientId ?? NOBODY),
    )
    .select((eb) => [
      'c.id as caseId',
      'j.seq',
      'j.at',
      'j.verb',
      sql<string | null>`j.data->>'result'`.as('result'),
      'c.outcome',
      sql<boolean>`coalesce(c.status = 'closed' and c.closed_at = j.at, false)`.as('isLast'),
      eb
        .case()
        .when(
          sql<boolean>`open.reply_n is not null and exists (select 1 from case_reply r where r.case_id = c.id and r.n = open.reply_n and r.at = j.at)`,
        )
        .then(eb.ref('open.reply'))
        .else(null)
        .end()
        .as('reply'),
      eb('open.case_id', 'is not', null).as('isPublic'),
    ])
    .where('j.subject_kind', '=', 'case')
    .where('j.verb', 'in', [...toldVerbs])
    .where('j.at', '>=', asked.from)
    .where('j.at', '<', asked.to)
    .where((eb) => eb.or([eb('open.case_id', 'is not', null), eb('f.case_id', 'is not', null)]))
    .orderBy('j.at')
    .orderBy('j.subject_id')
    .orderBy('j.seq')
    .limit(asked.limit)
    .offset(asked.offset)
    .execute();
  return rows.map((r) => ({ ...r, isPublic: Boolean(r.isPublic) }));
}
const NOBODY = '00000000-0000-0000-0000-000000000000';

export async function insertRequest(
  tx: TxCtx,
  r: {
    caseId: string;
    area: string;
    clientId: string;
    serviceCode: string;
    externalId: string | null;
    accountMac: Buffer;
  },
): Promise<void> {
  await tx.db
    .insertInto('open311_request')
    .values({
      case_id: r.caseId,
      area: r.area,
      client_id: r.clientId,
      service_code: r.serviceCode,
      external_id: r.externalId,
      account_mac: r.accountMac,
      at: tx.now,
    })
    .execute();
}

/** The case a program filed before under its own id for it. */
export const filedBefore = async (ctx: Ctx, clientId: string, externalId: string): Promise<string | null> =>
  (
    await ctx.db
      .selectFrom('open311_request')
      .select('case_id as id')
      .where('client_id', '=', clientId)
      .where('external_id', '=', externalId)
      .executeTakeFirst()
  )?.id ?? null;

/** Every case filed through this standard has itself as its token. */
export const isFiled = async (ctx: Ctx, id: string): Promise<boolean> =>
  (await ctx.db.selectFrom('open311_request').select('case_id').where('case_id', '=', id).executeTakeFirst()) !==
  undefined;

export const isFiledBy = async (ctx: Ctx, id: string, clientId: string): Promise<boolean> =>
  (await ctx.db
    .selectFrom('open311_request')
    .select('case_id')
    .where('case_id', '=', id)
    .where('client_id', '=', clientId)
    .executeTakeFirst()) !== undefined;

/** Notes an update of a program; the id it was given before when it sends it again. */
export async function insertUpdate(
  tx: TxCtx,
  u: { id: string; caseId: string; area: string; clientId: string; externalId: string | null },
): Promise<{ id: string; isNew: boolean }> {
  const made = await tx.db
    .insertInto('open311_update')
    .values({
      id: u.id,
      case_id: u.caseId,
      area: u.area,
      client_id: u.clientId,
      external_id: u.externalId,
      at: tx.now,
    })
    .onConflict((o) => o.columns(['client_id', 'external_id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made) return { id: made.id, isNew: true };
  const before = await tx.db
    .selectFrom('open311_update')
    .select('id')
    .where('client_id', '=', u.clientId)
    .where('external_id', '=', u.externalId)
    .executeTakeFirstOrThrow();
  return { id: before.id, isNew: false };
}

/** Places within an area whose name, or the way people shorten it, stands in a text. */
export async function placesNamedIn(ctx: Ctx, text: string, within: string): Promise<{ code: string; name: string }[]> {
  const short = sql<string>`regexp_replace(name, '(居民|村民)?委员会$|人民政府$|街道办事处$|街道$|社区居委会$', '')`;
  return ctx.db
    .selectFrom('place')
    .select(['code', short.as('name')])
    .where('code', '>=', within)
    .where('code', '<', `${within}~`)
    .where('valid_to', 'is', null)
    .where(sql<boolean>`length(${short}) >= 2 and position(${short} in ${text}) > 0`)
    .orderBy('code')
    .limit(200)
    .execute();
}
