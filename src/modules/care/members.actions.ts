import { isWithin } from '#kernel/area.ts';
import { householdCards, householdsOfHead } from '#modules/people/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { careApi, MemberFull, MemberView } from './care.contract.ts';
import { ageRuleAt, mayBecome } from './care.rules.ts';
import { no } from './care.words.ts';
import { checksOf, openChecks } from './checks.store.ts';
import { presentCheck } from './checks.view.ts';
import { selectEnds, selectNotices } from './ends.store.ts';
import { presentEnds, presentNotices } from './ends.view.ts';
import { enrol, peopleOf, recount, tellMember } from './enrol.ts';
import {
  birthYearOf,
  changesOf,
  lockMember,
  type Member,
  namesOf,
  PAGE,
  saveMember,
  selectMember,
  selectMembers,
} from './members.store.ts';
import { allowanceRulesOf } from './rules.store.ts';
import { staffOf } from './staff.ts';

type Api = typeof careApi;

export async function presentMembers(ctx: Ctx, members: readonly Member[]): Promise<MemberView[]> {
  const cards = await householdCards(
    ctx,
    members.map((m) => m.householdId),
  );
  const names = await namesOf(
    ctx,
    members.flatMap((m) => m.personId ?? []),
  );
  const open = await openChecks(
    ctx,
    members.map((m) => m.id),
  );
  const next = (memberId: string, kind: string) =>
    open.find((c) => c.memberId === memberId && c.kind === kind)?.dueOn ?? null;
  return members.map(({ basisId: _, endedAt: __, countedFrom: ___, ...m }) => {
    const card = cards.get(m.householdId);
    return {
      ...m,
      household: card?.head ?? '',
      address: card?.address ?? '',
      size: card?.size ?? 0,
      person: m.personId ? (names.get(m.personId) ?? '') : null,
      nextRecheck: next(m.id, 'recheck'),
      nextCertification: next(m.id, 'certification'),
    };
  });
}
export async function presentMember(ctx: Ctx, id: string): Promise<MemberView> {
  const [view] = await presentMembers(ctx, [await selectMember(ctx, id)]);
  if (!view) throw new Error('a member that was just read');
  return view;
}

export const listMembers: Handler<Api['listMembers']> = async (ctx, { query }) => {
  const found = await selectMembers(ctx, query, dayOf(ctx.now));
  const items = await presentMembers(ctx, found.slice(0, PAGE));
  return { items, next: found.length > PAGE ? (items.at(-1)?.id ?? null) : null };
};

/** What the rule of the place pays a month: only the allowance of the very old has one here. */
async function localOf(ctx: Ctx, m: Member): Promise<number | null> {
  if (m.careClass !== 'elderAllowance' || !m.personId) return null;
  const rules = await allowanceRulesOf(ctx, m.area);
  return ageRuleAt(rules, m.area, dayOf(ctx.now), await birthYearOf(ctx, m.personId))?.amountCents ?? null;
}

/** A benefit with everything that was done about it. */
async function presentFull(ctx: Ctx, id: string): Promise<MemberFull> {
  const m = await selectMember(ctx, id);
  const [view] = await presentMembers(ctx, [m]);
  if (!view) throw new Error('a member that was just read');
  const checks = [];
  for (const c of await checksOf(ctx, m.id)) checks.push(await presentCheck(ctx, c.id));
  return {
    ...view,
    people: await peopleOf(ctx, m.householdId),
    mayBecome: m.endedAt ? [] : [...mayBecome(m.careClass)],
    localCents: await localOf(ctx, m),
    checks,
    ends: await presentEnds(ctx, await selectEnds(ctx, { memberId: m.id })),
    notices: await presentNotices(ctx, await selectNotices(ctx, { memberId: m.id })),
    changes: (await changesOf(ctx, m.id)).map((c) => ({
      at: c.at.toString(),
      verb: c.verb,
      role: c.role,
      data: (c.data ?? {}) as Record<string, unknown>,
    })),
  };
}
export const getCareMember: Handler<Api['getCareMember']> = (ctx, { params }) => presentFull(ctx, params.id);

export const careHouseholds: Handler<Api['careHouseholds']> = async (ctx, { query }) => {
  const found = (await householdsOfHead(ctx, query.name)).filter((h) => isWithin(h.area, staffOf(ctx).area));
  const items = [];
  for (const h of found) {
    const people = (await peopleOf(ctx, h.id)).map(({ personId, name }) => ({ personId, name }));
    items.push({ id: h.id, area: h.area, head: h.head ?? '', address: h.address, people });
  }
  return { items };
};

/** Somebody who is in an existing register; who applies here is entered by the approval. */
export const enrolMember: Handler<Api['enrolMember']> = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const today = dayOf(tx.now);
    if (input.since > today) throw no('sinceAhead', 'since');
    if (input.lastCheckedOn && input.lastCheckedOn > today) throw no('sinceAhead', 'lastCheckedOn');
    const { memberId } = await enrol(tx, {
      householdId: input.householdId,
      personId: input.personId ?? null,
      careClass: input.careClass,
      circumstance: input.circumstance,
      since: input.since,
      basis: { kind: 'register', number: input.basisNumber ?? null },
      recheckMonths: input.recheckMonths ?? null,
      amountCents: input.amountCents ?? null,
      ...(input.lastCheckedOn && { lastCheckedOn: input.lastCheckedOn }),
    });
    return presentMember(tx, memberId);
  });

const locked = async (tx: TxCtx, id: string): Promise<Member> => {
  const m = await lockMember(tx, id, tx.version);
  if (m.endedAt) throw no('membershipEnded');
  return m;
};

export const reclassMember: Handler<Api['reclassMember']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const m = await locked(tx, params.id);
    if (!mayBecome(m.careClass).includes(input.careClass)) throw no('notKin', 'careClass');
    await saveMember(tx, m.id, { care_class: input.careClass });
    await recount(tx, m.id);
    await tellMember(tx, m, 'reclass', { from: m.careClass, to: input.careClass, reason: input.reason });
    return presentFull(tx, m.id);
  });

export const paceMember: Handler<Api['paceMember']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const m = await locked(tx, params.id);
    const { circumstance, recheckMonths: months, amountCents } = input;
    const paid = amountCents === undefined ? {} : { amount_cents: amountCents };
    await saveMember(tx, m.id, { circumstance, recheck_months: months, ...paid });
    await recount(tx, m.id);
    await tellMember(tx, m, 'pace', { circumstance, months, ...paid });
    return presentFull(tx, m.id);
  });
