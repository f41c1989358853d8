import type { Ctx } from '#platform/context.ts';
import type { Job } from '#platform/jobs.ts';
import { fetchMail } from '#platform/mail.fetch.ts';
import { receiveMail } from './letters.receive.ts';
import { sendQueued, tellReply } from './letters.send.ts';
import { forgetCalls } from './marks.store.ts';
import { WECOM_WINDOW_SECONDS } from './wecom.routes.ts';

/** Reads the mailbox. What cannot be taken in is flagged there and named here by the kind of error only. */
export async function readMailbox(ctx: Ctx): Promise<void> {
  const { mail } = ctx.house.config;
  if (!mail?.imapUrl) return;
  await fetchMail(
    mail.imapUrl,
    (raw) => receiveMail(ctx, raw),
    (error) => ctx.house.log.error({ error: (error as Error).name }, 'a mail was set aside'),
  );
}

export const inboxJobs: Readonly<Record<string, Job>> = {
  readMailbox: { every: '* * * * *', run: readMailbox },
  sendMail: { run: sendQueued },
  tellReply: { run: tellReply },
  forgetCalls: {
    every: '11 * * * *',
    run: async (ctx) => void (await forgetCalls(ctx, ctx.now.subtract({ seconds: 2 * WECOM_WINDOW_SECONDS }))),
  },
};
