import { sealDay } from './chain.ts';
import { inTransaction } from './context.ts';
import { sweepFiles } from './file-forget.ts';
import type { Job } from './jobs.ts';
import { emptyNamedEntries } from './journal.remove.ts';
import { sendWebhook } from './webhooks.ts';

export const ANSWERS_KEPT_DAYS = 30;

/** The house's own recurring work: sealing yesterday's journal, and forgetting old answers to repeated commands. */
export const platformJobs: Readonly<Record<string, Job>> = {
  sendWebhook,
  emptyNamedEntries,
  sealDay: {
    every: '20 * * * *',
    async run(ctx) {
      const yesterday = ctx.now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().subtract({ days: 1 }).toString();
      await inTransaction(ctx, (tx) => sealDay(tx, yesterday));
    },
  },
  sweepFiles: {
    every: '10 19 * * *',
    async run(ctx) {
      const swept = await sweepFiles(ctx);
      if (swept.files + swept.drafts > 0) ctx.house.log.info(swept, 'files nobody names');
    },
  },
  forgetAnswers: {
    every: '40 18 * * *',
    async run(ctx) {
      await ctx.db
        .deleteFrom('command')
        .where('at', '<', ctx.now.subtract({ hours: ANSWERS_KEPT_DAYS * 24 }))
        .execute();
    },
  },
};
