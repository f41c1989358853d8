import { notFound } from '#kernel/refusal.ts';
import { householdCards } from '#modules/people/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { careApi, MemberView } from './care.contract.ts';
import { no } from './care.words.ts';
import { openChecks } from './checks.store.ts';
import { enrol } from './enrol.ts';
import { type Member, namesOf, selectMember } from './members.store.ts';

type Api = typeof careApi;

export const staffOf = (ctx: Ctx) => {
  if (ctx.actor.kind !== 'staff') throw notFound();
  return ctx.actor;
};

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
  return members.map(({ basisId: _, endedAt: __, ...m }) => {
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

export const getCareMember: Handler<Api['getCareMember']> = (ctx, { params }) => presentMember(ctx, params.id);

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
      ...(input.lastCheckedOn && { lastCheckedOn: input.lastCheckedOn }),
    });
    return presentMember(tx, memberId);
  });
