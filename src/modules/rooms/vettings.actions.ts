import { faulty } from '#kernel/refusal.ts';
import { say } from '#kernel/words.ts';
import { areasOf } from '#modules/access/index.ts';
import { setterRoles } from '#modules/duties/duties.rules.ts';
import { addDuties } from '#modules/duties/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { EveningsApi, VettingRow } from './evenings.contract.ts';
import { endsSoon, isVetted, REMIND_DAYS } from './evenings.rules.ts';
import {
  insertVetting,
  lapsesOf,
  lockVetting,
  putVettingEnd,
  type StoredVetting,
  selectVettings,
} from './evenings.store.ts';
import { noEvening, eveningWords as w } from './evenings.words.ts';
import { isOwn } from './rooms.actions.ts';
import { no, roomRefusalWords } from './rooms.words.ts';

type Handles = { [K in keyof EveningsApi]: Handler<EveningsApi[K]> };

export function staffOf({ actor }: Ctx) {
  if (actor.kind !== 'staff') throw new Error('rooms are kept by staff');
  return actor;
}
const entry = (v: { id: string; area: string }, verb: string, data: Readonly<Record<string, unknown>> = {}) =>
  ({ kind: 'roomVetting', id: v.id, area: v.area, verb, shows: 'staff', data }) as const;

async function present(ctx: Ctx, found: readonly StoredVetting[]): Promise<VettingRow[]> {
  const today = dayOf(ctx.now);
  const lapses = await lapsesOf(
    ctx,
    found.map((v) => v.id),
  );
  return found.map(({ accountId: _, ...v }) => ({
    ...v,
    holds: isVetted(v, today),
    endsSoon: endsSoon(v, today),
    lapses: lapses.get(v.id) ?? 0,
  }));
}
const presentOne = async (tx: TxCtx, id: string): Promise<VettingRow> => {
  const [row] = await present(tx, [await lockVetting({ ...tx, version: null }, id)]);
  if (!row) throw noEvening('notNow');
  return row;
};
export const listVettings: Handles['listVettings'] = async (ctx) => ({
  items: await present(ctx, await selectVettings(ctx)),
});

const DAY_AFTER = 1;
/** Thirty days before a check ends its renewal is a duty of the unit that entered it, like any other that nobody has to ask for. */
async function remind(tx: TxCtx, area: string, validUntil: string): Promise<string | null> {
  const me = staffOf(tx);
  if (!setterRoles.some((r) => r === me.role)) return null;
  const today = dayOf(tx.now);
  const last = Temporal.PlainDate.from(validUntil);
  const early = last.subtract({ days: REMIND_DAYS }).toString();
  const startsOn = early > today ? early : today;
  const { items } = await addDuties(
    { ...tx, command: { id: tx.house.newId(), fingerprint: new Uint8Array() } } as TxCtx,
    {
      ...{ params: undefined, query: undefined, files: [] },
      exchange: { ip: '', cookie: '', sendCookies: () => undefined },
      input: {
        area,
        organisationIds: [me.organisationId],
        title: w.vettingDuty[0],
        note: say(w.vettingDutyNote, 'zh', { day: validUntil }),
        recordKind: 'note',
        rrule: 'FREQ=DAILY;COUNT=1',
        startsOn,
        openDays: Temporal.PlainDate.from(startsOn).until(last).days + DAY_AFTER,
        needs: 1,
      },
    },
  );
  return items[0]?.id ?? null;
}
export const addVetting: Handles['addVetting'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const me = staffOf(tx);
    const today = dayOf(tx.now);
    if (!isOwn(tx, input.area)) throw faulty('area', 'notHere', roomRefusalWords.notHere);
    if (input.accountId === me.accountId) throw noEvening('ownVetting', 'accountId');
    if (input.accountId && !(await areasOf(tx, input.accountId)).some((a) => isOwn(tx, a) || input.area.startsWith(a)))
      throw noEvening('vettingAccount', 'accountId');
    if (input.checkedOn > today || input.validUntil <= input.checkedOn || input.validUntil < today)
      throw noEvening('vettingOrder', 'validUntil');
    const id = tx.house.newId();
    const dutyId = await remind(tx, input.area, input.validUntil);
    await insertVetting(tx, {
      ...input,
      ...{ id, organisationId: me.organisationId, accountId: input.accountId ?? null, by: me.accountId, dutyId },
    });
    await record(tx, entry({ id, area: input.area }, 'add', { validUntil: input.validUntil }), 'new');
    return presentOne(tx, id);
  });
/** From today on this adult is on no evening; those to come show up as to be staffed anew. */
export const endVetting: Handles['endVetting'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const v = await lockVetting(tx, params.id);
    if (v.endedOn !== null) throw no('notNow');
    await putVettingEnd(tx, v.id, dayOf(tx.now), input.reason);
    await record(tx, entry(v, 'end', { reason: input.reason }));
    return presentOne(tx, v.id);
  });
