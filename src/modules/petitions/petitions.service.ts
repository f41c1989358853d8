import { lastDayOf } from '#kernel/clock.ts';
import { calendarOf } from '#modules/places/index.ts';
import type { TxCtx } from '#platform/context.ts';
import { type Doing, sendNotice, staff } from './petitions.act.ts';
import { dueWithPause, petitionClockRules, startOfPeriod } from './petitions.clocks.rules.ts';
import { startClock } from './petitions.clocks.store.ts';
import { type NoticeKind, notices, noticeTitles } from './petitions.notices.rules.ts';
import { selectNotices } from './petitions.notices.store.ts';
import type { ServiceMethod } from './petitions.rules.ts';
import { methodWords } from './petitions.words.ts';

/* How an opinion reaches the person, and the thirty days that run from there (信访工作条例 35, 36). */

/** The last day on which the person may ask for the next review, if they get the paper on this day. */
export async function lastDayToAsk(tx: TxCtx, key: 'askReview' | 'askRecheck', received: string): Promise<string> {
  return lastDayOf(dueWithPause(petitionClockRules[key], startOfPeriod(received), 0, await calendarOf(tx)).due);
}

export type Served = { method: ServiceMethod; servedOn: string; receiver: string; proof: string };

/** Neither before it was made nor on a day to come. */
export const servedOutOfTime = (served: Served, decidedAt: Temporal.Instant | null, day: string): boolean =>
  decidedAt === null ||
  served.servedOn > day ||
  served.servedOn < decidedAt.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();

/** 送达回证: which paper, how, when, to whom, by what proof; from that day the person's window runs. */
export async function recordService(
  { tx, p }: Pick<Doing, 'tx' | 'p'>,
  of: Extract<NoticeKind, 'decision' | 'reviewOpinion' | 'recheckOpinion'>,
  served: Served,
  window: 'askReview' | 'askRecheck' | null,
): Promise<void> {
  const paper = (await selectNotices(tx, p.caseId)).findLast((n) => n.kind === of);
  if (!paper) throw new Error(`there is no ${of} to serve`);
  const lastDay = window ? await lastDayToAsk(tx, window, served.servedOn) : null;
  await sendNotice(
    tx,
    p,
    {
      kind: 'service',
      body: notices.service({
        ...served,
        of: noticeTitles[of],
        number: paper.number,
        method: methodWords[served.method],
        day: served.servedOn,
        lastDay,
      }),
      organisationId: staff(tx).organisationId,
    },
    { ofId: paper.id, ...served },
  );
  if (window) await startClock(tx, p, window, startOfPeriod(served.servedOn));
}
