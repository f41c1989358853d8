import { notFound } from '#kernel/refusal.ts';
import { say } from '#kernel/words.ts';
import { dayOf } from '#modules/places/index.ts';
import type { TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import { type FactKind, type FactSource, newestFirst, readFact, validUntil } from './facts.rules.ts';
import {
  insertFacts,
  lockHome,
  type NewFact,
  type StoredFact,
  selectFacts,
  selectKinds,
  selectMembers,
} from './facts.store.ts';
import { factTypeWords, noFact } from './facts.words.ts';

export type GivenFact = { readonly kind: string; readonly personId?: string | undefined; readonly value: string };
export type KeptFacts = {
  /** Values that say something new, and those that only confirm what was known. */
  readonly changed: number;
  readonly confirmed: number;
};

/** The key of what one value is about, within a household. */
export const lineOf = (f: { kind: string; personId?: string | null | undefined }) => `${f.kind}/${f.personId ?? ''}`;

/** The value that counts now, of each kind and person. */
export function currentFacts(facts: readonly StoredFact[]): Map<string, StoredFact> {
  const now = new Map<string, StoredFact>();
  for (const fact of newestFirst(facts)) if (!now.has(lineOf(fact))) now.set(lineOf(fact), fact);
  return now;
}

/** A given value in its one spelling. Throws when there is no such fact, when it is about somebody else, or no such value. */
export function checkFact(
  kinds: readonly FactKind[],
  given: GivenFact,
  members: readonly { personId: string }[],
): FactKind & { value: string } {
  const kind = kinds.find((k) => k.key === given.kind);
  if (!kind) throw noFact('noSuchFact', 422, { kind: given.kind });
  const name = kind.zh;
  if (kind.subject === 'household' && given.personId) throw noFact('ofHousehold', 422, { name });
  if (kind.subject === 'person' && !given.personId) throw noFact('ofPerson', 422, { name });
  if (given.personId && !members.some((m) => m.personId === given.personId)) throw noFact('notOfHousehold');
  const value = readFact(kind, given.value);
  if (value === null)
    throw noFact('notThatValue', 422, { name, value: given.value, type: say(factTypeWords[kind.type], 'zh') });
  return { ...kind, value };
}

/**
 * Writes down what somebody came to know about a household, whole or not at all; earlier values stay. For other modules too: a visit's
 * facts are kept in the visit's own transaction. Locks the household.
 */
export async function keepFacts(
  tx: TxCtx,
  about: { householdId: string; ownerId: string; source: FactSource; madeAt: Temporal.Instant },
  given: readonly GivenFact[],
): Promise<KeptFacts> {
  const home = await lockHome(tx, about.householdId);
  if (!home) throw notFound();
  const [kinds, members] = [await selectKinds(tx), await selectMembers(tx, [home.id])];
  const now = currentFacts(await selectFacts(tx, [home.id], [...new Set(given.map((g) => g.kind))]));
  const seen = new Set<string>();
  let confirmed = 0;
  const facts = given.map((one): NewFact => {
    const kind = checkFact(kinds, one, members);
    const line = lineOf(one);
    if (seen.has(line)) throw noFact('twice', 422, { name: kind.zh });
    seen.add(line);
    if (now.get(line)?.value === kind.value) confirmed += 1;
    return {
      area: home.area,
      householdId: home.id,
      personId: one.personId ?? null,
      kind: kind.key,
      value: kind.value,
      source: about.source,
      ownerId: about.ownerId,
      madeAt: about.madeAt,
      validUntil: validUntil(kind, dayOf(about.madeAt)),
    };
  });
  await insertFacts(tx, facts);
  // Which facts, never their values: the journal is for good, a household's data is not.
  await record(tx, {
    kind: 'householdFacts',
    id: home.id,
    area: home.area,
    verb: 'write',
    shows: 'resident',
    data: { kinds: [...new Set(facts.map((f) => f.kind))].sort(), source: about.source },
  });
  return { changed: facts.length - confirmed, confirmed };
}
