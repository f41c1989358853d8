import { Refused } from '#kernel/refusal.ts';
import { say } from '#kernel/words.ts';
import { caseForWork, caseVerbs } from '#modules/cases/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { officer, within } from './incidents.acting.ts';
import { begin, note } from './incidents.actions.ts';
import { selectAllAttached, selectIncidentOf } from './incidents.cases.store.ts';
import type { incidentsApi } from './incidents.contract.ts';
import { presentIncident } from './incidents.reads.ts';
import {
  claimWaiting,
  insertReply,
  type StoredReply,
  selectReply,
  selectWaiting,
  settleWaiting,
} from './incidents.reply.store.ts';
import { skipOf } from './incidents.rules.ts';
import { lockIncident, moveIncident, selectIncident } from './incidents.store.ts';
import { refusalWords, skipWords } from './incidents.words.ts';

type Does<N extends keyof typeof incidentsApi> = Handler<(typeof incidentsApi)[N]>;

/**
 * One text for all: written down once with everybody it is meant for, then told to each case in a transaction of its own. A
 * repeated request finds the text there and goes on with those that still wait.
 */
export const replyAll: Does<'replyAll'> = async (ctx, { params, input }) => {
  const { replyId } = await once(ctx, async (tx) => {
    const incident = await begin(tx, params.id, 'reply');
    const { accountId, organisationId } = officer(tx);
    const id = tx.house.newId();
    await insertReply(tx, {
      id,
      incidentId: incident.id,
      area: incident.area,
      text: input.text,
      outcome: input.outcome,
      basis: input.basis ?? null,
      organisationId,
      byId: accountId,
      cases: (await selectAllAttached(tx, incident.id)).filter((c) => c.closedAt === null),
    });
    await note(tx, incident, 'reply', { text: input.text, outcome: input.outcome });
    return { replyId: id };
  });
  return finish(ctx, params.id, replyId);
};

export const resumeReply: Does<'resumeReply'> = async (ctx, { params }) => finish(ctx, params.id, params.replyId);

async function finish(ctx: Ctx, incidentId: string, replyId: string) {
  await selectIncident(ctx, incidentId);
  const reply = await selectReply(ctx, incidentId, replyId);
  if (!reply || reply.byId !== officer(ctx).accountId) throw new Refused('notYours', 403, refusalWords.notYours);
  let told = 0;
  for (const caseId of await selectWaiting(ctx, replyId)) if (await tellOne(ctx, reply, caseId)) told += 1;
  if (told > 0 && reply.outcome === 'solved') await markFixed(ctx, incidentId);
  return presentIncident(ctx, incidentId);
}

/** The case's own reply, its own clocks and its own question to the resident; or nothing of it, and the reason. */
async function tellOne(ctx: Ctx, reply: StoredReply, caseId: string): Promise<boolean> {
  try {
    return await inTransaction(ctx, async (tx) => {
      if (!(await claimWaiting(tx, reply.id, caseId))) return false;
      const c = await caseForWork(tx, caseId);
      const stillHere = (await selectIncidentOf(tx, caseId))?.id === reply.incidentId;
      const skip = skipOf({ ...c, optedOut: !stillHere }, officer(tx).organisationId);
      if (skip) throw new Refused(skip, 409, skipWords[skip]);
      const { text, outcome, basis } = reply;
      await caseVerbs.reply(within(tx, c.version), {
        params: { id: caseId },
        query: undefined,
        input: { text, outcome, basis: basis ?? undefined },
      });
      await settleWaiting(tx, reply.id, caseId, null);
      return true;
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await passOver(ctx, reply.id, caseId, error);
    return false;
  }
}

const passOver = (ctx: Ctx, replyId: string, caseId: string, refused: Refused): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    if (!(await claimWaiting(tx, replyId, caseId))) return;
    const says = refused.code === 'notFound' ? skipWords.notSeen : refused.says;
    await settleWaiting(tx, replyId, caseId, {
      code: refused.code,
      zh: say(says, 'zh', refused.values),
      en: say(says, 'en', refused.values),
    });
  });

const markFixed = (ctx: Ctx, incidentId: string): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const incident = await lockIncident(tx, incidentId);
    if (incident.status === 'open') await moveIncident(tx, incidentId, 'fixed');
  });
