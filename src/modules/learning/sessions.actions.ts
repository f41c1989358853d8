import { calendarOf, dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { allInTheWay, orNamed, type Wanted } from './clash.store.ts';
import { checkPlaced } from './classes.actions.ts';
import { type LearningClass, lockClass, lockOwnClass } from './classes.store.ts';
import { type DraftSession, draftSessions } from './draft.rules.ts';
import { atMinute } from './learning.time.ts';
import { no } from './learning.words.ts';
import { entryOfClass } from './seats.ts';
import type { SessionsApi, SessionView } from './sessions.contract.ts';
import {
  dropDrafted,
  insertSessions,
  learnersSeated,
  lockSession,
  putMoved,
  putSessionCancelled,
  type Session,
  selectSessions,
  sessionById,
} from './sessions.store.ts';
import { termById } from './terms.store.ts';
import { triedOut } from './try.ts';

type Handles = { [K in keyof SessionsApi]: Handler<SessionsApi[K]> };

export const viewOfSession = (s: Session): SessionView => ({
  id: s.id,
  classId: s.classId,
  class: s.class,
  subject: s.subject,
  termId: s.termId,
  roomId: s.roomId,
  room: s.room,
  teachers: s.teachers.map(({ id, name }) => ({ id, name })),
  startsAt: s.startsAt.toString(),
  endsAt: s.endsAt.toString(),
  status: s.status,
  reason: s.reason,
  makesUp: s.makesUp,
  insteadOf: s.insteadOf?.toString() ?? null,
  isMadeUp: s.isMadeUp,
  movedFrom: s.movedFrom?.toString() ?? null,
  expected: s.expected,
  present: s.present,
  version: s.version,
});

/** From the beginning of one day to the end of another. */
export const daysBetween = (from: string, to: string) => ({ from: atMinute(from, 0), to: atMinute(to, 24 * 60) });
export const listSessions: Handles['listSessions'] = async (ctx, { query: { from, to, ...f } }) => ({
  items: (await selectSessions(ctx, { ...f, ...daysBetween(from, to) })).map(viewOfSession),
});

const spanOf = (s: DraftSession): Wanted => ({
  startsAt: atMinute(s.day, s.from),
  endsAt: atMinute(s.day, s.from + s.minutes),
});
const teachersOfClass = (c: LearningClass) => c.teachers.map((t) => t.id);

/** Lays the class's slots into the term. Looked at first: what is skipped and why, what would be in the way, all of it by name; nothing is written then. */
export const draftClass: Handles['draftClass'] = (ctx, { params, input }) => {
  const work = async (tx: TxCtx) => {
    const c = await lockOwnClass({ ...tx, version: null }, params.id);
    if (c.cancelledReason) throw no('classCancelled', undefined, { name: c.name, reason: c.cancelledReason });
    const term = await termById(tx, c.termId);
    const draft = draftSessions(await calendarOf(tx), {
      ...{ slots: c.slots, fromDay: c.fromDay, untilDay: term.toDay, sessions: c.sessions },
      onMakeupDays: input.onMakeupDays,
    });
    const shown = { ...draft, sessions: [...draft.sessions], skipped: [...draft.skipped] };
    if (draft.sessions.length === 0) throw no('nothingLeft', 'fromDay');
    if (!(await dropDrafted(tx, c.id))) throw no('hasRegister');
    const spans = draft.sessions.map(spanOf);
    const doing = { spans, classId: c.id, roomId: c.roomId, teacherIds: teachersOfClass(c) };
    const learnerIds = await learnersSeated(tx, c.id);
    if (input.dryRun) {
      const clashes = await allInTheWay(tx, { ...doing, learnerIds });
      return { ...shown, clashes: clashes.map(({ at, says }) => ({ day: dayOf(at), says })), written: false };
    }
    const sessions = spans.map((s) => ({ ...s, id: tx.house.newId() }));
    await orNamed(tx, { ...doing, learnerIds, field: 'slots' }, () =>
      insertSessions(tx, { ...doing, area: c.area }, sessions),
    );
    await record(tx, entryOfClass(c, 'draft', { sessions: sessions.length, skipped: draft.skipped.length }));
    return { ...shown, clashes: [], written: true };
  };
  return input.dryRun ? triedOut(ctx, work) : once(ctx, work);
};
type Placed = { startsAt: string; endsAt: string; roomId: string; teacherIds: string[] };
/** A span within the term, a room and teachers of the place. */
async function readPlaced(ctx: Ctx, c: LearningClass, p: Placed) {
  const term = await termById(ctx, c.termId);
  if (term.status === 'ended') throw no('termOver');
  const span = { startsAt: Temporal.Instant.from(p.startsAt), endsAt: Temporal.Instant.from(p.endsAt) };
  const minutes = (span.endsAt.epochMilliseconds - span.startsAt.epochMilliseconds) / 60_000;
  const isOneDay = dayOf(span.startsAt) === dayOf(span.endsAt.subtract({ seconds: 1 }));
  if (minutes < 15 || minutes > 480 || !isOneDay) throw no('slotWrong', 'endsAt');
  const on = dayOf(span.startsAt);
  if (on < term.fromDay || on > term.toDay) throw no('outsideTerm', 'startsAt', { from: term.fromDay, to: term.toDay });
  const teacherIds = [...new Set(p.teacherIds)];
  await checkPlaced(ctx, p.roomId, teacherIds);
  return { ...span, roomId: p.roomId, teacherIds };
}

/** One more session; with `makesUp`, instead of a cancelled one of the class, once. */
export const addSession: Handles['addSession'] = (ctx, { params, input: { makesUp, ...input } }) =>
  once(ctx, async (tx) => {
    const c = await lockOwnClass({ ...tx, version: null }, params.id);
    if (c.cancelledReason) throw no('classCancelled', undefined, { name: c.name, reason: c.cancelledReason });
    const to = await readPlaced(tx, c, input);
    if (makesUp) {
      const missed = await sessionById(tx, makesUp);
      if (missed.classId !== c.id || missed.status !== 'cancelled') throw no('makesUpWrong', 'makesUp');
      if (missed.isMadeUp) throw no('madeUp', 'makesUp');
    }
    const id = tx.house.newId();
    const learnerIds = await learnersSeated(tx, c.id);
    await orNamed(tx, { ...to, spans: [to], classId: c.id, learnerIds, field: 'startsAt' }, () =>
      insertSessions(tx, { ...to, classId: c.id, area: c.area }, [{ ...to, id, makesUp }]),
    );
    await record(tx, entryOfClass(c, makesUp ? 'makeUp' : 'addSession', { session: id }));
    return viewOfSession(await sessionById(tx, id));
  });

/** Another time, room or teacher. Everybody who is expected moves along; whoever is elsewhere then is named, with where. */
export const moveSession: Handles['moveSession'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const before = await sessionById(tx, params.id);
    const c = await lockClass(tx, before.classId);
    const s = await lockSession(tx, params.id);
    if (s.status !== 'planned') throw no(s.status === 'held' ? 'sessionHeld' : 'sessionCancelled');
    if (Temporal.Instant.compare(tx.now, s.startsAt) >= 0) throw no('sessionBegun');
    const to = await readPlaced(tx, c, input);
    const learnerIds = await learnersSeated(tx, c.id);
    await orNamed(tx, { ...to, spans: [to], classId: c.id, learnerIds, but: s.id, field: 'startsAt' }, () =>
      putMoved(tx, s, to),
    );
    await record(
      tx,
      entryOfClass(c, 'moveSession', { session: s.id, from: s.startsAt.toString(), to: input.startsAt }),
    );
    return viewOfSession(await sessionById(tx, s.id));
  });

export const cancelSession: Handles['cancelSession'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const s = await lockSession(tx, params.id);
    if (s.status !== 'planned') throw no(s.status === 'held' ? 'sessionHeld' : 'sessionCancelled');
    await putSessionCancelled(tx, s.id, input.reason);
    await record(tx, entryOfClass({ id: s.classId, area: s.area }, 'cancelSession', { session: s.id }));
    return viewOfSession(await sessionById(tx, s.id));
  });
