import type { Ctx, TxCtx } from '#platform/context.ts';

export type ReplyText = { text: string; outcome: 'solved' | 'explained'; basis: string | null };

export async function insertReply(
  tx: TxCtx,
  r: ReplyText & {
    id: string;
    incidentId: string;
    area: string;
    organisationId: string;
    byId: string;
    cases: readonly { id: string; area: string }[];
  },
): Promise<void> {
  await tx.db
    .insertInto('incident_reply')
    .values({
      id: r.id,
      incident_id: r.incidentId,
      area: r.area,
      text: r.text,
      outcome: r.outcome,
      basis: r.basis,
      organisation_id: r.organisationId,
      by_id: r.byId,
      at: tx.now,
    })
    .execute();
  if (r.cases.length === 0) return;
  await tx.db
    .insertInto('incident_reply_case')
    .values(r.cases.map((c) => ({ reply_id: r.id, case_id: c.id, area: c.area, state: 'waiting', at: tx.now })))
    .execute();
}

export type StoredReply = ReplyText & { id: string; incidentId: string; byId: string };

export async function selectReply(ctx: Ctx, incidentId: string, replyId: string): Promise<StoredReply | null> {
  const row = await ctx.db
    .selectFrom('incident_reply')
    .select(['id', 'incident_id as incidentId', 'text', 'outcome', 'basis', 'by_id as byId'])
    .where('id', '=', replyId)
    .where('incident_id', '=', incidentId)
    .$narrowType<{ outcome: 'solved' | 'explained' }>()
    .executeTakeFirst();
  return row ?? null;
}

export async function selectWaiting(ctx: Ctx, replyId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('incident_reply_case')
    .select('case_id')
    .where('reply_id', '=', replyId)
    .where('state', '=', 'waiting')
    .orderBy('case_id')
    .execute();
  return rows.map((r) => r.case_id);
}

/** Takes one case of a reply, held until the transaction ends; false when another has told it meanwhile. */
export async function claimWaiting(tx: TxCtx, replyId: string, caseId: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('incident_reply_case')
    .select('state')
    .where('reply_id', '=', replyId)
    .where('case_id', '=', caseId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row?.state === 'waiting';
}

type Skip = { code: string; zh: string; en: string };
export async function settleWaiting(tx: TxCtx, replyId: string, caseId: string, skip: Skip | null): Promise<void> {
  await tx.db
    .updateTable('incident_reply_case')
    .set({
      state: skip ? 'skipped' : 'told',
      why: skip?.code ?? null,
      why_zh: skip?.zh ?? null,
      why_en: skip?.en ?? null,
      at: tx.now,
    })
    .where('reply_id', '=', replyId)
    .where('case_id', '=', caseId)
    .execute();
}

export const selectReplies = (ctx: Ctx, incidentId: string) =>
  ctx.db
    .selectFrom('incident_reply as r')
    .innerJoin('organisation as o', 'o.id', 'r.organisation_id')
    .select(['r.id', 'r.at', 'o.short_name as unit', 'r.text', 'r.outcome', 'r.basis'])
    .where('r.incident_id', '=', incidentId)
    .$narrowType<{ outcome: 'solved' | 'explained' }>()
    .orderBy('r.at', 'desc')
    .orderBy('r.id', 'desc')
    .execute();

/** Whom the replies of an incident reached; only of cases in `visible`. */
export const selectReached = (ctx: Ctx, incidentId: string, visible: readonly string[]) =>
  visible.length === 0
    ? Promise.resolve([])
    : ctx.db
        .selectFrom('incident_reply_case as rc')
        .innerJoin('incident_reply as r', 'r.id', 'rc.reply_id')
        .innerJoin('cases as c', 'c.id', 'rc.case_id')
        .select([
          'rc.reply_id as replyId',
          'rc.case_id as caseId',
          'c.number',
          'rc.state',
          'rc.why',
          'rc.why_zh as zh',
          'rc.why_en as en',
        ])
        .where('r.incident_id', '=', incidentId)
        .where('rc.case_id', 'in', visible)
        .orderBy('c.number')
        .execute();
