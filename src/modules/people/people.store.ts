import { type ExpressionBuilder, sql } from 'kysely';
import type { Tables } from '#db/tables.ts';
import { isWithin, prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { blindIndex, open, seal } from '#platform/crypto.ts';
import { violation } from '#platform/database.ts';
import type { Sealed } from '#platform/reseal.ts';
import type { Access } from './people.contract.ts';
import { type Basis, type ErrandScope, type HealthNeed, type SealedField, sealedFields } from './people.rules.ts';
import { no } from './people.words.ts';

/** The sealed fields by their columns; each value opens only in its own row and column. */
export const columnOf = {
  phone: 'phone_sealed',
  idNumber: 'id_number_sealed',
  bank: 'bank_sealed',
  health: 'health_sealed',
} as const satisfies Record<SealedField, keyof Tables['person']>;
const PAGE = 50;

export type Person = {
  id: string;
  area: string;
  name: string;
  birthYear: number | null;
  basis: Basis;
  phone: string | null;
  idNumber: string | null;
  bank: string | null;
  health: HealthNeed[] | null;
  version: number;
};

/** Where a sealed value stands. Never change it: values sealed before would no longer open. */
export const placeOfSeal = (field: SealedField, id: string) => `person.${field}:${id}`;

/** What a rotation of the keys encrypts anew. */
export const sealedPerson: Sealed = {
  table: 'person',
  key: 'id',
  columns: Object.fromEntries(sealedFields.map((field) => [columnOf[field], (id: string) => placeOfSeal(field, id)])),
};

/**
 * Whose records the actor may see: their area, and an agent only those who authorised them today. The house's own work sees
 * all; everybody else nothing.
 */
export function visiblePeople({ db, actor, now }: Ctx) {
  const people = db.selectFrom('person');
  if (actor.kind === 'system') return people;
  if (actor.kind !== 'staff') return people.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  const inArea = people.where('person.area', '>=', from).where('person.area', '<', before);
  if (actor.role !== 'agent') return inArea;
  return inArea.where((eb) => eb.exists(authorisedTo(eb, actor.accountId, dayOf(now))));
}

const authorisedTo = (eb: ExpressionBuilder<Tables, 'person'>, accountId: string, today: string) =>
  eb
    .selectFrom('authorisation')
    .select('authorisation.id')
    .whereRef('authorisation.person_id', '=', 'person.id')
    .where('authorisation.agent_account_id', '=', accountId)
    .where('authorisation.revoked_at', 'is', null)
    .where('authorisation.valid_from', '<=', today)
    .where('authorisation.valid_to', '>', today);

const columns = [
  'person.id',
  'person.area',
  'person.name',
  'person.birth_year',
  'person.basis',
  'person.phone_sealed',
  'person.id_number_sealed',
  'person.bank_sealed',
  'person.health_sealed',
  'person.version',
] as const;
type Row = {
  id: string;
  area: string;
  name: string;
  birth_year: number | null;
  basis: string;
  phone_sealed: Buffer | null;
  id_number_sealed: Buffer | null;
  bank_sealed: Buffer | null;
  health_sealed: Buffer | null;
  version: number;
};

function opened(ctx: Ctx, row: Row): Person {
  const show = (field: SealedField) => {
    const sealed = row[columnOf[field]];
    return sealed && open(ctx.house.keys, sealed, placeOfSeal(field, row.id));
  };
  const health = show('health');
  return {
    id: row.id,
    area: row.area,
    name: row.name,
    birthYear: row.birth_year,
    basis: row.basis as Basis,
    phone: show('phone'),
    idNumber: show('idNumber'),
    bank: show('bank'),
    health: health ? (JSON.parse(health) as HealthNeed[]) : null,
    version: row.version,
  };
}

/** The visible people whose name begins so, in order of name; a page of them and where the next begins. */
export async function listPeople(
  ctx: Ctx,
  filter: { name?: string | undefined; area?: string | undefined; after?: string | undefined },
): Promise<{ people: Person[]; next: string | null }> {
  let query = visiblePeople(ctx).select(columns);
  if (filter.name)
    query = query.where('person.name', '>=', filter.name).where('person.name', '<', `${filter.name}\u{10FFFF}`);
  if (filter.area) {
    const { from, before } = prefixRange(filter.area);
    query = query.where('person.area', '>=', from).where('person.area', '<', before);
  }
  if (filter.after) {
    const last = await visiblePeople(ctx)
      .select(['person.name', 'person.id'])
      .where('person.id', '=', filter.after)
      .executeTakeFirst();
    if (!last) throw notFound();
    query = query.where((eb) =>
      eb(eb.refTuple('person.name', 'person.id'), '>', eb.tuple(last.name, sql<string>`${last.id}::uuid`)),
    );
  }
  const rows = await query
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(PAGE + 1)
    .execute();
  const page = rows.slice(0, PAGE);
  return { people: page.map((row) => opened(ctx, row)), next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null };
}

/** The visible people with exactly this number. */
export async function findPeople(ctx: Ctx, by: { phone: string } | { idNumber: string }): Promise<Person[]> {
  const query = visiblePeople(ctx).select(columns);
  const rows = await ('phone' in by
    ? query.where('person.phone_index', '=', indexOf(ctx, 'phone', by.phone))
    : query.where('person.id_number_index', '=', indexOf(ctx, 'idNumber', by.idNumber))
  )
    .orderBy('person.name')
    .limit(PAGE)
    .execute();
  return rows.map((row) => opened(ctx, row));
}

export async function selectPerson(ctx: Ctx, id: string): Promise<Person> {
  const row = await visiblePeople(ctx).select(columns).where('person.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return opened(ctx, row);
}

/** Those of these people whom the actor may see. */
export async function selectPeople(ctx: Ctx, ids: readonly string[]): Promise<Person[]> {
  if (ids.length === 0) return [];
  const rows = await visiblePeople(ctx).select(columns).where('person.id', 'in', ids).orderBy('person.id').execute();
  return rows.map((row) => opened(ctx, row));
}

/** Locks the row; with a version also refuses who decided on an older one. */
export async function lockPerson(tx: TxCtx, id: string, version?: number | null): Promise<Person> {
  const row = await visiblePeople(tx).select(columns).where('person.id', '=', id).forNoKeyUpdate().executeTakeFirst();
  if (!row) throw notFound();
  if (version !== undefined && row.version !== version) throw stale();
  return opened(tx, row);
}

export async function insertPerson(tx: TxCtx, p: Person): Promise<void> {
  await tx.db
    .insertInto('person')
    .values({ id: p.id, created_at: tx.now, version: p.version, ...stored(tx, p, sealedFields) })
    .execute()
    .catch(refuseKnown);
}

/** Saves a changed person, `version` being the new one. Only `resealed` fields are encrypted anew. */
export async function updatePerson(tx: TxCtx, p: Person, resealed: readonly SealedField[], moved: boolean) {
  await tx.db
    .updateTable('person')
    .set({ version: p.version, ...stored(tx, p, resealed) })
    .where('id', '=', p.id)
    .execute()
    .catch(refuseKnown);
  if (!moved) return;
  // What hangs on a person is where the person is.
  await tx.db.updateTable('consent').set({ area: p.area }).where('person_id', '=', p.id).execute();
  await tx.db.updateTable('authorisation').set({ area: p.area }).where('person_id', '=', p.id).execute();
}

function stored(tx: TxCtx, p: Person, fields: readonly SealedField[]) {
  const sealed = (field: SealedField, value: string | null) =>
    value === null ? null : Buffer.from(seal(tx.house.keys, value, placeOfSeal(field, p.id)));
  return {
    area: p.area,
    name: p.name,
    birth_year: p.birthYear,
    basis: p.basis,
    changed_at: tx.now,
    ...(fields.includes('phone') && {
      phone_sealed: sealed('phone', p.phone),
      phone_index: p.phone === null ? null : indexOf(tx, 'phone', p.phone),
    }),
    ...(fields.includes('idNumber') && {
      id_number_sealed: sealed('idNumber', p.idNumber),
      id_number_index: p.idNumber === null ? null : indexOf(tx, 'idNumber', p.idNumber),
    }),
    ...(fields.includes('bank') && { bank_sealed: sealed('bank', p.bank) }),
    ...(fields.includes('health') && { health_sealed: sealed('health', p.health && JSON.stringify(p.health)) }),
  };
}

/** An index of this module only: the same number in another module's table gives another one, so they cannot be joined (§12.13). */
export const indexOf = (ctx: Ctx, field: 'phone' | 'idNumber', value: string) =>
  Buffer.from(blindIndex(ctx.house.keys, `person.${field}`, value));

function refuseKnown(error: unknown): never {
  const constraint = violation(error)?.constraint;
  if (constraint === 'person_id_number_once') throw no('alreadyKnown');
  if (constraint === 'person_area_fkey') throw no('noSuchPlace', 422);
  throw error;
}

/** What the person authorised this account to do, today. */
export async function errandsToday(ctx: Ctx, personId: string): Promise<ErrandScope[]> {
  if (ctx.actor.kind !== 'staff') return [];
  const today = dayOf(ctx.now);
  const rows = await ctx.db
    .selectFrom('authorisation')
    .select('scope')
    .where('person_id', '=', personId)
    .where('agent_account_id', '=', ctx.actor.accountId)
    .where('revoked_at', 'is', null)
    .where('valid_from', '<=', today)
    .where('valid_to', '>', today)
    .execute();
  return rows.flatMap((row) => row.scope as ErrandScope[]);
}

/** Every showing of a sealed field of this person, newest first. The caller has made sure of who asks: a visible person, or their own data. */
export async function accessesOf(ctx: Ctx, personId: string): Promise<Access[]> {
  const rows = await ctx.db
    .selectFrom('journal')
    .select(['at', 'actor_role', 'actor_organisation_id', 'actor_id', 'data'])
    .where('subject_kind', '=', 'person')
    .where('subject_id', '=', personId)
    .where('verb', '=', 'reveal')
    .orderBy('seq', 'desc')
    .execute();
  return rows.map((row) => {
    const data = row.data as Pick<Access, 'field' | 'purpose'> & { reason?: string };
    return {
      at: row.at.toString(),
      role: row.actor_role,
      organisationId: row.actor_organisation_id,
      accountId: row.actor_id,
      field: data.field,
      purpose: data.purpose,
      reason: data.reason ?? null,
    };
  });
}

/** Is the place within the actor's post? The house itself is everywhere. */
export const isMine = ({ actor }: Ctx, area: string): boolean =>
  actor.kind === 'system' || (actor.kind === 'staff' && isWithin(area, actor.area));
