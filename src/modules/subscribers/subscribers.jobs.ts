import { type Ctx, inTransaction } from '#platform/context.ts';
import type { Job, JobPayload } from '#platform/jobs.ts';
import { queueWebhook } from '#platform/webhooks.ts';
import { toldVerbs, verbsOf } from './subscribers.rules.ts';
import { hasSubscribers, selectHappened, selectTold, subscribersOf } from './subscribers.store.ts';

const iso = (at: Temporal.Instant) => at.toString({ smallestUnit: 'second' });

/**
 * Queues for every system of the place what it has not been told of this case: each entry once, with its place in the chain as the
 * sequence, so that it can be put in order there. Never who the person is, nor what they wrote.
 */
export async function tellSubscribers(ctx: Ctx, payload: JobPayload): Promise<void> {
  const systems = await subscribersOf(ctx, String(payload.area));
  if (systems.length === 0) return;
  await inTransaction(ctx, async (tx) => {
    const c = await selectTold(tx, String(payload.id));
    if (!c) return;
    const { id, receivedAt, dueAt, closedAt, ...told } = c;
    for (const { endpointId, events, createdAt } of systems)
      for (const e of await selectHappened(tx, id, verbsOf(events), createdAt)) {
        const event = toldVerbs[e.verb] ?? e.verb;
        await queueWebhook(tx, {
          endpointId,
          area: c.area,
          topic: event,
          ref: `case:${id}:${e.seq}`,
          body: {
            event,
            sequence: e.seq,
            at: iso(e.at),
            ...told,
            receivedAt: iso(receivedAt),
            dueAt: dueAt ? iso(dueAt) : null,
            closedAt: closedAt ? iso(closedAt) : null,
          },
        });
      }
  });
}

export const subscriberJobs: Readonly<Record<string, Job>> = {
  tellSubscribers: { run: tellSubscribers, concerns: hasSubscribers },
};
export const subscriberListeners: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.keys(toldVerbs).map((verb) => [`case.${verb}`, ['tellSubscribers']]),
);
