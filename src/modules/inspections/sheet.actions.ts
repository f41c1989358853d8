import { Refused } from '#kernel/refusal.ts';
import { admitRow } from '#modules/mandates/index.ts';
import { organisationsById, organisationsFor } from '#modules/organisations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { inTransaction, type TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { type Layout, layoutOf } from '#platform/sheet.layout.ts';
import { recordExport, sheetFile } from '#platform/sheet.out.ts';
import { readSheet } from '#platform/sheet.ts';
import { datesFor, datesWrong, matterOf } from './findings.actions.ts';
import { insertFinding, type NewFinding, selectFindings } from './findings.store.ts';
import { staffOf } from './findings.view.ts';
import { type InspectionsApi, MAX_FINDINGS } from './inspections.contract.ts';
import { standingOf } from './inspections.rules.ts';
import { categoryWords, standingWords, termWords, inspectionWords as w } from './inspections.words.ts';
import { entryOf, heldToOwn } from './rounds.actions.ts';
import { roundById, type StoredRound } from './rounds.store.ts';
import {
  type FindingFault,
  findingFault,
  findingTable,
  nameColumn,
  readFinding,
  type SheetFinding,
} from './sheet.rules.ts';
import { type FindingSheetField, findingSheetFields, findingSheetTexts, findingSheetWords } from './sheet.words.ts';
import { countFiles, insertStep } from './steps.store.ts';

const LIMITS = { maxRows: MAX_FINDINGS + 10, maxBytes: 20 * 2 ** 20 };
const PREVIEW_ROWS = 5;
type Planned = Omit<NewFinding, 'id' | 'roundId'>;
type Plan = { good: Planned[]; known: number; faults: FindingFault[] };
type There = Awaited<ReturnType<typeof organisationsFor>>;

/** What one row becomes, or why it does not; the gate is asked for its owner. */
async function planRow(
  tx: TxCtx,
  r: StoredRound,
  f: SheetFinding,
  nth: number,
  isDry: boolean,
): Promise<Planned | FindingFault[]> {
  const faults: FindingFault[] = [];
  const bad = (...[field, rule, values = {}]: [FindingSheetField, Parameters<typeof findingFault>[2], object?]) =>
    void faults.push(findingFault(f.row, field, rule, values as Record<string, string>));
  const units = await organisationsById(
    tx,
    r.units.map((u) => u.id),
  );
  const only = r.units.length === 1 ? r.units[0]?.id : undefined;
  const inspected = [...units.values()].find((u) =>
    f.unit === null ? u.id === only : u.name === f.unit || u.shortName === f.unit,
  );
  if (!inspected) bad('unit', f.unit === null ? 'required' : 'notInspected', { name: f.unit ?? '' });
  const there: There = inspected ? await organisationsFor(tx, inspected.area) : [];
  const named = (name: string | null) => there.find((o) => o.name === name || o.shortName === name)?.id ?? null;
  const ownerId = named(f.owner);
  const leadId = named(f.lead);
  if (inspected && f.owner && !ownerId) bad('owner', 'unitUnknown', { name: f.owner });
  if (inspected && f.lead && !leadId) bad('lead', 'unitUnknown', { name: f.lead });
  const dates = datesFor(r, f);
  if (datesWrong(r, dates)) bad(f.dueOn ? 'due' : 'planDue', 'duePast');
  if (faults.length > 0 || !inspected) return faults;
  if (ownerId) {
    const matter = matterOf({ round: r.title, nth, body: f.body });
    const refused = await admitRow(tx, { receiverId: ownerId, role: 'lead', matter }, { isDry });
    if (refused) return [{ row: f.row, field: 'owner', rule: refused.why, zh: refused.says[0], en: refused.says[1] }];
  }
  const owner = ownerId ? { id: ownerId, leaderPost: f.leader, leadId: leadId === ownerId ? null : leadId } : null;
  const { category, term, body, basis, papers } = f;
  return { inspectedId: inspected.id, area: inspected.area, nth, category, term, body, basis, papers, ...dates, owner };
}
/** Decides for every row whether it can be taken in; a number that is there already is passed over. Changes nothing, but for what the gate keeps. */
async function planRows(tx: TxCtx, r: StoredRound, layout: Layout<FindingSheetField>, isDry: boolean): Promise<Plan> {
  const taken = new Set((await selectFindings(tx, { roundId: r.id })).map((f) => f.nth));
  const firstBy = new Map<number, number>();
  const plan: Plan = { good: [], known: 0, faults: [] };
  let next = 1;
  for (const row of layout.rows) {
    const result = readFinding(row, layout.columns);
    if ('faults' in result) {
      plan.faults.push(...result.faults);
      continue;
    }
    const f = result.read;
    while (f.nth === null && (taken.has(next) || firstBy.has(next))) next += 1;
    const nth = f.nth ?? next;
    const first = firstBy.get(nth);
    if (first !== undefined) plan.faults.push(findingFault(f.row, 'nth', 'twice', { first }));
    else if (taken.has(nth)) plan.known += 1;
    else {
      const planned = await planRow(tx, r, f, nth, isDry);
      if (Array.isArray(planned)) plan.faults.push(...planned);
      else {
        firstBy.set(nth, f.row);
        plan.good.push(planned);
      }
    }
  }
  return plan;
}

function previewOf({ header, columns, rows }: Layout<FindingSheetField>) {
  const shown = header.cells.map((cell) => String(cell ?? '').slice(0, 200));
  const mapping: Partial<Record<FindingSheetField, string>> = {};
  for (const f of findingSheetFields) if (columns[f] !== undefined) mapping[f] = shown[columns[f]] ?? '';
  const cellsOf = (cells: readonly unknown[]) => shown.map((_, i) => String(cells[i] ?? '').slice(0, 200));
  return {
    columns: shown,
    mapping,
    rows: rows.slice(0, PREVIEW_ROWS).map((r) => ({ row: r.number, cells: cellsOf(r.cells) })),
  };
}

/** Rows that are fine go in, the report lists the rest. A table with a column of names is not taken at all. */
export const importFindings: Handler<InspectionsApi['importFindings']> = async (ctx, { params, input, sheet }) => {
  const layout = layoutOf(await readSheet(sheet.bytes, LIMITS), findingTable, input.map);
  if (!layout || layout.columns.body === undefined) throw new Refused('noHeader', 422, findingSheetTexts.noHeader);
  const head = nameColumn(layout.header.cells.map((c) => String(c ?? '')));
  if (head !== null) throw new Refused('personColumn', 422, findingSheetTexts.personColumn, { values: { head } });
  if (layout.rows.length > MAX_FINDINGS)
    throw new Refused('tooManyRows', 413, findingSheetTexts.tooMany, { values: { rows: MAX_FINDINGS } });
  const began = performance.now();
  const work = async (tx: TxCtx) => {
    const r = heldToOwn(tx, await roundById(tx, params.id));
    const plan = await planRows(tx, r, layout, input.dryRun);
    if (!input.dryRun)
      for (const p of plan.good) {
        const id = tx.house.newId();
        await insertFinding(tx, { ...p, id, roundId: r.id });
        await record(tx, entryOf('finding', { id, area: p.area }, 'add', { nth: p.nth, table: true }), 'new');
        const by = staffOf(tx);
        await insertStep(tx, { id, area: p.area }, { verb: 'add', by, onDay: dayOf(tx.now), body: null });
      }
    return {
      rows: layout.rows.length,
      imported: input.dryRun ? 0 : plan.good.length,
      known: plan.known,
      refused: new Set(plan.faults.map((f) => f.row)).size,
      seconds: Math.round(performance.now() - began) / 1000,
      faults: plan.faults.toSorted((a, b) => a.row - b.row),
      preview: input.dryRun ? previewOf(layout) : null,
    };
  };
  // Looking first is no command: it may be repeated with the same key and still look at what is there now.
  return input.dryRun ? inTransaction(ctx, work) : once(ctx, work);
};

const widths: Readonly<Record<FindingSheetField, number>> = {
  ...{ nth: 8, unit: 18, category: 16, body: 60, basis: 30, papers: 24 },
  ...{ term: 12, owner: 18, leader: 18, lead: 18, planDue: 14, due: 14 },
};
/** 整改台账 of a round as it stands; its new rows can be imported again. */
export const exportFindings: Handler<InspectionsApi['exportFindings']> = async (ctx, { params }) => {
  const r = await roundById(ctx, params.id);
  const list = await selectFindings(ctx, { roundId: r.id });
  const files = await countFiles(
    ctx,
    list.map((f) => f.id),
  );
  const today = dayOf(ctx.now);
  await recordExport(ctx, r.area, { of: 'findings', round: r.id, rows: list.length });
  const more = [w.measures, w.status, w.last, w.closedOn, w.returned, w.repeated, w.supervised];
  return sheetFile(`${r.title}整改台账 ${today}`, [
    {
      name: '整改台账',
      columns: [
        ...findingSheetFields.map((f) => ({ head: findingSheetWords[f][0], width: widths[f] })),
        ...more.map((x) => ({ head: x[0], width: x === w.measures || x === w.last ? 50 : 12 })),
        { head: '证明材料份数', width: 12 },
      ],
      rows: list.map((f) => [
        ...[f.nth, f.inspected, categoryWords[f.category][0], f.body, f.basis ?? '', f.papers ?? ''],
        ...[termWords[f.term][0], f.owner ?? '', f.leaderPost ?? '', f.lead ?? '', f.planDue, f.dueOn],
        f.measures
          .map((m) => `${m.nth}. ${m.body}（${m.unit.name}，${m.doneOn ? `${m.doneOn} 完成` : m.dueOn}）`)
          .join('\n'),
        ...[standingWords[standingOf(f, today)][0], f.last ? `${f.last.onDay} ${f.last.body}` : '', f.closedOn ?? ''],
        f.returned || '',
        f.former ? `${f.former.round}第 ${f.former.nth} 个` : '',
        f.supervisions || '',
        files.get(f.id) ?? 0,
      ]),
    },
  ]);
};
