import { isWithin } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { inTransaction } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { claimCommand, once } from '#platform/once.ts';
import { checkCaptured } from './captured.ts';
import { refusedTray } from './phones.refused.ts';
import type { TrayRow, TraySaying, TrayView, trayApi } from './tray.contract.ts';
import { decideFault, isTrayRole, placesUp } from './tray.rules.ts';
import {
  firstPlace,
  insertTray,
  keptInTray,
  lockTray,
  putDecision,
  selectTray,
  type TrayRecord,
  trayById,
  trayFiles,
  wasOpened,
} from './tray.store.ts';
import { writerOf } from './writer.ts';

type Handles = { [K in keyof typeof trayApi]: Handler<(typeof trayApi)[K]> };

const mayDecide = ({ actor }: Ctx, t: Pick<TrayRecord, 'area' | 'state'>): boolean =>
  actor.kind === 'staff' && t.state === 'waiting' && isTrayRole(actor.role) && isWithin(t.area, actor.area);

const rowOf = (ctx: Ctx, t: TrayRecord): TrayRow => ({
  id: t.id,
  area: t.area,
  placeName: t.placeName,
  placeClosed: t.placeClosed,
  kind: t.content.kind,
  why: t.why,
  by: t.by,
  isMine: ctx.actor.kind === 'staff' && ctx.actor.accountId === t.accountId,
  madeAt: t.madeAt.toString(),
  offeredAt: t.offeredAt.toString(),
  state: t.state,
  decided: t.decided && { at: t.decided.at.toString(), by: t.decided.by, reason: t.decided.reason },
  mayDecide: mayDecide(ctx, t),
  version: t.version,
});
const view = async (ctx: Ctx, t: TrayRecord): Promise<TrayView> => ({
  ...rowOf(ctx, t),
  words: t.content.words,
  content: t.content.content,
  files: (await trayFiles(ctx, t.id)).map((f) => ({
    id: f.id,
    what: f.what,
    kind: f.kind,
    name: f.name,
    hasThumb: f.thumb_hash !== null,
  })),
});
const entry = (t: { id: string; area: string }, verb: string, data: Readonly<Record<string, unknown>> = {}) =>
  ({ kind: 'tray', id: t.id, area: t.area, verb, shows: 'staff', data }) as const;

/**
 * Keeps a record that fits nowhere any more, once however often it comes. It belongs to the place it was meant for, or to the nearest above
 * that still is one. `writer`: whose phone it comes from, and where they are.
 */
export async function keepInTray(
  tx: TxCtx,
  said: TraySaying,
  writer: { accountId: string; area: string },
): Promise<TrayRecord> {
  const there = await keptInTray(tx, said.id);
  if (there && there.accountId !== writer.accountId) throw notFound();
  if (there) return there;
  // Its answer was lost on the way: what was done is not also in the tray. And what is in the tray is not done by a copy that comes later.
  if (!(await claimCommand(tx, said.id, tx.command.fingerprint))) throw refusedTray('arrived');
  await checkCaptured(tx, said);
  const area = (await firstPlace(tx, placesUp(said.area))) ?? writer.area;
  await insertTray(tx, { said, area, placeClosed: area !== said.area, accountId: writer.accountId });
  await record(tx, entry({ id: said.id, area }, 'offer', { why: said.why, form: said.kind }), 'new');
  const kept = await keptInTray(tx, said.id);
  if (!kept) throw notFound();
  return kept;
}

export const offerTray: Handles['offerTray'] = async (ctx, { input, exchange }) => {
  const { accountId, area } = await writerOf(ctx, exchange);
  const kept = await inTransaction(ctx, (tx) => keepInTray(tx, input, { accountId, area }));
  return { ...rowOf(ctx, kept), isMine: true };
};

export const listTray: Handles['listTray'] = async (ctx, { query }) => ({
  items: (await selectTray(ctx, query.state)).map((t) => rowOf(ctx, t)),
});

/** A page that is drawn again within the hour is not another opening. */
const OPENING_HOURS = 1;

/** What a person wrote about a place is not read in passing: who opened it is noted, unless it is their own. */
export const getTray: Handles['getTray'] = (ctx, { params }) =>
  inTransaction(ctx, async (tx) => {
    const t = await trayById(tx, params.id);
    const row = rowOf(tx, t);
    const reader = tx.actor.kind === 'staff' ? tx.actor.accountId : '';
    const since = tx.now.subtract({ hours: OPENING_HOURS });
    if (!row.isMine && !(await wasOpened(tx, t.id, reader, since))) await record(tx, entry(t, 'open'));
    return view(tx, t);
  });

export const trayFile: Handles['trayFile'] = async (ctx, { params, query }) => {
  const t = await trayById(ctx, params.id);
  const file = (await trayFiles(ctx, t.id)).find((f) => f.id === params.fileId);
  if (!file) throw notFound();
  const isThumb = query.size === 'thumb' && file.thumb_hash !== null;
  return {
    hash: isThumb ? (file.thumb_hash ?? file.hash) : file.hash,
    mediaType: isThumb ? 'image/jpeg' : file.media_type,
    name: file.name,
  };
};

export const decideTray: Handles['decideTray'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const t = await lockTray(tx, params.id);
    if (!isWithin(t.area, tx.actor.kind === 'staff' ? tx.actor.area : '-')) throw notFound();
    const fault = decideFault(t.state, input);
    if (fault) throw refusedTray(fault);
    const by = tx.actor.kind === 'staff' ? tx.actor.accountId : '';
    await putDecision(tx, t.id, { state: input.decision, by, reason: input.reason || null });
    await record(tx, entry(t, input.decision === 'taken' ? 'take' : 'setAside'));
    return view(tx, await trayById(tx, t.id));
  });
