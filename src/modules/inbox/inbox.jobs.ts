import type { Ctx } from '#platform/context.ts';
import { willPass } from '#platform/database.ts';
import type { Job } from '#platform/jobs.ts';
import { fetchMail } from '#platform/mail.fetch.ts';
import { receiveMail, receiveUnreadable } from './letters.receive.ts';
import { sendQueued, tellReply } from './letters.send.ts';
import { cameByMail } from './letters.store.ts';
import { forgetCalls } from './marks.store.ts';
import { WECOM_WINDOW_SECONDS } from './wecom.routes.ts';

/** Reads the mailbox. What cannot be taken in is flagged there and named here by the kind of error only. */
export async function readMailbox(ctx: Ctx): Promise<void> {
  const { mail } = ctx.house.config;
  if (!mail?.imapUrl) return;
  await fetchMail(
    mail.imapUrl,
    async (raw, isCut) => {
      try {
        await receiveMail(ctx, raw, isCut);
      } catch (error) {
        if (!willPass(error)) await receiveUnreadable(ctx, raw);
        throw error;
      }
    },
    (error) => ctx.house.log.error({ error: (error as Error).name }, 'a mail was set aside'),
    willPass,
  );
}

export const inboxJobs: Readonly<Record<string, Job>> = {
  readMailbox: { every: '* * * * *', run: readMailbox },
  sendMail: { run: sendQueued },
  tellReply: { run: tellReply, concerns: cameByMail },
  forgetCalls: {
    every: '11 * * * *',
    run: async (ctx) => void (await forgetCalls(ctx, ctx.now.subtract({ seconds: 2 * WECOM_WINDOW_SECONDS }))),
  },
};
