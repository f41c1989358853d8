import { z } from 'zod';
import { areaCode, day, id, moment } from '#kernel/fields.ts';
import {
  activityKinds,
  activityStatuses,
  activityVerbs,
  bases,
  passBases,
  photoShows,
  presences,
  ways,
} from './activities.rules.ts';

const word = z.tuple([z.string(), z.string()]);
const kind = z.enum(activityKinds);

export const activityRow = z.object({
  id,
  area: areaCode,
  placeName: z.string(),
  organisationId: id,
  unit: z.string(),
  kind,
  title: z.string(),
  way: z.enum(ways).nullable(),
  group: z.string().nullable(),
  where: z.string(),
  startsAt: moment,
  endsAt: moment,
  day,
  status: z.enum(activityStatuses),
  /** It was entered after it had begun: a record of what had been, not a plan. */
  isEnteredLate: z.boolean(),
  should: z.int().nullable(),
  present: z.int().nullable(),
  version: z.int(),
});
export type ActivityRow = z.output<typeof activityRow>;

export const attendeeView = z.object({
  id,
  membershipId: id.nullable(),
  name: z.string(),
  isMember: z.boolean(),
  counts: z.boolean(),
  hasVote: z.boolean(),
  presence: z.enum(presences),
  reason: z.string().nullable(),
});
export type AttendeeView = z.output<typeof attendeeView>;

const share = z.object({ num: z.int(), den: z.int() });
export const ruleView = z.object({
  kind,
  base: z.enum(bases),
  quorum: share.nullable(),
  pass: share.extend({ isOver: z.boolean(), of: z.enum(passBases) }).nullable(),
  matter: z.object({ quorum: share, pass: share.extend({ isOver: z.boolean(), of: z.enum(passBases) }) }).nullable(),
  countsAs: z.array(kind),
  hasHours: z.boolean(),
  recordRoles: z.array(z.string()),
  basis: z.string(),
});
export type RuleView = z.output<typeof ruleView>;

export const decisionView = z.object({
  nth: z.int(),
  what: z.string(),
  yes: z.int(),
  no: z.int(),
  abstain: z.int(),
  base: z.enum(passBases),
  baseCount: z.int(),
  needed: z.int(),
  passed: z.boolean(),
  /** A matter of the village or community, with its own quorum and share. */
  isMatter: z.boolean(),
});
export type DecisionView = z.output<typeof decisionView>;

export const taskView = z.object({
  id,
  activityId: id,
  what: z.string(),
  organisationId: id,
  unit: z.string(),
  dueOn: day,
  doneOn: day.nullable(),
  doneNote: z.string().nullable(),
});
export type TaskView = z.output<typeof taskView>;

export const supplementView = z.object({ nth: z.int(), text: z.string(), at: moment, by: z.string() });
export type SupplementView = z.output<typeof supplementView>;

export const photoView = z.object({
  id,
  name: z.string(),
  shows: z.enum(photoShows),
  /** Who is on it. */
  people: z.string().nullable(),
  /** By whom and how it was agreed to. */
  agreed: z.string().nullable(),
  hasThumb: z.boolean(),
});

export const activityView = activityRow.extend({
  topic: z.string().nullable(),
  cancelReason: z.string().nullable(),
  host: z.string().nullable(),
  recorder: z.string().nullable(),
  minutes: z.string().nullable(),
  rule: ruleView,
  tally: z.object({ should: z.int(), present: z.int(), votersShould: z.int(), votersPresent: z.int() }),
  /** How many have to be there; null where no number is asked. */
  quorumNeeds: z.int().nullable(),
  attendees: z.array(attendeeView),
  decisions: z.array(decisionView),
  tasks: z.array(taskView),
  supplements: z.array(supplementView),
  photos: z.array(photoView),
  open: z.array(z.enum(activityVerbs)),
  closed: z.array(z.object({ verb: z.enum(activityVerbs), says: word })),
});
export type ActivityView = z.output<typeof activityView>;
