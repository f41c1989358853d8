import type { FastifyReply } from 'fastify';
import pg from 'pg';
import type { StaffActor } from '#kernel/actor.ts';
import type { Hearer } from './journal.ts';
import type { Told } from './news.ts';

/** What just happened, as the journal told it: enough to know what to read again, nothing a person said. */
export type News = { kind: string; id: string; area: string; verb: string };
type Listener = { actor: StaffActor; reply: FastifyReply };

const hears = (actor: StaffActor, area: string, heardBy: Hearer | undefined) =>
  area.startsWith(actor.area) &&
  (!heardBy ||
    (heardBy.roles.includes(actor.role) &&
      heardBy.organisationId === actor.organisationId &&
      !heardBy.except?.includes(actor.accountId)));

/** Passes the journal's news on to open browsers (server-sent events), each only what lies in its own area and is its own to hear. */
export type Live = { join(actor: StaffActor, reply: FastifyReply): void; close(): Promise<void> };

const HEARTBEAT_MS = 25_000;
const RETRY_MS = 1_000;

export async function startLive(databaseUrl: string, jurisdiction: string): Promise<Live> {
  const listeners = new Set<Listener>();
  let closing = false;
  let client: pg.Client;

  const tell = (text: string) => {
    const news = JSON.parse(text) as { jurisdiction: string; entries: Told[] };
    if (news.jurisdiction !== jurisdiction) return;
    for (const [kind, id, area, verb, heardBy] of news.entries) {
      for (const l of listeners)
        if (hears(l.actor, area, heardBy)) l.reply.raw.write(`data: ${JSON.stringify({ kind, id, area, verb })}\n\n`);
    }
  };
  const connect = async () => {
    client = new pg.Client({ connectionString: databaseUrl, application_name: 'baodao live' });
    client.on('notification', (m) => tell(m.payload!));
    client.on('error', () => {});
    client.on('end', () => {
      if (!closing) setTimeout(() => connect().catch(() => {}), RETRY_MS).unref();
    });
    await client.connect();
    await client.query('listen baodao_live');
    // What was missed meanwhile is not known: everyone reads again.
    for (const l of listeners) l.reply.raw.write('event: again\ndata: {}\n\n');
  };
  await connect();
  const beat = setInterval(() => {
    for (const l of listeners) l.reply.raw.write(': \n\n');
  }, HEARTBEAT_MS);
  beat.unref();

  return {
    join(actor, reply) {
      reply.hijack();
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      reply.raw.write('retry: 2000\n\n');
      const listener = { actor, reply };
      listeners.add(listener);
      reply.raw.on('close', () => listeners.delete(listener));
    },
    async close() {
      closing = true;
      clearInterval(beat);
      for (const l of listeners) l.reply.raw.end();
      await client.end();
    },
  };
}
