import { sql } from 'kysely';
import type { Role } from '#kernel/actor.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { insertRow } from '#platform/statement.ts';
import { triesOf } from '#platform/tries.store.ts';
import { handlerRoles, intakeRoles } from './cases.parts.rules.ts';

/** Ends the present handling of a case, saying how. */
export async function endHandling(tx: TxCtx, caseId: string, how: string): Promise<void> {
  await tx.db
    .updateTable('case_handling')
    .set({ until: tx.now, ended_by: how })
    .where('case_id', '=', caseId)
    .where('until', 'is', null)
    .execute();
}

export async function insertHandling(
  tx: TxCtx,
  c: { id: string; area: string },
  h: { organisationId: string; accountId: string | null; dispatchedBy: string | null; signed: boolean },
): Promise<void> {
  await insertRow(tx.db, 'case_handling', {
    id: tx.house.newId(),
    case_id: c.id,
    area: c.area,
    organisation_id: h.organisationId,
    account_id: h.accountId,
    dispatched_by: h.dispatchedBy,
    since: tx.now,
    signed_at: h.signed ? tx.now : null,
  });
}

export async function saveHandling(
  tx: TxCtx,
  caseId: string,
  change: { accountId?: string | null; signed?: true },
): Promise<void> {
  await tx.db
    .updateTable('case_handling')
    .set({
      ...(change.accountId !== undefined && { account_id: change.accountId }),
      ...(change.signed && { signed_at: tx.now }),
    })
    .where('case_id', '=', caseId)
    .where('until', 'is', null)
    .execute();
}

export async function insertOffer(
  tx: TxCtx,
  c: { id: string; area: string },
  o: { from: string; to: string; reason: string },
): Promise<void> {
  await insertRow(tx.db, 'case_offer', {
    id: tx.house.newId(),
    case_id: c.id,
    area: c.area,
    from_id: o.from,
    to_id: o.to,
    reason: o.reason,
    at: tx.now,
  });
}

export async function endOffer(tx: TxCtx, caseId: string, accepted: boolean): Promise<void> {
  await tx.db
    .updateTable('case_offer')
    .set({ ended_at: tx.now, accepted })
    .where('case_id', '=', caseId)
    .where('ended_at', 'is', null)
    .execute();
}

/** Moves first responsibility in one step: the old one ends as the new one begins, and the database allows only one. */
export async function moveResponsibility(
  tx: TxCtx,
  c: { id: string; area: string },
  to: { accountId: string; organisationId: string },
): Promise<void> {
  await tx.db
    .updateTable('case_responsibility')
    .set({ until: tx.now })
    .where('case_id', '=', c.id)
    .where('until', 'is', null)
    .execute();
  await insertRow(tx.db, 'case_responsibility', {
    id: tx.house.newId(),
    case_id: c.id,
    area: c.area,
    account_id: to.accountId,
    organisation_id: to.organisationId,
    since: tx.now,
  });
}

/** The post of somebody that holds today, in an organisation and for a place when they are given; null when they have none. */
export async function postIn(
  ctx: Ctx,
  accountId: string,
  { organisationId, roles, area }: { organisationId: string | null; roles: readonly Role[]; area: string | null },
  today: string,
) {
  let q = ctx.db
    .selectFrom('post')
    .innerJoin('staff_account as a', 'a.id', 'post.account_id')
    .innerJoin('organisation as o', 'o.id', 'post.organisation_id')
    .select([
      'post.account_id as accountId',
      'post.organisation_id as organisationId',
      'o.short_name as organisationName',
      'a.name',
    ])
    .where('post.account_id', '=', accountId)
    .where('post.role', 'in', roles)
    .where('a.disabled_at', 'is', null)
    .where('post.valid_from', '<=', today)
    .where((eb) => eb.or([eb('post.valid_to', 'is', null), eb('post.valid_to', '>', today)]));
  if (organisationId) q = q.where('post.organisation_id', '=', organisationId);
  if (area) q = q.where(sql<boolean>`starts_with(${area}, post.area)`);
  return (await q.orderBy('post.valid_from').limit(1).executeTakeFirst()) ?? null;
}

/** Colleagues who may do the work, or (for a hand-over) take first responsibility, in a unit or a place. */
export async function colleagues(ctx: Ctx, where: { organisationId: string } | { area: string }, today: string) {
  const q = ctx.db
    .selectFrom('post')
    .innerJoin('staff_account as a', 'a.id', 'post.account_id')
    .innerJoin('organisation as o', 'o.id', 'post.organisation_id')
    .select(['a.id', 'a.name', 'post.role', 'o.short_name as organisation'])
    .where('post.role', 'in', [...new Set<Role>([...handlerRoles, ...intakeRoles])])
    .where('a.disabled_at', 'is', null)
    .where('post.valid_from', '<=', today)
    .where((eb) => eb.or([eb('post.valid_to', 'is', null), eb('post.valid_to', '>', today)]));
  const here =
    'organisationId' in where
      ? q.where('post.organisation_id', '=', where.organisationId)
      : q.where(sql<boolean>`starts_with(${where.area}, post.area)`);
  return here.orderBy(sql`length(post.area)`, 'desc').orderBy('a.name').limit(60).execute();
}

/** Tries at a receipt's passphrase, counted in the database so that several processes agree. */
export async function selectReceipt(ctx: Ctx, number: string) {
  return (
    (await ctx.db
      .selectFrom('cases')
      .innerJoin('case_reporter as r', 'r.case_id', 'cases.id')
      .select(['cases.id', 'r.passphrase_mac as mac', 'r.tries', 'r.tries_since as triesSince'])
      .where('cases.number', '=', number)
      .executeTakeFirst()) ?? null
  );
}

/** Counts one more try and returns how many there were in the window; a new window begins when the old one is over. */
export const { countTry, forgetTries } = triesOf('case_reporter', 'case_id');
/** One try less: the right passphrase of a delegate takes back its own try, never the wrong ones before it. */
export const untry = (ctx: Ctx, caseId: string) =>
  ctx.db
    .updateTable('case_reporter')
    .set((eb) => ({ tries: eb('tries', '-', 1) }))
    .where('case_id', '=', caseId)
    .where('tries', '>', 0)
    .execute();
/** A new receipt, and the unit that printed it and so has seen its passphrase. */
export const savePassphrase = (tx: TxCtx, caseId: string, mac: Buffer, seenBy: string | null) =>
  tx.db
    .updateTable('case_reporter')
    .set({ passphrase_mac: mac, receipt_seen_by: seenBy, tries: 0, tries_since: null })
    .where('case_id', '=', caseId)
    .execute();
