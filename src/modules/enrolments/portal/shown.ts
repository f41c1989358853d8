import { selectClasses } from '#modules/learning/index.ts';
import type { Ctx } from '#platform/context.ts';
import { countsOf, rulesOf } from '../classes.store.ts';
import { asVisitor } from '../enrolments.resident.ts';
import type { Shown } from './parts.tsx';

/** Classes that anybody may enrol in or look at, with how full they are; all of them, or those asked for. */
export async function shownOf(ctx: Ctx, ids: readonly string[] | null): Promise<Shown[]> {
  const visitor = asVisitor(ctx);
  const classes = (await selectClasses(visitor)).filter(
    (c) => c.cancelledReason === null && c.termStatus !== 'ended' && (ids === null || ids.includes(c.id)),
  );
  const [rules, counts] = await Promise.all([
    rulesOf(visitor, classes),
    countsOf(
      visitor,
      classes.map((c) => c.id),
    ),
  ]);
  return classes.flatMap((c) => {
    const [r, n] = [rules.get(c.id), counts.get(c.id)];
    return r && n ? [{ c, rules: r, counts: n }] : [];
  });
}
