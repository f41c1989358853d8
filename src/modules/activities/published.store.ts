import type { Ctx } from '#platform/context.ts';
import { type ActivityKind, isActivityKind } from './activities.rules.ts';
import { dayOfActivity } from './activities.view.ts';

/** What a unit held: nobody's name, no minutes; how much was decided and how much of what was to be done is done. */
export type HeldRecord = {
  readonly id: string;
  readonly organisationId: string;
  readonly kind: ActivityKind;
  readonly title: string;
  readonly day: string;
  readonly decisions: number;
  readonly tasksDone: number;
};

/** The activities units held in a year, as modules below may know them; callers have decided that the actor may know of these units. */
export async function heldRecords(ctx: Ctx, organisationIds: readonly string[], year: number): Promise<HeldRecord[]> {
  if (organisationIds.length === 0) return [];
  const start = (y: number) => Temporal.PlainDate.from({ year: y, month: 1, day: 1 }).toZonedDateTime('Asia/Shanghai');
  const rows = await ctx.db
    .selectFrom('activity as a')
    .select((eb) => [
      'a.id',
      'a.organisation_id as organisationId',
      'a.kind',
      'a.title',
      'a.starts_at as startsAt',
      eb
        .selectFrom('activity_decision as d')
        .select((d) => d.fn.countAll<number>().as('n'))
        .whereRef('d.activity_id', '=', 'a.id')
        .as('decisions'),
      eb
        .selectFrom('activity_task as t')
        .select((t) => t.fn.countAll<number>().as('n'))
        .whereRef('t.activity_id', '=', 'a.id')
        .where('t.done_on', 'is not', null)
        .as('tasksDone'),
    ])
    .where('a.organisation_id', 'in', [...new Set(organisationIds)])
    .where('a.status', '=', 'held')
    .where('a.starts_at', '>=', start(year).toInstant())
    .where('a.starts_at', '<', start(year + 1).toInstant())
    .orderBy('a.starts_at')
    .orderBy('a.id')
    .execute();
  return rows.flatMap(({ kind, startsAt, decisions, tasksDone, ...r }) =>
    isActivityKind(kind)
      ? [{ ...r, kind, day: dayOfActivity({ startsAt }), decisions: decisions ?? 0, tasksDone: tasksDone ?? 0 }]
      : [],
  );
}

/** A vote of a meeting that was held, with its numbers as the roll by name gives them; null when there is none the actor's place could cite. */
export async function heldDecision(ctx: Ctx, activityId: string, nth: number) {
  const row = await ctx.db
    .selectFrom('activity_decision as d')
    .innerJoin('activity as a', 'a.id', 'd.activity_id')
    .select((eb) => [
      'a.area',
      'a.kind',
      'a.starts_at as startsAt',
      'd.what',
      'd.yes',
      'd.no',
      'd.abstain',
      eb
        .selectFrom('activity_attendee as t')
        .select((t) => t.fn.countAll<number>().as('n'))
        .whereRef('t.activity_id', '=', 'a.id')
        .where('t.has_vote', '=', true)
        .as('should'),
      eb
        .selectFrom('activity_attendee as t')
        .select((t) => t.fn.countAll<number>().as('n'))
        .whereRef('t.activity_id', '=', 'a.id')
        .where('t.has_vote', '=', true)
        .where('t.presence', '=', 'present')
        .as('present'),
    ])
    .where('d.activity_id', '=', activityId)
    .where('d.nth', '=', nth)
    .where('a.status', '=', 'held')
    .executeTakeFirst();
  if (!row || !isActivityKind(row.kind)) return null;
  const { startsAt, should, present, ...d } = row;
  return { ...d, day: dayOfActivity({ startsAt }), should: Number(should ?? 0), present: Number(present ?? 0) };
}
