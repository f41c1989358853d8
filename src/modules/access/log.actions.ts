import type { Word } from '#kernel/words.ts';
import type { Ctx } from '#platform/context.ts';
import { NOBODY } from './access.journal.ts';
import { verbWords } from './access.words.ts';
import { type LogFilter, selectLog } from './log.store.ts';

const words: Readonly<Record<string, Word>> = verbWords;
const asData = (data: unknown): Record<string, unknown> => (data && typeof data === 'object' ? { ...data } : {});

/** The log of accounts and sign-ins, for the audit administrator alone (三员分立). */
export async function accessLog(ctx: Ctx, filter: LogFilter) {
  const rows = await selectLog(ctx, filter);
  const page = rows.slice(0, filter.limit);
  return {
    entries: page.map((r) => {
      const [zh, en] = words[r.verb] ?? [r.verb, r.verb];
      return {
        entry: r.id,
        at: r.at.toString(),
        verb: r.verb,
        says: [zh, en] satisfies [string, string],
        accountId: r.subject_id === NOBODY ? null : r.subject_id,
        account: r.account,
        by: r.by,
        byRole: r.actor_role,
        data: asData(r.data),
      };
    }),
    next: rows.length > page.length ? (page.at(-1)?.id ?? null) : null,
  };
}
