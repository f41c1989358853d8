import { notFound, Refused } from '#kernel/refusal.ts';
import { say, type Word } from '#kernel/words.ts';
import { decide, openVerbs } from '#kernel/workflow.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { violation } from '#platform/database.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { accessOn } from './access.actions.ts';
import type { EveningRow, EveningsApi } from './evenings.contract.ts';
import {
  type EveningFacts,
  type EveningRefusal,
  eveningWorkflow,
  isCourse,
  isVetted,
  roomFor,
  type Staffing,
  staffing,
} from './evenings.rules.ts';
import {
  type Adult,
  adultsOf,
  deleteAdult,
  eveningById,
  insertAdult,
  insertEvening,
  lockEvening,
  lockVetting,
  putEvening,
  putSignUp,
  type StoredEvening,
  selectEvenings,
} from './evenings.store.ts';
import { eveningRefusalWords, noEvening, staffingWords } from './evenings.words.ts';
import { isOwn } from './rooms.actions.ts';
import { roomHands } from './rooms.rules.ts';
import { roomById, termsOf } from './rooms.store.ts';
import { dayAfter, momentAt } from './slots.ts';

type Handles = { [K in keyof EveningsApi]: Handler<EveningsApi[K]> };

export const eveningEntry = (
  e: { id: string; area: string },
  verb: string,
  data: Readonly<Record<string, unknown>> = {},
) => ({ kind: 'roomEvening', id: e.id, area: e.area, verb, shows: 'staff', data }) as const;

const partsOf = (ctx: Ctx, e: { area: string }): ReadonlySet<'hand'> => {
  const { actor } = ctx;
  return new Set(
    actor.kind === 'staff' && isOwn(ctx, e.area) && roomHands.some((r) => r === actor.role) ? ['hand'] : [],
  );
};
export function standsOf(e: StoredEvening, adults: readonly Adult[]): { staffing: Staffing; takes: number } {
  const day = dayOf(e.from);
  const own = adults.filter((a) => a.eveningId === e.id);
  const vetted = own.filter((a) => isVetted(a, day)).length;
  return {
    staffing: staffing({ day, adults: own, children: e.children, perAdult: e.perAdult }),
    takes: roomFor({ places: e.places, perAdult: e.perAdult, vetted }),
  };
}
const factsOf = (e: StoredEvening, stands: Staffing, reason: string): EveningFacts => ({
  status: e.status,
  staffing: stands,
  from: e.from,
  there: e.there,
  reason,
});
/** Why it cannot begin is told in full: who is missing, or whose check has lapsed. */
function saysOf(why: EveningRefusal, stands: Staffing, e: StoredEvening): Word {
  const told = (lang: 'zh' | 'en') =>
    say(eveningRefusalWords[why], lang, { why: staffingWords[stands][lang === 'zh' ? 0 : 1], n: e.there });
  return [told('zh'), told('en')];
}

export async function presentEvenings(ctx: Ctx, found: readonly StoredEvening[]): Promise<EveningRow[]> {
  const ids = found.map((e) => e.id);
  const adults = await adultsOf(ctx, ids);
  const access = await accessOn(ctx);
  return found.map(({ perAdult: _per, termId: _term, ...e }) => {
    const whole = { ...e, perAdult: _per, termId: _term };
    const stands = standsOf(whole, adults);
    const { open, closed } = openVerbs(
      eveningWorkflow,
      factsOf(whole, stands.staffing, '--'),
      partsOf(ctx, e),
      ctx.now,
    );
    const day = dayOf(e.from);
    return {
      ...e,
      ...stands,
      ...access(e.id),
      from: e.from.toString(),
      to: e.to.toString(),
      adults: adults
        .filter((a) => a.eveningId === e.id)
        .map((a) => ({
          ...{ vettingId: a.vettingId, name: a.name, validUntil: a.validUntil },
          holds: isVetted(a, day),
        })),
      open,
      closed: closed.map(({ verb, why }) => ({
        verb,
        says: [...saysOf(why, stands.staffing, whole)] as [string, string],
      })),
    };
  });
}
export async function presentEvening(ctx: Ctx, id: string): Promise<EveningRow> {
  const [row] = await presentEvenings(ctx, [await eveningById(ctx, id)]);
  if (!row) throw notFound();
  return row;
}
export const listEvenings: Handles['listEvenings'] = async (ctx, { query }) => {
  const from = momentAt(query.from ?? dayOf(ctx.now), 0);
  const to = query.to && momentAt(dayAfter(query.to), 0);
  const found = await selectEvenings(ctx, { roomId: query.roomId, from, ...(to && { to }) });
  return { items: await presentEvenings(ctx, found) };
};

const minutesIn = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
/** A few evenings at one time of the day, each within a term; a title that sells a subject is refused by name. */
export const addEvenings: Handles['addEvenings'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const r = await roomById(tx, params.id);
    if (isCourse(input.title)) throw noEvening('subjectCourse', 'title');
    const [from, to] = [minutesIn(input.from), minutesIn(input.to)];
    if (to <= from) throw noEvening('eveningBackwards', 'to');
    if (input.gradeTo < input.gradeFrom) throw noEvening('gradesBackwards', 'gradeTo');
    const terms = await termsOf(tx, [r.id]);
    const ids: string[] = [];
    for (const day of [...new Set(input.days)].sort()) {
      const term = terms.find((t) => t.fromDay <= day && day <= t.toDay);
      if (!term) throw noEvening('termOver', 'days');
      if (Temporal.Instant.compare(momentAt(day, to), tx.now) <= 0) throw noEvening('eveningPast', 'days');
      const id = tx.house.newId();
      const { category, title, gradeFrom, gradeTo, places } = input;
      const when = { from: momentAt(day, from), to: momentAt(day, to) };
      try {
        await insertEvening(tx, {
          ...{ id, roomId: r.id, termId: term.id, area: r.area, category, title, gradeFrom, gradeTo, places, ...when },
        });
      } catch (error) {
        if (violation(error)?.constraint !== 'room_evening_once') throw error;
        throw noEvening('eveningTwice', 'days');
      }
      await record(tx, eveningEntry({ id, area: r.area }, 'plan', { day, title }), 'new');
      ids.push(id);
    }
    const items: EveningRow[] = [];
    for (const id of ids) items.push(await presentEvening(tx, id));
    return { items };
  });

/** It begins only when every adult on it is vetted that day and there are enough of them: what is not staffed is blocked on the day. */
export const moveEvening: Handles['moveEvening'] = (ctx, { params, input: { verb, reason } }) =>
  once(ctx, async (tx) => {
    const e = await lockEvening(tx, params.id);
    const stands = standsOf(e, await adultsOf(tx, [e.id])).staffing;
    const verdict = decide(eveningWorkflow, verb, factsOf(e, stands, reason), partsOf(tx, e), tx.now);
    if (!verdict.ok) {
      const { why } = verdict;
      if (why === 'notNow' || why === 'notYours') throw noEvening(why);
      const refused = noEvening(why, why === 'reasonMissing' ? 'reason' : undefined);
      throw new Refused(why, refused.status, saysOf(why, stands, e), { faults: refused.faults });
    }
    await putEvening(tx, e.id, verdict.to, verb === 'cancel' ? reason : null);
    await record(tx, eveningEntry(e, verb, verb === 'cancel' ? { reason } : {}));
    return presentEvening(tx, e.id);
  });

export const assignAdult: Handles['assignAdult'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const e = await lockEvening({ ...tx, version: null }, params.id);
    if (e.status !== 'planned' && e.status !== 'running') throw noEvening('eveningOver');
    const v = await lockVetting({ ...tx, version: null }, input.vettingId);
    const day = dayOf(e.from);
    if (!isVetted(v, day))
      throw noEvening('vettingExpired', 'vettingId', { name: v.name ?? '', day: v.endedOn ?? v.validUntil });
    if (!(await insertAdult(tx, e, v.id))) throw noEvening('adultThere', 'vettingId');
    await record(tx, eveningEntry(e, 'assign', { vetting: v.id }));
    return presentEvening(tx, e.id);
  });
export const dropAdult: Handles['dropAdult'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const e = await lockEvening({ ...tx, version: null }, params.id);
    if (e.status !== 'planned' && e.status !== 'running') throw noEvening('eveningOver');
    await deleteAdult(tx, e.id, params.vettingId);
    await record(tx, eveningEntry(e, 'drop', { vetting: params.vettingId }));
    return presentEvening(tx, e.id);
  });

/** A child is signed up while there are vetted adults for it: more than they can mind is refused by name. */
export async function signUpChild(
  tx: TxCtx,
  eveningId: string,
  child: { id: string; roomId: string; grade: number; termId: string },
): Promise<void> {
  const e = await lockEvening({ ...tx, version: null }, eveningId);
  if (e.roomId !== child.roomId || e.termId !== child.termId) throw notFound();
  if (e.status !== 'planned' || Temporal.Instant.compare(tx.now, e.from) >= 0) throw noEvening('eveningOver');
  if (child.grade < e.gradeFrom || child.grade > e.gradeTo)
    throw noEvening('gradeNot', undefined, { from: e.gradeFrom, to: e.gradeTo });
  const { takes } = standsOf(e, await adultsOf(tx, [e.id]));
  if (e.children >= e.places) throw noEvening('placesFull', undefined, { n: e.places });
  if (e.children >= takes) throw noEvening('ratioFull', undefined, { n: takes });
  if (!(await putSignUp(tx, e, child.id))) throw noEvening('signedUp');
  await record(tx, eveningEntry(e, 'signUp'));
}
