import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale, versionMissing } from '#kernel/refusal.ts';
import { placeName } from '#modules/places/index.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import { violation } from '#platform/database.ts';
import { no } from './mediations.words.ts';

/* Committees, mediators and law guides: registers of the actor's place; in public what its people agreed to. */

export const parts = ['head', 'deputy', 'member', 'engaged'] as const;
export type PersonPart = (typeof parts)[number];

function visibleCommittees({ db, actor }: Ctx) {
  const all = db.selectFrom('mediation_committee as c');
  // At home it stands who can be asked to mediate, and how they are reached: that is public.
  if (actor.kind !== 'staff') return all;
  const { from, before } = prefixRange(actor.area);
  return all.where('c.area', '>=', from).where('c.area', '<', before);
}
const committees = (ctx: Ctx) =>
  visibleCommittees(ctx).select((eb) => [
    'c.id',
    'c.area',
    placeName(eb.ref('c.area')).as('placeName'),
    'c.organisation_id as organisationId',
    'c.name',
    'c.elected_by as electedBy',
    'c.elected_on as electedOn',
    'c.term_until as termUntil',
    'c.phone',
    'c.address',
    'c.hours',
    'c.version',
  ]);
export const selectCommittees = async (ctx: Ctx) =>
  (await committees(ctx).orderBy('c.area').orderBy('c.name').limit(mostOf(ctx, 1000)).execute()).map((c) => ({
    ...c,
    placeName: c.placeName ?? c.area,
  }));
export type StoredCommittee = Awaited<ReturnType<typeof selectCommittees>>[number];
export async function committeeById(ctx: Ctx, id: string): Promise<StoredCommittee> {
  const row = await committees(ctx).where('c.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return { ...row, placeName: row.placeName ?? row.area };
}
export type CommitteeValues = {
  name: string;
  electedBy: string;
  electedOn: string;
  termUntil: string;
  phone: string;
  address: string;
  hours: string | null;
};
const columnsOf = (v: CommitteeValues) => ({
  ...{ name: v.name, elected_by: v.electedBy, elected_on: v.electedOn, term_until: v.termUntil },
  ...{ phone: v.phone, address: v.address, hours: v.hours },
});
/** False when there is one of that name here. */
export const insertCommittee = async (
  tx: TxCtx,
  c: CommitteeValues & { id: string; area: string; organisationId: string; accountId: string },
): Promise<boolean> =>
  (await tx.db
    .insertInto('mediation_committee')
    .values({
      ...{ id: c.id, area: c.area, organisation_id: c.organisationId, account_id: c.accountId, at: tx.now },
      ...columnsOf(c),
    })
    .onConflict((x) => x.columns(['area', 'name']).doNothing())
    .returning('id')
    .executeTakeFirst()) !== undefined;
export async function putCommittee(tx: TxCtx, id: string, v: CommitteeValues): Promise<void> {
  const before = await committees(tx).where('c.id', '=', id).forNoKeyUpdate('c').executeTakeFirst();
  if (!before) throw notFound();
  if (tx.version === null) throw versionMissing();
  if (before.version !== tx.version) throw stale();
  await tx.db
    .updateTable('mediation_committee')
    .set((eb) => ({ ...columnsOf(v), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
    .catch((error: unknown) => {
      throw violation(error)?.constraint === 'mediation_committee_name' ? no('nameTaken', 'name') : error;
    });
}

function visiblePersons({ db, actor }: Ctx) {
  const all = db.selectFrom('mediation_person as p').leftJoin('mediation_committee as c', 'c.id', 'p.committee_id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where('p.public_since', 'is not', null).where('p.until', 'is', null);
  const { from, before } = prefixRange(actor.area);
  return all.where('p.area', '>=', from).where('p.area', '<', before);
}
const persons = (ctx: Ctx) =>
  visiblePersons(ctx).select((eb) => [
    'p.id',
    'p.area',
    placeName(eb.ref('p.area')).as('placeName'),
    'p.kind',
    'p.committee_id as committeeId',
    'c.name as committee',
    'p.name',
    'p.is_woman as isWoman',
    'p.part',
    'p.account_id as accountId',
    'p.certificate',
    'p.since',
    'p.until',
    'p.public_since as publicSince',
    sql<number>`coalesce((select sum(t.hours) from mediation_training t where t.person_id = p.id
      and t.on_day >= date_trunc('year', ${ctx.now}::timestamptz at time zone 'Asia/Shanghai')), 0)`.as(
      'hoursThisYear',
    ),
    'p.version',
  ]);
type PersonRow = Awaited<ReturnType<ReturnType<typeof persons>['execute']>>[number];
const typed = (r: PersonRow) => ({
  ...r,
  placeName: r.placeName ?? r.area,
  kind: r.kind as 'mediator' | 'guide',
  part: r.part as PersonPart | null,
});
export type StoredPerson = ReturnType<typeof typed>;
export async function selectPersons(
  ctx: Ctx,
  f: { kind?: 'mediator' | 'guide' | undefined; committeeId?: string | undefined },
): Promise<StoredPerson[]> {
  let query = persons(ctx);
  if (f.kind) query = query.where('p.kind', '=', f.kind);
  if (f.committeeId) query = query.where('p.committee_id', '=', f.committeeId);
  const rank = sql`array_position(array['head', 'deputy', 'member', 'engaged'], p.part)`;
  const rows = await query
    .orderBy('p.area')
    .orderBy(rank)
    .orderBy('p.name')
    .orderBy('p.id')
    .limit(mostOf(ctx, 3000))
    .execute();
  return rows.map(typed);
}
export async function lockPerson(tx: TxCtx, id: string): Promise<StoredPerson> {
  const row = await persons(tx).where('p.id', '=', id).forNoKeyUpdate('p').executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version !== null && tx.version !== row.version) throw stale();
  return typed(row);
}
export type PersonValues = {
  name: string;
  isWoman: boolean;
  part: PersonPart | null;
  accountId: string | null;
  certificate: string | null;
  since: string;
  until: string | null;
  publicSince: string | null;
};
const personColumns = (v: PersonValues) => ({
  ...{ name: v.name, is_woman: v.isWoman, part: v.part, account_id: v.accountId, certificate: v.certificate },
  ...{ since: v.since, until: v.until, public_since: v.publicSince },
});
export const insertPerson = (
  tx: TxCtx,
  p: PersonValues & { id: string; area: string; kind: 'mediator' | 'guide'; committeeId: string | null },
) =>
  tx.db
    .insertInto('mediation_person')
    .values({ ...{ id: p.id, area: p.area, kind: p.kind, committee_id: p.committeeId }, ...personColumns(p) })
    .execute();
export const putPerson = (tx: TxCtx, id: string, v: PersonValues) =>
  tx.db
    .updateTable('mediation_person')
    .set((eb) => ({ ...personColumns(v), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
/** Has the committee a head now, other than this person? */
export const hasOtherHead = async (tx: TxCtx, committeeId: string, personId: string): Promise<boolean> =>
  (await tx.db
    .selectFrom('mediation_person')
    .select('id')
    .where('committee_id', '=', committeeId)
    .where('part', '=', 'head')
    .where('until', 'is', null)
    .where('id', '<>', personId)
    .executeTakeFirst()) !== undefined;

/** The mediators of a committee today, whoever asks: for taking an application and for assigning. */
export const mediatorsAt = (ctx: Ctx, committeeId: string) =>
  ctx.db
    .selectFrom('mediation_person')
    .select(['id', 'name', 'account_id as accountId', 'part', 'public_since as publicSince'])
    .where('committee_id', '=', committeeId)
    .where('until', 'is', null)
    .orderBy('name')
    .execute();

export const insertTraining = (
  tx: TxCtx,
  t: { personId: string; area: string; on: string; hours: number; topic: string; accountId: string },
) =>
  tx.db
    .insertInto('mediation_training')
    .values({
      ...{ id: tx.house.newId(), person_id: t.personId, area: t.area, on_day: t.on, hours: t.hours, topic: t.topic },
      ...{ account_id: t.accountId, at: tx.now },
    })
    .execute();
export const trainingsOf = (ctx: Ctx, personIds: readonly string[]) =>
  personIds.length === 0
    ? Promise.resolve([])
    : ctx.db
        .selectFrom('mediation_training')
        .select(['person_id as personId', 'on_day as on', 'hours', 'topic'])
        .where('person_id', 'in', [...personIds])
        .orderBy('on_day', 'desc')
        .execute();
