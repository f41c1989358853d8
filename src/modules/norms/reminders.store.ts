import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import { placeName } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { blindIndex, open, randomDigits, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';
import type { Behaviour, ReminderStatus } from './norms.rules.ts';

/* A reminder has no name, no address and no account of a person: it is a text behind a code, and the code is on a paper. */

type Part = 'text' | 'said' | 'answer';
const placeOf = (part: Part) => (id: string) => `norm_reminder.${part}:${id}`;
export const sealedReminder: Sealed = {
  table: 'norm_reminder',
  key: 'id',
  columns: { text_sealed: placeOf('text'), said_sealed: placeOf('said'), answer_sealed: placeOf('answer') },
};
const CODE_DIGITS = 12;
const USE = 'normReminder';
const parseCode = (text: string): string | null => {
  const digits = text.normalize('NFKC').replace(/[\s-]/g, '');
  return digits.length === CODE_DIGITS && /^\d+$/.test(digits) ? digits : null;
};
const indexOf = (ctx: Ctx, code: string): Buffer => Buffer.from(blindIndex(ctx.house.keys, USE, code));

export async function insertReminder(
  tx: TxCtx,
  r: { area: string; organisationId: string; behaviour: Behaviour; onDay: string; text: string; expiresOn: string },
): Promise<{ id: string; code: string }> {
  const id = tx.house.newId();
  const code = randomDigits(CODE_DIGITS);
  await tx.db
    .insertInto('norm_reminder')
    .values({
      ...{ id, area: r.area, organisation_id: r.organisationId, behaviour: r.behaviour, on_day: r.onDay },
      text_sealed: Buffer.from(seal(tx.house.keys, r.text, placeOf('text')(id))),
      code_index: indexOf(tx, code),
      ...{ expires_on: r.expiresOn, at: tx.now },
    })
    .execute();
  return { id, code };
}

const rows = (ctx: Ctx) =>
  ctx.db
    .selectFrom('norm_reminder as r')
    .innerJoin('organisation as o', 'o.id', 'r.organisation_id')
    .select((eb) => [
      'r.id',
      'r.area',
      placeName(eb.ref('r.area')).as('placeName'),
      'r.organisation_id as organisationId',
      'o.name as organisation',
      'r.behaviour',
      'r.on_day as onDay',
      'r.text_sealed as textSealed',
      'r.expires_on as expiresOn',
      'r.status',
      'r.said_sealed as saidSealed',
      'r.said_at as saidAt',
      'r.answer_sealed as answerSealed',
    ]);
type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
function typed(ctx: Ctx, { textSealed, saidSealed, answerSealed, ...r }: Row) {
  const opened = (sealed: Buffer | Uint8Array | null, part: Part) =>
    sealed ? open(ctx.house.keys, sealed, placeOf(part)(r.id)) : null;
  return {
    ...r,
    placeName: r.placeName ?? r.area,
    behaviour: r.behaviour as Behaviour,
    status: r.status as ReminderStatus,
    text: opened(textSealed, 'text'),
    said: opened(saidSealed, 'said'),
    answer: opened(answerSealed, 'answer'),
  };
}
export type StoredReminder = ReturnType<typeof typed>;

/** The only way to one reminder: the code on its paper. Not after its last day. */
export async function reminderByCode(ctx: Ctx, text: string, today: string): Promise<StoredReminder | null> {
  const code = parseCode(text);
  if (!code) return null;
  const row = await rows(ctx)
    .where('r.code_index', '=', indexOf(ctx, code))
    .where('r.expires_on', '>=', today)
    .executeTakeFirst();
  return row ? typed(ctx, row) : null;
}
/** Appeals that wait, for offices above the village that wrote the reminder. */
const waitingAppeals = (ctx: Ctx) => {
  const { actor } = ctx;
  const all = rows(ctx).where('r.status', '=', 'appealed');
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all
    .where('r.area', '>=', from)
    .where('r.area', '<', before)
    .where('r.area', '<>', actor.area)
    .where('r.organisation_id', '<>', actor.organisationId);
};
export async function selectAppeals(ctx: Ctx, today: string): Promise<StoredReminder[]> {
  const found = await waitingAppeals(ctx)
    .where('r.expires_on', '>=', today)
    .orderBy('r.said_at')
    .orderBy('r.id')
    .limit(200)
    .execute();
  return found.map((r) => typed(ctx, r));
}
export async function lockAppeal(tx: TxCtx, id: string): Promise<StoredReminder> {
  const row = await waitingAppeals(tx).where('r.id', '=', id).forNoKeyUpdate('r').executeTakeFirst();
  if (!row) throw notFound();
  return typed(tx, row);
}
export const putSaid = (tx: TxCtx, id: string, said: string) =>
  tx.db
    .updateTable('norm_reminder')
    .set((eb) => ({
      status: 'appealed',
      said_sealed: Buffer.from(seal(tx.house.keys, said, placeOf('said')(id))),
      said_at: tx.now,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
/** What was lifted is emptied at once; only the answer stays to be read, until its day. */
export const putDecision = (
  tx: TxCtx,
  id: string,
  d: { status: 'lifted' | 'kept'; answer: string; organisationId: string },
) =>
  tx.db
    .updateTable('norm_reminder')
    .set((eb) => ({
      status: d.status,
      answer_sealed: Buffer.from(seal(tx.house.keys, d.answer, placeOf('answer')(id))),
      answered_by: d.organisationId,
      ...(d.status === 'lifted' && { text_sealed: null, said_sealed: null }),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
const emptied = { text_sealed: null, said_sealed: null, answer_sealed: null, code_index: null, said_at: null };
export const emptyReminder = (tx: TxCtx, id: string) =>
  tx.db
    .updateTable('norm_reminder')
    .set((eb) => ({ status: 'mended', ...emptied, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
/** After its last day nothing is left of a reminder but that there was one, of what, in which village. */
export const emptyExpired = (tx: TxCtx, today: string) =>
  tx.db
    .updateTable('norm_reminder')
    .set((eb) => ({
      status: eb.case().when('status', '=', 'lifted').then('lifted').else('expired').end(),
      ...emptied,
      version: eb('version', '+', 1),
    }))
    .where('expires_on', '<', today)
    .where('code_index', 'is not', null)
    .execute();
/** Numbers of a place since a day: by behaviour and what became of it. */
export async function reminderNumbers(ctx: Ctx, since: string) {
  const { actor } = ctx;
  if (actor.kind !== 'staff') return [];
  const { from, before } = prefixRange(actor.area);
  const found = await ctx.db
    .selectFrom('norm_reminder')
    .select((eb) => ['behaviour', 'status', eb.fn.countAll<number>().as('n')])
    .where('area', '>=', from)
    .where('area', '<', before)
    .where('on_day', '>=', since)
    .groupBy(['behaviour', 'status'])
    .execute();
  return found.map((r) => ({ behaviour: r.behaviour as Behaviour, status: r.status as ReminderStatus, n: r.n }));
}
