import { isWithin } from '#kernel/area.ts';
import { faulty, notFound } from '#kernel/refusal.ts';
import { latchOf } from '#modules/access/index.ts';
import { organisationsById, organisationsFor } from '#modules/organisations/index.ts';
import { dayOf, placeOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction, systemCtx, type TxCtx } from '#platform/context.ts';
import { signToken, verifyToken } from '#platform/crypto.ts';
import { record } from '#platform/journal.ts';
import type { Handler, PageCookie } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { scopeOf } from './insight.actions.ts';
import { boardOf } from './insight.board.ts';
import { toldAgain } from './insight.memo.ts';
import { periodOf } from './insight.period.rules.ts';
import type { WallPass, wallsApi } from './walls.contract.ts';
import { holds, LINK_MINUTES, PASS_DAYS, wallState } from './walls.rules.ts';
import {
  insertWall,
  openWall,
  revokeWallPass,
  type StoredWall,
  seeWall,
  selectWalls,
  wallById,
  wallHeld,
} from './walls.store.ts';
import { linkOver, passOver } from './walls.words.ts';

type Api = typeof wallsApi;
const iso = (at: Temporal.Instant) => at.toString({ smallestUnit: 'second' });

const present = (w: StoredWall, now: Temporal.Instant): WallPass => {
  const { openedAt: _opened, opened: _times, revokedAt: _revoked, issuedAt, seenAt, ...shown } = w;
  return { ...shown, state: wallState(w, now), issuedAt: iso(issuedAt), seenAt: seenAt && iso(seenAt) };
};
const noted = (tx: TxCtx, w: { id: string; area: string }, verb: string, data: Record<string, unknown> = {}) =>
  record(tx, { kind: 'wallPass', id: w.id, area: w.area, verb, shows: 'staff', data });

/** Committees with branches below them: those whose industry a screen can show. */
async function committeesOf(ctx: Ctx): Promise<{ id: string; name: string }[]> {
  if (ctx.actor.kind !== 'staff') return [];
  const party = (await organisationsFor(ctx, ctx.actor.area)).filter((o) => o.kind === 'party');
  return party
    .filter((o) => party.some((b) => b.superiorId === o.id))
    .map(({ id, shortName }) => ({ id, name: shortName }));
}

export const walls: Handler<Api['walls']> = async (ctx) => {
  const [items, committees] = await Promise.all([selectWalls(ctx), committeesOf(ctx)]);
  return { items: items.map((w) => present(w, ctx.now)), committees };
};

export const issueWall: Handler<Api['issueWall']> = (ctx, { input }) =>
  once(ctx, async (tx) => {
    if (tx.actor.kind !== 'staff') throw notFound();
    if (!isWithin(input.area, tx.actor.area) || !(await placeOf(tx, input.area)))
      throw faulty('area', 'unknown', ['没有这个地方,请重新选择。', 'There is no such place: please choose again.']);
    const isKnown = async (id: string) => (await committeesOf(tx)).some((o) => o.id === id);
    if (input.organisationId && (input.board !== 'industry' || !(await isKnown(input.organisationId))))
      throw faulty('organisationId', 'unknown', ['请从列出的行业党委里选。', 'Choose one of the committees listed.']);
    const id = await insertWall(tx, input, tx.actor.accountId);
    await noted(tx, { id, area: input.area }, 'issue', { name: input.name, board: input.board, span: input.span });
    return present(await wallById(tx, id), tx.now);
  });

const LINK = 'wallLink';
export const WALL_COOKIE = 'baodao_wall';
const screen = latchOf({ cookie: WALL_COOKIE, purpose: 'wallPass', hours: 24 * PASS_DAYS });
/** Good for one use: opened again, the first screen goes dark. */
export const wallLink: Handler<Api['wallLink']> = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const w = await wallById(tx, params.id);
    if (w.revokedAt) throw passOver();
    const expiresAt = tx.now.add({ minutes: LINK_MINUTES });
    await noted(tx, w, 'link');
    return {
      path: `/wall/open?t=${signToken(tx.house.keys, { purpose: LINK, subject: `${w.id}/${w.opened}`, expiresAt })}`,
    };
  });

export const revokeWall: Handler<Api['revokeWall']> = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const w = await wallById(tx, params.id);
    await revokeWallPass(tx, w.id);
    if (!w.revokedAt) await noted(tx, w, 'revoke');
    return present(await wallById(tx, w.id), tx.now);
  });

/** At the screen: the link becomes what the screen holds from then on. */
export async function openAtScreen(ctx: Ctx, token: string): Promise<PageCookie> {
  const verdict = verifyToken(ctx.house.keys, token, LINK, ctx.now);
  if (!verdict.ok) throw linkOver();
  const [id = '', nth = ''] = verdict.subject.split('/');
  const opened = await inTransaction({ ...systemCtx(ctx.house, 'wall'), now: ctx.now }, async (tx) => {
    const w = await openWall(tx, id, Number(nth));
    if (w) await noted(tx, { id, area: w.area }, 'open');
    return w;
  });
  if (!opened) throw linkOver();
  return screen.admit(ctx, `${id}/${Number(nth) + 1}`);
}

/** The pass that a Cookie header brings, asked of the database each time: taken back means dark at the next read. */
async function passIn(ctx: Ctx, cookies: string): Promise<StoredWall> {
  const token = cookies
    .split(';')
    .map((c) => c.trim())
    .find((c) => c.startsWith(`${WALL_COOKIE}=`))
    ?.slice(WALL_COOKIE.length + 1);
  const held = token ? screen.opened(ctx, { [WALL_COOKIE]: decodeURIComponent(token) }) : null;
  if (!held) throw passOver();
  const [id = '', nth = ''] = held.split('/');
  const w = await wallHeld(ctx.house.db, id);
  if (!w || !holds(w, Number(nth))) throw passOver();
  return w;
}

const SEEN_MS = 60_000;
const SAME_SECOND_MS = 1000;
/** The house reads for the screen: of its place, within the second lock of that place, and no other board can be asked for. */
export const wallBoard: Handler<Api['wallBoard']> = async (ctx, { exchange }) => {
  const w = await passIn(ctx, exchange.cookie);
  const { house, now } = ctx;
  if (!w.seenAt || now.since(w.seenAt).total('milliseconds') > SEEN_MS) await seeWall(house.db, w.id, now);
  const reader: Ctx = { ...systemCtx(house, 'wall'), db: house.dbFor(w.area), now, lang: ctx.lang };
  const query = { area: w.area, ...periodOf(w.span, dayOf(now)), board: w.board, against: 'previous' as const };
  const board = await toldAgain(house, JSON.stringify(['wall', w.organisationId, query]), SAME_SECOND_MS, async () => {
    const scoped = await scopeOf(reader, { ...query, ...(w.organisationId && { organisationId: w.organisationId }) });
    const unit = w.organisationId ? (await organisationsById(reader, [w.organisationId])).get(w.organisationId) : null;
    return boardOf(reader, query, scoped, unit ?? null);
  });
  return { board, span: w.span };
};
