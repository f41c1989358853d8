import type { Role } from '#kernel/actor.ts';
import { caseSeen } from '#modules/cases/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { selectBriefs, selectTopicOf } from './around.store.ts';
import { asBrief } from './cases.brief.store.ts';
import { selectIncidentOf } from './incidents.cases.store.ts';
import type { incidentsApi } from './incidents.contract.ts';
import { dutyRoles, topicRoles } from './incidents.rules.ts';
import { selectOpenFor } from './incidents.store.ts';
import { selectLinks } from './links.store.ts';
import { countsNow } from './topics.counts.ts';
import { likenessOf, sharedWords } from './topics.like.rules.ts';
import { findTopicRow } from './topics.reads.ts';
import { type Mark, markOf } from './topics.rules.ts';
import { selectMark, selectNear, selectTold } from './topics.store.ts';
import { foldText } from './topics.text.rules.ts';

const SUGGESTED = 8;
const COMPARED = 200;
/** Of a large incident only the newest cases are compared: they say what is being said now. */
const ASKED = 5;

/** The mark of a case, made now when the house has not come to it yet. */
async function markNow(ctx: Ctx, caseId: string): Promise<{ mark: Mark; folded: string } | null> {
  const [told] = await selectTold(ctx, [caseId]);
  if (!told) return null;
  const mark = (await selectMark(ctx, caseId)) ?? markOf(told, await countsNow(ctx));
  return { mark, folded: foldText(told.title, told.body) };
}

/** Open cases that may be about the same as these, the likest first, each with the words that say why. A person decides. */
export async function suggestFor(ctx: Ctx, caseIds: readonly string[], not: readonly string[] = []) {
  const best = new Map<string, { like: number; words: string[] }>();
  for (const id of caseIds.slice(-ASKED)) {
    const own = await markNow(ctx, id);
    if (!own) continue;
    for (const near of await selectNear(ctx, own.mark, COMPARED)) {
      const like = likenessOf(own.mark, near);
      if (like > (best.get(near.id)?.like ?? 0))
        best.set(near.id, { like, words: sharedWords(own.mark, near, own.folded) });
    }
  }
  for (const id of [...caseIds, ...not]) best.delete(id);
  const briefs = await selectBriefs(ctx, [...best.keys()]);
  return briefs
    .filter((c) => c.closedAt === null && !c.isAttached)
    .sort((a, b) => best.get(b.id)!.like - best.get(a.id)!.like || (a.id < b.id ? -1 : 1))
    .slice(0, SUGGESTED)
    .map((c) => ({ ...asBrief(c), words: best.get(c.id)!.words }));
}

const has = (roles: readonly Role[], ctx: Ctx) => ctx.actor.kind === 'staff' && roles.includes(ctx.actor.role);

export const around: Handler<(typeof incidentsApi)['around']> = async (ctx, { params }) => {
  const c = await caseSeen(ctx, params.id);
  const mayLink = has(dutyRoles, ctx);
  const [links, incident, topic, open] = await Promise.all([
    selectLinks(ctx, c.id),
    selectIncidentOf(ctx, c.id),
    selectTopicOf(ctx, c.id),
    mayLink ? selectOpenFor(ctx, c.area) : [],
  ]);
  const suggested = await suggestFor(
    ctx,
    [c.id],
    links.map((l) => l.id),
  );
  const row = topic && has(topicRoles, ctx) ? await findTopicRow(ctx, topic.id) : null;
  return {
    links: links.map((l) => ({
      id: l.linkId,
      kind: l.kind,
      fromHere: l.fromId === c.id,
      at: l.at.toString(),
      other: asBrief(l),
    })),
    suggested,
    incident: incident
      ? { id: incident.id, number: incident.number, title: incident.title, status: incident.status }
      : null,
    topic: row ? { id: row.id, name: row.name, isProactive: topic?.proactiveFor !== null } : null,
    incidents: open.map((i) => ({ id: i.id, number: i.number, title: i.title })),
    mayLink,
  };
};
