import { holdsNumber, maskBank, maskIdNumber, maskPhone, readIdNumber } from '#kernel/identity.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { inTransaction } from '#platform/context.ts';
import { record, recordAll } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { activeConsents } from './consents.store.ts';
import type { PersonChange, PersonInput, PersonView, peopleApi } from './people.contract.ts';
import {
  type ConsentPurpose,
  decideReveal,
  type ErrandScope,
  isHomeArea,
  mayKeepHealth,
  type RevealPurpose,
  revealable,
  type SealedField,
  sealedFields,
} from './people.rules.ts';
import {
  accessesOf,
  errandsToday,
  findPeople,
  insertPerson,
  isMine,
  listPeople,
  lockPerson,
  type Person,
  selectPeople,
  selectPerson,
  updatePerson,
} from './people.store.ts';
import { no } from './people.words.ts';

type Handles = { [K in keyof typeof peopleApi]: Handler<(typeof peopleApi)[K]> };

/** A person as everybody may see them who may see them at all: numbers masked, health only as "recorded". */
export function present(ctx: Ctx, p: Person, errands: readonly ErrandScope[] = []): PersonView {
  const read = p.idNumber ? readIdNumber(p.idNumber) : null;
  return {
    id: p.id,
    area: p.area,
    name: p.name,
    birthYear: p.birthYear,
    basis: p.basis,
    phone: p.phone && maskPhone(p.phone),
    idNumber: p.idNumber && maskIdNumber(p.idNumber),
    bank: p.bank && maskBank(p.bank),
    hasHealth: p.health !== null,
    warnings: typeof read === 'object' && read?.checkDigitWrong ? ['idNumberCheckDigit'] : [],
    revealable:
      ctx.actor.kind === 'staff' ? revealable(ctx.actor.role, errands).filter((field) => p[field] !== null) : [],
    version: p.version,
  };
}

export const list: Handles['list'] = async (ctx, { query }) => {
  const { people, next } = await listPeople(ctx, query);
  return { items: people.map((p) => present(ctx, p)), next };
};

export const find: Handles['find'] = async (ctx, { input }) => ({
  items: (await findPeople(ctx, input)).map((p) => present(ctx, p)),
});

export const get: Handles['get'] = async (ctx, { params }) =>
  present(ctx, await selectPerson(ctx, params.id), await errandsToday(ctx, params.id));

export const add: Handles['add'] = (ctx, { input }) => once(ctx, async (tx) => present(tx, await addPerson(tx, input)));

/** Records a person inside a larger act, e.g. an import; the rules and the journal are the same. */
export async function addPerson(tx: TxCtx, input: PersonInput): Promise<Person> {
  const p: Person = checked(tx, {
    id: tx.house.newId(),
    area: input.area,
    name: input.name,
    basis: input.basis,
    birthYear: input.birthYear ?? null,
    phone: input.phone ?? null,
    idNumber: input.idNumber ?? null,
    bank: input.bank ?? null,
    health: input.health ?? null,
    version: 1,
  });
  if (p.health && !mayKeepHealth(p.basis, [])) throw no('healthNeedsConsent', 422);
  await insertPerson(tx, p);
  await record(
    tx,
    { kind: 'person', id: p.id, area: p.area, verb: 'add', shows: 'resident', data: { basis: p.basis } },
    'new',
  );
  return p;
}

export const edit: Handles['edit'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const before = await lockPerson(tx, params.id, ctx.version);
    const after = checked(tx, changed(before, input));
    if (after.health && !mayKeepHealth(after.basis, await purposes(tx, params.id))) throw no('healthNeedsConsent', 422);
    const fields = Object.keys(input).sort();
    await updatePerson(
      tx,
      after,
      sealedFields.filter((field) => fields.includes(field)),
      after.area !== before.area,
    );
    // Which fields, never their values: the journal is for good, a person's data is not.
    await record(tx, {
      kind: 'person',
      id: after.id,
      area: after.area,
      verb: 'edit',
      shows: 'resident',
      data: { fields },
    });
    return present(tx, after);
  });

const purposes = async (ctx: Ctx, personId: string): Promise<ConsentPurpose[]> =>
  (await activeConsents(ctx, personId)).map((consent) => consent.purpose);

function changed(p: Person, c: PersonChange): Person {
  return {
    ...p,
    area: c.area ?? p.area,
    name: c.name ?? p.name,
    basis: c.basis ?? p.basis,
    birthYear: c.birthYear === undefined ? p.birthYear : c.birthYear,
    phone: c.phone === undefined ? p.phone : c.phone,
    idNumber: c.idNumber === undefined ? p.idNumber : c.idNumber,
    bank: c.bank === undefined ? p.bank : c.bank,
    health: c.health === undefined ? p.health : c.health,
    version: p.version + 1,
  };
}

/** The rules any record obeys; a birth year that the identity number states is filled in. */
function checked(ctx: Ctx, p: Person): Person {
  if (!isHomeArea(p.area)) throw no('areaNotHome', 422);
  if (!isMine(ctx, p.area)) throw no('areaNotYours', 422);
  const today = dayOf(ctx.now);
  const read = p.idNumber ? readIdNumber(p.idNumber) : null;
  const birthDate = typeof read === 'object' ? (read?.birthDate ?? null) : null;
  if (birthDate && birthDate > today) throw no('bornLater', 422);
  if (p.birthYear && p.birthYear > Number(today.slice(0, 4))) throw no('bornLater', 422);
  return birthDate ? { ...p, birthYear: Number(birthDate.slice(0, 4)) } : p;
}

/**
 * Shows one field in full. Not `once`: a repeated request shows the value again, so it is written down again, and the value
 * never comes to lie among the answers kept.
 */
export const reveal: Handles['reveal'] = (ctx, { params, input }) =>
  inTransaction(ctx, async (tx) => {
    const p = await selectPerson(tx, params.id);
    if (tx.actor.kind !== 'staff') throw no('fieldNotYours', 403);
    const { field, purpose, reason = null } = input;
    const errands = tx.actor.role === 'agent' ? await errandsToday(tx, p.id) : [];
    const why = decideReveal({ role: tx.actor.role, field, purpose, reason, errands });
    if (why) throw no(why, why === 'reasonMissing' ? 422 : 403);
    if (reason && holdsNumber(reason)) throw no('reasonHoldsNumber', 422);
    const value = p[field];
    if (value === null) throw no('nothingToShow');
    const data = { field, purpose, ...(reason && { reason }) };
    await record(tx, { kind: 'person', id: p.id, area: p.area, verb: 'reveal', shows: 'resident', data });
    return { field, value };
  });

/**
 * The same for many at once, for a list that an office asks for: each person sees that it was taken out, when and what for. Throws when the
 * actor's post may not see the field for this purpose; who has nothing recorded, or is not the actor's to see, is not in the map.
 */
export async function revealMany(
  tx: TxCtx,
  ids: readonly string[],
  field: Exclude<SealedField, 'health'>,
  purpose: RevealPurpose,
): Promise<Map<string, string>> {
  if (tx.actor.kind !== 'staff') throw no('fieldNotYours', 403);
  const why = decideReveal({ role: tx.actor.role, field, purpose, reason: null, errands: [] });
  if (why) throw no(why, 403);
  const shown = (await selectPeople(tx, ids)).filter((p) => p[field] !== null);
  await recordAll(
    tx,
    shown.map(({ id, area }) => ({
      kind: 'person',
      id,
      area,
      verb: 'reveal',
      shows: 'resident',
      data: { field, purpose },
    })),
  );
  return new Map(shown.map((p) => [p.id, p[field] ?? '']));
}

export const accesses: Handles['accesses'] = async (ctx, { params }) => {
  await selectPerson(ctx, params.id);
  return { items: await accessesOf(ctx, params.id) };
};
