import { Feed } from 'feed';
import { tell } from '#kernel/tell.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page } from '#platform/module.ts';
import { type StoredCall, selectCalls } from '../consultations.store.ts';
import { groupStatusWords } from '../consultations.words.ts';
import { groupsOf, type StoredGroup } from '../groups.store.ts';
import { consultationPortalWords as w } from './consultation.words.ts';

const MOST = 50;
type Answered = StoredGroup & { answeredAt: Temporal.Instant };
const isAnswered = (g: StoredGroup): g is Answered => g.answeredAt !== null;
const dateOf = (at: Temporal.Instant) => new Date(at.epochMilliseconds);

/** What stands on the public pages: of calls that are closed, and of suggestions that have their answer. */
async function answersOf(ctx: Ctx): Promise<Answered[]> {
  const visitor: Ctx = { ...ctx, actor: { kind: 'visitor' } };
  const closed = (await selectCalls(visitor)).filter((c: StoredCall) => c.status === 'closed').slice(0, MOST);
  const groups = await Promise.all([groupsOf(visitor, null), ...closed.map((c) => groupsOf(visitor, c.id))]);
  return groups
    .flat()
    .filter(isAnswered)
    .sort((a, b) => Temporal.Instant.compare(b.answeredAt, a.answeredAt))
    .slice(0, MOST);
}
async function feedOf(ctx: Ctx): Promise<string> {
  const base = ctx.house.config.publicUrl;
  const answers = await answersOf(ctx);
  const feed = new Feed({
    id: `${base}/consultations/answers.atom`,
    title: tell(w.feedTitle, ctx.lang),
    description: tell(w.lead, ctx.lang),
    link: `${base}/consultations`,
    feedLinks: { atom: `${base}/consultations/answers.atom` },
    language: ctx.lang === 'zh' ? 'zh-CN' : 'en',
    copyright: '',
    // Nothing answered yet is no news, however often it is asked for.
    updated: answers[0] ? dateOf(answers[0].answeredAt) : new Date(0),
  });
  for (const g of answers) {
    const link = `${base}/consultations${g.consultationId ? `/${g.consultationId}` : ''}`;
    feed.addItem({
      id: `${base}/consultations/answers/${g.id}`,
      link,
      title: `${tell(groupStatusWords[g.status], ctx.lang)} · ${g.summary}`,
      date: dateOf(g.answeredAt),
      description: [g.callTitle, g.reason, g.evidence].filter(Boolean).join(' · '),
    });
  }
  return feed.atom1();
}

export const answersFeed: Page = {
  method: 'GET',
  path: '/consultations/answers.atom',
  allow: 'anyone',
  run: async (ctx) => ({
    file: {
      mediaType: 'application/atom+xml; charset=utf-8',
      name: 'baodao-opinions.atom',
      content: Buffer.from(await feedOf(ctx), 'utf8'),
    },
  }),
};
