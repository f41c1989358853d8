import { Feed } from 'feed';
import { say } from '#kernel/words.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page } from '#platform/module.ts';
import { selectNotes, selectRuns } from '../statistics.store.ts';
import { fileOf, monthText } from './month.ts';
import { figureWords as w } from './public.words.ts';

const MONTHS = 36;
const dateOf = (at: Temporal.Instant) => new Date(at.epochMilliseconds);

/** The published months as an Atom feed: a new month is a new entry, and one that somebody had to correct is new again, with what was said. */
async function feedOf(ctx: Ctx): Promise<string> {
  const base = ctx.house.config.publicUrl;
  const runs = (await selectRuns(ctx)).slice(0, MONTHS);
  const feed = new Feed({
    id: `${base}/public/figures`,
    title: say(w.title, ctx.lang),
    description: say(w.lead, ctx.lang),
    link: `${base}/public/figures`,
    feedLinks: { atom: `${base}/public/figures/feed.atom` },
    language: ctx.lang === 'zh' ? 'zh-CN' : 'en',
    copyright: '',
    // Nothing published yet is no news, however often it is asked for.
    updated: runs[0] ? dateOf(runs[0].madeAt) : new Date(0),
  });
  for (const run of runs) {
    const notes = await selectNotes(ctx, run.id);
    const link = `${base}/public/figures/${fileOf(run)}`;
    const title = say(w.of, ctx.lang, { place: run.placeName, month: monthText(run.month, ctx.lang) });
    feed.addItem({
      ...{ id: link, link, title },
      date: dateOf(notes.at(-1)?.at ?? run.madeAt),
      published: dateOf(run.madeAt),
      description: [say(w.lead, ctx.lang), ...notes.map((n) => n.text)].join(' '),
    });
  }
  return feed.atom1();
}

export const figureFeed: Page = {
  method: 'GET',
  path: '/public/figures/feed.atom',
  allow: 'anyone',
  run: async (ctx) => ({
    file: {
      mediaType: 'application/atom+xml; charset=utf-8',
      name: 'baodao-figures.atom',
      content: Buffer.from(await feedOf(ctx), 'utf8'),
    },
  }),
};
