import type { Ctx, TxCtx } from '#platform/context.ts';
import type { NoticeBody, NoticeKind } from './petitions.notices.rules.ts';
import type { ServiceMethod } from './petitions.rules.ts';
import type { StoredPetition } from './petitions.store.ts';

type Of = Pick<StoredPetition, 'caseId' | 'area' | 'round'>;

/** The next 文号 of an organ, taken in the transaction of its paper so that none is skipped. */
export async function nextSerial(tx: TxCtx, organ: { id: string; area: string }, year: number): Promise<number> {
  const row = await tx.db
    .insertInto('petition_series')
    .values({ organisation_id: organ.id, area: organ.area, year, last: 1 })
    .onConflict((o) =>
      o.columns(['organisation_id', 'year']).doUpdateSet((eb) => ({ last: eb('petition_series.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return row.last;
}

export type NewNotice = {
  kind: NoticeKind;
  templateVersion: string;
  number: string;
  body: NoticeBody;
  recipient: string;
  organisationId: string;
  accountId: string | null;
  ofId?: string;
  method: ServiceMethod | 'portal';
  servedOn?: string;
  receiver?: string;
  proof?: string;
};

export async function insertNotice(tx: TxCtx, p: Of, n: NewNotice): Promise<string> {
  const id = tx.house.newId();
  await tx.db
    .insertInto('petition_notice')
    .values({
      id,
      case_id: p.caseId,
      area: p.area,
      round: p.round,
      kind: n.kind,
      template_version: n.templateVersion,
      number: n.number,
      body: JSON.stringify(n.body),
      recipient: n.recipient,
      organisation_id: n.organisationId,
      account_id: n.accountId,
      sent_at: tx.now,
      of_id: n.ofId ?? null,
      method: n.method,
      served_on: n.servedOn ?? null,
      receiver: n.receiver ?? null,
      proof: n.proof ?? null,
    })
    .execute();
  return id;
}

export type StoredNotice = {
  id: string;
  kind: NoticeKind;
  number: string;
  templateVersion: string;
  body: NoticeBody;
  recipient: string;
  organ: string;
  sentAt: Temporal.Instant;
  method: ServiceMethod | 'portal';
  servedOn: string | null;
  ofId: string | null;
};

/** Every paper of a petition in the order it was sent, all rounds. */
export async function selectNotices(ctx: Ctx, caseId: string): Promise<StoredNotice[]> {
  const rows = await ctx.db
    .selectFrom('petition_notice as n')
    .innerJoin('organisation as o', 'o.id', 'n.organisation_id')
    .select([
      'n.id',
      'n.kind',
      'n.number',
      'n.template_version as templateVersion',
      'n.body',
      'n.recipient',
      'o.name as organ',
      'n.sent_at as sentAt',
      'n.method',
      'n.served_on as servedOn',
      'n.of_id as ofId',
    ])
    .where('n.case_id', '=', caseId)
    .orderBy('n.sent_at')
    .orderBy('n.id')
    .execute();
  return rows as unknown as StoredNotice[];
}
