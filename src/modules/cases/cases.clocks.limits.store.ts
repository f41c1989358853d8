import type { WorkCalendar } from '#kernel/calendar.ts';
import { calendarOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { ClockRuleRow } from './cases.clocks.rules.ts';

export async function selectClockRules(ctx: Ctx): Promise<ClockRuleRow[]> {
  const rows = await ctx.db
    .selectFrom('case_clock_rule')
    .select([
      'id',
      'area',
      'purpose',
      'kind',
      'tier',
      'unit',
      'amount',
      'duty',
      'source',
      'valid_from as validFrom',
      'valid_to as validTo',
    ])
    .orderBy('purpose')
    .orderBy('area')
    .orderBy('id')
    .execute();
  return rows as ClockRuleRow[];
}

export async function insertClockRule(
  tx: TxCtx,
  r: Omit<ClockRuleRow, 'validTo' | 'validFrom'> & { validFrom: string },
): Promise<void> {
  const { validFrom, ...rest } = r;
  await tx.db
    .insertInto('case_clock_rule')
    .values({ ...rest, valid_from: validFrom })
    .execute();
}

const RULES_FOR_MS = 30_000;
const cache = new WeakMap<object, { at: number; rules: ClockRuleRow[] }>();

/** The rule set, read at most twice a minute: a new rule holds from a coming day on, not from this second. */
async function rulesNow(ctx: Ctx): Promise<ClockRuleRow[]> {
  const held = cache.get(ctx.house);
  const at = performance.now();
  if (held && at - held.at < RULES_FOR_MS) return held.rules;
  const rules = await selectClockRules(ctx);
  cache.set(ctx.house, { at, rules });
  return rules;
}
export const forgetClockRules = (ctx: Ctx) => cache.delete(ctx.house);

export type ClockBasis = { rules: readonly ClockRuleRow[]; calendar: WorkCalendar };
const basisOf = new WeakMap<object, Promise<ClockBasis>>();
/** What ends are counted by, read once in a transaction for however many cases. */
export function clockBasis(ctx: Ctx): Promise<ClockBasis> {
  const known = basisOf.get(ctx.db);
  if (known) return known;
  const basis = readBasis(ctx);
  if ('inTransaction' in ctx) basisOf.set(ctx.db, basis);
  return basis;
}
async function readBasis(ctx: Ctx): Promise<ClockBasis> {
  const [rules, calendar] = await Promise.all([rulesNow(ctx), calendarOf(ctx)]);
  return { rules, calendar };
}
