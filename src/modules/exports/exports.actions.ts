import { faulty, notFound, Refused } from '#kernel/refusal.ts';
import { accountNames } from '#modules/access/index.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import type { Ctx } from '#platform/context.ts';
import { blindIndex, canonicalJson, timingSafeEqual } from '#platform/crypto.ts';
import { insertExport, selectExport, selectExports } from '#platform/export.store.ts';
import type { HouseExport } from '#platform/house.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { ExportRow, exportsApi } from './exports.contract.ts';
import { fileOf, numberOf } from './exports.file.ts';
import { checkFilters, countRows, exportFor, type Filters, mayTakePersons, namesFor } from './exports.pages.ts';
import { COUNTED, FETCH_MINUTES, loggedFilters, namesNumbers, overseerRoles } from './exports.rules.ts';
import { formWords, exportRefusals as no } from './exports.words.ts';

type Api = typeof exportsApi;
const staffOf = ({ actor }: Ctx) => {
  if (actor.kind !== 'staff') throw notFound();
  return actor;
};

function filtersIn(text: string): Filters {
  try {
    const value: unknown = JSON.parse(text);
    if (value && typeof value === 'object' && Object.values(value).every((v) => typeof v === 'string'))
      return value as Filters;
  } catch {
    // Said below.
  }
  throw faulty('filters', 'json', no.filtersUnreadable);
}
const macOf = (ctx: Ctx, id: string, filters: Filters) =>
  blindIndex(ctx.house.keys, 'export', `${id} ${canonicalJson(filters)}`);

export const exportLists: Handler<Api['exportLists']> = async (ctx) => ({ names: namesFor(ctx) });

export const exportForm: Handler<Api['exportForm']> = async (ctx, { query }) => {
  const out = exportFor(ctx, query.list);
  const persons = mayTakePersons(ctx, out);
  const counted = await countRows(ctx, out, filtersIn(query.filters), COUNTED);
  return {
    says: [...out.of.says],
    columns: out.of.columns
      .filter((c) => persons || !c.isPersonal)
      .map(({ key, head, isPersonal }) => ({ key, head: [...head] as [string, string], isPersonal })),
    ...counted,
    most: ctx.house.config.exportRows,
  };
};

/** The columns asked for, in the list's order. */
function chosenOf(ctx: Ctx, out: HouseExport, keys: readonly string[]) {
  const unknown = keys.find((key) => !out.of.columns.some((c) => c.key === key));
  if (unknown !== undefined) throw faulty('columns', 'unknown', no.columnUnknown, { column: unknown });
  const chosen = out.of.columns.filter((c) => keys.includes(c.key));
  const closed = mayTakePersons(ctx, out) ? undefined : chosen.find((c) => c.isPersonal);
  if (closed) throw faulty('columns', 'closed', no.columnClosed, { column: closed.head[ctx.lang === 'zh' ? 0 : 1] });
  return chosen;
}

export const startExport: Handler<Api['startExport']> = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const out = exportFor(tx, input.list);
    const { purpose, words = null, filters, format } = input;
    if (purpose === 'other' && !words) throw faulty('words', 'required', no.wordsMissing);
    if (words && namesNumbers(words)) throw faulty('words', 'numbers', no.wordsNumbers);
    const columns = chosenOf(tx, out, input.columns);
    const most = tx.house.config.exportRows;
    checkFilters(out, filters);
    // A list that cannot count itself is written up to the limit, and says so.
    const { rows } = out.count ? await countRows(tx, out, filters, most) : { rows: 0 };
    if (rows > most) throw new Refused('tooMany', 422, no.tooMany, { values: { rows, most } });
    const id = tx.house.newId();
    await insertExport(tx, staffOf(tx), {
      ...{ id, list: input.list, title: out.of.says[tx.lang === 'zh' ? 0 : 1], purpose, words, format },
      ...{ filters: loggedFilters(filters), filtersMac: macOf(tx, id, filters) },
      columns: columns.map((c) => c.key),
      isPersonal: columns.some((c) => c.isPersonal),
    });
    return { id, number: numberOf(id) };
  });

/** Read by who began it, in the same post, for a while and once. */
export const exportFile: Handler<Api['exportFile']> = async (ctx, { params, query }) => {
  const self = staffOf(ctx);
  const e = await selectExport(ctx, params.id);
  if (!e || e.role !== self.role || e.organisationId !== self.organisationId || e.area !== self.area) throw notFound();
  const isOver = Temporal.Instant.compare(ctx.now, e.at.add({ minutes: FETCH_MINUTES })) > 0;
  if (!e.filtersMac || isOver) throw new Refused('exportOver', 409, no.over, { values: { minutes: FETCH_MINUTES } });
  const filters = filtersIn(query.filters);
  if (!timingSafeEqual(e.filtersMac, macOf(ctx, e.id, filters))) throw new Refused('exportChanged', 409, no.changed);
  return fileOf(ctx, exportFor(ctx, e.list), e, filters);
};

export const listExports: Handler<Api['listExports']> = async (ctx, { query }) => {
  const self = staffOf(ctx);
  const isOverseer = overseerRoles.some((role) => role === self.role);
  const found = await selectExports(ctx, query, isOverseer);
  const page = found.slice(0, query.limit);
  const names = await accountNames(ctx, [...new Set(page.map((e) => e.accountId))]);
  const units = await organisationsById(ctx, [...new Set(page.map((e) => e.organisationId))]);
  return {
    items: page.map(
      (e): ExportRow => ({
        ...{ id: e.id, number: numberOf(e.id), at: e.at.toString(), role: e.role, list: e.list },
        title: e.purpose === 'form' ? (formWords[e.list] ?? [e.title, e.title])[ctx.lang === 'zh' ? 0 : 1] : e.title,
        ...{ words: e.words, isPersonal: e.isPersonal, rows: e.rows, filters: e.filters as Record<string, string> },
        who: names.get(e.accountId) ?? '',
        unit: units.get(e.organisationId)?.shortName ?? '',
        purpose: e.purpose as ExportRow['purpose'],
        format: e.format as ExportRow['format'],
        ended: e.ended as ExportRow['ended'],
        isMine: e.accountId === self.accountId,
      }),
    ),
    next: found.length > page.length ? (page.at(-1)?.id ?? null) : null,
  };
};
