import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale, versionMissing } from '#kernel/refusal.ts';
import { signUpNumber } from '#modules/activities/signups.rules.ts';
import { placeName } from '#modules/places/index.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import { blindIndex, open, randomDigits, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';
import { triesOf } from '#platform/tries.store.ts';
import type { Consent } from './teams.rules.ts';

const placeOfName = (id: string) => `team_member.name:${id}`;
const placeOfPhone = (id: string) => `team_member.phone:${id}`;
export const sealedTeamMember: Sealed = {
  table: 'team_member',
  key: 'id',
  columns: { name_sealed: placeOfName, phone_sealed: placeOfPhone },
};
export const codeMac = (ctx: Ctx, number: string, code: string) =>
  Buffer.from(blindIndex(ctx.house.keys, `team:${number}`, code));

/** What a team is stands on the portal for everybody; who is in it is read through its place only (`teamForKeeper`). */
const teams = ({ db }: Ctx) =>
  db
    .selectFrom('team as t')
    .innerJoin('organisation as o', 'o.id', 't.organisation_id')
    .select((eb) => [
      't.id',
      't.area',
      placeName(eb.ref('t.area')).as('placeName'),
      'o.short_name as unit',
      't.name',
      't.what',
      't.how',
      't.phone',
      't.version',
      't.closed_at as closedAt',
      eb
        .selectFrom('team_member as m')
        .select(sql<number>`count(*)::int`.as('n'))
        .whereRef('m.team_id', '=', 't.id')
        .where('m.left_at', 'is', null)
        .as('members'),
    ]);
type Row = Awaited<ReturnType<ReturnType<typeof teams>['execute']>>[number];
const typed = (r: Row) => ({ ...r, placeName: r.placeName ?? r.area, members: r.members ?? 0 });
export type Team = ReturnType<typeof typed>;

export const publicTeams = async (ctx: Ctx): Promise<Team[]> =>
  (
    await teams(ctx)
      .where('t.closed_at', 'is', null)
      .orderBy('t.area')
      .orderBy('t.name')
      .limit(mostOf(ctx, 200))
      .execute()
  ).map(typed);
/** For whoever is or was in it: one that was closed too. */
export async function teamOfMember(ctx: Ctx, id: string): Promise<Team> {
  const row = await teams(ctx).where('t.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
export async function publicTeam(ctx: Ctx, id: string): Promise<Team> {
  const team = await teamOfMember(ctx, id);
  if (team.closedAt) throw notFound();
  return team;
}
const within = (ctx: Ctx) => {
  if (ctx.actor.kind !== 'staff') return teams(ctx).where(sql<boolean>`false`);
  const { from, before } = prefixRange(ctx.actor.area);
  return teams(ctx).where('t.area', '>=', from).where('t.area', '<', before);
};
export const visibleTeams = async (ctx: Ctx): Promise<Team[]> =>
  (
    await within(ctx)
      .orderBy(sql`t.closed_at is not null`)
      .orderBy('t.area')
      .orderBy('t.name')
      .limit(mostOf(ctx, 200))
      .execute()
  ).map(typed);
export async function teamForKeeper(ctx: Ctx, id: string): Promise<Team> {
  const row = await within(ctx).where('t.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
/** Locked, and as it was seen: its words and its end are decided on a version. */
export async function lockTeam(tx: TxCtx, id: string): Promise<Team> {
  const team = await teamForKeeper(tx, id);
  await tx.db.selectFrom('team').select('id').where('id', '=', id).forNoKeyUpdate().execute();
  const now = await teamForKeeper(tx, team.id);
  if (tx.version === null) throw versionMissing();
  if (tx.version !== now.version) throw stale();
  return now;
}
type TeamChange = Partial<Record<'name' | 'what' | 'how' | 'phone', string>> & { closed_at?: Temporal.Instant };
/** False when a living team of the place has that name. */
export async function saveTeam(tx: TxCtx, t: Team, change: TeamChange): Promise<boolean> {
  if (change.name !== undefined) {
    const other = tx.db.selectFrom('team').select('id').where('area', '=', t.area).where('name', '=', change.name);
    if (await other.where('closed_at', 'is', null).where('id', '<>', t.id).executeTakeFirst()) return false;
  }
  await tx.db
    .updateTable('team')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', t.id)
    .execute();
  return true;
}
/** Who joined while this waited for its turn leaves no earlier than they came. */
const notBefore = (now: Temporal.Instant) => sql<Temporal.Instant>`greatest(joined_at, ${now})`;
/** A team that is closed has nobody in it. */
export const putAllLeft = (tx: TxCtx, teamId: string) =>
  tx.db
    .updateTable('team_member')
    .set({ left_at: notBefore(tx.now) })
    .where('team_id', '=', teamId)
    .where('left_at', 'is', null)
    .execute();
export async function insertTeam(
  tx: TxCtx,
  t: {
    id: string;
    area: string;
    organisationId: string;
    name: string;
    what: string;
    how: string;
    phone: string;
    accountId: string;
  },
): Promise<boolean> {
  const row = await tx.db
    .insertInto('team')
    .values({
      id: t.id,
      area: t.area,
      organisation_id: t.organisationId,
      name: t.name,
      what: t.what,
      how: t.how,
      phone: t.phone,
      account_id: t.accountId,
      at: tx.now,
    })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

const members = ({ db }: Ctx) =>
  db
    .selectFrom('team_member')
    .select([
      'id',
      'team_id as teamId',
      'area',
      'number',
      'mac',
      'account_id as accountId',
      'name_sealed as nameSealed',
      'consent',
      'joined_at as joinedAt',
      'left_at as leftAt',
    ]);
type MemberRow = Awaited<ReturnType<ReturnType<typeof members>['execute']>>[number];
const typedMember = (ctx: Ctx, { nameSealed, ...r }: MemberRow) => ({
  ...r,
  consent: r.consent as Consent,
  name: nameSealed ? open(ctx.house.keys, nameSealed, placeOfName(r.id)) : '—',
});
export type Member = ReturnType<typeof typedMember>;
export const membersOf = async (ctx: Ctx, teamId: string): Promise<Member[]> =>
  (await members(ctx).where('team_id', '=', teamId).orderBy('joined_at').orderBy('id').limit(2000).execute()).map((r) =>
    typedMember(ctx, r),
  );
export const membershipsOf = async (ctx: Ctx, accountId: string): Promise<Member[]> =>
  (await members(ctx).where('account_id', '=', accountId).execute()).map((r) => typedMember(ctx, r));
export async function memberByNumber(ctx: Ctx, number: string): Promise<Member | null> {
  const row = await members(ctx).where('number', '=', number).executeTakeFirst();
  return row ? typedMember(ctx, row) : null;
}
const CODE_DIGITS = 8;
type NewMember = { team: Team; name: string; phone: string | null; accountId: string | null; consent: Consent };
/** Null when they are in the team already. The code is in the answer only. */
export async function insertMember(tx: TxCtx, n: NewMember): Promise<{ number: string; code: string } | null> {
  const id = tx.house.newId();
  const code = randomDigits(CODE_DIGITS);
  const number = signUpNumber(randomDigits(7));
  const row = await tx.db
    .insertInto('team_member')
    .values({
      id,
      team_id: n.team.id,
      area: n.team.area,
      number,
      mac: n.accountId ? null : codeMac(tx, number, code),
      account_id: n.accountId,
      name_sealed: Buffer.from(seal(tx.house.keys, n.name, placeOfName(id))),
      phone_sealed: n.phone ? Buffer.from(seal(tx.house.keys, n.phone, placeOfPhone(id))) : null,
      who_idx: n.phone ? Buffer.from(blindIndex(tx.house.keys, `team.who:${n.team.id}`, n.phone)) : null,
      consent: n.consent,
      joined_at: tx.now,
    })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row ? { number, code } : null;
}
/** False when they had left already. */
export async function putLeft(
  tx: TxCtx,
  teamId: string,
  who: { id: string } | { accountId: string },
): Promise<boolean> {
  const row = await tx.db
    .updateTable('team_member')
    .set({ left_at: notBefore(tx.now) })
    .where('team_id', '=', teamId)
    .where('left_at', 'is', null)
    .$if('id' in who, (q) => q.where('id', '=', 'id' in who ? who.id : ''))
    .$if('accountId' in who, (q) => q.where('account_id', '=', 'accountId' in who ? who.accountId : ''))
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
/** The card of a number, under that number. */
export const cardByNumber = (ctx: Ctx, number: string) =>
  ctx.db.selectFrom('team_member').select(['number as id', 'mac']).where('number', '=', number).executeTakeFirst();
export const { countTry, forgetTries } = triesOf('team_member', 'number');

/** Whoever left before that moment is forgotten; their reports stay with the team as nobody's. */
export async function eraseLeft(tx: TxCtx, before: Temporal.Instant): Promise<void> {
  // A courier's own reports are tied to the account; they become the team's before the account is forgotten here.
  await sql`insert into team_report (case_id, team_id, member_id, area, at)
    select c.id, m.team_id, null, m.area, c.received_at from team_member m
      join cases c on c.first_receiver_id = m.account_id and c.channel = 'courier'
       and c.received_at >= m.joined_at and c.received_at < m.left_at
     where m.left_at < ${before} and m.erased_at is null
    on conflict do nothing`.execute(tx.db);
  const gone = await tx.db
    .updateTable('team_member')
    .set({
      ...{ name_sealed: null, phone_sealed: null, who_idx: null, mac: null, account_id: null },
      erased_at: tx.now,
    })
    .where('left_at', '<', before)
    .where('erased_at', 'is', null)
    .returning('id')
    .execute();
  if (gone.length > 0)
    await tx.db
      .updateTable('team_report')
      .set({ member_id: null })
      .where(
        'member_id',
        'in',
        gone.map((g) => g.id),
      )
      .execute();
}
