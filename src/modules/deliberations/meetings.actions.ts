import { decide } from '#kernel/workflow.ts';
import { countRecord } from '#modules/duties/index.ts';
import { checkCaptured } from '#modules/phones/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { daysBetween, leastOf } from './deliberations.rules.ts';
import { entryOf, noted, partsOf, staffOf, villageOf } from './deliberations.view.ts';
import { no } from './deliberations.words.ts';
import { deputiesOf, isServing } from './deputies.store.ts';
import type { MeetingsApi } from './meetings.contract.ts';
import {
  callFault,
  callNeeds,
  isGroupKind,
  type MeetingKind,
  type MeetingVerb,
  meetingWorkflow,
} from './meetings.rules.ts';
import {
  attendanceOf,
  insertMeeting,
  lockMeeting,
  meetingById,
  putMeeting,
  selectMeetings,
  tickDeputy,
} from './meetings.store.ts';
import { meetingFacts, meetingRow, meetingValues, shownMeeting } from './meetings.view.ts';
import { countsOf, ruleFor } from './rules.store.ts';

type Handles = { [K in keyof MeetingsApi]: Handler<MeetingsApi[K]> };

export const listMeetings: Handles['listMeetings'] = async (ctx, { query }) => ({
  items: (await selectMeetings(ctx, query)).map(meetingRow),
});
export const getMeeting: Handles['getMeeting'] = (ctx, { params }) => shownMeeting(ctx, params.id);

/** Who should come: the roll of deputies in office on the day, or the number that is entered for the village or the group. */
async function calledOf(tx: TxCtx, area: string, kind: MeetingKind, part: string, on: string) {
  const counts = await countsOf(tx, area);
  const count = counts.find((c) => c.part === (isGroupKind(kind) ? part : ''));
  if (isGroupKind(kind) && (!part || !count)) throw no('groupUnknown', 'part');
  const deputies = (await deputiesOf(tx, area)).filter((d) => isServing(d, on));
  if (kind === 'deputies') {
    if (deputies.length === 0) throw no('noDeputies', 'kind');
    return {
      should: deputies.length,
      ids: deputies.map((d) => d.id),
      adults: count?.adults ?? 0,
      deputies: deputies.length,
    };
  }
  const should = kind === 'villagers' || kind === 'groupVillagers' ? count?.adults : count?.households;
  if (!count || !should) throw no('countsMissing', 'kind');
  return { should, ids: [], adults: count.adults, deputies: deputies.length };
}
export const callMeeting: Handles['callMeeting'] = (ctx, { input }) =>
  noted(
    ctx,
    {
      kind: 'deliberationCall',
      id: ctx.command.id,
      area: ctx.actor.kind === 'staff' ? ctx.actor.area : input.area,
      what: 'call',
    },
    () =>
      once(ctx, async (tx) => {
        const village = await villageOf(tx, input.area);
        const { area, kind, calledBy: by, signatures, notifiedOn } = input;
        const startsAt = Temporal.Instant.from(input.startsAt);
        const startsOn = dayOf(startsAt);
        const called = await calledOf(tx, area, kind, input.part, startsOn);
        const rule = await ruleFor(tx, kind, area, startsOn);
        const base = by === 'deputies' ? called.deputies : called.adults;
        const fault = callFault({ kind, by, signatures, base, notifiedOn, startsOn }, rule, dayOf(tx.now));
        const needs = callNeeds(kind, by);
        if (fault)
          throw no(fault, callFields[fault], {
            signatures,
            base,
            least: fault === 'noticeShort' ? rule.noticeDays : needs ? leastOf(needs, base) : 0,
            days: daysBetween(notifiedOn, startsOn),
          });
        const id = tx.house.newId();
        await insertMeeting(tx, {
          ...input,
          id,
          organisationId: village.organisationId,
          accountId: staffOf(tx).accountId,
          part: isGroupKind(kind) ? input.part : '',
          callSignatures: needs ? signatures : null,
          callBase: needs ? base : null,
          startsAt,
          should: called.should,
          deputies: called.ids,
        });
        await record(
          tx,
          entryOf('deliberationMeeting', { id, area }, 'call', { kind, by, should: called.should }),
          'new',
        );
        return shownMeeting(tx, id);
      }),
  );
const callFields = {
  callerWrong: 'calledBy',
  calledByTooFew: 'signatures',
  noticeShort: 'startsAt',
  noticeFuture: 'notifiedOn',
} as const;

export async function lockMeetingFor(tx: TxCtx, id: string, verb: MeetingVerb) {
  const m = await lockMeeting(tx, id);
  const rule = await ruleFor(tx, m.kind, m.area, dayOf(m.startsAt));
  const verdict = decide(meetingWorkflow, verb, meetingFacts(m, rule), partsOf(tx, m.area), tx.now);
  if (!verdict.ok) throw no(verdict.why, undefined, meetingValues(m, rule));
  return { m, rule, to: verdict.to };
}

/** Deputies by name, others in number; who is not ticked, or did not sign, is not there. */
export const attendMeeting: Handles['attendMeeting'] = async (ctx, { params: { id }, input }) => {
  const { area } = await meetingById(ctx, id);
  return noted(ctx, { kind: 'deliberationMeeting', id, area, what: 'attend' }, () =>
    once(ctx, async (tx) => {
      const { m, rule } = await lockMeetingFor(tx, id, 'attend');
      if (input.captured) await checkCaptured(tx, input.captured, m.notifiedOn);
      for (const [i, t] of input.ticks.entries())
        if (!(await tickDeputy(tx, id, t.deputyId, t.presence))) throw no('deputyUnknown', `ticks.${i}.deputyId`);
      const there = (await attendanceOf(tx, id)).filter((d) => d.presence === 'present');
      const isNamed = m.kind === 'deputies';
      const present = isNamed ? there.length : (input.present ?? 0);
      const women = isNamed ? there.filter((d) => d.isWoman).length : (input.women ?? null);
      if (present > m.should || present > input.signatures || (women ?? 0) > present)
        throw no('absentCounted', 'present', { ...meetingValues(m, rule), present, signatures: input.signatures });
      await putMeeting(tx, id, { present, signatures: input.signatures, women });
      await record(tx, entryOf('deliberationMeeting', m, 'attend', { present, signatures: input.signatures }));
      return shownMeeting(tx, id);
    }),
  );
};
export const moveMeeting: Handles['moveMeeting'] = async (ctx, { params: { id }, input: { verb, reason } }) => {
  const { area } = await meetingById(ctx, id);
  return noted(ctx, { kind: 'deliberationMeeting', id, area, what: verb }, () =>
    once(ctx, async (tx) => {
      const { m, to } = await lockMeetingFor(tx, id, verb);
      if (verb !== 'begin' && reason.length < 2) throw no('reasonMissing', 'reason');
      await putMeeting(tx, id, { status: to, ...(verb !== 'begin' && { reason }) });
      await record(tx, entryOf('deliberationMeeting', m, verb, { present: m.present, should: m.should }));
      return shownMeeting(tx, id);
    }),
  );
};
export const holdMeeting: Handles['holdMeeting'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { m, to } = await lockMeetingFor(tx, params.id, 'hold');
    await putMeeting(tx, m.id, { ...input, status: to });
    if (m.kind === 'deputies') {
      const { organisationId, area } = m;
      await countRecord(tx, {
        kind: 'deputiesMeeting',
        id: m.id,
        on: dayOf(m.startsAt),
        organisationId,
        role: staffOf(tx).role,
        area,
      });
    }
    await record(tx, entryOf('deliberationMeeting', m, 'hold', { present: m.present, should: m.should }));
    return shownMeeting(tx, m.id);
  });
