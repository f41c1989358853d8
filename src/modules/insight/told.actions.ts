import { checkAreaCode } from '#kernel/area.ts';
import { organisationNamed, organisationsById } from '#modules/organisations/index.ts';
import type { Ctx } from '#platform/context.ts';
import { type Asked, cannotTell, figureOf, scopeOf } from './insight.actions.ts';
import { nameOf } from './insight.names.rules.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The place or unit that somebody names by its code, its id or its name; null when there is none, or more than one of that name. */
export async function subjectNamed(ctx: Ctx, unit: string): Promise<Pick<Asked, 'area' | 'organisationId'> | null> {
  if (!checkAreaCode(unit)) return { area: unit };
  const found = UUID.test(unit)
    ? ((await organisationsById(ctx, [unit])).get(unit) ?? null)
    : await organisationNamed(ctx, unit);
  return found && { area: found.area, organisationId: found.id };
}

export type ToldFigures = {
  unit: string;
  from: string;
  to: string;
  asOf: string;
  /** What has to be said beside the numbers, and what could not be told and why. */
  notes: string[];
  left: Record<string, string>;
  figures: Record<string, number>;
};

/** Every figure that can be told of a scope, under one name each; a share is between 0 and 1, one of nothing is left out and said so. */
export async function toldFigures(ctx: Ctx, asked: Asked): Promise<ToldFigures> {
  const { scope, placeName, notes } = await scopeOf(ctx, asked);
  const figures: Record<string, number> = {};
  const left: Record<string, string> = {};
  for (const entry of ctx.house.figures) {
    const name = nameOf(entry[0]);
    const why = cannotTell(entry[1], scope);
    if (why) {
      left[name] = why[0];
      continue;
    }
    const { value } = await figureOf(ctx, entry, scope);
    if (value === null) left[name] = '期间内没有可算的基数';
    else figures[name] = value;
  }
  const asOf = ctx.now.toString({ smallestUnit: 'second' });
  return { unit: placeName, from: asked.from, to: asked.to, asOf, notes: notes.map(([zh]) => zh), left, figures };
}
