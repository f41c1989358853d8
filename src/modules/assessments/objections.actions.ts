import { notFound } from '#kernel/refusal.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import { once } from '#platform/once.ts';
import { no } from './assessments.words.ts';
import { countsOf, insertObjection, type Objection, objectionByCode, parseCode } from './objections.store.ts';
import { roundEntry } from './rounds.actions.ts';
import { entriesOf, publicRounds, type StoredEntry, type StoredRound } from './rounds.store.ts';

/* What anybody does on the portal: sees what hangs out, says what is wrong with it, asks what came of it. */

const SHOWN_DAYS = 366;
const MOST_A_DAY = 30;
export const shownRounds = (ctx: Ctx): Promise<StoredRound[]> =>
  publicRounds(ctx, Temporal.PlainDate.from(dayOf(ctx.now)).subtract({ days: SHOWN_DAYS }).toString());
export const isHanging = (ctx: Ctx, r: Pick<StoredRound, 'status' | 'publicTo'>): boolean =>
  r.status === 'publicity' && r.publicTo !== null && dayOf(ctx.now) <= r.publicTo;

export type PublicRound = { r: StoredRound; lines: StoredEntry[]; objections: { all: number; open: number } };
export async function publicRound(ctx: Ctx, id: string): Promise<PublicRound> {
  const r = (await shownRounds(ctx)).find((x) => x.id === id);
  if (!r) throw notFound();
  const house: Ctx = { ...ctx, actor: { kind: 'system', what: 'portal' } };
  const lines = (await entriesOf(house, id)).filter((e) => e.total !== null);
  return {
    r,
    lines: lines.toSorted((a, b) => (b.stars ?? 0) - (a.stars ?? 0) || (b.total ?? 0) - (a.total ?? 0)),
    objections: await countsOf(ctx, id),
  };
}
/** Without account, with or without a name. Returns the code by which the answer is read. */
export const objectToRound = (
  ctx: Ctx,
  id: string,
  said: { text: string; contact: string | null },
): Promise<{ code: string }> =>
  once(ctx, async (tx) => {
    const { r } = await publicRound(tx, id);
    if (!isHanging(tx, r)) throw no('noticeOver');
    if ((await countsOf(tx, id, tx.now.subtract({ hours: 24 }))).all >= MOST_A_DAY) throw no('tooManyObjections');
    const { code } = await insertObjection(tx, { about: 'round', aboutId: id, area: r.area, ...said });
    await record(tx, roundEntry(r, 'object', { way: 'portal' }));
    return { code };
  });
export async function answerFor(ctx: Ctx, text: string): Promise<Objection> {
  const code = parseCode(text);
  const found = code ? await objectionByCode(ctx, code) : null;
  if (!found) throw no('wrongCode', 'code');
  return found;
}
