import type { Ctx, TxCtx } from '#platform/context.ts';
import type { KinInput } from './aid.contract.ts';
import type { LetterKind, ServiceMethod } from './aid.rules.ts';
import { opened, sealed } from './aid.vault.ts';

/* What hangs on an application. The caller has made sure that the application is the actor's to see. */
type At = { id: string; area: string };

export type HandPart = 'taker' | 'surveyor' | 'checker' | 'drafter' | 'visitor' | 'decider' | 'second';
export const addHand = (tx: TxCtx, a: At, accountId: string, part: HandPart) =>
  tx.db
    .insertInto('aid_hand')
    .values({ application_id: a.id, area: a.area, account_id: accountId, part, at: tx.now })
    .onConflict((c) => c.doNothing())
    .execute();
export const handsOf = (ctx: Ctx, ids: readonly string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : ctx.db
        .selectFrom('aid_hand')
        .select(['application_id as aidId', 'account_id as accountId', 'part', 'at'])
        .where('application_id', 'in', [...ids])
        .execute();

export const addPapers = (tx: TxCtx, a: At, names: readonly string[]) =>
  tx.db
    .insertInto('aid_paper')
    .values(names.map((name) => ({ id: tx.house.newId(), application_id: a.id, area: a.area, name, told_at: tx.now })))
    .execute();
export const papersOf = (ctx: Ctx, ids: readonly string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : ctx.db
        .selectFrom('aid_paper')
        .select(['id', 'application_id as aidId', 'name', 'come_on as comeOn'])
        .where('application_id', 'in', [...ids])
        .orderBy('name')
        .execute();
/** Marks those that came; returns how many were still missing among them. */
export async function papersCame(tx: TxCtx, a: At, ids: readonly string[], on: string, by: string): Promise<number> {
  const done = await tx.db
    .updateTable('aid_paper')
    .set((eb) => ({ come_on: on, came_by: by, version: eb('version', '+', 1) }))
    .where('application_id', '=', a.id)
    .where('id', 'in', [...ids])
    .where('come_on', 'is', null)
    .returning('id')
    .execute();
  return done.length;
}

export const addKin = (tx: TxCtx, a: At, kin: readonly KinInput[], declaredBy: string | null) =>
  kin.length === 0
    ? Promise.resolve([])
    : tx.db
        .insertInto('aid_kin')
        .values(
          kin.map((k) => ({
            id: tx.house.newId(),
            application_id: a.id,
            area: a.area,
            account_id: k.accountId ?? null,
            official: k.official,
            post: k.post,
            relation: k.relation,
            declared_by: declaredBy,
            at: tx.now,
          })),
        )
        .execute();
export const kinOf = (ctx: Ctx, ids: readonly string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : ctx.db
        .selectFrom('aid_kin')
        .select(['application_id as aidId', 'account_id as accountId', 'official', 'post', 'relation', 'at'])
        .where('application_id', 'in', [...ids])
        .orderBy('at')
        .orderBy('id')
        .execute();

export type StatementKind =
  | 'check'
  | 'draft'
  | 'deliberation'
  | 'visit'
  | 'decision'
  | 'sendBack'
  | 'change'
  | 'second'
  | 'reassess'
  | 'review'
  | 'passReview';
export async function addStatement(
  tx: TxCtx,
  a: At,
  s: { kind: StatementKind; outcome?: string | null; cents?: number | null; text: string },
  by: { accountId: string; organisationId: string },
): Promise<void> {
  const id = tx.house.newId();
  await tx.db
    .insertInto('aid_statement')
    .values({
      id,
      application_id: a.id,
      area: a.area,
      kind: s.kind,
      outcome: s.outcome ?? null,
      cents: s.cents ?? null,
      text_sealed: sealed(tx, 'statement', id, s.text),
      by_id: by.accountId,
      organisation_id: by.organisationId,
      at: tx.now,
    })
    .execute();
}
export async function statementsOf(ctx: Ctx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('aid_statement as s')
    .innerJoin('staff_account as by', 'by.id', 's.by_id')
    .innerJoin('organisation as o', 'o.id', 's.organisation_id')
    .select([
      's.id',
      's.application_id as aidId',
      's.kind',
      's.outcome',
      's.cents',
      's.text_sealed as sealedText',
      's.at',
      's.by_id as byId',
      'by.name as by',
      'o.short_name as unit',
    ])
    .where('s.application_id', 'in', [...ids])
    .orderBy('s.at')
    .orderBy('s.id')
    .execute();
  return rows.map(({ sealedText, ...r }) => ({
    ...r,
    kind: r.kind as StatementKind,
    text: opened<string>(ctx, 'statement', r.id, sealedText),
  }));
}

export type Said = { text: string; name: string | null };
export type About = 'proposed' | 'approved';
export async function addObjection(
  tx: TxCtx,
  a: At,
  way: 'portal' | 'counter',
  said: Said,
  about: About,
): Promise<void> {
  const id = tx.house.newId();
  await tx.db
    .insertInto('aid_objection')
    .values({
      id,
      application_id: a.id,
      area: a.area,
      way,
      about,
      said_sealed: sealed(tx, 'objection', id, said),
      at: tx.now,
    })
    .execute();
}
export async function objectionsOf(ctx: Ctx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('aid_objection')
    .selectAll()
    .where('application_id', 'in', [...ids])
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((r) => ({
    id: r.id,
    aidId: r.application_id,
    way: r.way as 'portal' | 'counter',
    about: r.about as About,
    at: r.at,
    heardAt: r.heard_at,
    heardBy: r.heard_by as 'survey' | 'deliberation' | null,
    ...opened<Said>(ctx, 'objection', r.id, r.said_sealed),
  }));
}
export const objectionsHeard = (tx: TxCtx, a: At, by: 'survey' | 'deliberation') =>
  tx.db
    .updateTable('aid_objection')
    .set((eb) => ({ heard_at: tx.now, heard_by: by, version: eb('version', '+', 1) }))
    .where('application_id', '=', a.id)
    .where('heard_at', 'is', null)
    .execute();

export async function addLetter(
  tx: TxCtx,
  a: At,
  l: { kind: LetterKind; number: string; paragraphs: readonly string[]; organisationId: string; by: string | null },
): Promise<void> {
  const id = tx.house.newId();
  await tx.db
    .insertInto('aid_letter')
    .values({
      id,
      application_id: a.id,
      area: a.area,
      kind: l.kind,
      number: l.number,
      body_sealed: sealed(tx, 'letter', id, l.paragraphs),
      organisation_id: l.organisationId,
      by_id: l.by,
      at: tx.now,
    })
    .execute();
}
export async function lettersOf(ctx: Ctx, by: { ids: readonly string[] } | { letterId: string }) {
  if ('ids' in by && by.ids.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('aid_letter as l')
    .innerJoin('organisation as o', 'o.id', 'l.organisation_id')
    .selectAll('l')
    .select('o.name as unit')
    .$if('ids' in by, (q) => q.where('l.application_id', 'in', 'ids' in by ? [...by.ids] : []))
    .$if('letterId' in by, (q) => q.where('l.id', '=', 'letterId' in by ? by.letterId : ''))
    .orderBy('l.at')
    .orderBy('l.id')
    .execute();
  return rows.map(({ body_sealed, ...r }) => ({
    ...r,
    kind: r.kind as LetterKind,
    method: r.method as ServiceMethod | null,
    paragraphs: opened<string[]>(ctx, 'letter', r.id, body_sealed),
  }));
}
export type StoredLetter = Awaited<ReturnType<typeof lettersOf>>[number];
/** The next number of a unit's letters in a year; whoever writes at the same moment waits for this transaction and gets the one after. */
export async function nextLetter(tx: TxCtx, unit: { id: string; area: string }, year: number): Promise<number> {
  const { last } = await tx.db
    .insertInto('aid_letter_serial')
    .values({ organisation_id: unit.id, area: unit.area, year, last: 1 })
    .onConflict((c) =>
      c.columns(['organisation_id', 'year']).doUpdateSet((eb) => ({
        last: eb('aid_letter_serial.last', '+', 1),
        version: eb('aid_letter_serial.version', '+', 1),
      })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return last;
}
export const saveService = (tx: TxCtx, id: string, s: { method: ServiceMethod; on: string; receiver: string }) =>
  tx.db
    .updateTable('aid_letter')
    .set((eb) => ({ method: s.method, served_on: s.on, receiver: s.receiver, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

/** The steps it has come through, oldest first, as its journal tells them. */
export const stepsOf = (ctx: Ctx, id: string) =>
  ctx.db
    .selectFrom('journal as j')
    .leftJoin('staff_account as s', 's.id', 'j.actor_id')
    .leftJoin('organisation as o', 'o.id', 'j.actor_organisation_id')
    .select(['j.verb', 'j.at', 's.name as by', 'o.short_name as unit'])
    .where('j.subject_kind', '=', 'aid')
    .where('j.subject_id', '=', id)
    .orderBy('j.seq')
    .execute();
