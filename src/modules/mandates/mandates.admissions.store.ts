import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import { placeName } from '#modules/places/index.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import type { AdmissionStatus, AdmissionVerb, ApprovalLevel, LevelRule } from './mandates.admissions.rules.ts';
import type { GateRole, MatterKind } from './mandates.gate.rules.ts';

export type Decision = 'approved' | 'temporary' | 'rejected';
export type StoredReviewer = { id: string; name: string; agrees: boolean | null; signedAt: Temporal.Instant | null };
export type StoredStep = {
  verb: AdmissionVerb | 'propose';
  organisationId: string | null;
  unit: string | null;
  accountId: string | null;
  agrees: boolean | null;
  says: string | null;
  at: Temporal.Instant;
};

const allAdmissions = ({ db }: Ctx) =>
  db
    .selectFrom('admission as a')
    .innerJoin('organisation as asks', 'asks.id', 'a.organisation_id')
    .innerJoin('organisation as gets', 'gets.id', 'a.receiver_id')
    .select([
      'a.id',
      'a.area',
      'a.county',
      'a.year',
      'a.serial',
      'a.organisation_id as organisationId',
      'asks.short_name as requesterName',
      'a.receiver_id as receiverId',
      'gets.short_name as receiverName',
      'a.role',
      'a.matter_kind as matterKind',
      'a.matter_id as matterId',
      'a.matter_name as matterLabel',
      'a.matter_key as matterKey',
      'a.task',
      'a.basis',
      'a.funds_yuan as fundsYuan',
      'a.funds_source as fundsSource',
      'a.people',
      'a.until',
      'a.level',
      'a.check_level as checkLevel',
      'a.status',
      'a.decision',
      'a.valid_from as validFrom',
      'a.valid_to as validTo',
      'a.proposed_at as proposedAt',
      'a.version',
    ]);
type Row = Awaited<ReturnType<ReturnType<typeof allAdmissions>['execute']>>[number];
export type StoredAdmission = Omit<Row, 'role' | 'matterKind' | 'level' | 'checkLevel' | 'status' | 'decision'> & {
  role: GateRole;
  matterKind: MatterKind;
  level: ApprovalLevel;
  checkLevel: ApprovalLevel;
  status: AdmissionStatus;
  decision: Decision | null;
};
const stored = (row: Row) => row as StoredAdmission;

/** Those of one's place, and those in which one's unit has a part: it asks, receives or reviews. The public reads what was decided. */
export function visibleAdmissions(ctx: Ctx) {
  const { actor } = ctx;
  if (actor.kind === 'system') return allAdmissions(ctx);
  if (actor.kind !== 'staff')
    return allAdmissions(ctx).where('a.status', 'in', ['inForce', 'expired', 'revoked'] satisfies AdmissionStatus[]);
  const { from, before } = prefixRange(actor.area);
  const own = actor.organisationId;
  return allAdmissions(ctx).where((eb) =>
    eb.or([
      eb.and([eb('a.area', '>=', from), eb('a.area', '<', before)]),
      eb('a.organisation_id', '=', own),
      eb('a.receiver_id', '=', own),
      eb.exists(
        eb
          .selectFrom('admission_reviewer as r')
          .select('r.admission_id')
          .whereRef('r.admission_id', '=', 'a.id')
          .where('r.organisation_id', '=', own),
      ),
    ]),
  );
}

export async function selectAdmissions(
  ctx: Ctx,
  f: { status?: AdmissionStatus | undefined; year?: number; limit: number },
): Promise<StoredAdmission[]> {
  let query = visibleAdmissions(ctx);
  if (f.year !== undefined) query = query.where('a.year', '=', f.year);
  if (f.status !== undefined) query = query.where('a.status', '=', f.status);
  return (await query.orderBy('a.proposed_at', 'desc').orderBy('a.id').limit(mostOf(ctx, f.limit)).execute()).map(
    stored,
  );
}
/** The years that have one to be seen, the latest first. */
export async function admissionYears(ctx: Ctx): Promise<number[]> {
  const rows = await visibleAdmissions(ctx)
    .clearSelect()
    .select('a.year')
    .distinct()
    .orderBy('a.year', 'desc')
    .execute();
  return rows.map((r) => r.year);
}
export async function admissionById(ctx: Ctx, id: string): Promise<StoredAdmission> {
  const row = await visibleAdmissions(ctx).where('a.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return stored(row);
}
/** The admission, locked, in the version the actor decided on. */
export async function lockAdmission(tx: TxCtx, id: string): Promise<StoredAdmission> {
  const row = await visibleAdmissions(tx).where('a.id', '=', id).forNoKeyUpdate('a').executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version !== null && tx.version !== row.version) throw stale();
  return stored(row);
}

/** One that is under way or in force for this matter and unit already. */
export async function livingFor(ctx: Ctx, receiverId: string, matterKey: string): Promise<StoredAdmission | null> {
  const row = await allAdmissions(ctx)
    .where('a.receiver_id', '=', receiverId)
    .where('a.matter_key', '=', matterKey)
    .where('a.status', 'in', ['consulting', 'checking', 'reviewing', 'deciding', 'inForce'])
    .executeTakeFirst();
  return row ? stored(row) : null;
}

export type NewAdmission = Pick<
  StoredAdmission,
  | 'id'
  | 'area'
  | 'county'
  | 'year'
  | 'organisationId'
  | 'receiverId'
  | 'role'
  | 'matterKind'
  | 'matterId'
  | 'matterLabel'
  | 'matterKey'
  | 'task'
  | 'basis'
  | 'fundsYuan'
  | 'fundsSource'
  | 'people'
  | 'until'
  | 'level'
> & { checkLevel?: ApprovalLevel };
export async function insertAdmission(tx: TxCtx, a: NewAdmission): Promise<void> {
  // Two that are asked for at once wait for each other, so that numbers follow one another.
  await sql`select pg_advisory_xact_lock(hashtext(${`admission ${a.county} ${a.year}`}))`.execute(tx.db);
  const { next } = await tx.db
    .selectFrom('admission')
    .select(sql<number>`coalesce(max(serial), 0) + 1`.as('next'))
    .where('county', '=', a.county)
    .where('year', '=', a.year)
    .executeTakeFirstOrThrow();
  await tx.db
    .insertInto('admission')
    .values({
      id: a.id,
      area: a.area,
      county: a.county,
      year: a.year,
      serial: next,
      organisation_id: a.organisationId,
      receiver_id: a.receiverId,
      role: a.role,
      matter_kind: a.matterKind,
      matter_id: a.matterId,
      matter_name: a.matterLabel,
      matter_key: a.matterKey,
      task: a.task,
      basis: a.basis,
      funds_yuan: a.fundsYuan,
      funds_source: a.fundsSource,
      people: a.people,
      until: a.until,
      level: a.level,
      check_level: a.checkLevel ?? 'county',
      status: 'consulting',
      proposed_at: tx.now,
    })
    .execute();
}

type Change = { status: AdmissionStatus; decision?: Decision; validFrom?: string; validTo?: string };
export async function saveAdmission(tx: TxCtx, id: string, c: Change): Promise<void> {
  await tx.db
    .updateTable('admission')
    .set({
      status: c.status,
      ...(c.decision && { decision: c.decision }),
      ...(c.validFrom && { valid_from: c.validFrom }),
      ...(c.validTo && { valid_to: c.validTo }),
      version: sql<number>`version + 1`,
    })
    .where('id', '=', id)
    .execute();
}

export async function insertStep(
  tx: TxCtx,
  a: { id: string; area: string },
  step: { verb: StoredStep['verb']; agrees?: boolean | undefined; says?: string | undefined },
): Promise<void> {
  const { actor } = tx;
  await tx.db
    .insertInto('admission_step')
    .values({
      id: tx.house.newId(),
      admission_id: a.id,
      area: a.area,
      verb: step.verb,
      organisation_id: actor.kind === 'staff' ? actor.organisationId : null,
      account_id: actor.kind === 'staff' ? actor.accountId : null,
      agrees: step.agrees ?? null,
      says: step.says ?? null,
      at: tx.now,
    })
    .execute();
}
export async function stepsOf(ctx: Ctx, ids: readonly string[]): Promise<(StoredStep & { admissionId: string })[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('admission_step as s')
    .leftJoin('organisation as o', 'o.id', 's.organisation_id')
    .select([
      's.admission_id as admissionId',
      's.verb',
      's.organisation_id as organisationId',
      'o.short_name as unit',
      's.account_id as accountId',
      's.agrees',
      's.says',
      's.at',
    ])
    .where('s.admission_id', 'in', [...ids])
    .orderBy('s.at')
    .orderBy('s.id')
    .execute();
  return rows.map((r) => ({ ...r, verb: r.verb as StoredStep['verb'] }));
}

export async function insertReviewers(
  tx: TxCtx,
  a: { id: string; area: string },
  ids: readonly string[],
): Promise<void> {
  await tx.db
    .insertInto('admission_reviewer')
    .values(ids.map((id) => ({ admission_id: a.id, organisation_id: id, area: a.area })))
    .execute();
}
export async function signReview(tx: TxCtx, id: string, organisationId: string, agrees: boolean): Promise<void> {
  await tx.db
    .updateTable('admission_reviewer')
    .set({ agrees, signed_at: tx.now })
    .where('admission_id', '=', id)
    .where('organisation_id', '=', organisationId)
    .where('signed_at', 'is', null)
    .execute();
}
export async function reviewersOf(
  ctx: Ctx,
  ids: readonly string[],
): Promise<(StoredReviewer & { admissionId: string })[]> {
  if (ids.length === 0) return [];
  return ctx.db
    .selectFrom('admission_reviewer as r')
    .innerJoin('organisation as o', 'o.id', 'r.organisation_id')
    .select(['r.admission_id as admissionId', 'o.id', 'o.short_name as name', 'r.agrees', 'r.signed_at as signedAt'])
    .where('r.admission_id', 'in', [...ids])
    .orderBy('o.name')
    .execute();
}

/** Admissions in force whose end has come. */
export async function overOn(ctx: Ctx, today: string, limit: number): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('admission')
    .select('id')
    .where('status', '=', 'inForce')
    .where('valid_to', '<=', today)
    .limit(limit)
    .execute();
  return rows.map((r) => r.id);
}

export async function selectLevels(ctx: Ctx): Promise<(LevelRule & { placeName: string | null })[]> {
  const rows = await ctx.db
    .selectFrom('admission_level as l')
    .select(['l.area', 'l.valid_from as validFrom', 'l.level', 'l.basis'])
    .select((eb) => placeName(eb.ref('l.area')).as('placeName'))
    .orderBy('l.area')
    .orderBy('l.valid_from')
    .execute();
  return rows.map((r) => ({ ...r, level: r.level as ApprovalLevel }));
}
/** False when this day was set before. */
export async function insertLevel(tx: TxCtx, l: LevelRule & { by: string }): Promise<boolean> {
  const row = await tx.db
    .insertInto('admission_level')
    .values({ area: l.area, valid_from: l.validFrom, level: l.level, basis: l.basis, set_by: l.by, set_at: tx.now })
    .onConflict((c) => c.doNothing())
    .returning('area')
    .executeTakeFirst();
  return row !== undefined;
}
