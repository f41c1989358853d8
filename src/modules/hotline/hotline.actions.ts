import { isWithin } from '#kernel/area.ts';
import { faulty, notFound, Refused } from '#kernel/refusal.ts';
import { importSheet } from '#modules/cases/index.ts';
import { placeOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction, type TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import {
  addEndpoint,
  deliveriesOf,
  moveEndpoint,
  newSecret,
  pauseEndpoint,
  queueWebhook,
  resendDead,
  rotateEndpoint,
} from '#platform/webhooks.ts';
import type { hotlineApi, Source } from './hotline.contract.ts';
import { type EventFault, readEvent } from './hotline.rules.ts';
import { shutSecret } from './hotline.seal.ts';
import {
  insertSource,
  lockSource,
  type StoredSource,
  selectPushes,
  updateSource,
  visibleSources,
} from './hotline.store.ts';
import { sayFault } from './hotline.words.ts';
import { sourceName } from './tickets.actions.ts';

type Api = typeof hotlineApi;
const SHOWN = 100;

const iso = (at: Temporal.Instant) => at.toString({ smallestUnit: 'second' });
const isoOrNull = (at: Temporal.Instant | null) => (at ? iso(at) : null);

/** Whatever is answered is picked one by one: a secret is not among it. */
const present = (ctx: Ctx, s: StoredSource): Source => ({
  id: s.id,
  code: s.code,
  name: s.name,
  area: s.area,
  placeName: s.placeName,
  pushUrl: `${ctx.house.config.publicUrl}/hooks/12345/${s.code}`,
  url: s.url,
  mapping: s.mapping,
  deadline: s.deadline,
  columns: { ...s.columns },
  pausedAt: isoOrNull(s.pausedAt),
  lastFault: s.lastFault,
  lastFaultAt: isoOrNull(s.lastFaultAt),
});

async function sourceFor(ctx: Ctx, id: string): Promise<StoredSource> {
  const found = (await visibleSources(ctx)).find((s) => s.id === id);
  if (!found) throw notFound();
  return found;
}
async function sourceForChange(tx: TxCtx, id: string): Promise<StoredSource> {
  await lockSource(tx, id);
  return sourceFor(tx, id);
}

const noted = (tx: TxCtx, s: { id: string; area: string }, verb: string, data: Record<string, unknown> = {}) =>
  record(tx, { kind: 'hotlineSource', id: s.id, area: s.area, verb, shows: 'staff', data });

export const sources: Handler<Api['sources']> = async (ctx) => ({
  sources: (await visibleSources(ctx)).map((s) => present(ctx, s)),
});

export const addSource: Handler<Api['addSource']> = (ctx, { input }) =>
  once(ctx, async (tx) => {
    if (tx.actor.kind !== 'staff') throw notFound();
    if (!isWithin(input.area, tx.actor.area) || !(await placeOf(tx, input.area)))
      throw faulty('area', 'unknown', ['没有这个地方,请重新选择。', 'There is no such place: please choose again.']);
    const { code, name, area, mapping, deadline } = input;
    const out = input.url ? await addEndpoint(tx, { area, owner: `hotline:${code}`, url: input.url }) : null;
    const id = tx.house.newId();
    const secretIn = newSecret();
    const isNew = await insertSource(tx, {
      id,
      code,
      area,
      name,
      mapping,
      deadline,
      secret_sealed: shutSecret(tx, id, secretIn),
      endpoint_id: out?.id ?? null,
      created_by: tx.actor.accountId,
    });
    if (!isNew) throw faulty('code', 'taken', ['这个代号已经用了。', 'This code is taken.']);
    await noted(tx, { id, area }, 'add', { code, name });
    return { ...present(tx, await sourceFor(tx, id)), secretIn, secretOut: out?.secret ?? null };
  });

export const changeSource: Handler<Api['changeSource']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const s = await sourceForChange(tx, params.id);
    const { name, mapping, deadline, url } = input;
    const made = url && !s.endpointId ? await addEndpoint(tx, { area: s.area, owner: `hotline:${s.code}`, url }) : null;
    if (url && s.endpointId && url !== s.url) await moveEndpoint(tx, s.endpointId, url);
    await updateSource(tx, s.id, { name, mapping, deadline, ...(made && { endpoint_id: made.id }) });
    await noted(tx, s, 'change', { name });
    return { ...present(tx, await sourceFor(tx, s.id)), secretOut: made?.secret ?? null };
  });

export const rotateSource: Handler<Api['rotateSource']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const s = await sourceForChange(tx, params.id);
    const secretIn = newSecret();
    await updateSource(tx, s.id, { secret_sealed: shutSecret(tx, s.id, secretIn) });
    const secretOut = s.endpointId ? await rotateEndpoint(tx, s.endpointId) : null;
    await noted(tx, s, 'rotate', { reason: input.reason });
    return { ...present(tx, await sourceFor(tx, s.id)), secretIn, secretOut };
  });

export const pauseSource: Handler<Api['pauseSource']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const s = await sourceForChange(tx, params.id);
    await updateSource(tx, s.id, { paused_at: input.isPaused ? tx.now : null });
    if (s.endpointId) await pauseEndpoint(tx, s.endpointId, input.isPaused);
    await noted(tx, s, input.isPaused ? 'pause' : 'goOn', { reason: input.reason });
    return present(tx, await sourceFor(tx, s.id));
  });

export const tryMapping: Handler<Api['tryMapping']> = async (ctx, { params, input }) => {
  const s = await sourceFor(ctx, params.id);
  const told = (faults: readonly EventFault[]) => ({
    read: null,
    faults: faults.map((f) => {
      const [zh, en] = sayFault(f);
      return { zh, en };
    }),
  });
  let message: unknown;
  try {
    message = JSON.parse(input.message);
  } catch {
    return told([{ field: 'message', rule: 'shape' }]);
  }
  const found = readEvent(message, s.mapping, ctx.now);
  if ('faults' in found) return told(found.faults);
  const { ticket, verb, due, said } = found.read;
  return {
    read: {
      ticket,
      verb,
      due,
      area: said?.area ?? null,
      kind: said?.kind ?? null,
      category: said?.category ?? null,
    },
    faults: [],
  };
};

const nowhere = () => new Refused('noAddress', 409, ['还没有填回传地址。', 'There is no address to send to yet.']);

export const testSource: Handler<Api['testSource']> = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const s = await sourceFor(tx, params.id);
    if (!s.endpointId) throw nowhere();
    const queued = await queueWebhook(tx, {
      endpointId: s.endpointId,
      area: s.area,
      topic: 'test',
      ref: `test:${tx.command.id}`,
      body: { event: 'test', at: iso(tx.now) },
    });
    return { queued };
  });

export const pushes: Handler<Api['pushes']> = async (ctx) => {
  const all = await visibleSources(ctx);
  const names = new Map(all.map((s) => [s.id, s.name]));
  const rows = await selectPushes(ctx, [...names.keys()], SHOWN);
  return {
    pushes: rows.map(({ sourceId, at, appliedAt, verb, result, ...rest }) => ({
      ...rest,
      source: names.get(sourceId) ?? '',
      // Both columns are held to these words by the database and by whoever writes them.
      verb: verb as 'create' | null,
      result: result as 'applied',
      at: iso(at),
      appliedAt: isoOrNull(appliedAt),
    })),
  };
};

const withEndpoint = (all: readonly StoredSource[]) =>
  new Map(all.flatMap((s) => (s.endpointId ? [[s.endpointId, s.name] as const] : [])));

export const deliveries: Handler<Api['deliveries']> = async (ctx, { query }) => ({
  deliveries: await deliveriesOf(ctx, withEndpoint(await visibleSources(ctx)), query.only),
});

export const resend: Handler<Api['resend']> = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const names = withEndpoint(await visibleSources(tx));
    const resent = await resendDead(tx, [...names.keys()], input.id ?? null);
    if (input.id && resent === 0) throw notFound();
    return { resent };
  });

/**
 * Reads the platform's table with the columns as they were named last time, unless they are named anew or `fresh` asks for them to be
 * found again; what was imported with is remembered. Values mean what the source's mapping says, as they do in a push.
 */
export const importTickets: Handler<Api['importTickets']> = async (ctx, { params, input, sheet }) => {
  const s = await sourceFor(ctx, params.id);
  const isNamed = Object.keys(input.map).length > 0;
  const map = isNamed || input.fresh ? input.map : { ...s.columns };
  const { kind, ...theirs } = s.mapping;
  const choices = { source: sourceName(s.code), area: s.area, kind, channel: 'hotline' as const, theirs };
  const result = await importSheet(ctx, sheet, { ...choices, map, dryRun: input.dryRun });
  if (!input.dryRun && isNamed) await inTransaction(ctx, (tx) => updateSource(tx, s.id, { columns: map }));
  return result;
};
