import { roles } from '#kernel/actor.ts';
import { isWithin } from '#kernel/area.ts';
import { roleWords } from '#kernel/roles.words.ts';
import type { Word } from '#kernel/words.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import { findPeople, householdIds, householdOf, selectPerson } from '#modules/people/index.ts';
import { beyondPlace, type Ctx, type TxCtx } from '#platform/context.ts';
import { removeData } from '#platform/journal.remove.ts';
import { seenOf } from '#platform/personal.store.ts';
import { type Held, type HeldRow, type Reading, type Subject, sameName } from '#platform/personal.ts';
import type { Outcome, StoredRight } from './rights.store.ts';
import { noRight } from './rights.words.ts';

/* Who a request is about, as far as it was proven, and what all modules hold about them. Read by the house: nobody of the staff sees it on the way. */

export const asHouse = <C extends Ctx>(ctx: C): C => ({ ...ctx, actor: { kind: 'system', what: 'rights' } });
/** Wherever they once lived: what is held of somebody does not end at the place of whoever answers. */
const everywhere = <T>(ctx: Ctx, read: (house: Ctx) => Promise<T>): Promise<T> =>
  beyondPlace(ctx, (all) => read(asHouse(all)));

/** The record of somebody whose paper was seen, or whose telephone on record answered; null when the register does not know them. */
export async function personMeant(
  ctx: Ctx,
  area: string,
  by: { idNumber: string } | { phone: string; name: string },
): Promise<string | null> {
  const found = await everywhere(ctx, (house) =>
    findPeople(house, 'idNumber' in by ? { idNumber: by.idNumber } : { phone: by.phone }),
  );
  const theirs = 'idNumber' in by ? found : found.filter((p) => sameName(p.name, by.name));
  const [one, another] = theirs;
  if (!one || another) return null;
  if (!isWithin(one.area, area)) throw noRight('personElsewhere');
  return one.id;
}

/** By what was proven: the record on the register, and the telephone that rang. */
export const subjectFor = (
  ctx: Ctx,
  { personId, name, phone }: { personId: string | null; name: string | null; phone: string | null },
): Promise<Subject> =>
  everywhere(ctx, async (house) => {
    const person = personId ? await selectPerson(house, personId) : null;
    const home = personId ? await householdOf(house, personId) : null;
    return {
      ...{ name: person?.name || name || '', phone, personId },
      householdIds: home ? (await householdIds(house, home).execute()).map((h) => h.id) : [],
    };
  });
export const subjectOf = (ctx: Ctx, r: StoredRight): Promise<Subject> =>
  subjectFor(ctx, { personId: r.personId, name: r.name, phone: r.phoneProven ? r.phone : null });

export type Section = {
  readonly name: string;
  readonly says: Word;
  readonly why: Word;
  readonly until: Word;
  readonly kept: Word | null;
  readonly mayErase: boolean;
  readonly seen?: string;
  readonly rows: readonly HeldRow[];
};
/** Everything that all modules hold about this person; kinds of which there is nothing are left out. */
export const heldAbout = (ctx: Ctx, subject: Subject): Promise<Section[]> =>
  everywhere(ctx, async (house) => {
    const sections: Section[] = [];
    for (const [module, { held }] of house.house.personal)
      for (const h of held) {
        const rows = await h.find(house, subject);
        const { says, why, until, kept = null, erase, seen } = h;
        const mayErase = erase !== undefined;
        if (rows.length > 0)
          sections.push({ name: `${module}.${h.name}`, says, why, until, kept, mayErase, rows, ...(seen && { seen }) });
      }
    return sections;
  });

export type Read = {
  at: Temporal.Instant;
  unit: string | null;
  role: Word | null;
  what: Word;
  why: Word | string | null;
};
const wordOfRole = (role: string | null): Word | null => {
  const known = roles.find((r) => r === role);
  return known ? roleWords[known] : null;
};
/** Who of the staff read records of this person, newest first, as the person knows them: the unit and the post. */
const readingsAbout = (ctx: Ctx, subject: Subject, sections: readonly Section[]): Promise<Read[]> =>
  everywhere(ctx, async (house) => {
    const all: Reading[] = [];
    for (const s of sections)
      all.push(
        ...(await seenOf(
          house,
          s,
          s.rows.map((r) => r.id),
        )),
      );
    for (const { readings } of house.house.personal.values())
      if (readings) all.push(...(await readings(house, subject)));
    const ids = [...new Set(all.flatMap((r) => r.organisationId ?? []))];
    const units = await organisationsById(house, ids);
    return all
      .sort((a, b) => Temporal.Instant.compare(b.at, a.at))
      .map(({ at, role, organisationId, what, why }) => ({
        ...{ at, what, why, role: wordOfRole(role) },
        unit: (organisationId && units.get(organisationId)?.name) || null,
      }));
  });

/** What is held about somebody, and who read it. */
export type Opened = { readonly sections: readonly Section[]; readonly readings: readonly Read[] };
export const openedAbout = async (ctx: Ctx, subject: Subject): Promise<Opened> => {
  const sections = await heldAbout(ctx, subject);
  return { sections, readings: await readingsAbout(ctx, subject, sections) };
};

/**
 * Empties what may be emptied, and says of the rest why it stays. What was said in the journal of an erased record goes too; the entry stays, and a later
 * one says what was taken out, so that the chain still proves itself (domain §12.19).
 */
export const eraseAbout = (tx: TxCtx, subject: Subject): Promise<Outcome[]> =>
  beyondPlace(tx, async () => {
    const outcomes: Outcome[] = [];
    for (const [module, { held }] of tx.house.personal)
      for (const h of held) {
        const outcome = await eraseOf(asHouse(tx), h, subject);
        if (outcome) outcomes.push({ name: `${module}.${h.name}`, ...outcome });
      }
    return outcomes;
  });
async function eraseOf(house: TxCtx, h: Held, subject: Subject): Promise<Omit<Outcome, 'name'> | null> {
  const rows = await h.find(house, subject);
  if (rows.length === 0) return null;
  const erased =
    (await h.erase?.(
      house,
      rows.map((r) => r.id),
    )) ?? [];
  if (h.chain) await removeData(house, h.chain, erased, 'rightsRequest');
  const stays = rows.length - erased.length;
  const [kept, waits] = h.kept ? [stays, 0] : [0, stays];
  const why = h.kept ?? (waits > 0 ? h.until : null);
  return { says: [...h.says], erased: erased.length, waits, kept, why: why && [...why] };
}
