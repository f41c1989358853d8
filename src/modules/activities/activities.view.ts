import { notFound } from '#kernel/refusal.ts';
import { openVerbs } from '#kernel/workflow.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { ActivityRow, ActivityView } from './activities.contract.ts';
import {
  type ActivityFacts,
  type ActivityKind,
  activityWorkflow,
  type KindRule,
  quorumNeeds,
  tallyOf,
} from './activities.rules.ts';
import { minutesOf, type StoredActivity } from './activities.store.ts';
import { activityRefusalWords } from './activities.words.ts';
import { type Attendee, attendeesOf } from './attendees.store.ts';
import { decisionsOf, photosOf, supplementsOf, tasksOf } from './minutes.store.ts';
import { ruleFor } from './rules.store.ts';

/** The member of staff who acts. */
export const staffOf = (ctx: Ctx) => {
  if (ctx.actor.kind !== 'staff') throw notFound();
  return ctx.actor;
};
export const entryOf = (a: { id: string; area: string }, verb: string, data: Readonly<Record<string, unknown>> = {}) =>
  ({ kind: 'activity', id: a.id, area: a.area, verb, shows: 'staff', data }) as const;

export const dayOfActivity = (a: { startsAt: Temporal.Instant }): string => dayOf(a.startsAt);

export const rowOf = (a: StoredActivity): ActivityRow => ({
  id: a.id,
  area: a.area,
  placeName: a.placeName,
  organisationId: a.organisationId,
  unit: a.unit,
  kind: a.kind,
  title: a.title,
  way: a.way,
  group: a.group,
  where: a.where,
  startsAt: a.startsAt.toString(),
  endsAt: a.endsAt.toString(),
  day: dayOfActivity(a),
  status: a.status,
  isEnteredLate: Temporal.Instant.compare(a.plannedAt, a.startsAt) > 0,
  should: a.should,
  present: a.present,
  version: a.version,
});

/** Who may keep an activity of this kind is data; the place is looked at by the store. */
export const partsFor = (ctx: Ctx, rule: KindRule): ReadonlySet<'recorder'> =>
  new Set(ctx.actor.kind === 'staff' && rule.recordRoles.includes(ctx.actor.role) ? ['recorder'] : []);

export const ruleOf = (
  ctx: Ctx,
  a: { kind: ActivityKind; area: string; startsAt: Temporal.Instant },
): Promise<KindRule> => ruleFor(ctx, a.kind, a.area, dayOfActivity(a));

/** Everybody in the room counts as having come; how many of them count for the meeting is the tally. */
export const factsOf = (a: StoredActivity, rule: KindRule, roll: readonly Attendee[]): ActivityFacts => ({
  status: a.status,
  startsAt: a.startsAt,
  rule,
  tally: tallyOf(roll),
  came: roll.filter((t) => t.presence === 'present').length,
});

export const plainRule = (rule: KindRule) => ({
  ...rule,
  countsAs: [...rule.countsAs],
  recordRoles: [...rule.recordRoles],
});

export async function viewOf(ctx: Ctx, a: StoredActivity): Promise<ActivityView> {
  const rule = await ruleOf(ctx, a);
  const attendees = await attendeesOf(ctx, a.id);
  const facts = factsOf(a, rule, attendees);
  const { open, closed } = openVerbs(activityWorkflow, facts, partsFor(ctx, rule), ctx.now);
  return {
    ...rowOf(a),
    topic: a.topic,
    cancelReason: a.cancelReason,
    host: a.host,
    recorder: a.recorder,
    minutes: minutesOf(ctx, a),
    rule: plainRule(rule),
    tally: facts.tally,
    quorumNeeds: rule.quorum && a.status !== 'planned' ? quorumNeeds(rule.quorum, facts.tally.should) : null,
    attendees: attendees.map(({ id, name, membershipId, counts, hasVote, presence, reason }) => ({
      id,
      membershipId,
      name,
      isMember: membershipId !== null,
      counts,
      hasVote,
      presence,
      reason,
    })),
    decisions: await decisionsOf(ctx, a.id),
    tasks: await tasksOf(ctx, a.id),
    supplements: await supplementsOf(ctx, a.id),
    photos: (await photosOf(ctx, a.id)).map((p) => ({
      id: p.id,
      name: p.name,
      shows: p.shows === 'people' ? 'people' : 'things',
      people: p.people,
      agreed: p.agreed,
      hasThumb: p.thumbHash !== null,
    })),
    open,
    closed: closed.map(({ verb, why }) => ({ verb, says: [...activityRefusalWords[why]] as [string, string] })),
  };
}
