import { isWithin } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import { stationsKept } from '#modules/stations/index.ts';
import type { Ctx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { StructuresApi, StructureView } from './structures.contract.ts';
import { isStructure, namesPerson, roleTextRoles, type Tree, treeOf, type Unit } from './structures.rules.ts';
import { insertText, selectBelow, selectEditions, selectTexts, selectTops, unitById } from './structures.store.ts';
import { no } from './structures.words.ts';

type Handles = { [K in keyof StructuresApi]: Handler<StructuresApi[K]> };

/** The trees of several organisations: two questions to the database for all of them. */
async function treesOf(ctx: Ctx, ones: readonly Unit[]): Promise<Tree[]> {
  const first = await selectBelow(
    ctx,
    ones.map((o) => o.id),
  );
  const branchIds = [
    ...new Set(first.filter((b) => b.role !== 'unit' && !ones.some((o) => o.id === b.id)).map((b) => b.id)),
  ];
  const below = [...first, ...(await selectBelow(ctx, branchIds))];
  const stations = await stationsKept(ctx, [...ones.map((o) => o.id), ...branchIds]);
  return ones.map((one) => treeOf(one, below, stations));
}

export const structures = async (ctx: Ctx): Promise<Tree[]> =>
  (await treesOf(ctx, await selectTops(ctx))).filter(isStructure);

const mayWrite = (ctx: Ctx, area: string): boolean =>
  ctx.actor.kind === 'staff' &&
  roleTextRoles.some((r) => ctx.actor.kind === 'staff' && r === ctx.actor.role) &&
  isWithin(area, ctx.actor.area);

export async function viewOf(ctx: Ctx, id: string): Promise<StructureView & { tree: Tree }> {
  const one = await unitById(ctx, id);
  const [tree] = await treesOf(ctx, [one]);
  if (!tree) throw notFound();
  const texts = (await selectTexts(ctx, id)).filter((t) => t.body !== null);
  return { tree, texts: texts.map((t) => ({ ...t, at: t.at.toString() })), mayWrite: mayWrite(ctx, one.area) };
}

export const listStructures: Handles['listStructures'] = async (ctx) => ({
  items: (await structures(ctx)).map(({ one, label, n, branches }) => ({ one, label, n, branches: branches.length })),
});
export const readStructure: Handles['readStructure'] = (ctx, { params }) => viewOf(ctx, params.id);
export const roleEditions: Handles['roleEditions'] = async (ctx, { params }) => {
  await unitById(ctx, params.id);
  return { items: (await selectEditions(ctx, params.id)).map((t) => ({ ...t, at: t.at.toString() })) };
};

/** The organisation's own words, edition by edition: nothing is overwritten, and who read an older one is told. */
export const writeRoleText: Handles['writeRoleText'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const one = await unitById(tx, params.id);
    if (tx.actor.kind !== 'staff' || !mayWrite(tx, one.area)) throw notFound();
    const { title, after } = input;
    const body = input.body ?? null;
    if (namesPerson(`${title}${body ?? ''}`)) throw no('namesPerson', 'body');
    const known = (await selectEditions(tx, one.id)).find((t) => t.title === title);
    if ((known?.nth ?? 0) !== after) throw stale();
    if (body === null && !known?.body) throw no('nothingToTakeDown', 'body');
    if (body !== null && body === known?.body) throw no('unchanged', 'body');
    const { accountId } = tx.actor;
    const nth = after + 1;
    if (!(await insertText(tx, { organisationId: one.id, area: one.area, title, nth, body, accountId }))) throw stale();
    await record(tx, {
      kind: 'organisation',
      id: one.id,
      area: one.area,
      verb: body === null ? 'dropRoleText' : 'writeRoleText',
      shows: 'public',
      data: { title, nth },
    });
    return viewOf(tx, one.id);
  });
