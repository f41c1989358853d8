import { toldVerbs as caseVerbs } from '#modules/cases/cases.told.rules.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import type { Job, JobPayload } from '#platform/jobs.ts';
import { queueWebhook } from '#platform/webhooks.ts';
import { isToldBack, selectHappened, selectReply, selectTold } from './back.store.ts';

/** What a platform is told of: its ticket became a case, and every step of that. */
export const toldVerbs: Readonly<Record<string, string>> = { 'hotline.born': 'registered', ...caseVerbs };
const withReply: ReadonlySet<string> = new Set(['replied', 'visited', 'confirmed']);

const iso = (at: Temporal.Instant) => at.toString({ smallestUnit: 'second' });

/**
 * Queues for the platform whatever it has not been told of this case: each entry once, with its place in the chain as the sequence,
 * so that it can be put in order there. Never who the person is: the platform knows that, we repeat it to nobody.
 */
export async function tellBack(ctx: Ctx, payload: JobPayload): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const c = await selectTold(tx, String(payload.id));
    if (!c) return;
    for (const e of await selectHappened(tx, c.id, Object.keys(toldVerbs))) {
      const event = toldVerbs[e.verb] ?? e.verb;
      const reply = withReply.has(event) ? await selectReply(tx, c.id, e.at) : undefined;
      await queueWebhook(tx, {
        endpointId: c.endpointId,
        area: c.area,
        topic: event,
        ref: `case:${c.id}:${e.seq}`,
        body: {
          event,
          ticket: c.ticket,
          number: c.number,
          sequence: e.seq,
          at: iso(e.at),
          status: c.status,
          outcome: c.outcome,
          unit: c.unit,
          dueAt: c.dueAt ? iso(c.dueAt) : null,
          closedAt: c.closedAt ? iso(c.closedAt) : null,
          reply: reply ? { text: reply.text, outcome: reply.outcome, unit: reply.unit, at: iso(reply.at) } : null,
        },
      });
    }
  });
}

export const hotlineJobs: Readonly<Record<string, Job>> = { tellBack: { run: tellBack, concerns: isToldBack } };
export const hotlineListeners: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.keys(toldVerbs).map((verb) => [`case.${verb}`, ['tellBack']]),
);
