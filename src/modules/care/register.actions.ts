import { Refused } from '#kernel/refusal.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { Layout } from '#platform/sheet.layout.ts';
import { sheetFile } from '#platform/sheet.out.ts';
import { readSheet } from '#platform/sheet.ts';
import { careClassWords } from './care.words.ts';
import { enrol } from './enrol.ts';
import { MAX_REGISTER_ROWS, type registerApi } from './register.contract.ts';
import { type PlannedBenefit, planRegister, type RegisterOptions, registerLayout } from './register.plan.ts';
import { type RegisterFault, registerSaying } from './register.rules.ts';
import {
  type RegisterField,
  registerFields,
  registerFieldWords,
  registerNotes,
  registerWords,
} from './register.words.ts';
import { staffOf } from './staff.ts';

const LIMITS = { maxRows: MAX_REGISTER_ROWS + 10, maxBytes: 20 * 2 ** 20 };
const MAX_FAULTS = 2000;
const PREVIEW_ROWS = 5;

/** The column of a row that a refusal of this module is about. */
const fieldOf: Readonly<Record<string, RegisterField>> = { memberThere: 'careClass' };

/** One benefit, one transaction: what the house refuses is told by its row, the others go in. */
async function takeOne(ctx: Ctx, { line, householdId, personId }: PlannedBenefit): Promise<RegisterFault | null> {
  try {
    await inTransaction(ctx, (tx) =>
      enrol(tx, {
        ...{ householdId, personId, careClass: line.careClass, circumstance: line.circumstance, since: line.since },
        basis: { kind: 'register', number: line.number },
        amountCents: line.amountCents,
        ...(line.lastCheckedOn && { lastCheckedOn: line.lastCheckedOn }),
        ...(line.nextOn && { nextOn: line.nextOn }),
      }),
    );
    return null;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return registerSaying(line.row, fieldOf[error.code] ?? 'name', error.code, error.says);
  }
}

const refusedRows = (faults: readonly RegisterFault[]) => new Set(faults.map((f) => f.row)).size;
const inOrder = (faults: readonly RegisterFault[]) => faults.toSorted((a, b) => a.row - b.row).slice(0, MAX_FAULTS);

async function takeAll(ctx: Ctx, layout: Layout<RegisterField>, options: RegisterOptions) {
  const began = performance.now();
  const plan = await planRegister(ctx, layout, options);
  const faults = [...plan.faults];
  let imported = 0;
  for (const b of plan.benefits) {
    const fault = await takeOne(ctx, b);
    if (fault) faults.push(fault);
    else imported += 1;
  }
  const { rows, known, beside, looks } = plan;
  const counts = { rows, imported, known, beside, refused: refusedRows(faults) };
  return once(ctx, async (tx) => {
    const about = { kind: 'careRegister', id: tx.house.newId(), area: staffOf(ctx).area, verb: 'import' } as const;
    await record(tx, { ...about, shows: 'staff', data: counts }, 'new');
    const seconds = Math.round(performance.now() - began) / 1000;
    return { ...counts, seconds, faults: inOrder(faults), looks, preview: null };
  });
}

function previewOf({ header, columns, rows }: Layout<RegisterField>) {
  const shown = header.cells.map((cell) => String(cell ?? '').slice(0, 200));
  const mapping: Partial<Record<RegisterField, string>> = {};
  for (const f of registerFields) if (columns[f] !== undefined) mapping[f] = shown[columns[f]] ?? '';
  const cellsOf = (cells: readonly unknown[]) => shown.map((_, i) => String(cells[i] ?? '').slice(0, 200));
  return {
    columns: shown,
    mapping,
    rows: rows.slice(0, PREVIEW_ROWS).map((r) => ({ row: r.number, cells: cellsOf(r.cells) })),
  };
}

/** Takes a register of benefits in, or says how it would be read. What is here stays; importing again passes over it. */
export const importRegister: Handler<(typeof registerApi)['importRegister']> = async (ctx, { input, sheet }) => {
  const { dryRun, map, careClass = null, since, chosen } = input;
  const options = { careClass, since, chosen };
  const layout = registerLayout(await readSheet(sheet.bytes, LIMITS), map);
  if (layout.rows.length > MAX_REGISTER_ROWS)
    throw new Refused('tooManyRows', 413, registerWords.tooMany, { values: { rows: MAX_REGISTER_ROWS } });
  if (!dryRun) return takeAll(ctx, layout, options);
  const { rows, known, beside, looks, faults } = await planRegister(ctx, layout, options);
  const counts = { rows, imported: 0, known, beside, refused: refusedRows(faults), seconds: 0 };
  return { ...counts, faults: inOrder(faults), looks, preview: previewOf(layout) };
};

const widths: Partial<Record<RegisterField, number>> = { idNumber: 22, address: 30, careClass: 18, number: 20 };
const heads = registerFields.map((f) => ({
  head: registerFieldWords[f][0],
  width: widths[f] ?? 14,
  isText: f !== 'amount',
}));
const example: Partial<Record<RegisterField, string | number>> = {
  ...{ name: '韩某', head: '韩某', idNumber: '', born: '1950-06-07', address: '老熊沟 3 组 12 号' },
  ...{ careClass: careClassWords.minimumLiving[0], whose: '整户', amount: 812.5, circumstance: '稳定' },
  ...{ since: '2021-04-01', lastChecked: '2025-04-12', next: '2026-04', number: '测试 001' },
};

/** A table with the headings, one invented line, and a second sheet that says what each may hold. */
export const registerTemplate: Handler<(typeof registerApi)['registerTemplate']> = async () =>
  sheetFile(registerWords.template[0], [
    { name: registerWords.template[0], columns: heads, rows: [registerFields.map((f) => example[f] ?? '')] },
    {
      name: registerWords.rules[0],
      columns: [
        { head: registerWords.rules[0], width: 30 },
        { head: '', width: 90 },
      ],
      rows: registerFields.map((f) => [registerFieldWords[f].join(' '), registerNotes[f].join(' ')]),
    },
  ]);
