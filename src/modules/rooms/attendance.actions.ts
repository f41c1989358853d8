import { checkCaptured } from '#modules/phones/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { clock } from '#modules/stations/hours.rules.ts';
import { type Ctx, inTransaction, type TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { recordExport, sheetFile } from '#platform/sheet.out.ts';
import { accessFor } from './access.actions.ts';
import { childById, noteReads } from './children.store.ts';
import { eveningEntry, presentEvening } from './evenings.actions.ts';
import { eveningConsoleWords as cw } from './evenings.console.words.ts';
import type { EveningChild, EveningList, EveningsApi } from './evenings.contract.ts';
import { fetchFault, isLate } from './evenings.rules.ts';
import {
  childrenOfEvening,
  type EveningChildRow,
  eveningById,
  lockSignUp,
  putArrival,
  putCalled,
  putFetched,
  type StoredEvening,
} from './evenings.store.ts';
import { noEvening } from './evenings.words.ts';
import { minuteOf } from './slots.ts';
import { staffOf } from './vettings.actions.ts';

type Handles = { [K in keyof EveningsApi]: Handler<EveningsApi[K]> };

/** The children of an evening as whoever minds it needs them: by an access that holds, each reading written down. No telephones. */
async function listFor(tx: TxCtx, id: string): Promise<EveningList> {
  const e = await eveningById(tx, id);
  const a = await accessFor(tx, { eveningId: e.id });
  const children: EveningChild[] = [];
  for (const x of await childrenOfEvening(tx, e.id)) {
    const c = await childById(tx, x.childId);
    if (!c.record) continue;
    children.push({
      ...{ id: x.id, childId: c.id, name: c.record.name, grade: c.grade },
      fetchers: [...c.record.fetchers],
      mayGoAlone: c.record.alone,
      arrivedAt: x.arrivedAt?.toString() ?? null,
      fetchedAt: x.fetchedAt?.toString() ?? null,
      fetchedAs: x.fetchedAs,
      fetcher: x.fetcher,
      isLate: isLate(x, e.to, tx.now),
      calledAt: x.calledAt?.toString() ?? null,
    });
  }
  await noteReads(
    tx,
    a.id,
    children.map((c) => ({ childId: c.childId, area: e.area })),
  );
  await record(tx, eveningEntry(e, 'read', { children: children.length }));
  return { evening: await presentEvening(tx, e.id), children };
}
export const eveningChildren: Handles['eveningChildren'] = (ctx, { params }) =>
  inTransaction(ctx, (tx) => listFor(tx, params.id));

/** A record from a telephone may be old; the evening has to have been running, which only somebody with a network can begin. */
async function held(tx: TxCtx, id: string, signUpId: string): Promise<{ e: StoredEvening; x: EveningChildRow }> {
  const e = await eveningById(tx, id);
  const x = await lockSignUp(tx, e.id, signUpId);
  if (x?.status !== 'in') throw noEvening('notSignedUp', 'signUpId');
  if (e.status !== 'running') throw noEvening('notRunning');
  return { e, x };
}
const BEFORE_HOURS = 2;
export const noteArrival: Handles['noteArrival'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { e, x } = await held(tx, params.id, input.signUpId);
    await checkCaptured(tx, input.captured, e.from.subtract({ hours: BEFORE_HOURS }));
    if (x.arrivedAt) throw noEvening('arrivedAlready', 'signUpId');
    await putArrival(tx, x.id, Temporal.Instant.from(input.captured.madeAt), staffOf(tx).accountId);
    await record(tx, eveningEntry(e, 'arrive'));
    return { id: e.id, signUpId: x.id };
  });
export const noteFetched: Handles['noteFetched'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { e, x } = await held(tx, params.id, input.signUpId);
    await checkCaptured(tx, input.captured, e.from.subtract({ hours: BEFORE_HOURS }));
    if (x.fetchedAt) throw noEvening('fetchedAlready', 'signUpId');
    const { record: child } = await childById(tx, x.childId);
    const at = Temporal.Instant.from(input.captured.madeAt);
    const name = input.as === 'alone' ? '' : input.name;
    const listed = child?.fetchers.map((f) => f.name) ?? [];
    const fault = fetchFault({
      ...{ arrivedAt: x.arrivedAt, at, as: input.as, name, listed },
      mayGoAlone: child?.alone ?? false,
    });
    if (fault) throw noEvening(fault, fault === 'notListed' || fault === 'nameMissing' ? 'name' : 'as');
    await putFetched(tx, x.id, { at, by: staffOf(tx).accountId, as: input.as, name });
    await record(tx, eveningEntry(e, 'fetched', { as: input.as }));
    return { id: e.id, signUpId: x.id };
  });
/** The telephone of a guardian whose child nobody fetched; each look and each call is on record. */
export const callGuardian: Handles['callGuardian'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const e = await eveningById(tx, params.id);
    const a = await accessFor(tx, { eveningId: e.id });
    const x = await lockSignUp(tx, e.id, input.signUpId);
    const child = x && (await childById(tx, x.childId)).record;
    if (!x || !child) throw noEvening('notSignedUp', 'signUpId');
    await putCalled(tx, x.id);
    await noteReads(tx, a.id, [{ childId: x.childId, area: e.area }]);
    await record(tx, eveningEntry(e, 'call'));
    return { guardian: child.guardian, phone: child.phone };
  });

const clockOf = (at: string | null) => (at ? clock(minuteOf(Temporal.Instant.from(at))) : '');
/** The evening's sheet as offices print it: who comes, who may fetch, and room to sign. */
export const exportEvening: Handles['exportEvening'] = async (ctx: Ctx, { params }) => {
  const { evening, children } = await inTransaction(ctx, (tx) => listFor(tx, params.id));
  await recordExport(ctx, evening.area, { roomEvening: children.length });
  const columns = [
    { head: cw.child[0], width: 12 },
    { head: cw.grade[0], width: 8 },
    { head: cw.fetchers[0], width: 40 },
    { head: cw.arrived[0], width: 10, isText: true },
    { head: cw.fetched[0], width: 10, isText: true },
    { head: cw.fetcher[0], width: 14 },
    { head: cw.signed[0], width: 16 },
  ];
  const rows = children.map((c) => [
    c.name,
    c.grade,
    [...c.fetchers.map((f) => `${f.name} ${f.relation}`), ...(c.mayGoAlone ? [cw.alone[0]] : [])].join('、'),
    clockOf(c.arrivedAt),
    clockOf(c.fetchedAt),
    c.fetcher ?? '',
    '',
  ]);
  const day = dayOf(Temporal.Instant.from(evening.from));
  return sheetFile(`${cw.sheetName[0]}-${day}`, [{ name: cw.sheetName[0], columns, rows }]);
};
