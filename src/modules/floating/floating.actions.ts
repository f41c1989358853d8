import { isWithin } from '#kernel/area.ts';
import { normalName, normalPhone } from '#kernel/identity.ts';
import { actorsWithRole } from '#modules/access/index.ts';
import { onRoll } from '#modules/activities/index.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { randomDigits } from '#platform/crypto.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { FloatingApi, FloatingCode } from './floating.contract.ts';
import { CODE_DIGITS, isLongEnough, keeperRoles } from './floating.rules.ts';
import { codeMac, floatingById, insertFloating, type NewFloating, selectFloating } from './floating.store.ts';
import { entryOf, rowsOf, sidesOf, staffOf, viewOf } from './floating.view.ts';
import { noFloating } from './floating.words.ts';
import { insertRule, limitsOf, partyBranches, rulesFor } from './rules.store.ts';

type Handles = { [K in keyof FloatingApi]: Handler<FloatingApi[K]> };

export const listFloating: Handles['listFloating'] = async (ctx, { query: { view, area } }) => {
  const rows = await rowsOf(ctx, await selectFloating(ctx, { isOpen: view !== 'ended', area }));
  if (view === 'ended') return { items: rows };
  const firstDue = (r: (typeof rows)[number]) => r.due[0]?.by ?? '9999-12-31';
  const shown = view === 'due' ? rows.filter((r) => r.due.some((d) => d.isOverdue || isSoon(d.by, ctx))) : rows;
  return { items: shown.toSorted((a, b) => (firstDue(a) < firstDue(b) ? -1 : firstDue(a) > firstDue(b) ? 1 : 0)) };
};
const SOON_DAYS = 14;
const isSoon = (by: string, ctx: Ctx) =>
  by <= Temporal.PlainDate.from(dayOf(ctx.now)).add({ days: SOON_DAYS }).toString();

export const floatingBranches: Handles['floatingBranches'] = async (ctx) => ({
  items: (await partyBranches(ctx, dayOf(ctx.now))).map(({ id, name, area, placeName }) => ({
    ...{ id, name, area, placeName },
    isMine: isWithin(area, staffOf(ctx).area),
  })),
});
export const floatingRules: Handles['floatingRules'] = async (ctx) => ({
  items: await rulesFor(ctx, staffOf(ctx).area, dayOf(ctx.now)),
});
const HALF_YEAR = 6;
export const addFloatingRule: Handles['addFloatingRule'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    if (!isWithin(input.area, staffOf(tx).area)) throw noFloating('ruleNotHere', 'area');
    if (input.key === 'contactAbroadMonths' && input.value > HALF_YEAR) throw noFloating('ruleTooLong', 'value');
    const id = tx.house.newId();
    if (!(await insertRule(tx, { id, ...input }))) throw noFloating('ruleKnown', 'validFrom');
    const { area, key, value, validFrom } = input;
    await record(tx, { kind: 'floatingRule', id, area, verb: 'set', shows: 'staff', data: { key, value, validFrom } });
    return { id };
  });

export const myFloating: Handles['myFloating'] = async (ctx) => {
  const mine = await selectFloating(ctx, { isOpen: true, contactAccountId: staffOf(ctx).accountId });
  const sides = new Map(mine.map((f) => [f.id, sidesOf(ctx, f)]));
  return { items: (await rowsOf(ctx, mine)).map((r) => ({ ...r, mySides: sides.get(r.id) ?? [] })) };
};
export const getFloating: Handles['getFloating'] = async (ctx, { params }) =>
  viewOf(ctx, await floatingById(ctx, params.id));

/** Keepers of the home branch's place or of one above it; the nearest first. */
export async function peopleFor(ctx: Ctx, area: string): Promise<{ accountId: string; name: string }[]> {
  const found = (await Promise.all(keeperRoles.map((role) => actorsWithRole(ctx, role, area)))).flat();
  const near = found.toSorted((a, b) => b.area.length - a.area.length);
  return [...new Map(near.map(({ accountId, name }) => [accountId, { accountId, name }])).values()];
}
export const contactPeople: Handles['contactPeople'] = async (ctx, { params }) => ({
  items: await peopleFor(ctx, (await floatingById(ctx, params.id)).area),
});

export type Reach = { phone: string; leftOn: string; awayUntil?: string | undefined; consentOn: string };
/** What every way of registering holds to: a number, days that can be, an absence that is long enough, told before written down. */
export async function checkNew(tx: Ctx, area: string, r: Reach): Promise<string> {
  const today = dayOf(tx.now);
  const phone = normalPhone(r.phone);
  if (!phone) throw noFloating('phoneWrong', 'phone');
  if (r.leftOn > today) throw noFloating('leftAhead', 'leftOn');
  if (r.consentOn > today) throw noFloating('consentLate', 'consentOn');
  const rules = await limitsOf(tx, today)(area);
  const until = r.awayUntil ?? null;
  if (until !== null && until <= r.leftOn) throw noFloating('untilWrong', 'awayUntil');
  if (!isLongEnough(r.leftOn, until, rules)) throw noFloating('tooShort', 'awayUntil', { months: rules.awayMonths });
  return phone;
}

/** The receiving branch: one of this house, one elsewhere by its name, or not known yet. */
export async function inflowOf(
  tx: TxCtx,
  given: { inflowId?: string | undefined; inflowName?: string | undefined },
  homeId: string | null,
) {
  if (given.inflowId && given.inflowName) throw noFloating('inflowTwo', 'inflowName');
  if (!given.inflowId) return { inflowId: null, inflowName: given.inflowName ?? null, inflowArea: null };
  if (given.inflowId === homeId) throw noFloating('sameBranch', 'inflowId');
  const unit = await openBranch(tx, given.inflowId, 'inflowId');
  return { inflowId: unit.id, inflowName: unit.name, inflowArea: unit.area };
}
async function openBranch(tx: TxCtx, id: string, field: string) {
  const unit = (await organisationsById(tx, [id])).get(id);
  const today = dayOf(tx.now);
  if (unit?.kind !== 'party' || unit.validFrom > today || (unit.validTo !== null && unit.validTo <= today))
    throw noFloating('branchUnknown', field);
  return unit;
}
export async function ownBranch(tx: TxCtx, id: string, field: string) {
  const unit = await openBranch(tx, id, field);
  if (!isWithin(unit.area, staffOf(tx).area)) throw noFloating('branchNotYours', field);
  return unit;
}

type New = Omit<NewFloating, 'id' | 'codeMac' | 'accountId' | 'registeredOn'>;
/** Keeps a new record; `withCode` draws the code of the card, which is told in the answer only. */
export async function keepNew(tx: TxCtx, n: New, withCode: boolean): Promise<FloatingCode> {
  const id = tx.house.newId();
  const code = withCode ? randomDigits(CODE_DIGITS) : '';
  const made = await insertFloating(tx, {
    ...n,
    id,
    codeMac: withCode ? codeMac(tx, id, code) : null,
    accountId: staffOf(tx).accountId,
    registeredOn: dayOf(tx.now),
  });
  if (!made) throw noFloating('twice', undefined, { name: n.name });
  const verb = n.status === 'registeredOut' ? 'register' : 'enterIn';
  await record(tx, entryOf({ id, area: n.area }, verb, { direction: n.direction, reason: n.reason }), 'new');
  return { id, code };
}

export const registerOut: Handles['registerOut'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const home = await ownBranch(tx, input.homeId, 'homeId');
    const member = await onRoll(tx, { membershipId: input.membershipId, organisationId: home.id });
    if (!member) throw noFloating('notOnRoll', 'membershipId');
    if (member.standing === 'inflow')
      throw noFloating('noRelationHere', 'membershipId', { name: member.name, unit: member.awayFrom ?? '—' });
    const phone = await checkNew(tx, home.area, input);
    const inflow = await inflowOf(tx, input, home.id);
    const { direction, province, reason, hasCard, leftOn, consentWay, consentOn } = input;
    return keepNew(
      tx,
      {
        ...{ area: home.area, homeId: home.id, homeName: home.name, homeMembershipId: member.membershipId },
        ...inflow,
        ...{ name: member.name, phone, direction, province, reason, hasCard, leftOn, consentWay, consentOn },
        whereabouts: input.whereabouts ?? null,
        awayUntil: input.awayUntil ?? null,
        status: 'registeredOut',
        reportedOn: null,
      },
      true,
    );
  });

/** Somebody whose branch is outside this house came here: they have reported in by coming. */
export const enterIn: Handles['enterIn'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const unit = await ownBranch(tx, input.inflowId, 'inflowId');
    const name = normalName(input.name);
    if (!name) throw noFloating('nameWrong', 'name');
    const phone = await checkNew(tx, unit.area, input);
    if (input.reportedOn > dayOf(tx.now)) throw noFloating('dayAhead', 'reportedOn');
    if (input.reportedOn < input.leftOn) throw noFloating('dayEarly', 'reportedOn', { day: input.leftOn });
    const { direction, province, reason, hasCard, leftOn, consentWay, consentOn, homeName, reportedOn } = input;
    return keepNew(
      tx,
      {
        ...{ area: unit.area, homeId: null, homeName, homeMembershipId: null },
        ...{ inflowId: unit.id, inflowName: unit.name, inflowArea: unit.area },
        ...{ name, phone, direction, province, reason, hasCard, leftOn, consentWay, consentOn, reportedOn },
        whereabouts: input.whereabouts ?? null,
        awayUntil: input.awayUntil ?? null,
        status: 'reportedIn',
      },
      true,
    );
  });
