import { sql } from 'kysely';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { plannedOnce } from '#platform/database.ts';
import { delegatePhone, handlersOf, handlersPhones } from './cases.delegates.store.ts';
import { type EvidenceRule, evidenceFor } from './cases.proof.rules.ts';
import type { CheckResult } from './cases.rules.ts';
import type { StoredCase } from './cases.store.ts';

/* What proves an end (product N9): the evidence its kind must show, that the person's word is theirs, and a sample of calls afterwards. */

/** Whether what this kind must show lies in the file: something the unit added, since the case was last given to it. */
export async function lacksEvidence(tx: TxCtx, c: StoredCase, today: string): Promise<boolean> {
  const rules = await tx.db
    .selectFrom('case_evidence_rule')
    .select(['id', 'area', 'kind', 'category', 'needs', 'source', 'valid_from as validFrom', 'valid_to as validTo'])
    .where('kind', '=', c.kind)
    .modifyEnd(plannedOnce)
    .execute();
  const needs = evidenceFor(rules as EvidenceRule[], { area: c.area, kind: c.kind, category: c.category, day: today });
  if (needs === 'none') return false;
  const found = await tx.db
    .selectFrom('case_file')
    .select('id')
    .where('case_id', '=', c.id)
    .where('given_by', '=', 'staff')
    .$if(needs === 'photo', (q) => q.where('kind', '=', 'photo'))
    .where('at', '>=', (q) =>
      q
        .selectFrom('case_handling as h')
        .select((eb) => eb.fn.coalesce(eb.fn.max('h.since'), sql<Temporal.Instant>`'-infinity'`).as('since'))
        .where('h.case_id', '=', c.id),
    )
    .limit(1)
    .executeTakeFirst();
  return !found;
}

/** Notes from where a unit worked on the case, as a keyed hash: the person's own word does not come from there. */
export async function noteOrigin(tx: TxCtx, c: { id: string; area: string }): Promise<void> {
  if (!tx.origin) return;
  await tx.db
    .insertInto('case_origin')
    .values({ case_id: c.id, area: c.area, origin: Buffer.from(tx.origin), at: tx.now })
    .onConflict((o) => o.doNothing())
    .execute();
}
/** Nothing is kept of it once it has served. */
export const forgetOrigins = (tx: TxCtx, caseId: string) =>
  tx.db.deleteFrom('case_origin').where('case_id', '=', caseId).execute();
/** Nor for longer than a case may be opened again, when the person never rated it. */
export const forgetOldOrigins = (ctx: Ctx, before: Temporal.Instant) =>
  ctx.db
    .deleteFrom('case_origin')
    .where('case_id', 'in', (q) => q.selectFrom('cases').select('id').where('closed_at', '<', before))
    .execute();

/**
 * Whether the word could as well be the handler's: staff signed in at the same browser, a receipt whose passphrase a handling unit
 * has seen, an address from which the case was worked on, or a handler's or their colleague's own telephone given as the person's.
 */
export async function isWordInHandlersReach(tx: TxCtx, c: StoredCase): Promise<boolean> {
  if (tx.actor.kind === 'receipt' && tx.actor.besideStaff) return true;
  const handlers = await handlersOf(tx, c.id);
  const own = await handlersPhones(tx, c, handlers);
  // Who was entrusted may have come to work on the case since.
  const helper =
    tx.actor.kind === 'receipt' && tx.actor.delegate ? await delegatePhone(tx, tx.actor.delegate.id) : null;
  if (helper && own.some((phone) => helper.equals(phone))) return true;
  const reporter = await tx.db
    .selectFrom('case_reporter')
    .select(['receipt_seen_by as receiptSeenBy', 'phone_idx as phoneIdx'])
    .where('case_id', '=', c.id)
    .executeTakeFirstOrThrow();
  if (handlers.some((h) => h.unit === reporter.receiptSeenBy)) return true;
  if (tx.origin) {
    const same = await tx.db
      .selectFrom('case_origin')
      .select('case_id')
      .where('case_id', '=', c.id)
      .where('origin', '=', Buffer.from(tx.origin))
      .executeTakeFirst();
    if (same) return true;
  }
  const { phoneIdx } = reporter;
  return phoneIdx !== null && own.some((phone) => phoneIdx.equals(phone));
}

/** Draws a case that people closed themselves for a call afterwards. */
export async function drawForCheck(tx: TxCtx, c: { id: string; area: string }, organisationId: string): Promise<void> {
  await tx.db
    .insertInto('case_check')
    .values({ case_id: c.id, area: c.area, organisation_id: organisationId, closed_at: tx.now })
    .onConflict((o) => o.doNothing())
    .execute();
}

export async function saveCheck(
  tx: TxCtx,
  caseId: string,
  r: { result: CheckResult; text: string | null; accountId: string },
): Promise<void> {
  await tx.db
    .updateTable('case_check')
    .set({ result: r.result, text: r.text, account_id: r.accountId, at: tx.now })
    .where('case_id', '=', caseId)
    .execute();
}

/** Per unit: how many checked calls there were, and how many did not find what the unit had reported. */
export const countChecks = (ctx: Ctx, { from, before }: { from: string; before: string }) =>
  ctx.db
    .selectFrom('case_check as k')
    .innerJoin('organisation as o', 'o.id', 'k.organisation_id')
    .select((eb) => [
      'o.id',
      'o.short_name as name',
      eb.fn.countAll<number>().filterWhere('k.result', 'in', ['same', 'differs']).as('reached'),
      eb.fn.countAll<number>().filterWhere('k.result', '=', 'differs').as('differs'),
      eb.fn.countAll<number>().filterWhere('k.result', 'is', null).as('open'),
    ])
    .where('k.area', '>=', from)
    .where('k.area', '<', before)
    .groupBy(['o.id', 'o.short_name'])
    .orderBy('o.short_name')
    .execute();
