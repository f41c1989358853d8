import { notFound } from '#kernel/refusal.ts';
import type { Word } from '#kernel/words.ts';
import { kindWords } from '#modules/cases/cases.words.ts';
import { caseKinds } from '#modules/cases/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { PublishedFigures, publicationApi } from './publication.contract.ts';
import { publicationWords as w } from './publication.words.ts';
import {
  type Breakdown,
  breakdowns,
  type CountedRow,
  type measures,
  mergeSmall,
  monthAfter,
  monthBefore,
  OTHER,
  publishTable,
  topicOf,
} from './statistics.rules.ts';
import {
  type CountedCell,
  countiesToCount,
  countMonth,
  findRun,
  findRunById,
  insertNote,
  insertRun,
  type NewCell,
  selectCells,
  selectNotes,
  selectRuns,
} from './statistics.store.ts';

type Api = typeof publicationApi;
const ZONE = 'Asia/Shanghai';
const UNCATEGORISED = 'none';

const startOf = (day: string) => Temporal.PlainDate.from(day).toZonedDateTime(ZONE).toInstant();

/** Counted cells of one table as rows; categories by their first level, the unchecked small ones together. */
function rowsOf(by: Breakdown, cells: readonly CountedCell[]): { rows: CountedRow[]; labels: Map<string, Word> } {
  const labels = new Map<string, Word>();
  const counts = new Map<string, Record<(typeof measures)[number], number>>();
  for (const cell of cells.filter((c) => c.by === by)) {
    const { key, label } = named(by, cell);
    labels.set(key, label);
    const row = counts.get(key) ?? { received: 0, inTime: 0, solved: 0, explained: 0, overdue: 0, suspended: 0 };
    row[cell.measure] += cell.n;
    counts.set(key, row);
  }
  const rows = [...counts].map(([key, of]) => ({ key, counts: of })).sort((a, b) => (a.key < b.key ? -1 : 1));
  if (by !== 'category') return { rows, labels };
  labels.set(OTHER, w.otherCategories);
  return { rows: mergeSmall(rows), labels };
}

function named(by: Breakdown, { key, label }: CountedCell): { key: string; label: Word } {
  if (by === 'kind') return { key, label: kindWords[caseKinds.find((k) => k === key) ?? 'help'] };
  if (by === 'unit' && key === 'local') return { key, label: w.grassroots };
  if (by === 'category') {
    const topic = topicOf(key);
    return topic ? { key: topic, label: [topic, topic] } : { key: UNCATEGORISED, label: w.uncategorised };
  }
  return { key, label: [label, label] };
}

/** All that may be published of a month, worked out from the counts: what is withheld is in none of it. */
export function figuresFrom(cells: readonly CountedCell[]): NewCell[] {
  const tables = breakdowns.map((by) => {
    const { rows, labels } = rowsOf(by, cells);
    const { rows: published, total } = publishTable(rows);
    return {
      total,
      cells: published.map(({ key, shown }) => ({ by, key, shown, label: labels.get(key) ?? [key, key] })),
    };
  });
  const total = tables[0]?.total ?? publishTable([]).total;
  return [{ by: 'total', key: 'total', label: w.title, shown: total }, ...tables.flatMap((t) => t.cells)];
}

/** Once a month: the figures of the month that is over, county by county. What is published is kept and never counted again. */
export async function publishStatistics(ctx: Ctx): Promise<void> {
  const month = monthBefore(dayOf(ctx.now));
  const [from, end] = [startOf(month), startOf(monthAfter(month))];
  for (const area of await countiesToCount(ctx, month, end)) {
    await inTransaction(ctx, async (tx) => {
      const id = await insertRun(tx, { area, month }, figuresFrom(await countMonth(tx, area, from, end)));
      if (!id) return;
      await record(tx, { kind: 'statistics', id, area, verb: 'publish', shows: 'public', data: { month } }, 'new');
    });
  }
}

const iso = (at: Temporal.Instant) => at.toString({ smallestUnit: 'second' });

type Run = NonNullable<Awaited<ReturnType<typeof findRun>>>;
async function presentRun(ctx: Ctx, run: Run): Promise<PublishedFigures> {
  const cells = await selectCells(ctx, run.id);
  const shownOf = ({ received, inTime, solved, explained, overdue, suspended }: (typeof cells)[number]) => ({
    received,
    inTime,
    solved,
    explained,
    overdue,
    suspended,
  });
  const nothing = { received: null, inTime: null, solved: null, explained: null, overdue: null, suspended: null };
  const total = cells.find((c) => c.by === 'total');
  return {
    id: run.id,
    area: run.area,
    placeName: run.placeName,
    month: run.month,
    madeAt: iso(run.madeAt),
    total: total ? shownOf(total) : nothing,
    tables: breakdowns.map((by) => ({
      by,
      rows: cells.filter((c) => c.by === by).map((c) => ({ key: c.key, label: [c.zh, c.en], shown: shownOf(c) })),
    })),
    notes: (await selectNotes(ctx, run.id)).map((n) => ({ at: iso(n.at), text: n.text })),
  };
}

export const months: Handler<Api['months']> = async (ctx) => ({
  months: (await selectRuns(ctx)).map(({ area, placeName, month, madeAt }) => ({
    area,
    placeName,
    month,
    madeAt: iso(madeAt),
  })),
});

export async function figuresOf(ctx: Ctx, area: string, month: string): Promise<PublishedFigures> {
  const run = await findRun(ctx, area, `${month}-01`);
  if (!run) throw notFound();
  return presentRun(ctx, run);
}

export const figures: Handler<Api['figures']> = (ctx, { params }) => {
  if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(params.month)) throw notFound();
  return figuresOf(ctx, params.area, params.month);
};

/** A published figure never changes silently (peers 15): what was wrong is said beside it. */
export const addFigureNote: Handler<Api['addFigureNote']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const run = await findRunById(tx, params.id);
    const { actor } = tx;
    if (!run || actor.kind !== 'staff' || !(run.area.startsWith(actor.area) || actor.area.startsWith(run.area)))
      throw notFound();
    await insertNote(tx, run, input.text, actor.accountId);
    await record(tx, {
      kind: 'statistics',
      id: run.id,
      area: run.area,
      verb: 'correct',
      shows: 'public',
      data: { text: input.text },
    });
    return presentRun(tx, run);
  });
