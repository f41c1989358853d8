import { isWithin } from '#kernel/area.ts';
import { faulty, notFound, Refused } from '#kernel/refusal.ts';
import type { Word } from '#kernel/words.ts';
import { organisationNamed, organisationsById } from '#modules/organisations/index.ts';
import { dayOf, isOpenOn, placeOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { Cell } from '#platform/sheet.row.ts';
import { readSheet } from '#platform/sheet.ts';
import type { CatalogueLine, ordersApi } from './orders.contract.ts';
import { serviceIn } from './orders.rules.ts';
import {
  deleteLine,
  findLine,
  type LineInput,
  providersFor,
  putLine,
  selectLines,
  servicesAt,
} from './orders.store.ts';
import { catalogueRefusals as no, serviceNamed } from './orders.words.ts';

type Api = typeof ordersApi;
const areaOf = (ctx: Ctx) => (ctx.actor.kind === 'staff' ? ctx.actor.area : ctx.house.config.jurisdiction);

export const listServices: Handler<Api['listServices']> = async (ctx) => ({
  lines: await selectLines(ctx, areaOf(ctx)),
});

export const offeredServices: Handler<Api['offeredServices']> = async (ctx, { query }) => {
  const at = await servicesAt(ctx, query.area);
  const firsts = await Promise.all(at.map((s) => providersFor(ctx, query.area, s, dayOf(ctx.now))));
  const found = at.flatMap((service, i) => {
    const first = firsts[i]?.[0];
    return first ? [{ service, first: first.name }] : [];
  });
  return { services: found, suggested: query.text ? serviceIn(query.text) : null };
};

/** Why a line cannot stand, or null. */
async function faultOf(tx: TxCtx, l: LineInput): Promise<{ field: string; says: Word } | null> {
  if (!isWithin(l.area, areaOf(tx))) return { field: 'area', says: no.outside };
  const place = await placeOf(tx, l.area);
  if (!place || !isOpenOn(place, dayOf(tx.now))) return { field: 'area', says: no.unknownPlace };
  const ids = l.providers.map((p) => p.organisationId);
  if (new Set(ids).size < ids.length) return { field: 'providers', says: no.rankTwice };
  const units = await organisationsById(tx, ids);
  const isNear = (id: string) => {
    const unit = units.get(id);
    return unit && isOpenOn(unit, dayOf(tx.now)) && (l.area.startsWith(unit.area) || unit.area.startsWith(l.area));
  };
  return ids.every(isNear) ? null : { field: 'providers', says: no.notForPlace };
}

async function keepLine(tx: TxCtx, l: LineInput): Promise<string> {
  const id = await putLine(tx, l);
  const units = await organisationsById(
    tx,
    l.providers.map((p) => p.organisationId),
  );
  await record(tx, {
    kind: 'orderService',
    id,
    area: l.area,
    verb: 'put',
    shows: 'staff',
    data: { service: l.service, providers: l.providers.map((p) => units.get(p.organisationId)?.shortName ?? '') },
  });
  return id;
}

export const putService: Handler<Api['putService']> = (ctx, { input }) =>
  once(ctx, async (tx): Promise<CatalogueLine> => {
    const line = { ...input, note: input.note ?? null };
    const fault = await faultOf(tx, line);
    if (fault) throw faulty(fault.field, 'place', fault.says);
    return (await findLine(tx, await keepLine(tx, line)))!;
  });

export const removeService: Handler<Api['removeService']> = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const line = await findLine(tx, params.id);
    if (!line || !isWithin(line.area, areaOf(tx))) throw notFound();
    await deleteLine(tx, line.id);
    await record(tx, {
      kind: 'orderService',
      id: line.id,
      area: line.area,
      verb: 'remove',
      shows: 'staff',
      data: { service: line.service },
    });
    return {};
  });

const columns = { area: '地方代码', service: '服务', unit: '单位', phone: '电话' } as const;
const textOf = (cell: Cell | undefined) => String(cell ?? '').trim();
type Line = { row: number; line: LineInput };

/** Rows of one place and service are that service's units, in the order in which they stand. */
export const importServices: Handler<Api['importServices']> = async (ctx, { sheet }) => {
  const [head, ...rows] = await readSheet(sheet.bytes, { maxRows: 5000, maxBytes: 8 * 2 ** 20 });
  const names = (head?.cells ?? []).map(textOf);
  const at = Object.fromEntries(Object.entries(columns).map(([key, name]) => [key, names.indexOf(name)]));
  if (Object.values(at).some((i) => i < 0)) throw new Refused('noHeader', 422, no.noHeader);
  return once(ctx, async (tx) => {
    const faults: { row: number; says: [string, string] }[] = [];
    const lines = new Map<string, Line>();
    for (const { number, cells } of rows) {
      const cell = (key: keyof typeof columns) => textOf(cells[at[key] ?? -1]);
      const service = serviceNamed(cell('service'));
      const unit = await organisationNamed(tx, cell('unit'));
      const wrong = !service
        ? [
            no.unknownService[0].replace('{service}', cell('service')),
            no.unknownService[1].replace('{service}', cell('service')),
          ]
        : !unit
          ? [no.unknownUnit[0].replace('{unit}', cell('unit')), no.unknownUnit[1].replace('{unit}', cell('unit'))]
          : cell('phone') === ''
            ? no.noPhone
            : null;
      if (wrong || !service || !unit) {
        faults.push({ row: number, says: [wrong?.[0] ?? '', wrong?.[1] ?? ''] });
        continue;
      }
      const key = `${cell('area')} ${service}`;
      const known = lines.get(key) ?? { row: number, line: { area: cell('area'), service, note: null, providers: [] } };
      const providers = [...known.line.providers, { organisationId: unit.id, phone: cell('phone') }];
      lines.set(key, { row: known.row, line: { ...known.line, providers } });
    }
    let kept = 0;
    for (const { row, line } of lines.values()) {
      const fault = await faultOf(tx, line);
      if (fault) faults.push({ row, says: [...fault.says] as [string, string] });
      else {
        await keepLine(tx, line);
        kept += 1;
      }
    }
    return { services: kept, faults: faults.sort((a, b) => a.row - b.row) };
  });
};
