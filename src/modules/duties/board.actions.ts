import { faulty } from '#kernel/refusal.ts';
import type { Ctx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import type { BoardLine, dutiesApi } from './duties.contract.ts';
import type { RecordKind } from './duties.rules.ts';
import { dutyRefusals } from './duties.words.ts';
import { countTurns } from './turns.store.ts';

type Api = typeof dutiesApi;
type Span = { from: string; to: string; area?: string | undefined; kind?: RecordKind | undefined };

async function linesOf(ctx: Ctx, q: Span): Promise<BoardLine[]> {
  if (q.to < q.from) throw faulty('to', 'ends', dutyRefusals.spanEnds);
  const rows = await countTurns(ctx, { from: q.from, to: q.to, area: q.area ?? null, kind: q.kind ?? null });
  return rows.map((r) => ({ ...r, recordKind: r.recordKind as RecordKind }));
}

/** Units and their duties; there is no column for a person (domain §8.4). */
export const board: Handler<Api['board']> = async (ctx, { query }) => ({ lines: await linesOf(ctx, query) });
