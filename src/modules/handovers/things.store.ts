import { sql } from 'kysely';
import type { Role } from '#kernel/actor.ts';
import { say } from '#kernel/words.ts';
import { openFor } from '#modules/duties/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { stockOf } from '#modules/relief/index.ts';
import { daysOfPerson } from '#modules/rosters/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { ThingKind } from './handovers.rules.ts';
import { thingWords } from './handovers.words.ts';

export type Thing = { kind: ThingKind; ref: string; says: [zh: string, en: string] };
const DAYS_AHEAD = 190;
const both = (word: readonly [string, string], values: Record<string, string | number>): [string, string] => [
  say(word, 'zh', values),
  say(word, 'en', values),
];

const rolesOf = async (ctx: Ctx, accountId: string, organisationId: string, today: string): Promise<string[]> => {
  const rows = await ctx.db
    .selectFrom('post')
    .select('role')
    .distinct()
    .where('account_id', '=', accountId)
    .where('organisation_id', '=', organisationId)
    .where('valid_from', '<=', today)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', today)]))
    .execute();
  return rows.map((r) => r.role as Role);
};

/** What goes along with the cases of somebody: their unit's open duties, their days on duty to come, what lies in the unit's stores. */
export async function thingsOf(
  ctx: Ctx,
  from: { id: string; organisationId: string; until: string | null },
): Promise<Thing[]> {
  const today = dayOf(ctx.now);
  const last = from.until ?? Temporal.PlainDate.from(today).add({ days: DAYS_AHEAD }).toString();
  const roles = await rolesOf(ctx, from.id, from.organisationId, today);
  const duties = new Map<string, Thing>();
  for (const role of roles)
    for (const d of await openFor(ctx, { organisationId: from.organisationId, role }, today))
      duties.set(d.dutyId + d.opensOn, {
        kind: 'duty',
        ref: `${d.dutyId}/${d.opensOn}`,
        says: both(thingWords.duty, { title: d.title, day: d.dueOn }),
      });
  const days = (await daysOfPerson(ctx, from.id, today, last)).map(
    (d): Thing => ({
      kind: 'day',
      ref: `${d.rosterId}/${d.day}`,
      says: both(thingWords.day, { day: d.day, unit: d.unit }),
    }),
  );
  const stock = (await stockOf(ctx, from.organisationId)).map(
    (s): Thing => ({
      kind: 'stock',
      ref: `${s.storeId}/${s.batchId}`,
      says: both(thingWords.stock, { store: s.store, item: s.item, batch: s.batch, amount: s.amount }),
    }),
  );
  return [...duties.values(), ...days, ...stock];
}

/** What is drawn anew replaces what was drawn; what somebody wrote stays. */
export async function redrawThings(
  tx: TxCtx,
  h: { id: string; area: string },
  things: readonly Thing[],
): Promise<void> {
  await tx.db.deleteFrom('handover_thing').where('handover_id', '=', h.id).where('kind', '<>', 'own').execute();
  if (things.length > 0) await insertThings(tx, h, things);
}

export const insertThings = (tx: TxCtx, h: { id: string; area: string }, things: readonly Thing[]) =>
  tx.db
    .insertInto('handover_thing')
    .values(
      things.map((t) => ({
        id: tx.house.newId(),
        area: h.area,
        handover_id: h.id,
        kind: t.kind,
        ref: t.ref,
        says: [...t.says],
      })),
    )
    .execute();

export async function dropThing(tx: TxCtx, handoverId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx.db
    .deleteFrom('handover_thing')
    .where('handover_id', '=', handoverId)
    .where('id', '=', id)
    .where('kind', '=', 'own')
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

export async function selectThings(ctx: Ctx, handoverId: string) {
  const rows = await ctx.db
    .selectFrom('handover_thing')
    .select(['id', 'kind', 'ref', 'says', 'decision'])
    .where('handover_id', '=', handoverId)
    .orderBy(sql`array_position(array['duty','day','stock','own'], kind)`)
    .orderBy('ref')
    .execute();
  return rows.map((r) => ({
    ...r,
    kind: r.kind as ThingKind,
    says: [r.says[0] ?? '', r.says[1] ?? ''] as [string, string],
    decision: r.decision as 'taken' | 'stays' | null,
  }));
}

export const saveThing = (tx: TxCtx, id: string, decision: 'taken' | 'stays') =>
  tx.db.updateTable('handover_thing').set({ decision }).where('id', '=', id).execute();
