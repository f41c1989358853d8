import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale, versionMissing } from '#kernel/refusal.ts';
import { householdIds } from '#modules/people/index.ts';
import { placeName } from '#modules/places/index.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import { violation } from '#platform/database.ts';
import type { AidFilter } from './aid.contract.ts';
import type { Exclusion, IncomeLine, MemberTie, SingleGround, Tekun } from './aid.means.rules.ts';
import { no } from './aid.refusals.words.ts';
import {
  type AidKind,
  type AidStatus,
  type CareForm,
  decidedStatuses,
  endedStatuses,
  type Filer,
  type Opinion,
  openStatuses,
  paidStatuses,
} from './aid.rules.ts';
import { opened, sealed } from './aid.vault.ts';

/** What an application says of the household: sealed. */
export type Details = {
  reason: string;
  members: { personId: string; tie: MemberTie; excluded: Exclusion | null }[];
  income: IncomeLine[];
  singleGround: SingleGround | null;
  tekun: Tekun | null;
  careForm: CareForm | null;
};

/**
 * The applications of the actor's place; the county's clerk only those that wait for a second pair of eyes or were passed to them. Every read of an application
 * begins here. A person with a receipt comes by `aid.track.store.ts`, which asks for the passphrase first.
 */
export function visibleAid({ db, actor }: Ctx) {
  const all = db.selectFrom('aid_application as a');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  const inArea = all.where('a.area', '>=', from).where('a.area', '<', before);
  if (actor.role !== 'countyClerk') return inArea;
  return inArea.where((eb) =>
    eb.or([
      eb('a.review_by', '=', actor.accountId),
      eb.exists(
        eb
          .selectFrom('aid_freeze as f')
          .select('f.id')
          .whereRef('f.application_id', '=', 'a.id')
          .where('f.lifted_at', 'is', null),
      ),
    ]),
  );
}

export const rowsOf = (ctx: Ctx, from = visibleAid(ctx)) =>
  from
    .innerJoin('person as p', 'p.id', 'a.applicant_id')
    .innerJoin('household as h', 'h.id', 'a.household_id')
    .selectAll('a')
    .select((eb) => ['p.name as applicant', 'h.address', placeName(eb.ref('a.area')).as('placeName')]);
type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

export const typedAid = (ctx: Ctx, { details_sealed, passphrase_mac: _, ...r }: Row) => ({
  ...r,
  placeName: r.placeName ?? r.area,
  kind: r.kind as AidKind,
  status: r.status as AidStatus,
  filed_by: r.filed_by as Filer,
  opinion: r.opinion as Opinion | null,
  details: opened<Details>(ctx, 'details', r.id, details_sealed),
});
export type StoredAid = ReturnType<typeof typedAid>;

const LIST = 500;
export async function selectAids(ctx: Ctx, filter: AidFilter): Promise<StoredAid[]> {
  let query = rowsOf(ctx);
  const among = {
    open: openStatuses,
    late: openStatuses,
    paid: paidStatuses,
    ended: endedStatuses,
    all: null,
  }[filter.which];
  // A letter that is still to be served keeps what was decided in the queue.
  const withLetters = filter.which === 'open' || filter.which === 'late';
  if (among)
    query = query.where((eb) =>
      eb.or([
        eb('a.status', 'in', [...among]),
        ...(withLetters
          ? [
              eb.and([eb('a.status', 'in', [...decidedStatuses]), eb('a.noticed_at', 'is', null)]),
              eb('a.reassess_at', 'is not', null),
              eb('a.disputed_at', 'is not', null),
            ]
          : []),
      ]),
    );
  if (filter.kind) query = query.where('a.kind', '=', filter.kind);
  if (filter.status) query = query.where('a.status', '=', filter.status);
  if (filter.householdId) query = query.where('a.household_id', 'in', householdIds(ctx, filter.householdId));
  if (filter.area) {
    const { from, before } = prefixRange(filter.area);
    query = query.where('a.area', '>=', from).where('a.area', '<', before);
  }
  const rows = await query.orderBy('a.applied_at', 'desc').orderBy('a.id').limit(mostOf(ctx, LIST)).execute();
  return rows.map((r) => typedAid(ctx, r));
}

export async function aidById(ctx: Ctx, id: string): Promise<StoredAid> {
  const row = await rowsOf(ctx).where('a.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typedAid(ctx, row);
}

/** Locks it; whoever decides names the version they saw, unless `anyVersion` (what comes from a phone days later). */
export async function lockAid(
  tx: TxCtx,
  id: string,
  how: 'versioned' | 'anyVersion' = 'versioned',
): Promise<StoredAid> {
  const row = await rowsOf(tx).where('a.id', '=', id).forNoKeyUpdate('a').executeTakeFirst();
  if (!row) throw notFound();
  if (how === 'versioned' && tx.version === null) throw versionMissing();
  if (how === 'versioned' && row.version !== tx.version) throw stale();
  return typedAid(tx, row);
}

export async function nextSerial(tx: TxCtx, area: string, prefix: string, year: number): Promise<number> {
  const { last } = await tx.db
    .insertInto('aid_serial')
    .values({ area, prefix, year, last: 1 })
    .onConflict((c) =>
      c.columns(['area', 'prefix', 'year']).doUpdateSet((eb) => ({
        last: eb('aid_serial.last', '+', 1),
        version: eb('aid_serial.version', '+', 1),
      })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return last;
}

export type NewAid = {
  id: string;
  area: string;
  number: string;
  kind: AidKind;
  status: 'lead' | 'applied';
  householdId: string;
  applicantId: string;
  filedBy: Filer;
  entrusted: string | null;
  size: number;
  isKin: boolean;
  details: Details;
  passphraseMac: string;
  by: string;
  organisationId: string;
};
export const insertAid = (tx: TxCtx, a: NewAid) =>
  tx.db
    .insertInto('aid_application')
    .values({
      id: a.id,
      area: a.area,
      number: a.number,
      kind: a.kind,
      status: a.status,
      household_id: a.householdId,
      applicant_id: a.applicantId,
      filed_by: a.filedBy,
      entrusted: a.entrusted,
      is_single: a.details.singleGround !== null,
      size: a.size,
      kin_said: true,
      is_kin: a.isKin,
      details_sealed: sealed(tx, 'details', a.id, a.details),
      passphrase_mac: a.passphraseMac,
      taken_by: a.by,
      organisation_id: a.organisationId,
      applied_at: tx.now,
    })
    .execute()
    .catch((error) => {
      throw violation(error)?.constraint === 'aid_application_once' ? no('openAlready', 'kind') : error;
    });

export type AidChange = Partial<{
  status: AidStatus;
  household_id: string;
  filed_by: Filer;
  entrusted: string | null;
  is_special: boolean;
  is_delegated: boolean;
  is_kin: boolean;
  size: number;
  opinion: Opinion;
  proposed_cents: number | null;
  amount_cents: number;
  paid_from: string | null;
  paid_until: string | null;
  grant_id: string | null;
  care_member_id: string | null;
  applied_at: Temporal.Instant;
  papers_told_at: Temporal.Instant;
  accepted_at: Temporal.Instant;
  surveyed_at: Temporal.Instant;
  checked_at: Temporal.Instant;
  drafted_at: Temporal.Instant;
  objected_at: Temporal.Instant | null;
  sent_up_at: Temporal.Instant;
  decided_at: Temporal.Instant;
  changed_at: Temporal.Instant;
  helped_at: Temporal.Instant;
  noticed_at: Temporal.Instant | null;
  ended_at: Temporal.Instant;
  reassess_at: Temporal.Instant | null;
  disputed_at: Temporal.Instant | null;
  review_by: string | null;
}>;
export const saveAid = (tx: TxCtx, id: string, change: AidChange) =>
  tx.db
    .updateTable('aid_application')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

/** Names and years of birth of people on an application that the actor sees, nothing else of them. */
export async function namesOf(ctx: Ctx, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { name: string; birthYear: number | null }>();
  const rows = await ctx.db
    .selectFrom('person')
    .select(['id', 'name', 'birth_year as birthYear'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, ...r }) => [id, r]));
}

/** Whose grace is over on a day. */
export const graceOver = async (ctx: Ctx, today: string): Promise<string[]> =>
  (
    await visibleAid(ctx)
      .select('a.id')
      .where('a.status', '=', 'phasingOut')
      .where('a.paid_until', '<', today)
      .orderBy('a.id')
      .execute()
  ).map((r) => r.id);

export const aidsOfHousehold = async (tx: TxCtx, householdId: string): Promise<StoredAid[]> =>
  (await rowsOf(tx).where('a.household_id', '=', householdId).orderBy('a.id').forNoKeyUpdate('a').execute()).map((r) =>
    typedAid(tx, r),
  );
/** The open application of the same kind that another household has, by its number. */
export async function openTwin(
  ctx: Ctx,
  a: Pick<StoredAid, 'id' | 'kind' | 'status'>,
  householdId: string,
): Promise<string | null> {
  if (!openStatuses.some((s) => s === a.status)) return null;
  const row = await ctx.db
    .selectFrom('aid_application')
    .select('number')
    .where('household_id', '=', householdId)
    .where('kind', '=', a.kind)
    .where('status', 'in', [...openStatuses])
    .where('id', '<>', a.id)
    .executeTakeFirst();
  return row?.number ?? null;
}
/** The application that brought a benefit which is in the register of care. */
export const aidOfMember = async (ctx: Ctx, memberId: string): Promise<string | null> =>
  (await visibleAid(ctx).select('a.id').where('a.care_member_id', '=', memberId).executeTakeFirst())?.id ?? null;
