import { sql } from 'kysely';
import type { Word } from '#kernel/words.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { CountRule, Forum } from './deliberations.rules.ts';
import { no } from './deliberations.words.ts';

/* What holds at a place on a day: the narrowest place first, then the newest. */

export type StoredKind = { code: string; name: Word; forums: Forum[]; basis: string };
export async function kindsFor({ db }: Ctx, area: string, on: string): Promise<StoredKind[]> {
  const rows = await db
    .selectFrom('deliberation_kind')
    .distinctOn('code')
    .select(['code', 'name_zh', 'name_en', 'forums', 'basis'])
    .where(sql<boolean>`starts_with(${area}, area)`)
    .where('valid_from', '<=', on)
    .orderBy('code')
    .orderBy(sql`length(area)`, 'desc')
    .orderBy('valid_from', 'desc')
    .execute();
  return rows
    .map((r) => ({ code: r.code, name: [r.name_zh, r.name_en] as const, forums: r.forums as Forum[], basis: r.basis }))
    .sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code));
}
/** As article 24 lists them. */
const order = [
  'subsidy',
  'income',
  'works',
  'landContract',
  'project',
  'homestead',
  'compensation',
  'disposal',
  'other',
  'charter',
];

export async function countRulesFor({ db }: Ctx, area: string, on: string): Promise<Map<string, CountRule>> {
  const rows = await db
    .selectFrom('deliberation_rule')
    .distinctOn('step')
    .selectAll()
    .where(sql<boolean>`starts_with(${area}, area)`)
    .where('valid_from', '<=', on)
    .orderBy('step')
    .orderBy(sql`length(area)`, 'desc')
    .orderBy('valid_from', 'desc')
    .execute();
  return new Map(
    rows.map((r) => [
      r.step,
      {
        quorum: { num: r.quorum_num, den: r.quorum_den, isOver: r.quorum_over },
        pass: {
          num: r.pass_num,
          den: r.pass_den,
          isOver: r.pass_over,
          of: r.pass_of === 'should' ? ('should' as const) : ('present' as const),
        },
        noticeDays: r.notice_days,
        basis: r.basis,
      },
    ]),
  );
}
export async function ruleFor(ctx: Ctx, step: string, area: string, on: string): Promise<CountRule> {
  const rule = (await countRulesFor(ctx, area, on)).get(step);
  if (!rule) throw no('tooLongAgo');
  return rule;
}
export async function publicityFor({ db }: Ctx, what: 'decision' | 'result', area: string, on: string) {
  const r = await db
    .selectFrom('deliberation_publicity_rule')
    .select(['least_days as leastDays', 'kept_days as keptDays'])
    .where('what', '=', what)
    .where(sql<boolean>`starts_with(${area}, area)`)
    .where('valid_from', '<=', on)
    .orderBy(sql`length(area)`, 'desc')
    .orderBy('valid_from', 'desc')
    .executeTakeFirst();
  if (!r) throw no('tooLongAgo');
  return r;
}

export const countsOf = ({ db }: Ctx, area: string) =>
  db
    .selectFrom('deliberation_count')
    .select(['part', 'adults', 'households', 'as_of as asOf'])
    .where('area', '=', area)
    .orderBy('part')
    .execute();
export const putCount = (
  tx: TxCtx,
  c: { area: string; part: string; adults: number; households: number; asOf: string },
) =>
  tx.db
    .insertInto('deliberation_count')
    .values({ area: c.area, part: c.part, adults: c.adults, households: c.households, as_of: c.asOf })
    .onConflict((x) =>
      x.columns(['area', 'part']).doUpdateSet((eb) => ({
        adults: c.adults,
        households: c.households,
        as_of: c.asOf,
        version: eb('deliberation_count.version', '+', 1),
      })),
    )
    .execute();
