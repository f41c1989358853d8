import { heldDecision } from '#modules/activities/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { lockFor } from './deliberations.actions.ts';
import type { DeliberationsApi, GateInput, MatterView } from './deliberations.contract.ts';
import {
  actCarries,
  daysBetween,
  fieldOutside,
  type Gate,
  type GateAct,
  holdsPersonalNumber,
  type MatterFacts,
  type MatterStatus,
  votesNeeded,
} from './deliberations.rules.ts';
import {
  insertGate,
  insertNotice,
  matterById,
  putMatter,
  putNoticeStatus,
  type StoredMatter,
} from './deliberations.store.ts';
import { entryOf, matterView, noted, staffOf } from './deliberations.view.ts';
import { forumWords, no } from './deliberations.words.ts';
import { forumOf } from './meetings.rules.ts';
import { meetingById } from './meetings.store.ts';
import { publicityFor, ruleFor } from './rules.store.ts';
import { voteById } from './votes.store.ts';

type Handles = { [K in keyof DeliberationsApi]: Handler<DeliberationsApi[K]> };
const subject = async (ctx: Ctx, id: string, what: string) => {
  const { area } = await matterById(ctx, id);
  return { kind: 'matter', id, area, what };
};
/** What the matter becomes once a gate is written down: on, back to its beginning with a new round, or ended with why. */
const afterGate = (m: StoredMatter, to: MatterStatus, why: string) => ({
  status: to,
  ...(to === 'proposing' && { round: m.round + 1 }),
  ...(to === 'ended' && { endReason: why }),
});

/** The numbers of a gate: as written on its sheet, or those of a Party meeting that stands in the books with its roll of names. */
async function actOf(
  tx: TxCtx,
  m: { area: string },
  gate: 'propose' | 'discuss' | 'review',
  input: GateInput,
): Promise<GateAct> {
  const { heldOn, after = null } = input;
  if (!input.activity) {
    if (!input.count) throw no('activityUnfit', 'count.should');
    return { ...input.count, heldOn, after };
  }
  const cited = await heldDecision(tx, input.activity.id, input.activity.nth);
  const fits = gate === 'propose' ? ['committeeMeeting', 'memberMeeting'] : gate === 'review' ? ['memberMeeting'] : [];
  if (!cited || cited.area !== m.area || !fits.includes(cited.kind)) throw no('activityUnfit', 'activity');
  const { should, present, yes, no: against, abstain } = cited;
  // Who came stands there by name, each ticked on the roll.
  return { should, present, signatures: present, yes, no: against, abstain, heldOn: cited.day, after };
}
async function insertAct(
  tx: TxCtx,
  m: StoredMatter,
  gate: Gate,
  facts: MatterFacts,
  g: {
    to: MatterStatus;
    body: string;
    place: string;
    host: string;
    recorder: string;
    activityId?: string | null;
    voteId?: string | null;
  },
) {
  const { act, rule } = facts;
  if (!act || !rule) throw new Error('a gate is written down with its numbers');
  const { to, ...rest } = g;
  const outcome = actCarries(facts) ? 'passed' : to === 'proposing' ? 'changed' : 'failed';
  const { should, present, signatures, yes, no: against, abstain } = act;
  const numbers = { should, present, signatures, yes, no: against, abstain, needed: votesNeeded(rule.pass, act) };
  await insertGate(
    tx,
    { ...m, accountId: staffOf(tx).accountId },
    { ...rest, ...numbers, gate, outcome, heldOn: act.heldOn },
  );
  await record(tx, entryOf('matter', m, gate, { round: m.round, outcome, ...numbers }));
}
const shown = async (tx: TxCtx, id: string): Promise<MatterView> => matterView(tx, await matterById(tx, id));

export const passGate: Handles['passGate'] = async (ctx, { params: { id, gate }, input }) =>
  noted(ctx, await subject(ctx, id, gate), () =>
    once(ctx, async (tx) => {
      const { area } = await matterById(tx, id);
      const act = await actOf(tx, { area }, gate, input);
      const rule = await ruleFor(tx, gate, area, act.heldOn);
      const { m, facts, to } = await lockFor(tx, id, gate, { act, rule });
      const { body, place, host, recorder } = input;
      await insertAct(tx, m, gate, facts, { to, body, place, host, recorder, activityId: input.activity?.id ?? null });
      await putMatter(tx, m.id, {
        ...afterGate(m, to, body.slice(0, 500)),
        content: gate === 'propose' ? input.content : undefined,
      });
      return shown(tx, m.id);
    }),
  );

/** The fourth gate: a vote of the right meeting, held, with its quorum; its numbers are taken from there and nowhere else. */
export const resolveMatter: Handles['resolveMatter'] = async (ctx, { params: { id }, input }) =>
  noted(ctx, await subject(ctx, id, 'resolve'), () =>
    once(ctx, async (tx) => {
      const matter = await matterById(tx, id);
      const vote = await voteById(tx, input.voteId);
      const meeting = await meetingById(tx, vote.meetingId);
      const isFit =
        vote.matterId === id &&
        vote.round === matter.round &&
        vote.status === 'counted' &&
        meeting.status === 'held' &&
        meeting.area === matter.area &&
        forumOf(meeting.kind) === matter.forum;
      const heldOn = dayOf(meeting.startsAt);
      const act: GateAct = {
        should: meeting.should,
        present: meeting.present ?? 0,
        signatures: meeting.signatures ?? 0,
        yes: vote.yes ?? 0,
        no: vote.no ?? 0,
        abstain: vote.abstain ?? 0,
        heldOn,
        after: input.after ?? null,
      };
      const rule = await ruleFor(tx, meeting.kind, matter.area, heldOn);
      // A skipped gate is named before the vote is looked at.
      const { m, facts, to } = await lockFor(tx, id, 'resolve', isFit ? { act, rule } : {});
      if (!isFit) throw no('voteUnfit', 'voteId', { forum: forumWords[m.forum] });
      const { body } = input;
      await insertAct(tx, m, 'resolve', facts, {
        to,
        body,
        place: meeting.where,
        host: meeting.host ?? '—',
        recorder: meeting.recorder ?? '—',
        voteId: vote.id,
      });
      await putMatter(tx, m.id, afterGate(m, to, body.slice(0, 500)));
      return shown(tx, m.id);
    }),
  );

export const publishMatter: Handles['publishMatter'] = async (ctx, { params: { id }, input }) =>
  noted(ctx, await subject(ctx, id, `publish.${input.what}`), () =>
    once(ctx, async (tx) => {
      const { m, facts, to } = await lockFor(tx, id, input.what === 'decision' ? 'publishDecision' : 'publishResult');
      const outside = fieldOutside(input.fields);
      if (outside) throw no('fieldNotPublic', 'fields', { field: outside });
      const texts = [
        m.title,
        input.text,
        input.cost ?? '',
        ...(input.fields.includes('cause') ? [m.cause] : []),
        ...(input.fields.includes('content') ? [m.content] : []),
      ];
      if (texts.some(holdsPersonalNumber)) throw no('personalNumber', 'text');
      if ((facts.lastOn !== null && input.fromOn < facts.lastOn) || input.fromOn > facts.today)
        throw no('publishLate', 'fromOn');
      const { leastDays } = await publicityFor(tx, input.what, m.area, input.fromOn);
      if (daysBetween(input.fromOn, input.untilOn) < leastDays)
        throw no('periodShort', 'untilOn', { least: leastDays });
      await insertNotice(tx, m, {
        ...input,
        fields: [...new Set(input.fields)],
        cost: input.cost ?? null,
        contact: input.contact ?? null,
      });
      await putMatter(tx, m.id, { status: to });
      await record(
        tx,
        entryOf('matter', m, `${input.what}Out`, { from: input.fromOn, until: input.untilOn, fields: input.fields }),
      );
      return shown(tx, m.id);
    }),
  );

/** The fifth and the sixth gate are passed when the time is over, with what was objected; a decision may then be taken back. */
export const closeNotice: Handles['closeNotice'] = async (ctx, { params: { id }, input }) =>
  noted(ctx, await subject(ctx, id, 'close'), () =>
    once(ctx, async (tx) => {
      const now = await matterById(tx, id);
      const isResult = now.status === 'resultOut' || now.status === 'carryingOut';
      const { m, notices, to, facts } = await lockFor(tx, id, isResult ? 'closeResult' : 'closeDecision', {
        after: input.after ?? null,
      });
      const what = isResult ? 'result' : 'decision';
      const notice = notices.findLast((n) => n.what === what && n.status === 'out');
      const outcome = to === 'proposing' ? 'changed' : to === 'ended' ? 'failed' : 'passed';
      await insertGate(
        tx,
        { ...m, accountId: staffOf(tx).accountId },
        {
          gate: isResult ? 'resultPublic' : 'decisionPublic',
          outcome,
          heldOn: notice?.fromOn ?? facts.today,
          untilOn: notice?.untilOn ?? facts.today,
          place: notice?.places ?? null,
          body: input.body,
          objections: input.objections,
        },
      );
      if (notice)
        await putNoticeStatus(
          tx,
          notice.id,
          outcome === 'passed'
            ? { status: 'kept', on: facts.today, why: null }
            : { status: 'down', on: facts.today, why: input.body.slice(0, 300) },
        );
      await putMatter(tx, m.id, afterGate(m, to, input.body.slice(0, 500)));
      await record(
        tx,
        entryOf('matter', m, isResult ? 'resultPublic' : 'decisionPublic', { outcome, objections: input.objections }),
      );
      return shown(tx, m.id);
    }),
  );
