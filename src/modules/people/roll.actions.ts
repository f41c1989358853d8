import { Refused } from '#kernel/refusal.ts';
import { type Ctx, inTransaction, type TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { Layout } from '#platform/sheet.layout.ts';
import { readSheet } from '#platform/sheet.ts';
import { joinHousehold, settleHousehold } from './households.actions.ts';
import { addPerson } from './people.actions.ts';
import { MAX_ROLL_ROWS, type rollApi } from './roll.contract.ts';
import { type PlannedHome, type PlannedPerson, planRoll, type RollOptions, rollLayout } from './roll.plan.ts';
import { faultSaying, type RollFault, rollFault, rollTable } from './roll.rules.ts';
import { type RollField, rollFields, rollFieldWords, rollNotes, rollWords } from './roll.words.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const LIMITS = { maxRows: MAX_ROLL_ROWS + 10, maxBytes: 40 * 2 ** 20 };
const MAX_FAULTS = 2000;
const PREVIEW_ROWS = 5;

type Taken = { imported: number; known: number; households: number; faults: RollFault[] };
const nothing: Taken = { imported: 0, known: 0, households: 0, faults: [] };

/** The field of a row that a refusal of the register is about. */
const fieldOf: Readonly<Record<string, RollField>> = {
  alreadyKnown: 'idNumber',
  bornLater: 'born',
  livesElsewhere: 'name',
  secondHead: 'relation',
};

async function takePerson(tx: TxCtx, p: PlannedPerson, area: string, { basis }: RollOptions): Promise<string> {
  if (p.id) return p.id;
  const { name, idNumber, phone, birthYear } = p;
  return (await addPerson(tx, { area, name, basis, idNumber, phone, birthYear })).id;
}

/**
 * One household, one transaction. When the register refuses one of its people, the others go in without that one; without its head the
 * household waits.
 */
async function takeHome(ctx: Ctx, home: PlannedHome, options: RollOptions): Promise<Taken> {
  let at = home.people[0];
  try {
    return await inTransaction(ctx, async (tx) => {
      const members = [];
      for (const p of home.people) {
        at = p;
        const personId = await takePerson(tx, p, home.area, options);
        if (!p.livesHere) members.push({ row: p, personId, relation: p.relation, validFrom: p.since ?? options.since });
      }
      const kept = home.id ?? (await settleHousehold(tx, home, [])).id;
      for (const { row, ...member } of members) {
        at = row;
        await joinHousehold(tx, kept, member);
      }
      const imported = home.people.filter((p) => p.id === null).length;
      return { imported, known: home.people.length - imported, households: home.id ? 0 : 1, faults: [] };
    });
  } catch (error) {
    if (!(error instanceof Refused) || !at) throw error;
    const bad = at;
    const fault = faultSaying(bad.row, fieldOf[error.code] ?? 'name', error.code, error.says);
    const others = home.people.filter((p) => p !== bad);
    if (bad.relation === 'head')
      return {
        ...nothing,
        faults: [fault, ...others.map((p) => rollFault(p.row, 'relation', 'withHead', { first: bad.row }))],
      };
    const rest = others.length > 0 ? await takeHome(ctx, { ...home, people: others }, options) : nothing;
    return { ...rest, faults: [fault, ...rest.faults] };
  }
}

const refusedRows = (faults: readonly RollFault[]) => new Set(faults.map((f) => f.row)).size;

async function takeAll(ctx: Ctx, layout: Layout<RollField>, options: RollOptions) {
  const began = performance.now();
  const plan = await planRoll(ctx, layout, options);
  const parts: Taken[] = [];
  for (const home of plan.homes) parts.push(await takeHome(ctx, home, options));
  const sum = (of: 'imported' | 'known' | 'households') => parts.reduce((n, p) => n + p[of], 0);
  const faults = [...plan.faults, ...parts.flatMap((p) => p.faults)].sort((a, b) => a.row - b.row);
  const counts = {
    rows: plan.rows,
    imported: sum('imported'),
    known: sum('known'),
    refused: refusedRows(faults),
    households: sum('households'),
  };
  return once(ctx, async (tx) => {
    const about = { kind: 'roll', id: tx.house.newId(), area: options.area, verb: 'import', shows: 'staff' } as const;
    await record(tx, { ...about, data: counts }, 'new');
    return { ...counts, seconds: Math.round(performance.now() - began) / 1000, faults: faults.slice(0, MAX_FAULTS) };
  });
}

function previewOf({ header, columns, rows }: Layout<RollField>) {
  const shown = header.cells.map((cell) => String(cell ?? '').slice(0, 200));
  const mapping: Partial<Record<RollField, string>> = {};
  for (const field of rollFields) if (columns[field] !== undefined) mapping[field] = shown[columns[field]] ?? '';
  const cellsOf = (cells: readonly unknown[]) => shown.map((_, i) => String(cells[i] ?? '').slice(0, 200));
  return {
    columns: shown,
    mapping,
    rows: rows.slice(0, PREVIEW_ROWS).map((r) => ({ row: r.number, cells: cellsOf(r.cells) })),
  };
}

/** Takes a household roll in, or says how it would be read. What is registered stays; importing again passes over it. */
export const importRoll: Handler<(typeof rollApi)['importRoll']> = async (ctx, { input, sheet }) => {
  const { dryRun, map, ...options } = input;
  const layout = rollLayout(await readSheet(sheet.bytes, LIMITS), map);
  if (layout.rows.length > MAX_ROLL_ROWS)
    throw new Refused('tooManyRows', 413, rollWords.tooMany, { values: { rows: MAX_ROLL_ROWS } });
  if (!dryRun) return { ...(await takeAll(ctx, layout, options)), preview: null };
  const { rows, homes, faults } = await planRoll(ctx, layout, options);
  const counts = { rows, imported: 0, known: 0, refused: refusedRows(faults), seconds: 0 };
  const households = homes.filter((h) => h.id === null).length;
  const shown = faults.toSorted((a, b) => a.row - b.row).slice(0, MAX_FAULTS);
  return { ...counts, households, faults: shown, preview: previewOf(layout) };
};

const example: readonly (readonly string[])[] = [
  ['1', '', '老熊沟 3 组 12 号', '韩某', '户主', '', '199-0000-0001', '1950-06-07', '2001-05-01'],
  ['', '', '', '侯某', '配偶', '', '', '1952', ''],
];

/** A table with the headings, one invented household, and a second sheet that says what each may hold. */
export const rollTemplate: Handler<(typeof rollApi)['rollTemplate']> = async () => {
  const { Workbook } = (await import('exceljs')).default;
  const book = new Workbook();
  const sheet = book.addWorksheet(rollWords.template[0], { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = rollTable.fields.map((f) => ({
    header: rollFieldWords[f][0],
    width: f === 'address' ? 30 : 18,
    style: { numFmt: '@' },
  }));
  sheet.getRow(1).font = { bold: true };
  for (const row of example) sheet.addRow([...row]);
  const rules = book.addWorksheet(rollWords.rules[0]);
  rules.columns = [{ width: 26 }, { width: 90 }];
  for (const f of rollTable.fields) rules.addRow([rollFieldWords[f].join(' '), rollNotes[f].join(' ')]);
  return {
    content: Buffer.from(await book.xlsx.writeBuffer()),
    mediaType: XLSX,
    name: `${rollWords.template[0]}.xlsx`,
  };
};
