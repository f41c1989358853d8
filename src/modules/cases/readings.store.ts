import type { Word } from '#kernel/words.ts';
import type { Ctx } from '#platform/context.ts';
import { blindIndex, open } from '#platform/crypto.ts';
import { type Reading, type Subject, sameName } from '#platform/personal.ts';
import { sealPlace } from './cases.present.ts';

const opened = (number: string): Word => [`您反映的事 ${number}`, `Your report ${number}`];
const handling: Word = ['办理这件事', 'To handle it'];

/** Who opened the reports of this person: once a day for each person and post, as the receipt shows it. */
export async function readingsOfReporter(ctx: Ctx, { phone, name }: Subject): Promise<Reading[]> {
  if (!phone) return [];
  const rows = await ctx.db
    .selectFrom('case_reading as r')
    .innerJoin('case_reporter as p', 'p.case_id', 'r.case_id')
    .innerJoin('cases as c', 'c.id', 'r.case_id')
    .select(['r.at', 'r.role', 'r.organisation_id', 'c.number', 'p.case_id', 'p.name_sealed'])
    .where('p.phone_idx', '=', Buffer.from(blindIndex(ctx.house.keys, 'phone', phone)))
    .where('c.sealed_at', 'is', null)
    .orderBy('r.at', 'desc')
    .limit(500)
    .execute();
  return rows
    .filter(
      (r) =>
        r.name_sealed !== null && sameName(open(ctx.house.keys, r.name_sealed, sealPlace('name', r.case_id)), name),
    )
    .map((r) => ({ at: r.at, role: r.role, organisationId: r.organisation_id, what: opened(r.number), why: handling }));
}
