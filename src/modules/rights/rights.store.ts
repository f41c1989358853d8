import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import { parseSignUp, signUpNumber } from '#modules/activities/signups.rules.ts';
import { placeName } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { blindIndex, open, randomDigits, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';
import { triesOf } from '#platform/tries.store.ts';
import {
  CODE_DIGITS,
  type Ground,
  type RightKind,
  type RightProof,
  type RightStatus,
  type RightWay,
  type ToldWay,
  type Whose,
} from './rights.rules.ts';

/* Each value opens only in its own row and column. Never change a place. */
const places = {
  name_sealed: (id: string) => `right.name:${id}`,
  phone_sealed: (id: string) => `right.phone:${id}`,
  said_sealed: (id: string) => `right.said:${id}`,
  answer_sealed: (id: string) => `right.answer:${id}`,
  outcome_sealed: (id: string) => `right.outcome:${id}`,
} as const;
type SealedColumn = keyof typeof places;
export const sealedRight: Sealed = { table: 'rights_request', key: 'id', columns: places };
const sealIn = (ctx: Ctx, column: SealedColumn, id: string, value: string | null) =>
  value ? Buffer.from(seal(ctx.house.keys, value, places[column](id))) : null;
const openIn = (ctx: Ctx, column: SealedColumn, id: string, value: Uint8Array | null) =>
  value ? open(ctx.house.keys, value, places[column](id)) : null;

/** What became of each kind of records on a request for deletion. */
export type Outcome = {
  name: string;
  says: [string, string];
  erased: number;
  waits: number;
  kept: number;
  why: [string, string] | null;
};

/** Those of the actor's county, and what they took down themselves. With the number in hand, as it is written on the receipt, any of their county. */
function visibleRights({ db, actor }: Ctx, typed: string | null = null) {
  const number = typed && parseSignUp(typed);
  const all = db.selectFrom('rights_request as r');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where(
    sql<boolean>`((r.area >= ${from} and r.area < ${before}) or r.taken_by = ${actor.accountId} or (r.number = ${number} and starts_with(${actor.area}, r.area)))`,
  );
}
const rows = (ctx: Ctx, number: string | null = null) =>
  visibleRights(ctx, number)
    .leftJoin('staff_account as a', 'a.id', 'r.answered_by')
    .selectAll('r')
    .select((eb) => [placeName(eb.ref('r.area')).as('placeName'), 'a.name as answeredByName']);
type Raw = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
const typed = (ctx: Ctx, r: Raw) => ({
  ...{ id: r.id, number: r.number, area: r.area, placeName: r.placeName ?? r.area },
  ...{ kind: r.kind as RightKind, way: r.way as RightWay, whose: r.whose as Whose, status: r.status as RightStatus },
  name: openIn(ctx, 'name_sealed', r.id, r.name_sealed),
  phone: openIn(ctx, 'phone_sealed', r.id, r.phone_sealed),
  said: openIn(ctx, 'said_sealed', r.id, r.said_sealed),
  answer: openIn(ctx, 'answer_sealed', r.id, r.answer_sealed),
  outcome: r.outcome_sealed
    ? (JSON.parse(openIn(ctx, 'outcome_sealed', r.id, r.outcome_sealed) ?? '[]') as Outcome[])
    : null,
  ...{
    personId: r.person_id,
    proof: r.proof as RightProof | null,
    phoneProven: r.phone_proven,
    verifiedAt: r.verified_at,
  },
  ...{
    codeMac: r.code_mac,
    codeUntil: r.code_until,
    mac: r.mac,
    takenBy: r.taken_by,
    at: r.at,
    dueOn: r.due_on,
    extendedOn: r.extended_on,
  },
  ...{
    ground: r.ground as Ground | null,
    answeredAt: r.answered_at,
    answeredBy: r.answeredByName,
    toldAt: r.told_at,
    toldWay: r.told_way as ToldWay | null,
  },
  ...{ erasedAt: r.erased_at, version: r.version },
});
export type StoredRight = ReturnType<typeof typed>;

const PAGE = 200;
/** Those that wait by the day they are due; of all, what is latest: what was long ago is found by its number. */
export async function selectRights(ctx: Ctx, filter: { open: boolean; number: string | null }): Promise<StoredRight[]> {
  const { number } = filter;
  const found = await rows(ctx, number)
    .$if(number !== null, (q) => q.where('r.number', '=', parseSignUp(number ?? '') ?? ''))
    .$if(number === null && filter.open, (q) => q.where('r.status', 'in', ['filed', 'verified']))
    .orderBy('r.due_on', filter.open ? 'asc' : 'desc')
    .orderBy('r.id')
    .limit(PAGE)
    .execute();
  return found.map((r) => typed(ctx, r));
}
export async function rightById(ctx: Ctx, id: string, number: string | null = null): Promise<StoredRight> {
  const row = await rows(ctx, number).where('r.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(ctx, row);
}
/** Takes the row for this transaction; with a version also refuses who decided on an older one. */
export async function lockRight(tx: TxCtx, id: string, number: string | null = null): Promise<StoredRight> {
  const row = await rows(tx, number).where('r.id', '=', id).forNoKeyUpdate('r').executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version !== null && row.version !== tx.version) throw stale();
  return typed(tx, row);
}

const PASSPHRASE_DIGITS = 8;
export const receiptMac = (ctx: Ctx, number: string, passphrase: string) =>
  Buffer.from(blindIndex(ctx.house.keys, `rightsRequest:${number}`, passphrase));
export const codeMac = (ctx: Ctx, id: string, code: string) =>
  Buffer.from(blindIndex(ctx.house.keys, `rightsCode:${id}`, code));
export const newCode = () => randomDigits(CODE_DIGITS);

export type NewRight = {
  id: string;
  area: string;
  kind: RightKind;
  way: RightWay;
  whose: Whose;
  name: string;
  phone: string | null;
  said: string | null;
  takenBy: string | null;
  dueOn: string;
};
/** The passphrase is in the answer only. A number drawn twice is drawn again. */
export async function insertRight(tx: TxCtx, n: NewRight) {
  for (;;) {
    const number = signUpNumber(randomDigits(7));
    const passphrase = randomDigits(PASSPHRASE_DIGITS);
    const made = await tx.db
      .insertInto('rights_request')
      .values({
        ...{ id: n.id, area: n.area, kind: n.kind, way: n.way, whose: n.whose, number, status: 'filed', at: tx.now },
        name_sealed: sealIn(tx, 'name_sealed', n.id, n.name),
        phone_sealed: sealIn(tx, 'phone_sealed', n.id, n.phone),
        said_sealed: sealIn(tx, 'said_sealed', n.id, n.said),
        ...{ mac: receiptMac(tx, number, passphrase), taken_by: n.takenBy, due_on: n.dueOn },
      })
      .onConflict((c) => c.column('number').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made) return { id: n.id, number, passphrase };
  }
}
export type RightChange = {
  status?: RightStatus;
  proof?: RightProof;
  phoneProven?: boolean;
  personId?: string | null;
  verifiedBy?: string | null;
  code?: { mac: Buffer; until: Temporal.Instant } | null;
  dueOn?: string;
  extendedOn?: string;
  ground?: Ground;
  answer?: string;
  outcome?: readonly Outcome[];
  answeredBy?: string | null;
  told?: ToldWay;
};
export async function putRight(tx: TxCtx, id: string, c: RightChange): Promise<void> {
  await tx.db
    .updateTable('rights_request')
    .set((eb) => ({
      version: eb('version', '+', 1),
      ...(c.status && { status: c.status }),
      ...(c.proof && {
        proof: c.proof,
        phone_proven: c.phoneProven ?? false,
        person_id: c.personId ?? null,
        verified_at: tx.now,
        verified_by: c.verifiedBy ?? null,
      }),
      ...(c.code !== undefined && { code_mac: c.code?.mac ?? null, code_until: c.code?.until ?? null }),
      ...(c.dueOn && { due_on: c.dueOn, extended_on: c.extendedOn ?? null }),
      ...(c.ground && { ground: c.ground }),
      ...(c.answer !== undefined && { answer_sealed: sealIn(tx, 'answer_sealed', id, c.answer) }),
      ...(c.outcome && { outcome_sealed: sealIn(tx, 'outcome_sealed', id, JSON.stringify(c.outcome)) }),
      ...(c.answeredBy !== undefined && { answered_at: tx.now, answered_by: c.answeredBy }),
      ...(c.told && { told_at: tx.now, told_way: c.told }),
    }))
    .where('id', '=', id)
    .execute();
}

/* By the receipt. */
export const rightReceipt = (ctx: Ctx, number: string) =>
  ctx.db
    .selectFrom('rights_request')
    .select(['id', 'mac'])
    .where('number', '=', number)
    .where('mac', 'is not', null)
    .executeTakeFirst();
export const { countTry, forgetTries } = triesOf('rights_request');

/** Requests that are over since before this day, emptied: number, kind, days and what was decided stay. */
export const emptyRights = async (ctx: Ctx, before: Temporal.Instant): Promise<number> => {
  const done = await ctx.db
    .updateTable('rights_request')
    .set({
      ...{ name_sealed: null, phone_sealed: null, said_sealed: null, answer_sealed: null, outcome_sealed: null },
      ...{ person_id: null, mac: null, code_mac: null, code_until: null, erased_at: ctx.now },
    })
    .where('erased_at', 'is', null)
    .where((eb) =>
      eb.or([eb('answered_at', '<', before), eb.and([eb('status', '=', 'withdrawn'), eb('at', '<', before)])]),
    )
    .executeTakeFirst();
  return Number(done.numUpdatedRows);
};
/** Those whose day is over, of every place: the house tells who is late. */
export const lateRights = async (ctx: Ctx, today: string) =>
  ctx.db
    .selectFrom('rights_request')
    .select(['id', 'area', 'number'])
    .where('status', 'in', ['filed', 'verified'])
    .where('due_on', '<', today)
    .execute();
