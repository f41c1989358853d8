import { isWithin } from '#kernel/area.ts';
import { faulty, Refused } from '#kernel/refusal.ts';
import { dayOf, placeOf, placesByText } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { digest } from '#platform/crypto.ts';
import { type Layout as SheetLayout, layoutOf as sheetLayout } from '#platform/sheet.layout.ts';
import type { SheetRow } from '#platform/sheet.row.ts';
import { faultOf, importTable, type ReadRow, type RowDefaults, type RowFault, readRow } from './cases.import.rules.ts';
import { type ImportField, importRefusalWords } from './cases.import.words.ts';
import { nearestReceiver, type Receiver } from './cases.intake.store.ts';

export type ImportOptions = Omit<RowDefaults, 'now'> & {
  /** The system the table comes from. */
  source: string;
  /** Where rows belong that name no place. */
  area: string;
  /** Field → heading, where the columns are not found by themselves. */
  map?: Readonly<Record<string, string>>;
};
export type Layout = SheetLayout<ImportField>;
/** A row that will be registered unless its number is known. */
export type Planned = ReadRow & { number: string; area: string; receiver: Receiver };
export type Plan = { rows: number; planned: Planned[]; faults: RowFault[] };

/** Finds the heading row, below a title at most, and which column is what. */
export function layoutOf(rows: readonly SheetRow[], map: Readonly<Record<string, string>> = {}): Layout {
  const layout = sheetLayout(rows, importTable, map);
  if (layout?.columns.body === undefined) throw new Refused('noHeader', 422, importRefusalWords.noHeader);
  return layout;
}

/** Without a number of its own a row is known by what it says. */
const numberOf = (r: ReadRow): string =>
  r.number ??
  `text-${Buffer.from(digest('intl', r.receivedAt?.toString() ?? '', r.title ?? '', r.body))
    .toString('hex')
    .slice(0, 32)}`;

async function checkArea(ctx: Ctx, area: string): Promise<void> {
  if (ctx.actor.kind === 'staff' && !isWithin(area, ctx.actor.area))
    throw faulty('area', 'outsideYourPlace', ['这个地方不归您的岗位管。', 'This place is outside your post.']);
  if (!(await placeOf(ctx, area)))
    throw faulty('area', 'unknown', ['没有这个地方,请重新选择。', 'There is no such place: please choose again.']);
}

/** Decides for every row whether it can be registered, where, and who answers for it. Changes nothing. */
export async function planImport(ctx: Ctx, layout: Layout, options: ImportOptions): Promise<Plan> {
  await checkArea(ctx, options.area);
  const faults: RowFault[] = [];
  const reads: ReadRow[] = [];
  for (const row of layout.rows) {
    const { kind, channel, theirs } = options;
    const result = readRow(row, layout.columns, { kind, channel, now: ctx.now, ...(theirs && { theirs }) });
    if ('read' in result) reads.push(result.read);
    else faults.push(...result.faults);
  }
  const places = await placesByText(
    ctx,
    reads.map((r) => r.area),
    options.area,
  );
  const receivers = new Map<string, Receiver | null>();
  const firstRow = new Map<string, number>();
  const planned: Planned[] = [];
  for (const read of reads) {
    const named = read.area ? places.get(read.area)! : { code: options.area };
    // Another system's name for a place that is none here stays in words, for whoever sends the case on.
    const isWords = options.theirs && 'rule' in named && named.rule !== 'outsideYourPlace';
    const place = isWords ? { code: options.area } : named;
    if ('rule' in place) {
      faults.push(faultOf(read.row, 'area', place.rule));
      continue;
    }
    const number = numberOf(read);
    const first = firstRow.get(number);
    if (first !== undefined) {
      faults.push(faultOf(read.row, 'number', 'twice', { first }));
      continue;
    }
    firstRow.set(number, read.row);
    if (!receivers.has(place.code)) receivers.set(place.code, await nearestReceiver(ctx, place.code, dayOf(ctx.now)));
    const receiver = receivers.get(place.code);
    const placeNote = isWords ? [read.placeNote, read.area].filter(Boolean).join(' · ').slice(0, 200) : read.placeNote;
    if (receiver)
      planned.push({ ...read, number, area: place.code, receiver, ...(placeNote !== undefined && { placeNote }) });
    else faults.push(faultOf(read.row, 'area', 'nobodyAnswers'));
  }
  return { rows: layout.rows.length, planned, faults: faults.sort((a, b) => a.row - b.row) };
}
