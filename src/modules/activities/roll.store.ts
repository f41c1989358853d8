import { type Expression, sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import type { OrganisationKind } from '#modules/organisations/organisations.rules.ts';
import { placeName } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { plainMember, type RollMember, type Standing } from './activities.rules.ts';

/* Units and their members: the memberships are those of `organisations`, what meetings need of them is kept here. */

export type Unit = {
  id: string;
  name: string;
  kind: OrganisationKind;
  area: string;
  placeName: string;
  members: number;
  since: string;
};

export const shownUnit = ({ id, name, kind, area, placeName, members }: Unit) => ({
  id,
  name,
  kind,
  area,
  placeName,
  members,
});

/** Is something that calls nobody asked of units of this kind? They owe it with or without members on record. */
const askedOfKind = (kind: Expression<string>) => sql<boolean>`exists (
  select from activity_requirement q join activity_rule r on r.kind = q.kind and r.area = '' and r.base = 'open'
  where q.unit_kind = ${kind} and q.needs > 0)`;

/** The units of the actor's place that have people as members on that day, or of whose kind something open to all is asked (a station's committee). */
function visibleUnits(ctx: Ctx, day: string) {
  const all = ctx.db
    .selectFrom('organisation as o')
    .leftJoin('organisation_member as m', (j) =>
      j
        .onRef('m.organisation_id', '=', 'o.id')
        .on('m.person_name', 'is not', null)
        .on(sql<boolean>`m.valid_from <= ${day} and (m.valid_to is null or m.valid_to > ${day})`),
    )
    .select((eb) => [
      'o.id',
      'o.name',
      'o.kind',
      'o.area',
      placeName(eb.ref('o.area')).as('placeName'),
      sql<number>`count(m.id)::int`.as('members'),
      sql<string>`coalesce(min(m.valid_from), o.valid_from)::text`.as('since'),
    ])
    .where((eb) => eb.or([eb('m.id', 'is not', null), askedOfKind(eb.ref('o.kind'))]))
    .where(sql<boolean>`o.valid_from <= ${day} and (o.valid_to is null or o.valid_to > ${day})`)
    .groupBy(['o.id', 'o.name', 'o.kind', 'o.area', 'o.valid_from'])
    .orderBy('o.area')
    .orderBy('o.name');
  if (ctx.actor.kind === 'system') return all;
  if (ctx.actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(ctx.actor.area);
  return all.where('o.area', '>=', from).where('o.area', '<', before);
}
type Row = Awaited<ReturnType<ReturnType<typeof visibleUnits>['execute']>>[number];
const typed = (r: Row): Unit => ({ ...r, kind: r.kind as OrganisationKind, placeName: r.placeName ?? r.area });

export async function selectUnits(ctx: Ctx, day: string, area?: string): Promise<Unit[]> {
  const within = area ? prefixRange(area) : null;
  const rows = await visibleUnits(ctx, day)
    .$if(within !== null, (q) => q.where('o.area', '>=', within?.from ?? '').where('o.area', '<', within?.before ?? ''))
    .limit(500)
    .execute();
  return rows.map(typed);
}
export async function unitById(ctx: Ctx, id: string, day: string): Promise<Unit> {
  const row = await visibleUnits(ctx, day).where('o.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}

export type OnRoll = RollMember & {
  membershipId: string;
  organisationId: string;
  name: string;
  isHead: boolean;
  /** The branch in which the vote is, while the relation stays there. */
  awayFrom: string | null;
};
/** The people who are members of these units on a day, each with vote, seat and group. */
export async function membersOn(ctx: Ctx, organisationIds: readonly string[], day: string): Promise<OnRoll[]> {
  if (organisationIds.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('organisation_member as m')
    .leftJoin('activity_member as s', 's.membership_id', 'm.id')
    .select([
      'm.id as membershipId',
      'm.organisation_id as organisationId',
      'm.person_name as name',
      'm.role',
      's.standing',
      's.on_committee as onCommittee',
      's.group_name as group',
      's.away_from as awayFrom',
    ])
    .where('m.organisation_id', 'in', organisationIds)
    .where('m.person_name', 'is not', null)
    .where(sql<boolean>`m.valid_from <= ${day} and (m.valid_to is null or m.valid_to > ${day})`)
    .orderBy(sql`m.role <> 'head'`)
    .orderBy('m.valid_from')
    .orderBy('m.id')
    .execute();
  return rows.map((r) => ({
    membershipId: r.membershipId,
    organisationId: r.organisationId,
    name: r.name ?? '',
    isHead: r.role === 'head',
    standing: (r.standing ?? plainMember.standing) as Standing,
    onCommittee: r.onCommittee ?? plainMember.onCommittee,
    group: r.group ?? plainMember.group,
    awayFrom: r.awayFrom,
  }));
}

/** Names by membership, ended ones too; an id that is none is not in the map. */
export async function namesOf(ctx: Ctx, membershipIds: readonly string[]): Promise<Map<string, string>> {
  if (membershipIds.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('organisation_member')
    .select(['id', 'person_name as name'])
    .where('id', 'in', membershipIds)
    .where('person_name', 'is not', null)
    .execute();
  return new Map(rows.map((r) => [r.id, r.name ?? '']));
}

export async function putStanding(
  tx: TxCtx,
  of: { membershipId: string; organisationId: string; area: string },
  m: RollMember,
  awayFrom: string | null = null,
): Promise<void> {
  await tx.db
    .insertInto('activity_member')
    .values({
      membership_id: of.membershipId,
      organisation_id: of.organisationId,
      area: of.area,
      standing: m.standing,
      on_committee: m.onCommittee,
      group_name: m.group,
      away_from: awayFrom,
    })
    .onConflict((c) =>
      c.column('membership_id').doUpdateSet((eb) => ({
        standing: m.standing,
        on_committee: m.onCommittee,
        group_name: m.group,
        away_from: awayFrom,
        version: eb('activity_member.version', '+', 1),
      })),
    )
    .execute();
}
