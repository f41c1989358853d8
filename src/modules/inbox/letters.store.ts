import { sql } from 'kysely';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { Concern } from '#platform/jobs.ts';

export type Contact = { address_sealed: Buffer; address_idx: Buffer; lang: string; area: string };

/** Only a case that came by mail. */
export const cameByMail: Concern = ({ id }) => sql`exists (select 1 from inbox_contact k where k.case_id = ${id})`;

/** The address a case was registered with; null when it came by another road. */
export const selectContact = async (ctx: Ctx, caseId: string): Promise<Contact | null> =>
  (await ctx.db
    .selectFrom('inbox_contact')
    .select(['address_sealed', 'address_idx', 'lang', 'area'])
    .where('case_id', '=', caseId)
    .executeTakeFirst()) ?? null;

export async function insertContact(
  tx: TxCtx,
  contact: { case_id: string; area: string; address_sealed: Buffer; address_idx: Buffer; lang: 'zh' | 'en' },
): Promise<void> {
  await tx.db.insertInto('inbox_contact').values(contact).execute();
}

export type NewMail = {
  id: string;
  case_id: string;
  area: string;
  kind: 'acknowledgement' | 'replied';
  ref: string;
  message_idx: string;
  words_sealed: Buffer;
};

/** False when this notice was queued before. */
export async function insertMail(tx: TxCtx, mail: NewMail): Promise<boolean> {
  const row = await tx.db
    .insertInto('inbox_mail')
    .values({ ...mail, queued_at: tx.now })
    .onConflict((c) => c.columns(['case_id', 'kind', 'ref']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** A mail that still waits to go out. */
export const selectMail = async (ctx: Ctx, id: string) =>
  (await ctx.db
    .selectFrom('inbox_mail')
    .select(['id', 'case_id as caseId', 'area', 'kind', 'tries', 'words_sealed as wordsSealed'])
    .where('id', '=', id)
    .where('words_sealed', 'is not', null)
    .executeTakeFirst()) ?? null;

/** The case of the first of these mails that we sent. */
export const sentMail = async (ctx: Ctx, marks: readonly string[]) =>
  marks.length === 0
    ? null
    : ((await ctx.db
        .selectFrom('inbox_mail')
        .innerJoin('cases', 'cases.id', 'inbox_mail.case_id')
        .select(['inbox_mail.case_id as caseId', 'cases.area'])
        .where('message_idx', 'in', marks)
        .limit(1)
        .executeTakeFirst()) ?? null);

/** Once sent or given up, its words are gone. */
export async function endMail(ctx: Ctx, id: string, how: { sent: true } | { fault: string }): Promise<void> {
  await ctx.db
    .updateTable('inbox_mail')
    .set({
      words_sealed: null,
      tries: sql`tries + 1`,
      ...('sent' in how ? { sent_at: ctx.now, fault: null } : { failed_at: ctx.now, fault: how.fault }),
    })
    .where('id', '=', id)
    .execute();
}

export async function countMailTry(ctx: Ctx, id: string, fault: string): Promise<void> {
  await ctx.db.updateTable('inbox_mail').set({ tries: sql`tries + 1`, fault }).where('id', '=', id).execute();
}

/** The number of a case and how many replies it has, for a notice that names no content. */
export const selectReplied = (ctx: Ctx, caseId: string) =>
  ctx.db
    .selectFrom('cases')
    .where('cases.id', '=', caseId)
    .select((eb) => [
      'cases.number',
      'cases.area',
      eb
        .selectFrom('case_reply as r')
        .whereRef('r.case_id', '=', 'cases.id')
        .select((x) => x.fn.countAll<number>().as('n'))
        .as('replies'),
    ])
    .executeTakeFirst();
