import { isWithin } from '#kernel/area.ts';
import { faulty } from '#kernel/refusal.ts';
import { dayOf } from '#modules/places/index.ts';
import type { TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { AllowanceView, careApi, RuleView } from './care.contract.ts';
import { type CareClass, type CheckKind, type Circumstance, overlaps, type ruledClasses } from './care.rules.ts';
import { no } from './care.words.ts';
import { recount } from './enrol.ts';
import {
  allowanceRulesOf,
  insertAllowance,
  insertRule,
  selectAllowances,
  selectRules,
  touchedBy,
} from './rules.store.ts';
import { staffOf } from './staff.ts';

type Api = typeof careApi;

const ruleViewOf = (r: Awaited<ReturnType<typeof selectRules>>[number]): RuleView => ({
  area: r.area,
  placeName: r.placeName,
  careClass: r.care_class as (typeof ruledClasses)[number],
  circumstance: r.circumstance as Circumstance,
  kind: r.kind as CheckKind,
  months: r.months,
  leadDays: r.lead_days,
  secondDays: r.second_days,
  needsWitness: r.needs_witness,
  validFrom: r.valid_from,
  source: r.source,
});
const allowanceViewOf = (r: Awaited<ReturnType<typeof selectAllowances>>[number]): AllowanceView => ({
  area: r.area,
  placeName: r.placeName,
  ageFrom: r.age_from,
  ageTo: r.age_to,
  amountCents: r.amount_cents,
  months: r.cert_months,
  leadDays: r.lead_days,
  secondDays: r.second_days,
  needsWitness: r.needs_witness,
  validFrom: r.valid_from,
  source: r.source,
});

export const listCareRules: Handler<Api['listCareRules']> = async (ctx) => {
  const { area } = staffOf(ctx);
  return {
    rules: (await selectRules(ctx, area)).map(ruleViewOf),
    allowances: (await selectAllowances(ctx, area)).map(allowanceViewOf),
  };
};

const OUTSIDE = ['这个地方不归您的岗位管。', 'This place is outside your post.'] as const;
const own = (tx: TxCtx, area: string) => {
  if (!isWithin(area, staffOf(tx).area)) throw faulty('area', 'outsideYourPlace', OUTSIDE);
};
const tellRule = (tx: TxCtx, area: string, data: Record<string, unknown>) =>
  record(tx, { kind: 'careRule', id: tx.house.newId(), area, verb: 'add', shows: 'staff', data }, 'new');

/** What is due and untouched is counted anew by the rule that holds now. */
async function recountAll(tx: TxCtx, area: string, classes: readonly CareClass[]) {
  for (const { id } of await touchedBy(tx, area, classes)) await recount(tx, id);
}

export const addCareRule: Handler<Api['addCareRule']> = (ctx, { input }) =>
  once(ctx, async (tx) => {
    own(tx, input.area);
    await insertRule(tx, input);
    await tellRule(tx, input.area, { careClass: input.careClass, kind: input.kind, months: input.months });
    if (input.validFrom <= dayOf(tx.now)) await recountAll(tx, input.area, [input.careClass]);
    const added = (await selectRules(tx, input.area)).find(
      (r) =>
        r.area === input.area &&
        r.care_class === input.careClass &&
        r.circumstance === input.circumstance &&
        r.kind === input.kind &&
        r.valid_from === input.validFrom,
    );
    if (!added) throw new Error('a rule that was just added');
    return ruleViewOf(added);
  });

export const addAllowanceRule: Handler<Api['addAllowanceRule']> = (ctx, { input }) =>
  once(ctx, async (tx) => {
    own(tx, input.area);
    const there = (await allowanceRulesOf(tx, input.area)).filter((r) => r.area === input.area);
    if (input.ageTo !== null && input.ageTo <= input.ageFrom) throw no('agesTurned', 'ageTo');
    if (there.some((r) => overlaps(r, input))) throw no('ruleOverlaps', 'ageFrom');
    await insertAllowance(tx, input);
    await tellRule(tx, input.area, { careClass: 'elderAllowance', ageFrom: input.ageFrom, months: input.months });
    if (input.validFrom <= dayOf(tx.now)) await recountAll(tx, input.area, ['elderAllowance']);
    const added = (await selectAllowances(tx, input.area)).find(
      (r) => r.area === input.area && r.age_from === input.ageFrom && r.valid_from === input.validFrom,
    );
    if (!added) throw new Error('a rule that was just added');
    return allowanceViewOf(added);
  });
