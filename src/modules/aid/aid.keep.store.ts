import { sql } from 'kysely';
import { deleteScans } from '#modules/papers/index.ts';
import { dropFilesUsedBy } from '#modules/phones/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { aidFormKinds, endedStatuses, paidStatuses } from './aid.rules.ts';
import { type Details, rowsOf, typedAid, visibleAid } from './aid.store.ts';
import type { Findings } from './aid.survey.store.ts';
import { sealed } from './aid.vault.ts';

/** What is paid by the month and hangs nowhere, with the day on which it hung out last. */
export async function paidAndDown(ctx: Ctx) {
  const rows = await visibleAid(ctx)
    .select(['a.id', 'a.area', 'a.kind', 'a.size', 'a.amount_cents as cents'])
    .select((eb) => [
      eb
        .selectFrom('aid_notice as n')
        .select((e) => e.fn.max('n.from_day').as('last'))
        .whereRef('n.application_id', '=', 'a.id')
        .where('n.kind', '=', 'approved')
        .as('last'),
    ])
    .where('a.status', 'in', [...paidStatuses])
    .where('a.kind', 'in', ['dibao', 'tekun'])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('aid_notice as n')
            .select('n.id')
            .whereRef('n.application_id', '=', 'a.id')
            .where('n.down_at', 'is', null),
        ),
      ),
    )
    .orderBy('a.id')
    .execute();
  return rows.flatMap((r) => (r.last === null ? [] : [{ ...r, last: r.last, cents: r.cents ?? 0 }]));
}

/**
 * Applications that have ended and are still whole, with the moment they ended: an end of their own, or, for what is given once, the decision
 * once every stage of it was paid.
 */
export const endedWhole = (ctx: Ctx) =>
  visibleAid(ctx)
    .select(['a.id', 'a.area', 'a.kind'])
    .select(sql<Temporal.Instant>`coalesce(a.ended_at, a.decided_at)`.as('end'))
    .where('a.erased_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('a.status', 'in', [...endedStatuses]),
        eb.and([
          eb('a.status', '=', 'approved'),
          eb('a.kind', '=', 'expense'),
          eb.not(
            eb.exists(
              eb
                .selectFrom('aid_stage as s')
                .select('s.nth')
                .whereRef('s.application_id', '=', 'a.id')
                .where('s.paid_on', 'is', null),
            ),
          ),
        ]),
      ]),
    )
    .where(sql<boolean>`coalesce(a.ended_at, a.decided_at) is not null`)
    .orderBy('a.id')
    .execute();

const GONE = '已清除';
const noDetails: Details = {
  reason: GONE,
  members: [],
  income: [],
  singleGround: null,
  tekun: null,
  careForm: null,
};
const noFindings: Findings = {
  ...{ living: GONE, work: GONE, house: GONE, spending: GONE },
  ...{ seenYearCents: null, selfCare: null, signatures: null },
};

/** Locked when it is still whole; null when another has emptied it meanwhile. */
export async function lockWhole(tx: TxCtx, id: string) {
  const row = await rowsOf(tx)
    .where('a.id', '=', id)
    .where('a.erased_at', 'is', null)
    .forNoKeyUpdate('a')
    .executeTakeFirst();
  return row ? typedAid(tx, row) : null;
}

/**
 * What people said and own, whose kin they are, what was seen in the house, who signed, and every letter's words are emptied; number, kind, days, sums, and who decided
 * stay. Returns the files that nothing here names any more.
 */
export async function empty(tx: TxCtx, id: string): Promise<string[]> {
  const surveys = await tx.db
    .selectFrom('aid_survey')
    .select(['id', 'files'])
    .where('application_id', '=', id)
    .execute();
  await tx.db
    .updateTable('aid_application')
    .set((eb) => ({
      details_sealed: sealed(tx, 'details', id, noDetails),
      entrusted: eb.case().when('entrusted', 'is not', null).then(GONE).else(null).end(),
      erased_at: tx.now,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
  for (const s of surveys)
    await tx.db
      .updateTable('aid_survey')
      .set({
        findings_sealed: sealed(tx, 'findings', s.id, noFindings),
        signer: GONE,
        signer_why: null,
        files: [],
        file_types: [],
      })
      .where('id', '=', s.id)
      .execute();
  await emptyWords(tx, id);
  // Whose kin it was ends too; that it was somebody's stays with the application.
  await tx.db.deleteFrom('aid_kin').where('application_id', '=', id).execute();
  const onPhones = await dropFilesUsedBy(
    tx,
    surveys.map((s) => s.id),
  );
  const scans = [...(await deleteScans(tx, 'aidSurvey', id)), ...(await deleteScans(tx, aidFormKinds.filled, id))];
  return [...surveys.flatMap((s) => s.files), ...onPhones, ...scans];
}

async function emptyWords(tx: TxCtx, id: string): Promise<void> {
  const of = { statement: 'aid_statement', objection: 'aid_objection', letter: 'aid_letter' } as const;
  const ids = async (table: (typeof of)[keyof typeof of]) =>
    (await tx.db.selectFrom(table).select('id').where('application_id', '=', id).execute()).map((r) => r.id);
  for (const row of await ids(of.statement))
    await tx.db
      .updateTable('aid_statement')
      .set({ text_sealed: sealed(tx, 'statement', row, GONE) })
      .where('id', '=', row)
      .execute();
  for (const row of await ids(of.objection))
    await tx.db
      .updateTable('aid_objection')
      .set({ said_sealed: sealed(tx, 'objection', row, { text: GONE, name: null }) })
      .where('id', '=', row)
      .execute();
  for (const row of await ids(of.letter))
    await tx.db
      .updateTable('aid_letter')
      .set((eb) => ({
        body_sealed: sealed(tx, 'letter', row, []),
        receiver: eb.case().when('receiver', 'is not', null).then(GONE).else(null).end(),
      }))
      .where('id', '=', row)
      .execute();
}
