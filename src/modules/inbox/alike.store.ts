import { sql } from 'kysely';
import type { CaseStatus } from '#modules/cases/cases.rules.ts';
import { visibleCases } from '#modules/cases/index.ts';
import type { Ctx } from '#platform/context.ts';
import { visibleDrafts } from './inbox.store.ts';
import { pairsOf } from './likeness.rules.ts';

export type BriefCase = {
  id: string;
  number: string;
  title: string;
  body: string;
  status: CaseStatus;
  receivedAt: Temporal.Instant;
};

const LOOK_BACK_DAYS = 180;
const MAX_TERMS = 60;

function briefCases(ctx: Ctx) {
  return visibleCases(ctx).select([
    'cases.id',
    'cases.number',
    'cases.title',
    'cases.body',
    'cases.status',
    'cases.received_at as receivedAt',
  ]);
}
const asBrief = (rows: readonly unknown[]) => rows as BriefCase[];

const since = (ctx: Ctx) => ctx.now.subtract({ hours: LOOK_BACK_DAYS * 24 });

/** Cases that share words with a text, those that share most first. */
export async function casesSharingWords(ctx: Ctx, text: string, limit = 20): Promise<BriefCase[]> {
  const terms = [...pairsOf(text)].slice(0, MAX_TERMS);
  if (terms.length === 0) return [];
  const any = terms.map((term) => `'${term}'`).join(' | ');
  return asBrief(
    await briefCases(ctx)
      .where(sql<boolean>`cases.search @@ ${any}::tsquery`)
      .where('cases.received_at', '>=', since(ctx))
      .orderBy(sql`ts_rank(cases.search, ${any}::tsquery)`, 'desc')
      .orderBy('cases.received_at', 'desc')
      .limit(limit)
      .execute(),
  );
}

/** Cases the same sender came with, as drafts of theirs or with their address. */
export async function casesOfSender(ctx: Ctx, senderIdx: Buffer, limit = 10): Promise<BriefCase[]> {
  return asBrief(
    await briefCases(ctx)
      .where((eb) =>
        eb.or([
          eb.exists(
            eb
              .selectFrom('inbox_contact as k')
              .select('k.case_id')
              .whereRef('k.case_id', '=', 'cases.id')
              .where('k.address_idx', '=', senderIdx),
          ),
          eb.exists(
            eb
              .selectFrom('inbox_draft as d')
              .select('d.id')
              .whereRef('d.case_id', '=', 'cases.id')
              .where('d.sender_idx', '=', senderIdx),
          ),
        ]),
      )
      .orderBy('cases.received_at', 'desc')
      .limit(limit)
      .execute(),
  );
}

/** The case of this number, when the actor may see it. */
export const caseNumbered = async (ctx: Ctx, number: string): Promise<BriefCase | null> =>
  asBrief(await briefCases(ctx).where('cases.number', '=', number).execute())[0] ?? null;
export const caseBrief = async (ctx: Ctx, id: string): Promise<BriefCase | null> =>
  asBrief(await briefCases(ctx).where('cases.id', '=', id).execute())[0] ?? null;

/** Does this very file lie in the case already? */
export async function hasFile(ctx: Ctx, caseId: string, hash: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('case_file')
    .select('id')
    .where('case_id', '=', caseId)
    .where('hash', '=', hash)
    .executeTakeFirst();
  return row !== undefined;
}

/** Other drafts that wait, still sealed: the newest ones. */
export const otherWaiting = (ctx: Ctx, but: string, limit = 60) =>
  visibleDrafts(ctx)
    .where('inbox_draft.status', '=', 'new')
    .where('inbox_draft.id', '<>', but)
    .where('inbox_draft.automatic', '=', false)
    .select([
      'inbox_draft.id',
      'inbox_draft.received_at as receivedAt',
      'inbox_draft.sender_idx as senderIdx',
      'inbox_draft.title_sealed as titleSealed',
      'inbox_draft.text_sealed as textSealed',
    ])
    .orderBy('inbox_draft.received_at', 'desc')
    .limit(limit)
    .execute();
