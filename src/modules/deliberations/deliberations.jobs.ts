import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import { noticeStands } from './deliberations.rules.ts';
import { putNoticeStatus, standingNotices } from './deliberations.store.ts';
import { entryOf } from './deliberations.view.ts';
import { publicityFor } from './rules.store.ts';

/** Every night: what has hung out its time and was kept its time comes down by itself; a decision stays while it is carried out. */
export async function takeDown(ctx: Ctx): Promise<void> {
  const today = dayOf(ctx.now);
  for (const n of await standingNotices(ctx)) {
    const what = n.what === 'result' ? 'result' : 'decision';
    if (what === 'decision' && n.matterStatus !== 'done' && n.matterStatus !== 'ended') continue;
    const { keptDays } = await publicityFor(ctx, what, n.area, n.untilOn);
    if (noticeStands(n.untilOn, keptDays, today) !== 'down') continue;
    await inTransaction(ctx, async (tx) => {
      await putNoticeStatus(tx, n.id, { status: 'down', on: today, why: '公开和留存期满' });
      await record(tx, entryOf('matter', { id: n.matterId, area: n.area }, 'takenDown', { what }));
    });
  }
}
