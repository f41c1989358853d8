import { isWithin } from '#kernel/area.ts';
import { normalName } from '#kernel/identity.ts';
import { Refused } from '#kernel/refusal.ts';
import { say } from '#kernel/words.ts';
import { rollsOf } from '#modules/activities/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { type Layout, layoutOf } from '#platform/sheet.layout.ts';
import { recordExport, sheetFile } from '#platform/sheet.out.ts';
import { readSheet } from '#platform/sheet.ts';
import { contactsOf } from './contacts.store.ts';
import { checkNew, keepNew } from './floating.actions.ts';
import type { ConsentWay } from './floating.rules.ts';
import { type StoredFloating, selectFloating } from './floating.store.ts';
import { staffOf } from './floating.view.ts';
import { directionWords, floatingStatusWords, noFloating, reasonWords } from './floating.words.ts';
import { type PartyBranch, partyBranches } from './rules.store.ts';
import { type floatingSheetApi, MAX_FLOATING_ROWS } from './sheet.contract.ts';
import {
  type FloatingFault,
  floatingFault,
  floatingTable,
  neededColumns,
  readMember,
  type SheetMember,
} from './sheet.rules.ts';
import { outWords, type SheetField, sheetFields, sheetFieldWords, sheetNotes, sheetTexts } from './sheet.words.ts';

const LIMITS = { maxRows: MAX_FLOATING_ROWS + 10, maxBytes: 20 * 2 ** 20 };
const PREVIEW_ROWS = 5;
type Choices = { consentWay: ConsentWay; consentOn: string };
type Planned = SheetMember & {
  unit: PartyBranch;
  membershipId: string;
  inflowUnit: PartyBranch | null;
};
type Plan = { rows: number; members: Planned[]; faults: FloatingFault[] };

const named = (branches: readonly PartyBranch[], text: string) =>
  branches.filter((b) => b.name === text || b.shortName === text);

/** Decides for every row which branch and which member it means. Changes nothing. */
async function planSheet(ctx: Ctx, layout: Layout<SheetField>): Promise<Plan> {
  const today = dayOf(ctx.now);
  const own = staffOf(ctx).area;
  const branches = await partyBranches(ctx, today);
  const faults: FloatingFault[] = [];
  const read: SheetMember[] = [];
  for (const row of layout.rows) {
    const result = readMember(row, layout.columns);
    if ('faults' in result) faults.push(...result.faults);
    else read.push(result.read);
  }
  const rolls = await rollsOf(
    ctx,
    branches.filter((b) => isWithin(b.area, own)).map((b) => b.id),
    today,
  );
  const first = new Map<string, number>();
  const members = read.flatMap((r): Planned[] => {
    const bad = (field: SheetField, rule: Parameters<typeof floatingFault>[2], values = {}) => {
      faults.push(floatingFault(r.row, field, rule, values));
      return [];
    };
    const found = named(branches, r.home);
    const unit = found.find((b) => isWithin(b.area, own)) ?? found[0];
    if (!unit) return bad('home', 'branch', { part: r.home });
    if (!isWithin(unit.area, own)) return bad('home', 'notYours');
    const name = normalName(r.name) ?? r.name;
    const same = rolls.filter((m) => m.organisationId === unit.id && m.name === name && m.standing !== 'inflow');
    const [member, another] = same;
    if (!member) return bad('name', 'onRollNot', { unit: unit.name, name });
    if (another) return bad('name', 'several', { unit: unit.name, name });
    const twice = first.get(member.membershipId);
    if (twice !== undefined) return bad('name', 'twiceInTable', { first: twice });
    first.set(member.membershipId, r.row);
    const inflowUnit = r.inflow ? (named(branches, r.inflow)[0] ?? null) : null;
    return [{ ...r, name, unit, membershipId: member.membershipId, inflowUnit }];
  });
  return { rows: layout.rows.length, members, faults };
}

const fieldOf: Readonly<Record<string, SheetField>> = {
  phone: 'phone',
  leftOn: 'leftOn',
  awayUntil: 'until',
  inflowId: 'inflow',
};
/** A refusal of the house, told by its row and the column it is about. */
function faultOf(row: number, error: Refused): FloatingFault {
  const field = fieldOf[error.faults[0]?.field ?? ''] ?? 'name';
  const told = (lang: 'zh' | 'en') => say(error.says, lang, error.values);
  return { ...floatingFault(row, field, 'refused', { says: told('zh') }, { says: told('en') }), rule: error.code };
}
/** Phone, days and branches, as the house asks for them; the telephone as it is kept. */
async function checkPlanned(ctx: Ctx, { unit, inflowUnit, until, ...p }: Planned, c: Choices): Promise<string> {
  const phone = await checkNew(ctx, unit.area, { ...p, awayUntil: until ?? undefined, ...c });
  if (inflowUnit?.id === unit.id) throw noFloating('sameBranch', 'inflowId');
  return phone;
}
/** What would be refused of one row; nothing is written. */
async function tryOne(ctx: Ctx, p: Planned, c: Choices): Promise<FloatingFault[]> {
  try {
    await checkPlanned(ctx, p, c);
    return [];
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return [faultOf(p.row, error)];
  }
}
/** One member, one transaction: what the house refuses is told by its row, the others go in. */
async function takeOne(ctx: Ctx, p: Planned, c: Choices): Promise<FloatingFault | null> {
  try {
    await inTransaction(ctx, async (tx) => {
      const { unit, inflowUnit, until } = p;
      const phone = await checkPlanned(tx, p, c);
      await keepNew(
        tx,
        {
          ...{ area: unit.area, homeId: unit.id, homeName: unit.name, homeMembershipId: p.membershipId },
          ...{ inflowId: inflowUnit?.id ?? null, inflowArea: inflowUnit?.area ?? null },
          inflowName: inflowUnit?.name ?? p.inflow,
          ...{ name: p.name, phone, whereabouts: p.whereabouts, direction: p.direction, province: p.province },
          ...{ reason: p.reason, hasCard: p.hasCard, leftOn: p.leftOn, awayUntil: until, ...c },
          ...{ status: 'registeredOut', reportedOn: null },
        },
        false,
      );
    });
    return null;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return faultOf(p.row, error);
  }
}

const refusedRows = (faults: readonly FloatingFault[]) => new Set(faults.map((f) => f.row)).size;
const inOrder = (faults: readonly FloatingFault[]) => faults.toSorted((a, b) => a.row - b.row).slice(0, 2000);

async function takeAll(ctx: Ctx, layout: Layout<SheetField>, choices: Choices) {
  const began = performance.now();
  const plan = await planSheet(ctx, layout);
  const faults = [...plan.faults];
  let imported = 0;
  for (const p of plan.members) {
    const fault = await takeOne(ctx, p, choices);
    if (fault) faults.push(fault);
    else imported += 1;
  }
  const counts = { rows: plan.rows, imported, known: 0, refused: refusedRows(faults) };
  return once(ctx, async (tx) => {
    const id = tx.house.newId();
    const about = { kind: 'floatingMembers', id, area: staffOf(tx).area, verb: 'import', shows: 'staff' } as const;
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

/** Registers the members of a list out, or says how it would be read. Every refused row is told, with what to do. */
export const importFloating: Handler<(typeof floatingSheetApi)['importFloating']> = async (ctx, { input, sheet }) => {
  const { dryRun, map, ...choices } = input;
  const layout = layoutOf(await readSheet(sheet.bytes, LIMITS), floatingTable, map);
  if (!layout || neededColumns.some((f) => layout.columns[f] === undefined))
    throw new Refused('noHeader', 422, sheetTexts.noHeader);
  if (layout.rows.length > MAX_FLOATING_ROWS)
    throw new Refused('tooManyRows', 413, sheetTexts.tooMany, { values: { rows: MAX_FLOATING_ROWS } });
  if (!dryRun) return { ...(await takeAll(ctx, layout, choices)), preview: null };
  const { rows, members, faults: read } = await planSheet(ctx, layout);
  const faults = [...read];
  for (const p of members) faults.push(...(await tryOne(ctx, p, choices)));
  const counts = { rows, imported: 0, known: 0, refused: refusedRows(faults), seconds: 0 };
  return { ...counts, faults: inOrder(faults), preview: previewOf(layout) };
};

const heads = sheetFields.map((f) => ({ head: sheetFieldWords[f][0], width: 18, isText: true }));
const extra = ['origin', 'relation', 'inflowOn', 'attachedOn', 'endOn', 'state', 'contact', 'lastContact'] as const;

function cellsOf(f: StoredFloating, lastContact: string): (string | null)[] {
  const cells: Record<SheetField, string | null> = {
    name: f.name,
    phone: f.phone,
    home: f.homeName,
    direction: directionWords[f.direction][0],
    leftOn: f.leftOn,
    province: f.province,
    whereabouts: f.whereabouts,
    reason: reasonWords[f.reason][0],
    card: outWords[f.hasCard ? 'yes' : 'no'][0],
    inflow: f.inflowName,
    until: f.awayUntil,
  };
  const more: Record<(typeof extra)[number], string | null> = {
    origin: f.homeId ? f.placeName : f.homeName,
    relation: outWords[f.status === 'relationMoved' ? 'relationMoved' : 'relationHome'][0],
    inflowOn: f.reportedOn,
    attachedOn: f.attachedOn,
    endOn: f.endedOn,
    state: floatingStatusWords[f.status][0],
    contact: f.contactName,
    lastContact,
  };
  return [...sheetFields.map((k) => cells[k]), ...extra.map((k) => more[k])];
}
/** The file for the national system: its columns in Chinese; whoever takes it says what for. */
export const exportFloating: Handler<(typeof floatingSheetApi)['exportFloating']> = async (ctx, { query }) => {
  const items = await selectFloating(ctx, { isOpen: query.view === 'open', area: query.area });
  const ids = items.map((f) => f.id);
  const reached = (await contactsOf(ctx, ids)).filter((c) => c.reached);
  const last = new Map(reached.map((c) => [c.floatingId, c.day]));
  await recordExport(ctx, query.area ?? staffOf(ctx).area, {
    of: 'floatingMembers',
    rows: items.length,
  });
  const columns = [...heads, ...extra.map((k) => ({ head: outWords[k][0], width: 16, isText: true }))];
  const rows = items.map((f) => cellsOf(f, last.get(f.id) ?? ''));
  return sheetFile(`${sheetTexts.file[0]} ${dayOf(ctx.now)}`, [{ name: sheetTexts.file[0], columns, rows }]);
};

const example = [
  ...['王某某', '19900000000', '某某村党支部', '外省', '2026-01-15', '广东省', '深圳市某某公司', '务工', '是'],
  ...['深圳市某某社区党支部', ''],
];
/** A table with the headings, one invented member, and a second sheet that says what each may hold. */
export const floatingTemplate: Handler<(typeof floatingSheetApi)['floatingTemplate']> = async () =>
  sheetFile(sheetTexts.template[0], [
    { name: sheetTexts.template[0], columns: heads, rows: [example] },
    {
      name: sheetTexts.rules[0],
      columns: [
        { head: sheetTexts.rules[0], width: 28 },
        { head: '', width: 80 },
      ],
      rows: sheetFields.map((f) => [sheetFieldWords[f].join(' '), sheetNotes[f].join(' ')]),
    },
  ]);
