import { sql } from 'kysely';
import type { Strokes } from '#kernel/strokes.ts';
import { householdIds } from '#modules/people/index.ts';
import type { StoredUpload } from '#modules/phones/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { open, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';
import type { Method, Outcome, Standing, Visit, VisitProof, WhyMissed } from './checks.rules.ts';

/** Where a signature stands sealed. Never change it: those sealed before would no longer open. */
const placeOfSeal = (id: string) => `care.signature:${id}`;
export const sealedCareSignature: Sealed = {
  table: 'care_signature',
  key: 'visit_id',
  columns: { strokes_sealed: placeOfSeal },
};

const columns = [
  'v.id',
  'v.check_id as checkId',
  'v.account_id as accountId',
  'a.name as by',
  'u.short_name as unit',
  'v.day',
  'v.made_at as madeAt',
  'v.method',
  'v.outcome',
  'v.standing',
  'v.why_missed as whyMissed',
  'v.witness',
  'v.consent_by as consentBy',
  'v.offered',
  'v.match_source as matchSource',
  'v.proof',
  'v.told_by as toldBy',
  'v.person_id as personId',
  'd.name as person',
  'g.strokes_sealed as sealed',
] as const;

/** Every try of a check that the caller has seen, in the order in which they were made. */
export async function visitsOf(ctx: Ctx, checkIds: readonly string[]) {
  if (checkIds.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('care_visit as v')
    .innerJoin('staff_account as a', 'a.id', 'v.account_id')
    .innerJoin('organisation as u', 'u.id', 'v.organisation_id')
    .leftJoin('person as d', 'd.id', 'v.person_id')
    .leftJoin('care_signature as g', 'g.visit_id', 'v.id')
    .select(columns)
    .where('v.check_id', 'in', [...new Set(checkIds)])
    .orderBy('v.made_at')
    .orderBy(sql`array_position(array['first', 'second', 'beside'], v.standing)`)
    .orderBy('v.id')
    .execute();
  return rows.map(({ sealed, ...r }) => ({
    ...r,
    method: r.method as Method,
    outcome: r.outcome as Outcome,
    standing: r.standing as Standing,
    whyMissed: r.whyMissed as WhyMissed | null,
    consentBy: r.consentBy as Visit['consentBy'],
    offered: r.offered as Visit['offered'],
    proof: r.proof as VisitProof | null,
    strokes: sealed && (JSON.parse(open(ctx.house.keys, sealed, placeOfSeal(r.id))) as Strokes),
  }));
}
export type StoredVisit = Awaited<ReturnType<typeof visitsOf>>[number];

/** The day on which the last death in a household was recorded; null when none was. */
export async function lastDeath(ctx: Ctx, householdId: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('care_visit as v')
    .innerJoin('care_check as c', 'c.id', 'v.check_id')
    .innerJoin('care_member as m', 'm.id', 'c.member_id')
    .select('v.day')
    .where('m.household_id', 'in', householdIds(ctx, householdId))
    .where('v.outcome', '=', 'deceased')
    .orderBy('v.day', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.day ?? null;
}

/** Whose record of this id it is, and of which check; null when there is none. */
export async function visitOwner(ctx: Ctx, id: string) {
  const row = await ctx.db
    .selectFrom('care_visit')
    .select(['check_id as checkId', 'account_id as accountId'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

export type NewVisit = Omit<Visit, 'files'> & {
  id: string;
  area: string;
  checkId: string;
  accountId: string;
  organisationId: string;
  day: string;
  madeAt: string;
  standing: Standing;
};
export async function insertVisit(tx: TxCtx, v: NewVisit, photos: readonly StoredUpload[]): Promise<void> {
  await tx.db
    .insertInto('care_visit')
    .values({
      id: v.id,
      area: v.area,
      check_id: v.checkId,
      account_id: v.accountId,
      organisation_id: v.organisationId,
      day: v.day,
      made_at: v.madeAt,
      arrived_at: tx.now,
      method: v.method,
      outcome: v.outcome,
      why_missed: v.whyMissed,
      witness: v.witness,
      consent_by: v.consentBy,
      offered: v.offered,
      match_source: v.matchSource,
      proof: v.proof,
      has_photo_consent: v.hasPhotoConsent,
      told_by: v.toldBy,
      person_id: v.personId,
      standing: v.standing,
    })
    .execute();
  if (v.proof === 'signature')
    await tx.db
      .insertInto('care_signature')
      .values({
        visit_id: v.id,
        area: v.area,
        strokes_sealed: Buffer.from(seal(tx.house.keys, JSON.stringify(v.strokes), placeOfSeal(v.id))),
      })
      .execute();
  if (photos.length === 0) return;
  await tx.db
    .insertInto('care_photo')
    .values(
      photos.map((f) => ({
        id: f.id,
        visit_id: v.id,
        area: v.area,
        hash: f.hash,
        thumb_hash: f.thumbHash ?? null,
        media_type: f.mediaType,
        name: f.name,
        at: tx.now,
      })),
    )
    .execute();
}

/** The pictures of the tries of a check; those of a check settled 30 days ago are gone. */
export const photosOf = (ctx: Ctx, checkIds: readonly string[]) =>
  checkIds.length === 0
    ? Promise.resolve([])
    : ctx.db
        .selectFrom('care_photo as f')
        .innerJoin('care_visit as v', 'v.id', 'f.visit_id')
        .select(['f.id', 'f.visit_id as visitId', 'f.hash', 'f.thumb_hash', 'f.media_type', 'f.name'])
        .where('v.check_id', 'in', [...new Set(checkIds)])
        .orderBy('f.id')
        .execute();

/** Takes away the pictures of checks that were settled on or before a day; returns the ids the phones gave them. */
export async function deletePhotos(tx: TxCtx, settledUntil: string): Promise<string[]> {
  const rows = await tx.db
    .deleteFrom('care_photo')
    .where((eb) =>
      eb(
        'visit_id',
        'in',
        eb
          .selectFrom('care_visit as v')
          .innerJoin('care_check as c', 'c.id', 'v.check_id')
          .select('v.id')
          .where('c.settled_on', '<=', settledUntil),
      ),
    )
    .returning('id')
    .execute();
  return rows.map((r) => r.id);
}
