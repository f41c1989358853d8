import { checkAreaCode, expectedKind, isWithin, parentOf } from '#kernel/area.ts';
import type { Given, Output } from '#kernel/endpoint.ts';
import { notFound, Refused, stale } from '#kernel/refusal.ts';
import type { WordValues } from '#kernel/words.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import { once } from '#platform/once.ts';
import { badInput } from '#platform/problem.ts';
import { placeRows, type placesApi } from './places.contract.ts';
import { importPlaces as importRows } from './places.import.ts';
import {
  ancestorsOf,
  checkRows,
  dayOf,
  isOpenOn,
  mayClose,
  nextGridCode,
  type PlaceRow,
  placeSubject,
} from './places.rules.ts';
import { readPlaceSheet } from './places.sheet.ts';
import {
  countChildren,
  insertAliases,
  lockPlace,
  putPlaces,
  refreshFullNames,
  type StoredPlace,
  selectAliases,
  selectChildren,
  selectPlace,
  selectPlaces,
} from './places.store.ts';
import { type PlaceRefusal, placeRefusalWords, rowFaultWords } from './places.words.ts';

type Api = typeof placesApi;
type Whole = Output<Api['getPlace']>;

const no = (code: PlaceRefusal, values?: WordValues) =>
  new Refused(code, 409, placeRefusalWords[code], values ? { values } : {});

/** An administrator edits the places of their own area; outside it there is nothing to edit. What is no code is told so later. */
function withinReach(ctx: Ctx, code: string): void {
  if (ctx.actor.kind === 'staff' && !checkAreaCode(code) && !isWithin(code, ctx.actor.area)) throw notFound();
}

function mustBeCurrent(ctx: Ctx, place: StoredPlace): void {
  if (ctx.version !== null && ctx.version !== place.version) throw stale();
}

/** One place with those above it and its other names; 404 when there is none. */
export async function wholePlace(ctx: Ctx, code: string): Promise<Whole> {
  const [place, ancestors, aliases] = await Promise.all([
    selectPlace(ctx, code),
    selectPlaces(ctx, ancestorsOf(code)),
    selectAliases(ctx, code),
  ]);
  if (!place) throw notFound();
  const expected = expectedKind(code);
  return {
    ...place,
    isOpen: isOpenOn(place, dayOf(ctx.now)),
    ancestors: ancestors.map(({ code, name, kind }) => ({ code, name, kind })),
    aliases,
    unusualKind: expected !== null && expected !== place.kind ? expected : null,
  };
}

const tell = (tx: TxCtx, code: string, verb: string, data: Readonly<Record<string, unknown>>, born?: 'new') =>
  record(tx, { kind: 'place', id: placeSubject(code), area: code, verb, shows: 'public', data }, born);

export const getPlace = (ctx: Ctx, { params }: Given<Api['getPlace']>): Promise<Whole> => wholePlace(ctx, params.code);

async function addOne(tx: TxCtx, row: PlaceRow): Promise<Whole> {
  const above = parentOf(row.code);
  const parent = above === null ? null : await selectPlace(tx, above);
  const fault = checkRows([row], new Map(parent ? [[parent.code, parent]] : []))[0];
  if (fault) {
    const says = rowFaultWords[fault.fault];
    throw new Refused('rowsFaulty', 422, says, { faults: [{ field: fault.field, rule: fault.fault, says }] });
  }
  // The parent is held so that it is not closed meanwhile.
  if (parent) await lockPlace(tx, parent.code);
  const taken = await selectPlace(tx, row.code);
  if (taken) throw no('placeExists', { code: row.code, name: taken.fullName });
  const { code, name, kind, validFrom = dayOf(tx.now), validTo = null, aliases = [] } = row;
  await putPlaces(tx, [{ code, name, kind, validFrom, validTo, parent: above }]);
  await refreshFullNames(tx, code);
  await insertAliases(
    tx,
    aliases.map((alias) => ({ area: code, alias, validFrom: null, validTo: null })),
  );
  await tell(tx, code, 'add', { name, kind, validFrom, validTo, aliases });
  return wholePlace(tx, code);
}

export function addPlace(ctx: Ctx, { input }: Given<Api['addPlace']>): Promise<Whole> {
  return once(ctx, async (tx) => {
    withinReach(tx, input.code);
    return addOne(tx, { validFrom: dayOf(tx.now), ...input });
  });
}

export function addGrid(ctx: Ctx, { params, input }: Given<Api['addGrid']>): Promise<Whole> {
  return once(ctx, async (tx) => {
    withinReach(tx, params.code);
    const village = await lockPlace(tx, params.code);
    if (village.code.length !== 12) throw no('noGridsHere');
    const used = (await selectChildren(tx, village.code, null)).map((grid) => grid.code);
    const code = nextGridCode(village.code, used);
    if (!code) throw no('gridsFull');
    return addOne(tx, { code, name: input.name, kind: 'grid', validFrom: input.validFrom ?? dayOf(tx.now) });
  });
}

export function editPlace(ctx: Ctx, { params, input }: Given<Api['editPlace']>): Promise<Whole> {
  return once(ctx, async (tx) => {
    withinReach(tx, params.code);
    const place = await lockPlace(tx, params.code);
    mustBeCurrent(tx, place);
    const today = dayOf(tx.now);
    if (place.validTo !== null && place.validTo <= today) throw no('closedPlace');
    const { name = place.name, kind = place.kind } = input;
    if (name === place.name && kind === place.kind) throw no('nothingChanged');
    const fault = checkRows(
      [{ ...place, kind }],
      new Map([[place.parent ?? '', { validFrom: null, validTo: null }]]),
    )[0];
    if (fault) {
      const says = rowFaultWords[fault.fault];
      throw new Refused('rowsFaulty', 422, says, { faults: [{ field: fault.field, rule: fault.fault, says }] });
    }
    await putPlaces(tx, [{ ...place, name, kind }]);
    if (name !== place.name) {
      if (input.keepOldName)
        await insertAliases(tx, [{ area: place.code, alias: place.name, validFrom: null, validTo: today }]);
      await refreshFullNames(tx, place.code);
    }
    await tell(tx, place.code, 'edit', { from: { name: place.name, kind: place.kind }, to: { name, kind } });
    return wholePlace(tx, place.code);
  });
}

export function closePlace(ctx: Ctx, { params, input }: Given<Api['closePlace']>): Promise<Whole> {
  return once(ctx, async (tx) => {
    withinReach(tx, params.code);
    const place = await lockPlace(tx, params.code);
    mustBeCurrent(tx, place);
    const on = input.on ?? dayOf(tx.now);
    const open = await countChildren(tx, place.code, on);
    const why = mayClose(place, on, open);
    if (why) throw no(why, { n: open });
    const into = input.into === undefined ? null : await selectPlace(tx, input.into);
    if (input.into !== undefined && !(into && into.code !== place.code && isOpenOn(into, on))) throw no('noSuccessor');
    await putPlaces(tx, [{ ...place, validTo: on }]);
    // Whoever looks for the old name finds where it went.
    if (into) await insertAliases(tx, [{ area: into.code, alias: place.name, validFrom: on, validTo: null }]);
    await tell(tx, place.code, 'close', { on, ...(into && { into: into.code }) });
    return wholePlace(tx, place.code);
  });
}

export function addAlias(ctx: Ctx, { params, input }: Given<Api['addAlias']>): Promise<Whole> {
  return once(ctx, async (tx) => {
    withinReach(tx, params.code);
    const { code } = await lockPlace(tx, params.code);
    const { alias, validFrom = null, validTo = null } = input;
    if (validFrom && validTo && validFrom >= validTo) {
      const says = rowFaultWords.dates;
      throw new Refused('rowsFaulty', 422, says, { faults: [{ field: 'validTo', rule: 'dates', says }] });
    }
    const added = await insertAliases(tx, [{ area: code, alias, validFrom, validTo }]);
    if (added === 0) throw no('aliasOverlaps');
    await tell(tx, code, 'addAlias', { alias, validFrom, validTo });
    return wholePlace(tx, code);
  });
}

async function rowsOf(input: Given<Api['importPlaces']>['input']): Promise<readonly PlaceRow[]> {
  if ('rows' in input) return input.rows;
  const read = placeRows.safeParse({ rows: await readPlaceSheet(Buffer.from(input.xlsx, 'base64')) });
  if (!read.success) throw badInput(read.error);
  return read.data.rows;
}

export async function importPlaces(ctx: Ctx, { input }: Given<Api['importPlaces']>) {
  const rows = await rowsOf(input);
  return once(ctx, async (tx) => {
    for (const row of rows) withinReach(tx, row.code);
    return importRows(tx, rows);
  });
}
