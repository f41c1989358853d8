import { openVerbs } from '#kernel/workflow.ts';
import type { Ctx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { suggestFor } from './around.reads.ts';
import { asBrief } from './cases.brief.store.ts';
import { countAttached, selectAttached } from './incidents.cases.store.ts';
import type { IncidentSummary, IncidentView, incidentsApi } from './incidents.contract.ts';
import { selectReached, selectReplies } from './incidents.reply.store.ts';
import { incidentWorkflow, partsInIncident, skipOf } from './incidents.rules.ts';
import { type StoredIncident, selectIncident, selectIncidents, selectNotes } from './incidents.store.ts';
import { skipWords } from './incidents.words.ts';

type Counts = { attached: number; openCases: number };
const summary = (i: StoredIncident, { attached, openCases }: Counts): IncidentSummary => ({
  id: i.id,
  number: i.number,
  version: i.version,
  title: i.title,
  category: i.category,
  status: i.status,
  area: i.area,
  placeName: i.placeName ?? '',
  owner: { id: i.organisationId, name: i.ownerName },
  openedAt: i.openedAt.toString(),
  attached,
  openCases,
});

export const incidents: Handler<(typeof incidentsApi)['incidents']> = async (ctx, { query }) => {
  const { items: list, next } = await selectIncidents(ctx, query);
  const counts = new Map(
    (
      await countAttached(
        ctx,
        list.map((i) => i.id),
      )
    ).map((c) => [c.id, c]),
  );
  return { items: list.map((i) => summary(i, counts.get(i.id) ?? { attached: 0, openCases: 0 })), next };
};

export const incident: Handler<(typeof incidentsApi)['incident']> = (ctx, { params }) =>
  presentIncident(ctx, params.id);

/** The incident with everything the actor may see of it: a case of another place is neither listed nor counted. */
export async function presentIncident(ctx: Ctx, id: string): Promise<IncidentView> {
  const i = await selectIncident(ctx, id);
  const [rows, notes, replies] = await Promise.all([
    selectAttached(ctx, id),
    selectNotes(ctx, id),
    selectReplies(ctx, id),
  ]);
  const reached = await selectReached(
    ctx,
    id,
    rows.map((c) => c.id),
  );
  const here = rows.filter((c) => c.optedOutAt === null);
  const openCases = here.filter((c) => c.closedAt === null).length;
  const unit = ctx.actor.kind === 'staff' ? ctx.actor.organisationId : null;
  const parts = partsInIncident(i, ctx.actor);
  const { open } = openVerbs(incidentWorkflow, { status: i.status, openCases }, parts, ctx.now);
  return {
    ...summary(i, { attached: here.length, openCases }),
    topicId: i.topicId,
    open,
    cases: rows.map((c) => {
      const row = asBrief(c);
      const skip = skipOf(
        { status: row.status, handlerOrganisationId: c.handlerOrganisationId, optedOut: c.optedOutAt !== null },
        unit,
      );
      return {
        ...row,
        attachedAt: c.attachedAt.toString(),
        optedOutAt: c.optedOutAt?.toString() ?? null,
        skips: skip ? [...skipWords[skip]] : null,
      };
    }),
    suggested: open.includes('attach')
      ? await suggestFor(
          ctx,
          here.map((c) => c.id),
        )
      : [],
    notes: notes.map((n) => ({ ...n, at: n.at.toString() })),
    replies: replies.map((r) => {
      const of = reached.filter((c) => c.replyId === r.id);
      return {
        ...r,
        at: r.at.toString(),
        told: of.filter((c) => c.state === 'told').length,
        waiting: of.filter((c) => c.state === 'waiting').length,
        skipped: of
          .filter((c) => c.state === 'skipped')
          .map((c) => ({ caseId: c.caseId, number: c.number, why: c.why ?? '', says: [c.zh ?? '', c.en ?? ''] })),
      };
    }),
  };
}
