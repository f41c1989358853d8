import type { StaffActor } from '#kernel/actor.ts';
import { isWithin } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler, PaperKind, Upload } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { papersApi, SheetView } from './papers.contract.ts';
import { paperCodeOf, paperLink } from './papers.rules.ts';
import {
  insertScan,
  insertSheet,
  moveScanRows,
  printerOf,
  type StoredSheet,
  scanSeen,
  scansOf,
  sheetCoded,
  sheetOf,
} from './papers.store.ts';

type Api = typeof papersApi;

function staffOf(ctx: Ctx): StaffActor {
  if (ctx.actor.kind !== 'staff') throw notFound();
  return ctx.actor;
}

/** The kind as its module declared it, when the actor's role may have to do with it; else it is not there for them. */
function kindFor(ctx: Ctx, name: string): PaperKind {
  const { role } = staffOf(ctx);
  const kind = ctx.house.papers[name];
  if (!kind?.roles.some((r) => r === role)) throw notFound();
  return kind;
}

/** What a sheet is about, of the actor's place; else 404. */
async function subjectOf(ctx: Ctx, kind: string, subject: string) {
  const found = await kindFor(ctx, kind).find(ctx, subject);
  if (!found || !isWithin(found.area, staffOf(ctx).area)) throw notFound();
  return found;
}

const viewSheet = (ctx: Ctx, s: StoredSheet): SheetView => ({
  code: s.code,
  link: paperLink(ctx.house.config.publicUrl, s.code),
  title: s.title,
});

export const getPaper: Handler<Api['getPaper']> = async (ctx, { query: { kind, subject } }) => {
  await subjectOf(ctx, kind, subject);
  const sheet = await sheetOf(ctx, kind, subject);
  if (!sheet) return { sheet: null, scans: [] };
  const scans = await scansOf(ctx, sheet.id);
  return { sheet: viewSheet(ctx, sheet), scans: scans.map((s) => ({ ...s, at: s.at.toString() })) };
};

export type SheetSubject = Pick<StoredSheet, 'kind' | 'subject' | 'area' | 'title'>;
/** The one sheet of a record, made when there is none yet. */
async function sheetFor(tx: TxCtx, of: SheetSubject, by: string): Promise<StoredSheet> {
  const before = await sheetOf(tx, of.kind, of.subject);
  if (before) return before;
  const id = tx.house.newId();
  const { kind, subject, area, title } = of;
  await insertSheet(tx, { id, area, code: paperCodeOf(id), kind, subject, title, by });
  const sheet = await sheetOf(tx, kind, subject);
  if (!sheet) throw notFound();
  if (sheet.id === id)
    await record(tx, { kind: 'paper', id, area, verb: 'print', shows: 'staff', data: { of: kind } }, 'new');
  return sheet;
}

async function print(tx: TxCtx, kind: string, subject: string): Promise<SheetView> {
  const { area, title } = await subjectOf(tx, kind, subject);
  return viewSheet(tx, await sheetFor(tx, { kind, subject, area, title }, staffOf(tx).accountId));
}

export const printPaper: Handler<Api['printPaper']> = (ctx, { input: { kind, subject } }) =>
  once(ctx, (tx) => print(tx, kind, subject));

/** A pile for a round: each record its own sheet, in the order they were asked for. */
export const printPapers: Handler<Api['printPapers']> = (ctx, { input: { kind, subjects } }) =>
  once(ctx, async (tx) => {
    const sheets = [];
    for (const subject of new Set(subjects)) sheets.push({ subject, ...(await print(tx, kind, subject)) });
    return { sheets };
  });

export const paperScan: Handler<Api['paperScan']> = async (ctx, { params }) => {
  const { kind, hash, mediaType, name } = await scanSeen(ctx, params.id);
  kindFor(ctx, kind);
  return { hash, mediaType, name };
};

/** How many filled sheets of a record have come back; the caller has made sure that the record is the actor's to see. */
export async function scansBack(ctx: Ctx, kind: string, subject: string): Promise<number> {
  const sheet = await sheetOf(ctx, kind, subject);
  return sheet ? (await scansOf(ctx, sheet.id)).length : 0;
}

/** Puts a scan with the sheet of this record, whichever sheet its code was on; false when it is there already. */
export async function keepScan(tx: TxCtx, of: SheetSubject, file: Upload): Promise<boolean> {
  const by = staffOf(tx).accountId;
  return insertScan(tx, await sheetFor(tx, of, by), file, by);
}

/** What came back of one record's sheet belongs to another record from now on; each scan once. */
export async function moveScans(tx: TxCtx, from: { kind: string; subject: string }, to: SheetSubject): Promise<void> {
  const sheet = await sheetOf(tx, from.kind, from.subject);
  if (!sheet || (await scansOf(tx, sheet.id)).length === 0) return;
  const into = await sheetFor(tx, to, await printerOf(tx, sheet.id));
  await moveScanRows(tx, sheet.id, into);
  await record(tx, {
    kind: 'paper',
    id: into.id,
    area: into.area,
    verb: 'take',
    shows: 'staff',
    data: { from: sheet.id },
  });
}

export type ScanReturned = {
  result: 'returned' | 'known' | 'notYours';
  paper: Pick<StoredSheet, 'kind' | 'subject' | 'title'> | null;
};
/** Puts a scan with the sheet whose code is on it. Outside the actor's place, or a kind that is not for them: not theirs. */
export async function returnScan(tx: TxCtx, code: string, file: Upload): Promise<ScanReturned> {
  const self = staffOf(tx);
  const sheet = await sheetCoded(tx, code);
  const kind = sheet && tx.house.papers[sheet.kind];
  if (!sheet || !kind?.roles.some((r) => r === self.role)) return { result: 'notYours', paper: null };
  const paper = { kind: sheet.kind, subject: sheet.subject, title: sheet.title };
  const isNew = kind.keep
    ? await kind.keep(tx, sheet.subject, file)
    : await insertScan(tx, sheet, file, self.accountId);
  if (!isNew) return { result: 'known', paper };
  const { id, area } = sheet;
  await record(tx, { kind: 'paper', id, area, verb: 'return', shows: 'staff', data: { file: file.hash } });
  return { result: 'returned', paper };
}
