import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { staffOf } from './duties.actions.ts';
import type { DueLine, dutiesApi } from './duties.contract.ts';
import { isNoted, isTheirs, type RecordKind } from './duties.rules.ts';
import { dueBy } from './turns.store.ts';

type Api = typeof dutiesApi;
type Asked = { until: string; area?: string | undefined; kind?: RecordKind | undefined };

/** What units still owe by a day; there is no column for a person (domain §8.4). */
async function linesOf(ctx: Ctx, q: Asked): Promise<DueLine[]> {
  const self = staffOf(ctx);
  const rows = await dueBy(ctx, { today: dayOf(ctx.now), until: q.until, area: q.area ?? null, kind: q.kind ?? null });
  return rows.map((r) => ({
    ...r,
    role: r.role as DueLine['role'],
    recordKind: r.recordKind as RecordKind,
    mayNote: isNoted(r.recordKind) && isTheirs(r, self),
  }));
}

export const dueTurns: Handler<Api['dueTurns']> = async (ctx, { query }) => ({ items: await linesOf(ctx, query) });
