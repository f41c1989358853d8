import { checkCaptured } from '#modules/phones/index.ts';
import type { TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { type Held, lockFor, present } from './activities.actions.ts';
import type { ActivitiesApi } from './activities.contract.ts';
import { callOf, type Presence, tickFault } from './activities.rules.ts';
import { touchActivity } from './activities.store.ts';
import { dayOfActivity, entryOf, staffOf } from './activities.view.ts';
import { no } from './activities.words.ts';
import { attendeesOf, insertAttendees, putTick } from './attendees.store.ts';
import { membersOn, namesOf } from './roll.store.ts';

/** Members who are not on the roll yet: of this unit on that day, and called by this kind; anybody else is refused by name. */
async function addMembers(
  tx: TxCtx,
  { a, rule, roll }: Held,
  memberIds: readonly string[],
  presence: Presence,
): Promise<void> {
  const missing = memberIds.filter((id) => !roll.some((t) => t.membershipId === id));
  if (missing.length === 0) return;
  const members = new Map((await membersOn(tx, [a.organisationId], dayOfActivity(a))).map((m) => [m.membershipId, m]));
  const names = await namesOf(tx, missing);
  const added = missing.map((membershipId) => {
    const member = members.get(membershipId);
    const name = names.get(membershipId) ?? '—';
    if (!member) throw no('notMember', 'memberIds', { name });
    if (rule.base === 'open') return { name: member.name, counts: false, hasVote: false, presence };
    const call = callOf(rule.base, member, a.group);
    if (!call) throw no('notOnRoll', 'memberIds', { name: member.name });
    return { membershipId, ...call, presence };
  });
  await insertAttendees(tx, a, added);
}

/** Notes who came, who asked for leave and who sat in. Ticked by somebody in the room; no place, no device, no minute of anybody is kept. */
export const attendActivity: Handler<ActivitiesApi['attendActivity']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const held = await lockFor(tx, params.id, 'attend');
    const { a, roll } = held;
    await checkCaptured(tx, input.captured, a.plannedAt);
    const made = Temporal.Instant.from(input.captured.madeAt);
    const by = staffOf(tx).accountId;
    for (const [i, t] of input.ticks.entries()) {
      if (!roll.some((r) => r.id === t.attendeeId)) throw no('ticksOfOther', `ticks.${i}.attendeeId`);
      const reason = t.presence === 'present' || t.presence === 'unknown' ? null : (t.reason ?? null);
      const fault = tickFault({ presence: t.presence, reason }, a.startsAt, made);
      if (fault) throw no(fault, `ticks.${i}.presence`);
      await putTick(tx, t.attendeeId, { presence: t.presence, reason, made, by });
    }
    const early = tickFault({ presence: 'present', reason: null }, a.startsAt, made);
    if (early && input.guests.length > 0) throw no(early, 'guests');
    // Before it begins whoever joined late is called like the others; from then on they are noted because they came.
    await addMembers(tx, held, input.memberIds, early ? 'unknown' : 'present');
    const known = (await attendeesOf(tx, a.id)).filter((t) => t.membershipId === null).map((t) => t.name);
    const guests = [...new Set(input.guests)].filter((name) => !known.includes(name));
    await insertAttendees(
      tx,
      a,
      guests.map((name) => ({ name, counts: false, hasVote: false, presence: 'present' as const })),
    );
    await touchActivity(tx, a.id);
    await record(tx, entryOf(a, 'attend', { ticks: input.ticks.length, guests: guests.length }));
    return present(tx, a.id);
  });
