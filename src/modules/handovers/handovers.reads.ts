import type { Role, StaffActor } from '#kernel/actor.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import type { handoversApi } from './handovers.contract.ts';
import { type PostOf, peopleOf, postsOf, successorsFor, unattendedIn, unitsUnder } from './handovers.people.store.ts';
import { presentHandover, presentRow } from './handovers.present.ts';
import { headRoles } from './handovers.rules.ts';
import { selectHandover, selectHandovers } from './handovers.store.ts';

type Api = typeof handoversApi;

export function staff(ctx: Ctx): StaffActor {
  if (ctx.actor.kind !== 'staff') throw new Error(`a hand-over was called by ${ctx.actor.kind}`);
  return ctx.actor;
}
const isHead = (actor: StaffActor) => (headRoles as readonly Role[]).includes(actor.role);

/** The post out of which somebody hands over: one's own, or for a head one in the units below; null when it is not the actor's business. */
export async function postOut(ctx: Ctx, fromId: string): Promise<PostOf | null> {
  const actor = staff(ctx);
  const posts = await postsOf(ctx, fromId, dayOf(ctx.now));
  if (fromId === actor.accountId)
    return posts.find((p) => p.organisationId === actor.organisationId && p.current) ?? null;
  if (!isHead(actor)) return null;
  const units = await unitsUnder(ctx, actor);
  return posts.find((p) => units.includes(p.organisationId)) ?? null;
}

export const listHandovers: Handler<Api['listHandovers']> = async (ctx) => {
  const actor = staff(ctx);
  const all = await selectHandovers(ctx);
  const isMine = (h: (typeof all)[number]) => h.fromId === actor.accountId;
  const isToMe = (h: (typeof all)[number]) => h.toId === actor.accountId && h.signedAt !== null;
  const units = isHead(actor) ? await unitsUnder(ctx, actor) : [];
  return {
    mine: all.filter(isMine).map(presentRow),
    toMe: all.filter(isToMe).map(presentRow),
    unit: all.filter((h) => !isMine(h) && !isToMe(h)).map(presentRow),
    unattended: (await unattendedIn(ctx, units, dayOf(ctx.now))).map((p) => ({ ...p, cases: Number(p.cases) })),
  };
};

export const handoverChoices: Handler<Api['handoverChoices']> = async (ctx, { query }) => {
  const actor = staff(ctx);
  const today = dayOf(ctx.now);
  const person = ({ id, name, organisationId, organisation }: PostOf) => ({ id, name, organisationId, organisation });
  const own = await postOut(ctx, actor.accountId);
  const others = isHead(actor) ? await peopleOf(ctx, await unitsUnder(ctx, actor), today) : [];
  const from = [...(own ? [own] : []), ...others].filter((p, i, all) => all.findIndex((o) => o.id === p.id) === i);
  const chosen = await postOut(ctx, query.fromId ?? actor.accountId);
  const to = chosen ? await successorsFor(ctx, chosen, today) : [];
  return { from: from.map((p) => ({ ...person(p), disabled: p.disabled })), to: to.map(person) };
};

export const getHandover: Handler<Api['getHandover']> = async (ctx, { params }) =>
  presentHandover(ctx, await selectHandover(ctx, params.id));
