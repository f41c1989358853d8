import { isWithin } from '#kernel/area.ts';
import { maskPhone } from '#kernel/identity.ts';
import { notFound } from '#kernel/refusal.ts';
import { openVerbs } from '#kernel/workflow.ts';
import { accountNames } from '#modules/access/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { appraisalsOf, type Contact, contactsOf, correctionsOf } from './contacts.store.ts';
import type { FloatingRow, FloatingView } from './floating.contract.ts';
import { contactMonths, dueWork, type FloatingRules, keeperRoles, type Side, unanswered } from './floating.rules.ts';
import { type StoredFloating, stepsOf } from './floating.store.ts';
import { floatingRefusalWords } from './floating.words.ts';
import { type FloatingFacts, type FloatingPart, floatingWorkflow } from './floating.workflow.rules.ts';
import { limitsOf } from './rules.store.ts';

/** The member of staff who acts. */
export const staffOf = (ctx: Ctx) => {
  if (ctx.actor.kind !== 'staff') throw notFound();
  return ctx.actor;
};
export const entryOf = (f: { id: string; area: string }, verb: string, data: Readonly<Record<string, unknown>> = {}) =>
  ({ kind: 'floatingMember', id: f.id, area: f.area, verb, shows: 'staff', data }) as const;

/** On which sides the actor keeps the branch. One who covers both places stands on both. */
export function sidesOf(ctx: Ctx, f: StoredFloating): Side[] {
  const { actor } = ctx;
  if (actor.kind !== 'staff' || !keeperRoles.some((r) => r === actor.role)) return [];
  const home = f.homeId !== null && isWithin(f.area, actor.area);
  const inflow = f.inflowId !== null && f.inflowArea !== null && isWithin(f.inflowArea, actor.area);
  return [...(home ? (['home'] as const) : []), ...(inflow ? (['inflow'] as const) : [])];
}
export const partsOf = (ctx: Ctx, f: StoredFloating): ReadonlySet<FloatingPart> => new Set(sidesOf(ctx, f));

export function factsOf(ctx: Ctx, f: StoredFloating, tries: readonly Contact[], rules: FloatingRules): FloatingFacts {
  const mine = sidesOf(ctx, f);
  return {
    status: f.status,
    hasInflow: f.inflowName !== null,
    homeIsHere: f.homeId !== null,
    inflowIsHere: f.inflowId !== null,
    isReported: f.reportedOn !== null,
    isAttached: f.attachedOn !== null,
    actsForHome: mine.includes('home'),
    actsForInflow: mine.includes('inflow'),
    unanswered: unanswered(tries),
    needs: { tries: rules.lostTries, ways: rules.lostWays },
  };
}

const dueFor = (
  f: StoredFloating,
  tries: readonly Contact[],
  rules: FloatingRules,
  today: string,
): FloatingRow['due'] =>
  dueWork(
    {
      ...f,
      hasContactPerson: f.contactName !== null,
      homeIsHere: f.homeId !== null,
      inflowIsHere: f.inflowId !== null,
      tries,
    },
    rules,
  ).map((d) => ({
    ...d,
    unit: d.side === 'home' ? f.homeName : (f.inflowName ?? f.homeName),
    isOverdue: d.by < today,
  }));

const plainRow = (f: StoredFloating, due: FloatingRow['due']): FloatingRow => ({
  id: f.id,
  area: f.area,
  name: f.name,
  home: f.homeName,
  homePlace: f.homeId ? f.placeName : null,
  inflow: f.inflowName,
  inflowPlace: f.inflowPlace,
  status: f.status,
  direction: f.direction,
  province: f.province,
  reason: f.reason,
  hasCard: f.hasCard,
  leftOn: f.leftOn,
  registeredOn: f.registeredOn,
  reportedOn: f.reportedOn,
  attachedOn: f.attachedOn,
  endedOn: f.endedOn,
  due,
  version: f.version,
});
export async function rowsOf(ctx: Ctx, many: readonly StoredFloating[]): Promise<FloatingRow[]> {
  const today = dayOf(ctx.now);
  const limits = limitsOf(ctx, today);
  const ids = many.map((f) => f.id);
  const tries = Map.groupBy(await contactsOf(ctx, ids), (c) => c.floatingId);
  const rows: FloatingRow[] = [];
  for (const f of many) rows.push(plainRow(f, dueFor(f, tries.get(f.id) ?? [], await limits(f.area), today)));
  return rows;
}

export async function viewOf(ctx: Ctx, f: StoredFloating): Promise<FloatingView> {
  const today = dayOf(ctx.now);
  const rules = await limitsOf(ctx, today)(f.area);
  const tries = await contactsOf(ctx, [f.id]);
  const names = await accountNames(ctx, [...new Set(tries.map((t) => t.accountId))]);
  const { open, closed } = openVerbs(floatingWorkflow, factsOf(ctx, f, tries, rules), partsOf(ctx, f), ctx.now);
  const corrections = await correctionsOf(ctx, f.id);
  return {
    ...plainRow(f, dueFor(f, tries, rules, today)),
    homeId: f.homeId,
    inflowId: f.inflowId,
    phone: f.phone && maskPhone(f.phone),
    whereabouts: f.whereabouts,
    awayUntil: f.awayUntil,
    consentWay: f.consentWay,
    consentOn: f.consentOn,
    contactName: f.contactName,
    contactAccountId: f.contactAccountId,
    hasCode: f.codeMac !== null,
    contactEvery: contactMonths(f, rules),
    contacts: tries.toReversed().map(({ id, side, day, way, reached, note, accountId }) => ({
      ...{ id, side, day, way, reached, note },
      by: names.get(accountId) ?? '',
    })),
    appraisals: await appraisalsOf(ctx, f.id),
    corrections: corrections.map(({ id, text, at, answer, answeredAt }) => ({
      ...{ id, text, answer },
      at: at.toString(),
      answeredAt: answeredAt?.toString() ?? null,
    })),
    steps: (await stepsOf(ctx, f.id)).map((s) => ({
      at: s.at.toString(),
      verb: s.verb,
      by: s.role === null ? 'member' : 'staff',
    })),
    mySides: sidesOf(ctx, f),
    open,
    closed: closed.map(({ verb, why }) => ({ verb, says: [...floatingRefusalWords[why]] as [string, string] })),
  };
}
