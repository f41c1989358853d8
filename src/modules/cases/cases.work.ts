import type { Word } from '#kernel/words.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import { lockLatest, type StoredCase, selectCase, visibleCases } from './cases.store.ts';

/* What modules below do to a case besides its own verbs. */

/** The case as the actor sees it, else 404; not locked. */
export const caseSeen = (ctx: Ctx, id: string): Promise<StoredCase> => selectCase(ctx, id);

/** The version one decides on, of a case that is there. */
export const versionOf = async (ctx: Ctx, id: string): Promise<number> =>
  (await visibleCases(ctx).select('cases.version').where('cases.id', '=', id).executeTakeFirstOrThrow()).version;

/** The case, visible to the actor (else 404) and locked until the transaction ends, in whatever version it is. */
export const caseForWork = (tx: TxCtx, id: string): Promise<StoredCase> => lockLatest(tx, id);

/**
 * Writes what happened in another module into the case's own chain. `says` is kept as it was told, in both languages; `data` may
 * hold what somebody wrote (reason, note, text) and values for the holes of `says`. Never contact data.
 */
export const recordOnCase = (
  tx: TxCtx,
  c: { id: string; area: string },
  e: { verb: `${string}.${string}`; says: Word; shows: 'resident' | 'staff'; data?: Readonly<Record<string, unknown>> },
): Promise<void> =>
  record(tx, {
    kind: 'case',
    id: c.id,
    area: c.area,
    verb: e.verb,
    shows: e.shows,
    data: { ...e.data, says: [...e.says] },
  });
