import { Refused } from '#kernel/refusal.ts';
import type { Word, WordValues } from '#kernel/words.ts';
import { say } from '#kernel/words.ts';
import { findPeople, type HouseholdCard, householdsOfHead } from '#modules/people/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { inTransaction } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { readSheet } from '#platform/sheet.ts';
import {
  detectMapping,
  type ListRow,
  type Mapping,
  missingColumns,
  quantityOf,
  type ReadRow,
  readRow,
} from './distribution.rules.ts';
import {
  type DistributionColumn,
  type DistributionRefusal,
  distributionColumns,
  distributionNotes,
  distributionWords,
  distributionRefusalWords as refusals,
} from './distribution.words.ts';
import { approve } from './grants.actions.ts';
import type { ApproveInput, grantsApi, RowFault } from './grants.contract.ts';
import { approvedFrom } from './grants.store.ts';
import { amountText } from './ledger.words.ts';
import { readBatchNumber } from './relief.number.rules.ts';
import { approverFault, earmarkFault } from './relief.rules.ts';
import { type Batch, batchNumbered, standings } from './relief.store.ts';
import { staffOf } from './relief.view.ts';
import { no } from './relief.words.ts';

type Api = typeof grantsApi;
type Terms = { purpose: ApproveInput['purpose']; reason: string; decision?: string | undefined };
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const HEADER_WITHIN = 10;
const LIMITS = { maxRows: 2000, maxBytes: 20 * 2 ** 20 };

/** The heading row among the first ten: a title may stand above it. */
function layoutOf(rows: readonly ListRow[]): { mapping: Mapping; rows: readonly ListRow[] } {
  const top = rows.slice(0, HEADER_WITHIN).map((row) => ({ row, mapping: detectMapping(row.cells) }));
  const best = top.toSorted((a, b) => Object.keys(b.mapping).length - Object.keys(a.mapping).length)[0];
  if (!best || Object.keys(best.mapping).length < 2) throw new Refused('noHeader', 422, refusals.noHeader);
  const missing = missingColumns(best.mapping);
  if (missing.length > 0)
    throw new Refused('noHeader', 422, refusals.noHeader, {
      faults: missing.map((c) => ({
        field: c,
        rule: 'columnMissing',
        says: refusals.columnMissing,
        values: { column: distributionWords[c][0] },
      })),
    });
  return { mapping: best.mapping, rows: rows.slice(rows.indexOf(best.row) + 1) };
}

const faultOf = (
  r: { row: number; household: string },
  column: DistributionColumn,
  rule: DistributionRefusal,
  values: WordValues = {},
): RowFault => {
  const word: Word = refusals[rule];
  return { ...r, column, rule, says: [say(word, 'zh', values), say(word, 'en', values)] };
};

/** The household that is meant, or why it is not clear. */
async function householdOf(ctx: Ctx, r: ReadRow): Promise<HouseholdCard | { rule: DistributionRefusal; n: number }> {
  let found = await householdsOfHead(ctx, r.head);
  if (r.idNumber) {
    const [person] = await findPeople(ctx, { idNumber: r.idNumber });
    found = found.filter((h) => h.headId === person?.id);
  }
  if (found.length > 1 && r.address) found = found.filter((h) => h.address === r.address);
  const [only, another] = found;
  if (!only) return { rule: 'noHousehold', n: 0 };
  return another ? { rule: 'manyHouseholds', n: found.length } : only;
}

type Planned = { household: HouseholdCard; isKin: boolean; lines: { batch: Batch; quantity: number }[] };

/** Goes through the rows in their order, with what is left of each batch after the rows before. */
class Plan {
  readonly faults: RowFault[] = [];
  readonly planned = new Map<string, Planned>();
  readonly #batches = new Map<string, Batch | null>();
  readonly #left = new Map<string, number>();
  readonly #seen = new Map<string, number>();
  readonly #known = new Set<string>();
  readonly #ctx: Ctx;
  readonly #terms: Terms;

  constructor(ctx: Ctx, terms: Terms) {
    this.#ctx = ctx;
    this.#terms = terms;
  }

  async #batch(number: string): Promise<Batch | null> {
    const key = readBatchNumber(number);
    const known = this.#batches.get(key);
    if (known !== undefined) return known;
    const batch = await batchNumbered(this.#ctx, key);
    this.#batches.set(key, batch);
    if (batch) {
      const [sum] = await standings(this.#ctx, [batch.id]);
      this.#left.set(batch.id, (sum?.stock ?? 0) - (sum?.promised ?? 0));
      for (const household of await approvedFrom(this.#ctx, batch.id)) this.#known.add(`${household} ${batch.id}`);
    }
    return batch;
  }

  async add(r: ReadRow): Promise<void> {
    const at = { row: r.row, household: r.head };
    const wrong = (column: DistributionColumn, rule: DistributionRefusal, values?: WordValues) =>
      void this.faults.push(faultOf(at, column, rule, values));
    const household = await householdOf(this.#ctx, r);
    if ('rule' in household) return wrong('head', household.rule, { n: household.n });
    const batch = await this.#batch(r.batch);
    if (!batch) return wrong('batch', 'noBatch');
    const isMoney = batch.kind === 'money';
    const quantity = quantityOf(r.quantity, isMoney);
    if (quantity === null) return wrong('quantity', 'quantity');
    const key = `${household.id} ${batch.id}`;
    const first = this.#seen.get(key);
    if (first !== undefined) return wrong('head', 'twice', { first });
    if (this.#known.has(key)) return wrong('head', 'approvedBefore');
    const marked = earmarkFault(batch, { purpose: this.#terms.purpose, area: household.area });
    if (marked) return wrong('batch', marked as DistributionRefusal);
    const { role } = staffOf(this.#ctx);
    const decision = this.#terms.decision ?? null;
    const unfit = approverFault({ role, hasMoney: isMoney, isKin: r.isKin, purpose: this.#terms.purpose, decision });
    if (unfit && unfit !== 'decisionMissing')
      return wrong(unfit === 'kinNeedsCounty' ? 'kin' : 'batch', unfit as DistributionRefusal);
    const left = this.#left.get(batch.id) ?? 0;
    if (quantity > left)
      return wrong('quantity', 'notEnough', { left: amountText(left, { unit: batch.unit, money: isMoney }) });
    this.#left.set(batch.id, left - quantity);
    this.#seen.set(key, r.row);
    const plan = this.planned.get(household.id) ?? { household, isKin: false, lines: [] };
    plan.isKin ||= r.isKin;
    plan.lines.push({ batch, quantity });
    this.planned.set(household.id, plan);
  }

  sums() {
    const lines = [...this.planned.values()].flatMap((p) => p.lines);
    return [...Map.groupBy(lines, (l) => l.batch.id).values()].flatMap((of) => {
      const [one] = of;
      if (!one) return [];
      const { id, number, item, unit, kind } = one.batch;
      const quantity = of.reduce((n, l) => n + l.quantity, 0);
      return { batchId: id, batch: number, item, unit, money: kind === 'money', quantity };
    });
  }
}

export const importGrants: Handler<Api['importGrants']> = async (ctx, { input, sheet }) => {
  const { mapping, rows } = layoutOf(await readSheet(sheet.bytes, LIMITS));
  const { dryRun, ...terms } = input;
  if (terms.purpose !== 'emergency' && !terms.decision) throw no('decisionMissing', 'decision');
  const work = async (tx: TxCtx) => {
    const plan = new Plan(tx, terms);
    const read = rows.map((row) => readRow(row, mapping));
    for (const { read: r, faults } of read) {
      plan.faults.push(...faults.map((f) => faultOf({ row: f.row, household: f.household }, f.column, f.rule)));
      if (r) await plan.add(r);
    }
    const refused = new Set(plan.faults.map((f) => f.row)).size;
    if (!dryRun) {
      // A list is taken in whole or not at all: half a list handed out twice is what nobody can sort out afterwards.
      if (refused > 0) throw new Refused('rowsRefused', 422, refusals.rowsRefused, { values: { n: refused } });
      for (const p of plan.planned.values())
        await approve(tx, {
          householdId: p.household.id,
          isKin: p.isKin,
          ...terms,
          lines: p.lines.map((l) => ({ batchId: l.batch.id, quantity: l.quantity })),
        });
    }
    return {
      rows: rows.length,
      households: plan.planned.size,
      refused,
      sums: plan.sums(),
      faults: plan.faults.sort((a, b) => a.row - b.row),
    };
  };
  // Looking first is no command: it may be repeated with the same key and still look at what is there now.
  return dryRun ? inTransaction(ctx, work) : once(ctx, work);
};

const example: Record<DistributionColumn, string | number> = {
  head: '韩大柱',
  idNumber: '',
  address: '',
  batch: 'JZ-150124201213-2026-0001-5',
  quantity: 1,
  kin: '否',
};

/** A table with the headings and one invented row, and a second sheet that says what each column may hold. */
export const distributionTemplate: Handler<Api['distributionTemplate']> = async () => {
  const { Workbook } = (await import('exceljs')).default;
  const book = new Workbook();
  const sheet = book.addWorksheet('发放名单', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = distributionColumns.map((c) => ({
    key: c,
    header: distributionWords[c][0],
    width: c === 'batch' ? 30 : 18,
  }));
  sheet.getRow(1).font = { bold: true };
  sheet.getColumn('idNumber').numFmt = '@';
  sheet.addRow(example);
  const notes = book.addWorksheet('填写说明');
  notes.columns = [{ width: 22 }, { width: 80 }];
  for (const c of distributionColumns) notes.addRow([distributionWords[c].join(' '), distributionNotes[c].join(' ')]);
  const content = Buffer.from(await book.xlsx.writeBuffer());
  return { content, mediaType: XLSX, name: '发放名单模板.xlsx' };
};
