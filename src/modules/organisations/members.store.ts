import { type Expression, sql } from 'kysely';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { MemberRole, OrganisationKind } from './organisations.rules.ts';

export type Member = {
  id: string;
  organisation: { id: string; name: string; kind: OrganisationKind } | null;
  personName: string | null;
  role: MemberRole;
  validFrom: string;
  validTo: string | null;
};
export type NewMember = {
  id: string;
  organisationId: string;
  area: string;
  memberOrganisationId: string | null;
  personName: string | null;
  role: MemberRole;
  validFrom: string;
};

/** Who belongs to the organisation, ended memberships too; with a day, only who belongs to it then. */
export async function selectMembers(ctx: Ctx, organisationId: string, day: string | null): Promise<Member[]> {
  const rows = await ctx.db
    .selectFrom('organisation_member as m')
    .leftJoin('organisation as o', 'o.id', 'm.member_organisation_id')
    .select([
      'm.id',
      'o.id as memberId',
      'o.name as memberName',
      'o.kind as memberKind',
      'm.person_name as personName',
      'm.role',
      'm.valid_from as validFrom',
      'm.valid_to as validTo',
    ])
    .where('m.organisation_id', '=', organisationId)
    .$if(day !== null, (q) =>
      q.where(sql<boolean>`m.valid_from <= ${day} and (m.valid_to is null or m.valid_to > ${day})`),
    )
    .orderBy('m.valid_from')
    .orderBy('m.id')
    .execute();
  return rows.map(({ memberId, memberName, memberKind, role, ...row }) => ({
    ...row,
    role: role as MemberRole,
    organisation:
      memberId !== null && memberName !== null
        ? { id: memberId, name: memberName, kind: memberKind as OrganisationKind }
        : null,
  }));
}

/** The Party committee that this unit joined as a unit on that day, the first where there are more; null where it joined none. */
export async function selectCommitteeJoined(ctx: Ctx, memberId: string, day: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('organisation_member as m')
    .innerJoin('organisation as o', 'o.id', 'm.organisation_id')
    .select('o.id')
    .where('m.member_organisation_id', '=', memberId)
    .where('m.role', '=', 'unit')
    .where('o.kind', '=', 'party')
    .where(sql<boolean>`m.valid_from <= ${day} and (m.valid_to is null or m.valid_to > ${day})`)
    .orderBy('m.valid_from')
    .orderBy('m.id')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** SQL: `o` is a branch: a Party unit with no Party unit below it and none that joined as a branch; whoever sits on a committee is in a branch too. */
const isBranch = (id: Expression<string>) => sql<boolean>`(
  exists (select from organisation b where b.id = ${id} and b.kind = 'party')
  and not exists (select from organisation b where b.superior_id = ${id} and b.kind = 'party')
  and not exists (select from organisation_member b where b.organisation_id = ${id} and b.role = 'branch'))`;

/** Another branch in which somebody of that name is a member on or after that day; null also where this unit is no branch. */
export async function otherBranchOf(
  tx: TxCtx,
  m: { organisationId: string; personName: string; validFrom: string },
): Promise<string | null> {
  const row = await tx.db
    .selectFrom('organisation_member as m')
    .innerJoin('organisation as o', 'o.id', 'm.organisation_id')
    .select('o.name')
    .where((eb) => isBranch(eb.ref('o.id')))
    .where((eb) => isBranch(eb.val(m.organisationId)))
    .where('o.id', '<>', m.organisationId)
    .where('m.person_name', '=', m.personName)
    .where((eb) => eb.or([eb('m.valid_to', 'is', null), eb('m.valid_to', '>', m.validFrom)]))
    .executeTakeFirst();
  return row?.name ?? null;
}

/** Returns false when it is already a member in that role during part of that time. */
export async function insertMember(tx: TxCtx, m: NewMember): Promise<boolean> {
  const row = await tx.db
    .insertInto('organisation_member')
    .values({
      id: m.id,
      organisation_id: m.organisationId,
      area: m.area,
      member_organisation_id: m.memberOrganisationId,
      person_name: m.personName,
      role: m.role,
      valid_from: m.validFrom,
    })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function lockMember(tx: TxCtx, organisationId: string, id: string) {
  const row = await tx.db
    .selectFrom('organisation_member')
    .select(['id', 'valid_from as validFrom', 'valid_to as validTo'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row ?? null;
}

export async function endMembers(tx: TxCtx, ids: readonly string[], on: string): Promise<void> {
  if (ids.length === 0) return;
  await tx.db
    .updateTable('organisation_member')
    .set({ valid_to: on, version: sql<number>`version + 1` })
    .where('id', 'in', ids)
    .execute();
}

/** Running memberships in the organisation and of it in others: they end with it. */
export async function lockRunning(tx: TxCtx, organisationId: string) {
  return tx.db
    .selectFrom('organisation_member')
    .select(['id', 'valid_from as validFrom'])
    .where((eb) =>
      eb.or([eb('organisation_id', '=', organisationId), eb('member_organisation_id', '=', organisationId)]),
    )
    .where('valid_to', 'is', null)
    .forNoKeyUpdate()
    .execute();
}
