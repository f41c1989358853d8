import { organisationsById } from '#modules/organisations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { type StoredFinding, selectFindings } from './findings.store.ts';
import { staffOf } from './findings.view.ts';
import type { InspectionsApi, PublishedRound, RoundView } from './inspections.contract.ts';
import { countByOwner, countOf, inspectorRoles, namesPerson } from './inspections.rules.ts';
import { no } from './inspections.words.ts';
import {
  dropUnits,
  insertRound,
  insertUnits,
  lockRound,
  putOpenness,
  putRound,
  type RoundValues,
  roundById,
  type StoredRound,
  selectPublished,
  selectRounds,
} from './rounds.store.ts';

type Handles = { [K in keyof InspectionsApi]: Handler<InspectionsApi[K]> };

export const entryOf = (
  kind: 'inspectionRound' | 'finding',
  of: { id: string; area: string },
  verb: string,
  data: Readonly<Record<string, unknown>> = {},
) => ({ kind, id: of.id, area: of.area, verb, shows: 'staff', data }) as const;

const isInspector = ({ actor }: Ctx): boolean =>
  actor.kind === 'staff' && inspectorRoles.some((role) => role === actor.role);
const isOwnRound = (ctx: Ctx, r: StoredRound): boolean =>
  isInspector(ctx) && ctx.actor.kind === 'staff' && ctx.actor.organisationId === r.officeId;
/** The round, for the office that inspected; else it is not theirs. */
export function heldToOwn(ctx: Ctx, r: StoredRound): StoredRound {
  if (!isOwnRound(ctx, r)) throw no('notYours');
  return r;
}

async function presentRounds(ctx: Ctx, list: readonly StoredRound[]): Promise<RoundView[]> {
  const today = dayOf(ctx.now);
  const by = Map.groupBy(await selectFindings(ctx, { roundIds: list.map((r) => r.id) }), (f) => f.roundId);
  return list.map(({ officeId, office, ...r }) => ({
    ...r,
    office: { id: officeId, name: office },
    count: countOf(by.get(r.id) ?? [], today),
    mayEdit: isOwnRound(ctx, { ...r, officeId, office }),
  }));
}
async function shownRound(ctx: Ctx, id: string): Promise<RoundView> {
  const [view] = await presentRounds(ctx, [await roundById(ctx, id)]);
  if (!view) throw no('notYours');
  return view;
}
export const listRounds: Handles['listRounds'] = async (ctx) => ({
  items: await presentRounds(ctx, await selectRounds(ctx)),
  mayAdd: isInspector(ctx),
});

/** The units of a round lie in the place of the office that inspects, and are not itself. */
async function unitsFor(tx: TxCtx, ids: readonly string[]) {
  const { organisationId, area } = staffOf(tx);
  if (ids.includes(organisationId)) throw no('ownRound', 'inspectedIds');
  const known = await organisationsById(tx, [...new Set(ids)]);
  return [...new Set(ids)].map((id) => {
    const unit = known.get(id);
    if (!unit?.area.startsWith(area)) throw no('unitUnknown', 'inspectedIds', { name: unit?.shortName ?? '—' });
    return unit;
  });
}
function checkDays(tx: TxCtx, v: RoundValues): void {
  if (v.toldOn > dayOf(tx.now)) throw no('futureDay', 'toldOn');
  if (v.endedOn < v.begunOn) throw no('daysOrder', 'endedOn');
  if (v.toldOn < v.begunOn) throw no('daysOrder', 'toldOn');
  if (v.rectifyDays < v.planDays) throw no('duePast', 'rectifyDays');
  if (namesPerson(v.title)) throw no('personNamed', 'title');
}
export const addRound: Handles['addRound'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const { organisationId, accountId, area } = staffOf(tx);
    checkDays(tx, input);
    const units = await unitsFor(tx, input.inspectedIds);
    const id = tx.house.newId();
    await insertRound(tx, { ...input, id, area, organisationId, accountId });
    await insertUnits(tx, id, units);
    const data = { year: input.year, nth: input.nth, units: units.map((u) => u.id), on: input.toldOn };
    await record(tx, entryOf('inspectionRound', { id, area }, 'add', data), 'new');
    return shownRound(tx, id);
  });
export const changeRound: Handles['changeRound'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const r = heldToOwn(tx, await lockRound(tx, params.id));
    checkDays(tx, input);
    const units = await unitsFor(tx, input.inspectedIds);
    const gone = r.units.filter((u) => !input.inspectedIds.includes(u.id));
    const used = new Set((await selectFindings(tx, { roundId: r.id })).map((f) => f.inspectedId));
    const kept = gone.find((u) => used.has(u.id));
    if (kept) throw no('unitInUse', 'inspectedIds', { name: kept.name });
    await putRound(tx, r.id, input);
    await insertUnits(tx, r.id, units);
    await dropUnits(
      tx,
      r.id,
      gone.map((u) => u.id),
    );
    await record(tx, entryOf('inspectionRound', r, 'change'));
    return shownRound(tx, r.id);
  });

export const publishRound: Handles['publishRound'] = (ctx, { params, input: { openness, statement } }) =>
  once(ctx, async (tx) => {
    const r = heldToOwn(tx, await lockRound(tx, params.id));
    const isShown = openness !== 'none';
    if (isShown && (await selectFindings(tx, { roundId: r.id })).length === 0) throw no('nothingFound', 'openness');
    if (statement && namesPerson(statement)) throw no('personNamed', 'statement');
    await putOpenness(tx, r.id, {
      openness,
      statement: isShown ? (statement ?? null) : r.statement,
      publishedOn: isShown ? (r.publishedOn ?? dayOf(tx.now)) : null,
    });
    await record(tx, entryOf('inspectionRound', r, isShown ? 'publish' : 'takeDown', { openness }));
    return shownRound(tx, r.id);
  });

/** All that leaves the house, field by field: whatever a finding holds besides, its text and its posts stay here. */
export function publicOf(r: StoredRound, own: readonly StoredFinding[], today: string): PublishedRound {
  const all = countOf(own, today);
  const categories = [...Map.groupBy(own, (f) => f.category)].map(([category, list]) => {
    const { total, closed, overdue } = countOf(list, today);
    return { category, total, closed, overdue };
  });
  const inspected = own.map((f) => ({ ...f, owner: { id: f.inspectedId, name: f.inspected } }));
  return {
    ...{ id: r.id, title: r.title, year: r.year, nth: r.nth, office: r.office, toldOn: r.toldOn },
    ...{ publishedOn: r.publishedOn ?? r.toldOn, statement: r.statement },
    ...{ total: all.total, closed: all.closed, overdue: all.overdue },
    units: countByOwner(inspected, today).map(({ unit, count: { total, closed, lasting, overdue } }) => ({
      ...{ name: unit.name, total, closed, lasting, overdue },
    })),
    categories: categories.sort((a, b) => b.total - a.total),
  };
}
/** What was published to this reader: on the portal to everybody. */
export async function published(ctx: Ctx): Promise<PublishedRound[]> {
  const list = await selectPublished(ctx);
  const house: Ctx = { ...ctx, actor: { kind: 'system', what: 'inspections' } };
  const findings = await selectFindings(house, { roundIds: list.map((r) => r.id) });
  const by = Map.groupBy(findings, (f) => f.roundId);
  const today = dayOf(ctx.now);
  return list.map((r) => publicOf(r, by.get(r.id) ?? [], today));
}
export const listPublished: Handles['listPublished'] = async (ctx) => ({ items: await published(ctx) });
