import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { day, id, optionalText, text } from '#kernel/fields.ts';
import { activityKinds, rollRoles } from './activities.rules.ts';

const kind = z.enum(activityKinds);
export const MOST_PLANNED = 600;

/** One line of a draft calendar; nothing of it is kept until it is confirmed. */
export const draftLine = z.object({
  organisationId: id,
  unit: z.string(),
  kind,
  group: z.string().nullable(),
  title: z.string(),
  day,
  startsAt: z.string(),
  endsAt: z.string(),
  /** The fixed day, where it is no day of work, and what that day is called. */
  instead: day.nullable(),
  insteadName: z.string(),
  /** The holidays of that year are not announced yet. */
  provisional: z.boolean(),
});
export type DraftLine = z.output<typeof draftLine>;

export const plansApi = {
  draftPlans: endpoint({
    method: 'POST',
    path: '/api/activities/plans/draft',
    allow: rollRoles,
    says: ['拟一年计划(不保存)', 'Draft what a year still lacks, for many units at once; keeps nothing'],
    input: z.object({
      year: z.int().min(2000).max(2100),
      unitIds: z.array(id).min(1).max(60),
      kinds: z.array(kind).min(1),
      /** The fixed day of the month and the hour. */
      day: z.int().min(1).max(31),
      hour: z.int().min(6).max(21).default(15),
      onlyWorkdays: z.boolean().default(true),
    }),
    output: z.object({ items: z.array(draftLine), lacking: z.int() }),
  }),
  putPlans: endpoint({
    method: 'POST',
    path: '/api/activities/plans',
    allow: rollRoles,
    says: ['一次定下一年计划', 'Plan them all in one act'],
    input: z.object({
      items: z
        .array(
          z.object({
            organisationId: id,
            kind,
            group: optionalText(30),
            title: text(80, 2),
            where: text(120),
            startsAt: z.iso.datetime({ offset: true }),
            endsAt: z.iso.datetime({ offset: true }),
          }),
        )
        .min(1)
        .max(MOST_PLANNED),
    }),
    output: z.object({ id, made: z.int() }),
  }),
  undoPlans: endpoint({
    method: 'POST',
    path: '/api/activities/plans/:id/undo',
    allow: rollRoles,
    says: ['撤回刚定的一批计划', 'Take back what was planned in one act'],
    params: z.object({ id }),
    input: z.object({}),
    output: z.object({ undone: z.int(), kept: z.int() }),
  }),
};
export type PlansApi = typeof plansApi;
