import { notFound, Refused } from '#kernel/refusal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { lockAccount } from './cases.calendar.store.ts';
import { MOST_VIEWS, type savedApi } from './cases.saved.contract.ts';
import { putView, removeView, viewsOf } from './cases.saved.store.ts';
import { savedWords } from './cases.saved.words.ts';
import { staff } from './cases.verbs.staff.ts';

type Api = typeof savedApi;

export const savedViews: Handler<Api['savedViews']> = async (ctx) => ({
  views: await viewsOf(ctx, staff(ctx).accountId),
});

export const saveView: Handler<Api['saveView']> = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const { accountId, area } = staff(tx);
    await lockAccount(tx, accountId);
    const kept = await viewsOf(tx, accountId);
    if (kept.length >= MOST_VIEWS && !kept.some((view) => view.name === input.name))
      throw new Refused('tooManyViews', 409, savedWords.tooMany, { values: { n: MOST_VIEWS } });
    await putView(tx, { accountId, area }, input);
    return { views: await viewsOf(tx, accountId) };
  });

export const dropView: Handler<Api['dropView']> = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const { accountId } = staff(tx);
    if (!(await removeView(tx, accountId, params.id))) throw notFound();
    return { views: await viewsOf(tx, accountId) };
  });
