import { Refused } from '#kernel/refusal.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { Layout } from '#platform/sheet.layout.ts';
import { recordExport, sheetFile } from '#platform/sheet.out.ts';
import { readSheet } from '#platform/sheet.ts';
import { hoursText } from './hours.rules.ts';
import { MAX_STATION_ROWS, type stationSheetApi } from './sheet.contract.ts';
import { type PlannedStation, planSheet, type SheetOptions, sheetLayout } from './sheet.plan.ts';
import { type StationFault, stationFault } from './sheet.rules.ts';
import { type SheetField, sheetFields, sheetFieldWords, sheetNotes, sheetTexts } from './sheet.words.ts';
import { entry, findStations, named } from './stations.actions.ts';
import type { StationsApi } from './stations.contract.ts';
import { insertStation, putStation, type StoredStation } from './stations.store.ts';
import { amenityWords, stationKindWords, stationStateWords } from './stations.words.ts';

const LIMITS = { maxRows: MAX_STATION_ROWS + 10, maxBytes: 20 * 2 ** 20 };
const PREVIEW_ROWS = 5;

/** One station, one transaction: what the house refuses is told by its row, the others go in. */
async function takeOne(ctx: Ctx, p: PlannedStation, known: SheetOptions['known']): Promise<StationFault | null> {
  if (p.id && known === 'pass') return null;
  const { row, id: knownId, ...values } = p;
  try {
    await inTransaction(ctx, async (tx) => {
      const id = knownId ?? tx.house.newId();
      if (knownId) await putStation(tx, id, values);
      else await named(p.name, () => insertStation(tx, id, values));
      const told = entry({ id, area: values.area }, knownId ? 'change' : 'add', { name: values.name, table: true });
      await (knownId ? record(tx, told) : record(tx, told, 'new'));
    });
    return null;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return stationFault(row, 'name', 'sameName', { name: p.name });
  }
}

const refusedRows = (faults: readonly StationFault[]) => new Set(faults.map((f) => f.row)).size;
const inOrder = (faults: readonly StationFault[]) => faults.toSorted((a, b) => a.row - b.row).slice(0, 2000);

async function takeAll(ctx: Ctx, layout: Layout<SheetField>, options: SheetOptions) {
  const began = performance.now();
  const plan = await planSheet(ctx, layout, options);
  const faults = [...plan.faults];
  let [imported, known] = [0, 0];
  for (const p of plan.stations) {
    const fault = await takeOne(ctx, p, options.known);
    if (fault) faults.push(fault);
    else if (p.id) known += 1;
    else imported += 1;
  }
  const counts = { rows: plan.rows, imported, known, refused: refusedRows(faults) };
  return once(ctx, async (tx) => {
    const about = {
      kind: 'stations',
      id: tx.house.newId(),
      area: options.area,
      verb: 'import',
      shows: 'staff',
    } as const;
    await record(tx, { ...about, data: counts }, 'new');
    return { ...counts, seconds: Math.round(performance.now() - began) / 1000, faults: inOrder(faults) };
  });
}

function previewOf({ header, columns, rows }: Layout<SheetField>) {
  const shown = header.cells.map((cell) => String(cell ?? '').slice(0, 200));
  const mapping: Partial<Record<SheetField, string>> = {};
  for (const f of sheetFields) if (columns[f] !== undefined) mapping[f] = shown[columns[f]] ?? '';
  const cellsOf = (cells: readonly unknown[]) => shown.map((_, i) => String(cells[i] ?? '').slice(0, 200));
  return {
    columns: shown,
    mapping,
    rows: rows.slice(0, PREVIEW_ROWS).map((r) => ({ row: r.number, cells: cellsOf(r.cells) })),
  };
}

/** Takes a table of stations in, or says how it would be read. Every refused row is told, with what to do. */
export const importStations: Handler<(typeof stationSheetApi)['importStations']> = async (ctx, { input, sheet }) => {
  const { dryRun, map, ...options } = input;
  const layout = sheetLayout(await readSheet(sheet.bytes, LIMITS), map);
  if (layout.rows.length > MAX_STATION_ROWS)
    throw new Refused('tooManyRows', 413, sheetTexts.tooMany, { values: { rows: MAX_STATION_ROWS } });
  if (!dryRun) return { ...(await takeAll(ctx, layout, options)), preview: null };
  const { rows, stations, faults } = await planSheet(ctx, layout, options);
  const known = stations.filter((s) => s.id !== null).length;
  const counts = { rows, imported: 0, known, refused: refusedRows(faults), seconds: 0 };
  return { ...counts, faults: inOrder(faults), preview: previewOf(layout) };
};

const columns = sheetFields.filter((f) => f !== 'position');
const heads = columns.map((f) => ({
  head: sheetFieldWords[f][0],
  width: f === 'address' || f === 'hours' || f === 'amenities' ? 30 : 16,
  isText: f !== 'long' && f !== 'lat' && f !== 'seats',
}));

const cellsOf = (s: StoredStation): (string | number | null)[] => {
  const cells: Record<SheetField, string | number | null> = {
    name: s.name,
    area: s.area,
    kind: stationKindWords[s.kind][0],
    address: s.address,
    way: s.way,
    long: s.long,
    lat: s.lat,
    position: null,
    amenities: s.amenities.map((a) => amenityWords[a][0]).join('、'),
    seats: s.seats,
    hours: hoursText(s.hours, 'zh'),
    host: s.host,
    unit: s.unit,
    phone: s.phone,
    confirmed: s.confirmedOn,
  };
  return [...columns.map((f) => cells[f]), stationStateWords[s.state][0]];
};

/** The list as a table; changed there, it can be imported again (positions are WGS-84). */
export const exportStations: Handler<StationsApi['exportStations']> = async (ctx, { query }) => {
  const { items } = await findStations(ctx, query);
  const area = ctx.actor.kind === 'staff' ? ctx.actor.area : ctx.house.config.jurisdiction;
  await recordExport(ctx, query.area ?? area, { of: 'stations', rows: items.length });
  const sheet = {
    name: `${sheetTexts.file[0]}(WGS-84)`,
    columns: [...heads, { head: sheetTexts.state[0], width: 10 }],
    rows: items.map(cellsOf),
  };
  return sheetFile(`${sheetTexts.file[0]} ${dayOf(ctx.now)}`, [sheet]);
};

const example: readonly (string | number | null)[] = [
  ...['红蜂驿站·示例', '海拉尔东路街道', '红蜂驿站', '某路 1 号', '从西门进,一楼左手', 111.6713, 40.8183],
  ...[
    '饮水、热饭、手机充电、休息座位',
    8,
    '工作日 8:30-17:30;周末 休息;节假日 10:00-16:00',
    '某银行某支行',
    '',
    '0471-0000100',
    '',
  ],
];

/** A table with the headings, one invented station, and a second sheet that says what each may hold. */
export const stationTemplate: Handler<(typeof stationSheetApi)['stationTemplate']> = async () =>
  sheetFile(sheetTexts.template[0], [
    { name: sheetTexts.template[0], columns: heads, rows: [example] },
    {
      name: sheetTexts.rules[0],
      columns: [
        { head: sheetTexts.rules[0], width: 24 },
        { head: '', width: 90 },
      ],
      rows: sheetFields.map((f) => [sheetFieldWords[f].join(' '), sheetNotes[f].join(' ')]),
    },
  ]);
