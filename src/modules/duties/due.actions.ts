import { roleWords } from '#kernel/roles.words.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { recordExport, sheetFile } from '#platform/sheet.out.ts';
import { staffOf } from './duties.actions.ts';
import type { DueLine, dutiesApi } from './duties.contract.ts';
import { isNoted, isTheirs, type RecordKind } from './duties.rules.ts';
import { boardWords, dueWords, recordKindWords } from './duties.words.ts';
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

/** The unit, and the post in it that the duty is for. */
const unitOf = (l: DueLine) => (l.role ? `${l.unit} · ${roleWords[l.role][0]}` : l.unit);

export const exportDue: Handler<Api['exportDue']> = async (ctx, { query }) => {
  const lines = await linesOf(ctx, query);
  await recordExport(ctx, staffOf(ctx).area, { due: lines.length });
  const columns = [
    { head: dueWords.dueOn[0], width: 14 },
    { head: boardWords.unit[0], width: 28 },
    { head: boardWords.title[0], width: 30 },
    { head: boardWords.kind[0], width: 18 },
    { head: dueWords.records[0] },
    { head: dueWords.place[0], width: 36 },
  ];
  const rows = lines.map((l) => [
    l.dueOn,
    unitOf(l),
    l.title,
    recordKindWords[l.recordKind][0],
    `${l.counted}/${l.needs}`,
    l.placeName,
  ]);
  return sheetFile(`${dueWords.sheet[0]}-${query.until}`, [{ name: dueWords.sheet[0], columns, rows }]);
};
