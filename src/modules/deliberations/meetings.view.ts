import { openVerbs } from '#kernel/workflow.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { openBallotsOf, turnoutOf } from './ballots.store.ts';
import { type CountRule, leastOf } from './deliberations.rules.ts';
import { selectMatters } from './deliberations.store.ts';
import { partsOf, plainRule } from './deliberations.view.ts';
import { refusalWords } from './deliberations.words.ts';
import type { MeetingRow, MeetingView, VoteView } from './meetings.contract.ts';
import { forumOf, type MeetingFacts, meetingWorkflow } from './meetings.rules.ts';
import { attendanceOf, meetingById, type StoredMeeting } from './meetings.store.ts';
import { ruleFor } from './rules.store.ts';
import { type StoredVote, votesOf } from './votes.store.ts';

export const meetingRow = (m: StoredMeeting): MeetingRow => ({
  id: m.id,
  area: m.area,
  placeName: m.placeName,
  kind: m.kind,
  part: m.part,
  isAppraisal: m.isAppraisal,
  title: m.title,
  calledBy: m.calledBy,
  startsAt: m.startsAt.toString(),
  day: dayOf(m.startsAt),
  where: m.where,
  status: m.status,
  should: m.should,
  present: m.present,
  version: m.version,
});
type Cast = { ballots: Awaited<ReturnType<typeof openBallotsOf>>; turnout: Awaited<ReturnType<typeof turnoutOf>> };
const voteView = ({ meetingId: _m, round: _r, area: _a, ...v }: StoredVote, cast: Cast): VoteView => ({
  ...v,
  ballots: cast.ballots.filter((b) => b.voteId === v.id).map(({ voteId: _v, ...b }) => b),
  turnout: cast.turnout.filter((t) => t.voteId === v.id).map(({ voteId: _v, ...t }) => t),
});
export const meetingFacts = (m: StoredMeeting, rule: CountRule): MeetingFacts => ({
  status: m.status,
  startsAt: m.startsAt,
  count: m.present === null ? null : { should: m.should, present: m.present, signatures: m.signatures ?? 0 },
  rule,
  openVotes: m.openVotes,
});
export const meetingValues = (m: StoredMeeting, rule: CountRule) => ({
  should: m.should,
  present: m.present ?? 0,
  signatures: m.signatures ?? 0,
  votes: 0,
  least: leastOf(rule.quorum, m.should),
});

export async function meetingView(ctx: Ctx, m: StoredMeeting): Promise<MeetingView> {
  const rule = await ruleFor(ctx, m.kind, m.area, dayOf(m.startsAt));
  const forum = forumOf(m.kind);
  const [deputies, votes, waiting] = await Promise.all([
    attendanceOf(ctx, m.id),
    votesOf(ctx, m.id),
    forum === null ? [] : selectMatters(ctx, { area: m.area, status: 'resolving' }),
  ]);
  const ids = votes.map((v) => v.id);
  const [ballots, turnout] = await Promise.all([openBallotsOf(ctx, ids), turnoutOf(ctx, ids)]);
  const { open, closed } = openVerbs(meetingWorkflow, meetingFacts(m, rule), partsOf(ctx, m.area), ctx.now);
  return {
    ...meetingRow(m),
    agenda: m.agenda,
    callSignatures: m.callSignatures,
    callBase: m.callBase,
    notifiedOn: m.notifiedOn,
    signatures: m.signatures,
    women: m.women,
    host: m.host,
    recorder: m.recorder,
    minutes: m.minutes,
    reason: m.reason,
    rule: plainRule(m.kind, rule),
    quorumNeeds: leastOf(rule.quorum, m.should),
    deputies,
    votes: votes.map((v) => voteView(v, { ballots, turnout })),
    waiting: waiting.filter((x) => x.forum === forum).map(({ id, title }) => ({ id, title })),
    open,
    closed: closed.map(({ verb, why }) => ({
      verb,
      says: [...refusalWords[why]] as [string, string],
      values: meetingValues(m, rule),
    })),
  };
}
export const shownMeeting = async (ctx: Ctx, id: string): Promise<MeetingView> =>
  meetingView(ctx, await meetingById(ctx, id));
