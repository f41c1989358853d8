import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale, versionMissing } from '#kernel/refusal.ts';
import { placeName } from '#modules/places/index.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import { blindIndex, randomDigits } from '#platform/crypto.ts';
import type { AgreementText } from './mediations.contract.ts';
import type { DisputeKind, EndedAs, MediationStatus } from './mediations.rules.ts';
import { opened, sealed } from './mediations.vault.ts';

const isMediator = (accountId: string) => sql<boolean>`exists (select 1 from mediation_mediator x
  where x.mediation_id = m.id and x.account_id = ${accountId} and x.left_at is null)`;
const isHead = (accountId: string) => sql<boolean>`exists (select 1 from mediation_person h
  where h.committee_id = m.committee_id and h.account_id = ${accountId} and h.part = 'head' and h.until is null)`;

/** The file itself: for the mediators of this very dispute, at their post, and the house's own work. A party comes by `mediations.track.store.ts`. */
export function visibleMediations({ db, actor }: Ctx) {
  const all = db.selectFrom('mediation as m');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where('m.area', '>=', from).where('m.area', '<', before).where(isMediator(actor.accountId));
}
/** That there is one (number, kind, state): its mediators, and the head of the committee besides. */
function existingMediations({ db, actor }: Ctx) {
  const all = db.selectFrom('mediation as m');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all
    .where('m.area', '>=', from)
    .where('m.area', '<', before)
    .where((eb) => eb.or([isMediator(actor.accountId), isHead(actor.accountId)]));
}

const ENDED = ['refused', 'archived'] as const;
export async function selectExisting(ctx: Ctx, f: { id?: string; isEnded?: boolean }) {
  const self = ctx.actor.kind === 'staff' ? ctx.actor.accountId : '00000000-0000-0000-0000-000000000000';
  let query = existingMediations(ctx)
    .innerJoin('mediation_committee as c', 'c.id', 'm.committee_id')
    .select([
      'm.id',
      'm.number',
      'm.kind',
      'm.status',
      'c.name as committee',
      'm.committee_id as committeeId',
      'm.at',
      'm.version',
      sql<boolean>`m.recusal_asked_at is not null`.as('recusalAsked'),
      isMediator(self).as('mayOpen'),
      isHead(self).as('mayAssign'),
      sql<string[]>`coalesce((select array_agg(p.name order by x.since) from mediation_mediator x
        join mediation_person p on p.id = x.person_id where x.mediation_id = m.id and x.left_at is null), '{}')`.as(
        'mediators',
      ),
    ]);
  if (f.id) query = query.where('m.id', '=', f.id);
  else if (f.isEnded) query = query.where('m.status', 'in', [...ENDED]);
  else query = query.where('m.status', 'not in', [...ENDED]);
  const rows = await query.orderBy('m.at', 'desc').orderBy('m.id').limit(mostOf(ctx, 500)).execute();
  return rows.map((r) => ({ ...r, kind: r.kind as DisputeKind, status: r.status as MediationStatus }));
}
export type ExistingMediation = Awaited<ReturnType<typeof selectExisting>>[number];

const rowsOf = (ctx: Ctx, from = visibleMediations(ctx)) =>
  from
    .innerJoin('mediation_committee as c', 'c.id', 'm.committee_id')
    .selectAll('m')
    .select((eb) => [
      'c.name as committee',
      'c.organisation_id as organisationId',
      'c.phone as committeePhone',
      placeName(eb.ref('m.area')).as('placeName'),
    ]);
type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];
export type Body = { text: string; wish: string | null };
export type Court = { name: string | null; number: string | null };
const typed = (ctx: Ctx, { body_sealed, agreement_sealed, court_sealed, ...r }: Row) => ({
  ...r,
  placeName: r.placeName ?? r.area,
  kind: r.kind as DisputeKind,
  status: r.status as MediationStatus,
  ended_as: r.ended_as as EndedAs | null,
  form: r.form as 'written' | 'oral' | null,
  body: opened<Body>(ctx, 'body', r.id, body_sealed),
  agreement: opened<AgreementText>(ctx, 'agreement', r.id, agreement_sealed),
  court: opened<Court>(ctx, 'court', r.id, court_sealed),
});
export type StoredMediation = ReturnType<typeof typed>;

export async function mediationById(ctx: Ctx, id: string): Promise<StoredMediation> {
  const row = await rowsOf(ctx).where('m.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(ctx, row);
}
/** Locks it for one who mediates; with the version they saw, unless what comes is only added. */
export async function lockMediation(
  tx: TxCtx,
  id: string,
  how: 'versioned' | 'anyVersion' = 'versioned',
): Promise<StoredMediation> {
  return locked(tx, await rowsOf(tx).where('m.id', '=', id).forNoKeyUpdate('m').executeTakeFirst(), how);
}
/** For its head: the row is locked, and what it says is opened to nobody. */
export async function lockExisting(tx: TxCtx, id: string) {
  const row = await existingMediations(tx)
    .select(['m.id', 'm.area', 'm.status', 'm.committee_id', 'm.version'])
    .where('m.id', '=', id)
    .forNoKeyUpdate('m')
    .executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version === null) throw versionMissing();
  if (row.version !== tx.version) throw stale();
  return { ...row, status: row.status as MediationStatus };
}
function locked(tx: TxCtx, row: Row | undefined, how: 'versioned' | 'anyVersion'): StoredMediation {
  if (!row) throw notFound();
  if (how === 'versioned' && tx.version === null) throw versionMissing();
  if (how === 'versioned' && row.version !== tx.version) throw stale();
  return typed(tx, row);
}
/** For whoever proved by their receipt that it is theirs (mediations.track.ts). */
export async function provedMediation(ctx: Ctx, id: string): Promise<StoredMediation> {
  const row = await rowsOf(ctx, ctx.db.selectFrom('mediation as m')).where('m.id', '=', id).executeTakeFirstOrThrow();
  return typed(ctx, row);
}
export async function lockProved(tx: TxCtx, id: string): Promise<StoredMediation> {
  const query = rowsOf(tx, tx.db.selectFrom('mediation as m')).where('m.id', '=', id);
  return typed(tx, await query.forNoKeyUpdate('m').executeTakeFirstOrThrow());
}

export async function nextSerial(tx: TxCtx, area: string, year: number): Promise<number> {
  const { last } = await tx.db
    .insertInto('mediation_serial')
    .values({ area, year, last: 1 })
    .onConflict((c) => c.columns(['area', 'year']).doUpdateSet((eb) => ({ last: eb('mediation_serial.last', '+', 1) })))
    .returning('last')
    .executeTakeFirstOrThrow();
  return last;
}
export type NewMediation = {
  id: string;
  area: string;
  number: string;
  committeeId: string;
  kind: DisputeKind;
  origin: 'applied' | 'offered';
  way: 'portal' | 'counter' | 'case';
  caseId: string | null;
  body: Body;
};
export const insertMediation = (tx: TxCtx, m: NewMediation) =>
  tx.db
    .insertInto('mediation')
    .values({
      ...{ id: m.id, area: m.area, number: m.number, committee_id: m.committeeId, kind: m.kind },
      ...{ origin: m.origin, way: m.way, case_id: m.caseId, status: m.origin, at: tx.now },
      body_sealed: sealed(tx, 'body', m.id, m.body),
    })
    .execute();

export type MediationChange = {
  status?: MediationStatus;
  acceptedAt?: Temporal.Instant;
  endedAt?: Temporal.Instant;
  endedAs?: EndedAs;
  routesToldAt?: Temporal.Instant;
  recusalAskedAt?: Temporal.Instant | null;
  form?: 'written' | 'oral' | null;
  isStatus?: boolean;
  agreedAt?: Temporal.Instant | null;
  agreement?: AgreementText | null;
  mediatorSignedOn?: string | null;
  sealedOn?: string | null;
  validOn?: string;
  filedOn?: string;
  court?: Court;
  courtAcceptedOn?: string;
  courtExtended?: boolean;
  courtDecidedOn?: string;
  archivedAt?: Temporal.Instant;
  keepYears?: number;
};
export const saveMediation = (tx: TxCtx, id: string, c: MediationChange) =>
  tx.db
    .updateTable('mediation')
    .set((eb) => ({
      ...(c.status !== undefined && { status: c.status }),
      ...(c.acceptedAt !== undefined && { accepted_at: c.acceptedAt }),
      ...(c.endedAt !== undefined && { ended_at: c.endedAt }),
      ...(c.endedAs !== undefined && { ended_as: c.endedAs }),
      ...(c.routesToldAt !== undefined && { routes_told_at: c.routesToldAt }),
      ...(c.recusalAskedAt !== undefined && { recusal_asked_at: c.recusalAskedAt }),
      ...(c.form !== undefined && { form: c.form }),
      ...(c.isStatus !== undefined && { is_status: c.isStatus }),
      ...(c.agreedAt !== undefined && { agreed_at: c.agreedAt }),
      ...(c.agreement !== undefined && {
        agreement_sealed: c.agreement === null ? null : sealed(tx, 'agreement', id, c.agreement),
      }),
      ...(c.mediatorSignedOn !== undefined && { mediator_signed_on: c.mediatorSignedOn }),
      ...(c.sealedOn !== undefined && { sealed_on: c.sealedOn }),
      ...(c.validOn !== undefined && { valid_on: c.validOn }),
      ...(c.filedOn !== undefined && { filed_on: c.filedOn }),
      ...(c.court !== undefined && { court_sealed: sealed(tx, 'court', id, c.court) }),
      ...(c.courtAcceptedOn !== undefined && { court_accepted_on: c.courtAcceptedOn }),
      ...(c.courtExtended !== undefined && { court_extended: c.courtExtended }),
      ...(c.courtDecidedOn !== undefined && { court_decided_on: c.courtDecidedOn }),
      ...(c.archivedAt !== undefined && { archived_at: c.archivedAt }),
      ...(c.keepYears !== undefined && { keep_years: c.keepYears }),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();

const PASSPHRASE_DIGITS = 8;
export const macOf = (ctx: Ctx, number: string, passphrase: string) =>
  Buffer.from(blindIndex(ctx.house.keys, `mediation:${number}`, passphrase));
/** A passphrase of their own; told once and kept nowhere. */
export function drawPassphrase(ctx: Ctx, number: string): { passphrase: string; mac: Buffer } {
  const passphrase = randomDigits(PASSPHRASE_DIGITS);
  return { passphrase, mac: macOf(ctx, number, passphrase) };
}

/** Of an area in a year: what the figures are made of. Nobody is in it. */
export async function countMediations(ctx: Ctx, area: string, from: Temporal.Instant, before: Temporal.Instant) {
  const range = prefixRange(area);
  return await ctx.db
    .selectFrom('mediation as m')
    .select((eb) => [
      'm.kind',
      'm.status',
      'm.ended_as as endedAs',
      sql<boolean>`m.valid_on is not null`.as('isValid'),
      sql<boolean>`m.status = 'confirmed' or (m.court_decided_on is not null and m.status <> 'notConfirmed')`.as(
        'isConfirmed',
      ),
      sql<string>`left(m.area, ${sql.lit(area.length >= 9 ? 12 : area.length >= 6 ? 9 : 6)})`.as('place'),
      eb.fn.countAll<number>().as('n'),
    ])
    .where('m.area', '>=', range.from)
    .where('m.area', '<', range.before)
    .where('m.at', '>=', from)
    .where('m.at', '<', before)
    .groupBy(['m.kind', 'm.status', 'm.ended_as', 'isValid', 'isConfirmed', 'place'])
    .execute();
}
