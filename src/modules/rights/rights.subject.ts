import { isWithin } from '#kernel/area.ts';
import type { Word } from '#kernel/words.ts';
import { findPeople, householdIds, householdOf, selectPerson } from '#modules/people/index.ts';
import { beyondPlace, type Ctx, type TxCtx } from '#platform/context.ts';
import { removeData } from '#platform/journal.remove.ts';
import { type HeldRow, type Reading, type Subject, sameName } from '#platform/personal.ts';
import type { Outcome, StoredRight } from './rights.store.ts';
import { noRight } from './rights.words.ts';

/* Who a request is about, as far as it was proven, and what all modules hold about them. Read by the house: nobody of the staff sees it on the way. */

export const asHouse = <C extends Ctx>(ctx: C): C => ({ ...ctx, actor: { kind: 'system', what: 'rights' } });

/** The record of somebody whose paper was seen, or whose telephone on record answered; null when the register does not know them. */
export async function personMeant(
  ctx: Ctx,
  area: string,
  by: { idNumber: string } | { phone: string; name: string },
): Promise<string | null> {
  const found = await beyondPlace(ctx, (all) =>
    findPeople(asHouse(all), 'idNumber' in by ? { idNumber: by.idNumber } : { phone: by.phone }),
  );
  const theirs = 'idNumber' in by ? found : found.filter((p) => sameName(p.name, by.name));
  const [one, another] = theirs;
  if (!one || another) return null;
  if (!isWithin(one.area, area)) throw noRight('personElsewhere');
  return one.id;
}

/** By what was proven: the record on the register, and the telephone that rang. */
export async function subjectFor(
  ctx: Ctx,
  of: { personId: string | null; name: string | null; phone: string | null },
): Promise<Subject> {
  const { personId } = of;
  const person = personId ? await selectPerson(asHouse(ctx), personId) : null;
  const home = personId ? await householdOf(ctx, personId) : null;
  return {
    name: person?.name ?? of.name ?? '',
    phone: of.phone,
    personId,
    householdIds: home ? (await householdIds(ctx, home).execute()).map((h) => h.id) : [],
  };
}
export const subjectOf = (ctx: Ctx, r: StoredRight): Promise<Subject> =>
  subjectFor(ctx, { personId: r.personId, name: r.name, phone: r.phoneProven ? r.phone : null });

export type Section = {
  readonly name: string;
  readonly says: Word;
  readonly why: Word;
  readonly until: Word;
  readonly kept: Word | null;
  readonly mayErase: boolean;
  readonly rows: readonly HeldRow[];
};
/** Everything that all modules hold about this person; kinds of which there is nothing are left out. */
export async function heldAbout(ctx: Ctx, subject: Subject): Promise<Section[]> {
  const sections: Section[] = [];
  for (const [module, { held }] of ctx.house.personal)
    for (const h of held) {
      const rows = await h.find(asHouse(ctx), subject);
      if (rows.length === 0) continue;
      const { says, why, until } = h;
      sections.push({
        name: `${module}.${h.name}`,
        says,
        why,
        until,
        kept: h.kept ?? null,
        mayErase: h.erase !== undefined,
        rows,
      });
    }
  return sections;
}

/** Who of the staff read records of this person, newest first. */
export async function readingsAbout(ctx: Ctx, subject: Subject): Promise<Reading[]> {
  const all: Reading[] = [];
  for (const { readings } of ctx.house.personal.values())
    if (readings) all.push(...(await readings(asHouse(ctx), subject)));
  return all.sort((a, b) => Temporal.Instant.compare(b.at, a.at));
}

/**
 * Empties what may be emptied, and says of the rest why it stays. What was said in the journal of an erased record goes too; the entry stays, and a later
 * one says what was taken out, so that the chain still proves itself (domain §12.19).
 */
export async function eraseAbout(tx: TxCtx, subject: Subject): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const house = asHouse(tx);
  for (const [module, { held }] of tx.house.personal)
    for (const h of held) {
      const rows = await h.find(house, subject);
      if (rows.length === 0) continue;
      const ids = rows.map((r) => r.id);
      const done = h.erase ? await h.erase(house, ids) : { erased: 0, waits: 0 };
      if (h.erase && h.chain && done.erased > 0) await removeData(house, h.chain, ids, 'rightsRequest');
      const stays = h.erase ? 0 : rows.length;
      const why = h.kept ?? (done.waits > 0 ? h.until : null);
      outcomes.push({
        name: `${module}.${h.name}`,
        says: [...h.says],
        ...done,
        kept: stays,
        why: why ? [...why] : null,
      });
    }
  return outcomes;
}
