import type { StaffActor } from '#kernel/actor.ts';
import { notFound } from '#kernel/refusal.ts';
import { checkCaptured } from '#modules/phones/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { countBurden } from './burden.store.ts';
import type { FactHousehold, FactLine, FactValue, factsApi, HouseholdRow } from './facts.contract.ts';
import { keepFacts, lineOf } from './facts.keep.ts';
import { type FactKind, freshness, mayBeAsked, newestFirst } from './facts.rules.ts';
import {
  type FactHome,
  type FactMember,
  insertKind,
  PAGE,
  type StoredFact,
  selectFacts,
  selectHome,
  selectHomes,
  selectKinds,
  selectMembers,
  selectNewest,
} from './facts.store.ts';
import { noFact } from './facts.words.ts';

type Api = typeof factsApi;

export function staffOf(ctx: Ctx): StaffActor {
  if (ctx.actor.kind !== 'staff') throw notFound();
  return ctx.actor;
}

export const presentKind = (k: FactKind) => ({ ...k, names: [...k.names], choices: [...k.choices] });

export const factKinds: Handler<Api['factKinds']> = async (ctx) => ({
  items: (await selectKinds(ctx)).map(presentKind),
});

export const addFactKind: Handler<Api['addFactKind']> = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const kinds = await selectKinds(tx);
    const names = [input.zh, input.en, ...input.names, ...input.choices.flatMap((c) => [c.zh, c.en])];
    if (!mayBeAsked(names)) throw noFact('mayNotAsk');
    const same = kinds.find((k) => k.key === input.key || [k.zh, ...k.names].some((n) => names.includes(n)));
    if (same) throw noFact('alreadyAsked', 409, { name: same.zh });
    if (
      (input.type === 'choice') !== input.choices.length >= 2 ||
      (input.type !== 'choice' && input.choices.length > 0)
    )
      throw noFact('choicesMissing');
    const { source, ...given } = input;
    const kind = { ...given, unit: given.unit ?? null };
    await insertKind(tx, { ...kind, source, area: staffOf(tx).area });
    await record(
      tx,
      {
        kind: 'factKind',
        id: tx.house.newId(),
        area: staffOf(tx).area,
        verb: 'add',
        shows: 'staff',
        data: { key: input.key, purpose: input.purpose },
      },
      'new',
    );
    return presentKind(kind);
  });

type Line = { kind: string; personId: string | null };
/** What there is to know about a household: each kind, for each of its people where it is about a person. */
export const linesOf = (kinds: readonly FactKind[], members: readonly { personId: string }[]): Line[] =>
  kinds.flatMap((kind): Line[] =>
    kind.subject === 'household'
      ? [{ kind: kind.key, personId: null }]
      : members.map((m) => ({ kind: kind.key, personId: m.personId })),
  );

const present = (f: StoredFact): FactValue => ({
  id: f.id,
  kind: f.kind,
  personId: f.personId,
  value: f.value,
  source: f.source,
  owner: f.owner,
  on: dayOf(f.madeAt),
  recordedAt: f.recordedAt.toString(),
  validUntil: f.validUntil,
});

async function viewHousehold(ctx: Ctx, home: FactHome): Promise<FactHousehold> {
  const [kinds, members, facts] = await Promise.all([
    selectKinds(ctx),
    selectMembers(ctx, [home.id]),
    selectFacts(ctx, [home.id]),
  ]);
  const today = dayOf(ctx.now);
  const sorted = newestFirst(facts);
  const lines = linesOf(kinds, members).map((line): FactLine => {
    const [now, ...others] = sorted.filter((f) => lineOf(f) === lineOf(line));
    return { ...line, state: freshness(now, today), now: now ? present(now) : null, others: others.map(present) };
  });
  return {
    ...home,
    head: members.find((m) => m.relation === 'head')?.name ?? null,
    size: members.length,
    members: members.map(({ personId, name, relation }) => ({ personId, name, relation })),
    lines,
  };
}

export const getFacts: Handler<Api['getFacts']> = async (ctx, { params }) => {
  const home = await selectHome(ctx, params.id);
  if (!home) throw notFound();
  return viewHousehold(ctx, home);
};

export const writeFacts: Handler<Api['writeFacts']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    await checkCaptured(tx, input.captured);
    const { organisationId } = staffOf(tx);
    const madeAt = Temporal.Instant.from(input.captured.madeAt);
    const about = { householdId: params.id, ownerId: organisationId, source: input.source, madeAt };
    const { changed, confirmed } = await keepFacts(tx, about, input.values);
    const home = (await selectHome(tx, params.id))!;
    await countBurden(tx, {
      form: 'fact',
      organisationId,
      area: home.area,
      on: dayOf(madeAt),
      effort: { typed: changed, reused: confirmed, photos: 0, records: 1 },
    });
    return viewHousehold(tx, home);
  });

function counted(
  home: FactHome,
  members: readonly FactMember[],
  lines: number,
  states: readonly string[],
): HouseholdRow {
  const count = (state: string) => states.filter((s) => s === state).length;
  return {
    ...home,
    head: members.find((m) => m.relation === 'head')?.name ?? null,
    size: members.length,
    fresh: count('fresh'),
    stale: count('stale'),
    missing: lines - states.length,
  };
}

export const factHouseholds: Handler<Api['factHouseholds']> = (ctx, { query }) =>
  inTransaction(ctx, async (tx) => {
    const found = await selectHomes(tx, { ...query, limit: PAGE + 1 });
    const homes = found.slice(0, PAGE);
    const ids = homes.map((h) => h.id);
    const [kinds, members, facts] = [await selectKinds(tx), await selectMembers(tx, ids), await selectNewest(tx, ids)];
    const today = dayOf(tx.now);
    const rows = homes.map((home) => {
      const own = members.filter((m) => m.householdId === home.id);
      const lines = linesOf(kinds, own);
      const now = new Map(facts.filter((f) => f.householdId === home.id).map((f) => [lineOf(f), f]));
      const states = lines.flatMap((line) => {
        const fact = now.get(lineOf(line));
        return fact ? [freshness(fact, today)] : [];
      });
      return counted(home, own, lines.length, states);
    });
    const last = homes.at(-1);
    return {
      items: query.due ? rows.filter((r) => r.stale + r.missing > 0) : rows,
      next: found.length > PAGE && last ? `${last.area}.${last.id}` : null,
    };
  });
