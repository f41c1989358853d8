import { placeNames } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { jurisdictionsBelow, readIn } from '#platform/jurisdictions.ts';
import type { Handler } from '#platform/module.ts';
import { scopeOf, viewOf } from './insight.actions.ts';
import type { InsightApi } from './insight.contract.ts';
import { jurisdictionFigures } from './insight.rules.ts';
import { figureValues } from './insight.store.ts';

/**
 * The same figures of every jurisdiction that keeps its records in a schema of its own: counted there from the sums it keeps, so that no
 * record leaves it. One that was not brought up to date says so instead of counting as nothing.
 */
export const jurisdictions: Handler<InsightApi['jurisdictions']> = async (ctx, { query }) => {
  const own = ctx.house.config.jurisdiction;
  const { scope } = await scopeOf(ctx, { area: own, ...query });
  const codes = await jurisdictionsBelow(ctx);
  const names = await placeNames(ctx, codes);
  const items = await Promise.all(
    codes.map(async (code) => ({
      code,
      name: names.get(code) ?? code,
      figures: await figuresIn(ctx, code, { ...scope, area: code }),
    })),
  );
  return { asOf: ctx.now.toString({ smallestUnit: 'second' }), items };
};

async function figuresIn(ctx: Ctx, code: string, scope: Parameters<typeof figureValues>[2][number]) {
  const told = jurisdictionFigures.map((id) => [id, ctx.house.figures.get(id)!] as const);
  const values = await readIn(ctx, code, (there) => figureValues(there, told, [scope]));
  return values && told.map((entry) => viewOf(entry, values[0]!.get(entry[0])!));
}
