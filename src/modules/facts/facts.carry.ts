import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import { madeTogether } from '#platform/line.ts';
import type { Handler } from '#platform/module.ts';
import { type Ready, readyText } from '#platform/ready.ts';
import { scopeOf } from '#platform/scope.ts';
import { linesOf, presentKind } from './facts.actions.ts';
import type { CarriedHousehold, factsApi } from './facts.contract.ts';
import { lineOf } from './facts.keep.ts';
import { type FactKind, freshness, showFact } from './facts.rules.ts';
import { type FactHome, selectFacts, selectHomes, selectKinds, selectMembers, selectNewest } from './facts.store.ts';

/** As many households as a phone is given to carry; a grid has 300 to 500 (domain §3). */
const CARRIED = 600;

/** Two at once in a process: while one waits for the database the other is put together. */
const AT_ONCE = 2;
const together = new WeakMap<House, ReturnType<typeof madeTogether<Ready>>>();

/** Phones of one place that ask at once are given one answer: what it says depends on the place and the day, and on nobody's name. */
export const factsToCarry: Handler<(typeof factsApi)['factsToCarry']> = (ctx) => {
  const made = together.get(ctx.house) ?? madeTogether<Ready>(AT_ONCE);
  together.set(ctx.house, made);
  return made(`${scopeOf(ctx.actor, ctx.house.config.jurisdiction)} ${dayOf(ctx.now)}`, () => carriedBy(ctx));
};

/** So many households are put together at a time: no more than these are in memory as more than text. */
const PART = 100;
/** What a visitor carries along: the households of the place, each line with what is known now, and what is asked. */
async function carriedBy(ctx: Ctx): Promise<Ready> {
  const found = await selectHomes(ctx, { limit: CARRIED + 1 });
  const homes = found.slice(0, CARRIED);
  const kinds = await selectKinds(ctx);
  const parts: string[] = [];
  for (let at = 0; at < homes.length; at += PART)
    parts.push(...(await withFacts(ctx, kinds, homes.slice(at, at + PART))).map((home) => JSON.stringify(home)));
  const head = JSON.stringify({ kinds: kinds.map(presentKind), more: found.length > CARRIED });
  return readyText(`${head.slice(0, -1)},"households":[${parts.join(',')}]}`);
}

async function withFacts(
  ctx: Ctx,
  kinds: readonly FactKind[],
  homes: readonly FactHome[],
): Promise<CarriedHousehold[]> {
  const ids = homes.map((h) => h.id);
  const [members, facts] = await Promise.all([selectMembers(ctx, ids), selectNewest(ctx, ids)]);
  const today = dayOf(ctx.now);
  const [byHome, ofHome] = [Map.groupBy(facts, (f) => f.householdId), Map.groupBy(members, (m) => m.householdId)];
  return homes.map((home) => {
    const own = ofHome.get(home.id) ?? [];
    const now = new Map(byHome.get(home.id)?.map((f) => [lineOf(f), f]));
    const lines = linesOf(kinds, own).map((line) => {
      const fact = now.get(lineOf(line));
      return {
        ...line,
        state: freshness(fact, today),
        value: fact?.value ?? null,
        on: fact?.on ?? null,
        owner: fact?.owner ?? null,
      };
    });
    const people = own.map(({ personId, name }) => ({ personId, name }));
    return { ...home, head: own.find((m) => m.relation === 'head')?.name ?? null, members: people, lines };
  });
}

/** What was written down about a household in one moment, as people read it: a visit shows what it came to know. */
export async function factsOfMoment(ctx: Ctx, householdId: string, madeAt: Temporal.Instant) {
  const house: Ctx = { ...ctx, actor: { kind: 'system', what: 'facts of a moment' } };
  const [kinds, members] = [await selectKinds(house), await selectMembers(house, [householdId])];
  const facts = (await selectFacts(house, [householdId])).filter((f) => f.madeAt.equals(madeAt));
  const inOrder = kinds.flatMap((kind) => facts.filter((f) => f.kind === kind.key).map((f) => ({ f, kind })));
  return inOrder.map(({ f, kind }) => {
    const shown = (lang: 'zh' | 'en') => showFact(kind, f.value, lang) + (kind.unit ? ` ${kind.unit}` : '');
    return {
      name: [kind.zh, kind.en] as [string, string],
      of: members.find((m) => m.personId === f.personId)?.name ?? null,
      value: [shown('zh'), shown('en')] as [string, string],
    };
  });
}

/** The keys of all facts there are, wherever they are asked: what a purpose may name. */
export const factKeys = async (ctx: Ctx): Promise<Set<string>> =>
  new Set((await selectKinds({ ...ctx, actor: { kind: 'system', what: 'fact keys' } })).map((k) => k.key));
