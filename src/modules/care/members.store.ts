import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale, versionMissing } from '#kernel/refusal.ts';
import { householdIds } from '#modules/people/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { violation } from '#platform/database.ts';
import type { MemberQuery } from './care.contract.ts';
import {
  type BasisKind,
  type CareClass,
  type Circumstance,
  careRoles,
  daysBefore,
  type EndReason,
} from './care.rules.ts';
import { no } from './care.words.ts';

/** Who belongs to a class, of the actor's place, for those whose work it is. Every read of a member begins here. */
export function visibleMembers({ db, actor }: Ctx) {
  const all = db.selectFrom('care_member as m').innerJoin('place', 'place.code', 'm.area');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff' || !careRoles.some((r) => r === actor.role)) return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where('m.area', '>=', from).where('m.area', '<', before);
}

const columns = [
  'm.id',
  'm.area',
  'place.full_name as placeName',
  'm.household_id as householdId',
  'm.person_id as personId',
  'm.care_class as careClass',
  'm.circumstance',
  'm.since',
  'm.basis_kind as basisKind',
  'm.basis_id as basisId',
  'm.basis_number as basisNumber',
  'm.recheck_months as recheckMonths',
  'm.amount_cents as amountCents',
  'm.counted_from as countedFrom',
  'm.ended_on as endedOn',
  'm.end_reason as endReason',
  'm.ended_at as endedAt',
  'm.version',
] as const;
type Row = { careClass: string; circumstance: string; basisKind: string; endReason: string | null };
const typed = <T extends Row>(row: T) => ({
  ...row,
  careClass: row.careClass as CareClass,
  circumstance: row.circumstance as Circumstance,
  basisKind: row.basisKind as BasisKind,
  endReason: row.endReason as EndReason | null,
});

export async function selectMember(ctx: Ctx, id: string) {
  const row = await visibleMembers(ctx).select(columns).where('m.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
export type Member = Awaited<ReturnType<typeof selectMember>>;

/** Takes the row; with `version` (If-Match) also refuses who decided on an older one. `null` is a request that gave none. */
export async function lockMember(tx: TxCtx, id: string, version?: number | null): Promise<Member> {
  const row = await visibleMembers(tx)
    .select(columns)
    .where('m.id', '=', id)
    .modifyEnd(sql`for no key update of m`)
    .executeTakeFirst();
  if (!row) throw notFound();
  if (version === null) throw versionMissing();
  if (version !== undefined && row.version !== version) throw stale();
  return typed(row);
}

/** The benefits a household has now, its people's too. */
export async function openMembersOf(ctx: Ctx, householdId: string): Promise<Member[]> {
  const rows = await visibleMembers(ctx)
    .select(columns)
    .where('m.household_id', 'in', householdIds(ctx, householdId))
    .where('m.ended_at', 'is', null)
    .orderBy('m.since')
    .orderBy('m.id')
    .execute();
  return rows.map(typed);
}

export type Benefit = { householdId: string; personId: string | null; careClass: CareClass; endedOn: string | null };
/** Every benefit these households have or had, their people's too, whoever asks: what a table may not enter again. */
export async function benefitsOf(ctx: Ctx, householdIds: readonly string[]): Promise<Benefit[]> {
  if (householdIds.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('care_member')
    .select(['household_id', 'person_id', 'care_class', 'ended_on'])
    .where((eb) => {
      const homes = [...new Set(householdIds)];
      const living = eb.selectFrom('household_member').select('person_id').where('household_id', 'in', homes);
      return eb.or([eb('household_id', 'in', homes), eb('person_id', 'in', living)]);
    })
    .execute();
  return rows.map((r) => ({
    ...{ householdId: r.household_id, personId: r.person_id, endedOn: r.ended_on },
    careClass: r.care_class as CareClass,
  }));
}

/**
 * What one household has is another's now. Where both have the same class, the second stays under the old one: nothing ends by itself, and
 * whoever looks at it sees both and proposes which was entered twice.
 */
export async function moveBenefits(tx: TxCtx, from: string, into: string): Promise<void> {
  await sql`
    update care_member m set household_id = ${into}, version = m.version + 1
    where m.household_id = ${from} and (m.person_id is not null or m.ended_at is not null or not exists (
      select from care_member o where o.household_id = ${into} and o.care_class = m.care_class
        and o.person_id is null and o.ended_at is null))`.execute(tx.db);
}

export const PAGE = 100;
/** The list that is asked for; by place, then as they were entered. */
export async function selectMembers(ctx: Ctx, q: MemberQuery, today: string, limit = PAGE + 1): Promise<Member[]> {
  let query = visibleMembers(ctx).select(columns);
  query = q.ended ? query.where('m.ended_at', 'is not', null) : query.where('m.ended_at', 'is', null);
  if (q.area) {
    const { from, before } = prefixRange(q.area);
    query = query.where('m.area', '>=', from).where('m.area', '<', before);
  }
  if (q.careClass) query = query.where('m.care_class', '=', q.careClass);
  if (q.due) {
    const until =
      q.due === 'overdue' ? daysBefore(today, 1) : Temporal.PlainDate.from(today).with({ day: 31 }).toString();
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('care_check as c')
          .select('c.id')
          .whereRef('c.member_id', '=', 'm.id')
          .where('c.settled_at', 'is', null)
          .where('c.due_on', '<=', until),
      ),
    );
  }
  if (q.after) query = query.where('m.id', '>', q.after);
  const rows = await query.orderBy('m.id').limit(limit).execute();
  return rows.map(typed);
}

/** What the journal tells of a benefit, the newest first. */
export const changesOf = (ctx: Ctx, memberId: string) =>
  ctx.db
    .selectFrom('journal')
    .select(['at', 'verb', 'actor_role as role', 'data'])
    .where('subject_kind', '=', 'careMember')
    .where('subject_id', '=', memberId)
    .orderBy('seq', 'desc')
    .limit(200)
    .execute();

export type NewMember = {
  id: string;
  area: string;
  householdId: string;
  personId: string | null;
  careClass: CareClass;
  circumstance: Circumstance;
  since: string;
  basisKind: BasisKind;
  basisId: string | null;
  basisNumber: string | null;
  recheckMonths: number | null;
  amountCents: number | null;
  countedFrom: string;
};
export async function insertMember(tx: TxCtx, m: NewMember): Promise<void> {
  await tx.db
    .insertInto('care_member')
    .values({
      id: m.id,
      area: m.area,
      household_id: m.householdId,
      person_id: m.personId,
      care_class: m.careClass,
      circumstance: m.circumstance,
      since: m.since,
      basis_kind: m.basisKind,
      basis_id: m.basisId,
      basis_number: m.basisNumber,
      recheck_months: m.recheckMonths,
      amount_cents: m.amountCents,
      counted_from: m.countedFrom,
      entered_by: tx.actor.kind === 'staff' ? tx.actor.accountId : null,
      entered_at: tx.now,
    })
    .execute()
    .catch(refuse);
}

export type MemberChange = Partial<{
  care_class: CareClass;
  circumstance: Circumstance;
  recheck_months: number | null;
  amount_cents: number | null;
  ended_on: string;
  end_reason: EndReason;
  ended_at: Temporal.Instant;
}>;
export async function saveMember(tx: TxCtx, id: string, change: MemberChange): Promise<void> {
  await tx.db
    .updateTable('care_member')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
    .catch(refuse);
}

function refuse(error: unknown): never {
  const constraint = violation(error)?.constraint;
  if (constraint === 'care_member_once' || constraint === 'care_member_person_once')
    throw no('memberThere', 'careClass');
  throw error;
}

/** Names of people, whoever asks: shown beside a benefit that is visible to the actor. */
export async function namesOf(ctx: Ctx, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(personIds)])
    .execute();
  return new Map(rows.map((r) => [r.id, r.name]));
}

/** Of somebody whose benefit depends on their age. */
export async function birthYearOf(ctx: Ctx, personId: string): Promise<number | null> {
  const row = await ctx.db.selectFrom('person').select('birth_year').where('id', '=', personId).executeTakeFirst();
  return row?.birth_year ?? null;
}
